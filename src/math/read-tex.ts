import { didYouMean } from '../source/index.ts';
import { colorNames, hexOfColor } from './formula-colors.ts';
import { mathEngine } from './load-mathjax.ts';
import { type MathNode, type TexClass, texClasses, tokenNames } from './math-node.ts';
import { type DrawnNode, fillsPage, type MmlNode } from './mathjax-nodes.ts';

/** What is wrong with a formula, and where in its TeX. */
export interface TexFault {
  readonly message: string;
  readonly hint: string | null;
  readonly offset: number;
  readonly length: number;
}

const longest = 5000;
const deepest = 75;
/** Of MathJax's tree, in which each brace is some nodes. Files of Office and drawings are as deep, and read only so far. */
const deepestTree = 160;

/** A formula's tree, and what MathJax draws of it. */
export interface ReadTex {
  readonly tree: MathNode;
  readonly draw: () => DrawnNode;
}

/** A formula, or what is wrong with it. */
export function readTex(tex: string, display: boolean): ReadTex | TexFault {
  const refused = tooMuch(tex) ?? eatenBackslash(tex) ?? refusedCommand(tex);
  if (refused) return refused;
  try {
    const read = mathEngine().read(tex, display);
    // Lines of their own among words are as wide as a page to MathJax, unless they are one thing.
    const isOne = display || !hasLines(read.root);
    const shown = isOne ? read : mathEngine().read(`\\begin{gathered}${tex}\\end{gathered}`, false);
    if (depthOf(read.root) > deepestTree) return tooDeep(0, tex.length);
    const strange = strangeColor(tex, read.root);
    if (strange) return strange;
    return { tree: nodeOf(read.root, null), draw: () => shown.draw() };
  } catch (error) {
    // Of what is nested too deeply: each formula has a parser of its own, of which nothing is left.
    return error instanceof RangeError ? tooDeep(0, tex.length) : faultOf(tex, error);
  }
}

export function isFault(found: ReadTex | TexFault): found is TexFault {
  return 'message' in found;
}

function tooMuch(tex: string): TexFault | null {
  const whole = { offset: 0, length: tex.length };
  if (tex.length > longest)
    return { ...whole, message: `a formula has at most ${longest} characters`, hint: 'part it in several' };
  let depth = 0;
  for (let i = 0; i < tex.length; i++) {
    if (tex[i] === '\\') i += 1;
    else if (/[{([]/.test(tex[i]!)) depth += 1;
    // A half-open interval closes what it did not open.
    else if (/[})\]]/.test(tex[i]!)) depth = Math.max(0, depth - 1);
    if (depth > deepest) return tooDeep(i, 1);
  }
  return null;
}

function tooDeep(offset: number, length: number): TexFault {
  const message = 'brackets or braces are nested too deeply in this formula';
  return { message, hint: 'use fewer levels', offset, length };
}

function hasLines(node: MmlNode): boolean {
  if (node.kind === 'mtable') return false;
  if (node.attributes?.get('linebreak') === 'newline') return true;
  return node.childNodes?.some((child) => child !== null && hasLines(child)) ?? false;
}

function depthOf(root: MmlNode): number {
  let deepestFound = 0;
  const open: [node: MmlNode, depth: number][] = [[root, 1]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    deepestFound = Math.max(deepestFound, depth);
    for (const child of node.childNodes ?? []) if (child) open.push([child, depth + 1]);
  }
  return deepestFound;
}

/** A colour that its drawing and its equation would not have alike. */
function strangeColor(tex: string, root: MmlNode): TexFault | null {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const own = node.attributes?.getAllAttributes() ?? {};
    for (const color of [own.mathcolor, own.mathbackground]) {
      if (typeof color !== 'string' || unset.has(color) || hexOfColor(color) !== null) continue;
      const at = tex.indexOf(`{${color}}`);
      const place = at < 0 ? { offset: 0, length: tex.length } : { offset: at + 1, length: color.length };
      const near = didYouMean(color, colorNames);
      return { ...place, message: `there is no colour "${color}" in formulas`, hint: near ?? colorHint };
    }
    for (const child of node.childNodes ?? []) if (child) open.push(child);
  }
  return null;
}

/** What the outermost node has. */
const unset: ReadonlySet<string> = new Set(['', 'transparent', '_inherit_']);
const colorHint = `write one of ${colorNames.join(', ')}, or \\color{#C02942}`;

/** Between double quotes YAML makes a tab of `\t`, and so of the beginning of `\theta`. */
function eatenBackslash(tex: string): TexFault | null {
  const found = /(?<![\n\t])\t[a-z]+/.exec(tex);
  if (!found) return null;
  const word = found[0].trim();
  const message = `the formula has a tab before "${word}", as double quotes make of "\\t"`;
  return { message, hint: 'put single quotes around the text', offset: found.index, length: found[0].length };
}

/** Commands that mean something for a whole document. */
function refusedCommand(tex: string): TexFault | null {
  const found =
    /\\(def|newcommand|renewcommand|providecommand|let|Declare[A-Za-z]+|mathtoolsset|label|ref|eqref|refeq|noeqref|tag|(?:re)?newtagform|usetagform|require|href|url|class|style|cssId|unicode)(?![A-Za-z])\*?/.exec(
      tex,
    );
  if (!found) return null;
  const command = `\\${found[1]}`;
  const hint =
    command === '\\tag'
      ? 'it stands at the end of a formula that has a line of its own; "number: true" counts'
      : 'write out what it stands for';
  return {
    message: `the formula has "${command}", which cannot stand in it`,
    hint,
    offset: found.index,
    length: command.length,
  };
}

function faultOf(tex: string, error: unknown): TexFault {
  const { id, message } = error as { readonly id?: string; readonly message?: string };
  if (id === undefined || message === undefined) throw error;
  const command = /\\(?:[A-Za-z]+|[^A-Za-z\s])/.exec(message)?.[0];
  const environment = /Unknown environment '([^']*)'/.exec(message)?.[1];
  if (environment !== undefined) {
    const at = Math.max(0, tex.indexOf(`{${environment}}`));
    return {
      message: `there is no environment "${environment}" in formulas`,
      hint: null,
      offset: at,
      length: environment.length + 2,
    };
  }
  const at = command === undefined ? -1 : findCommand(tex, command);
  const place = at < 0 ? { offset: 0, length: tex.length } : { offset: at, length: command!.length };
  if (id === 'UndefinedControlSequence')
    return {
      ...place,
      message: `there is no command "${command}" in formulas`,
      hint: 'see which commands MathJax has, or put it in words with \\text{…}',
    };
  return { ...place, message: `this formula cannot be read: ${lowerFirst(message)}`, hint: null };
}

function findCommand(tex: string, command: string): number {
  for (const { 0: found, index } of tex.matchAll(/\\(?:[A-Za-z]+|[^A-Za-z])/g))
    if (found === command) return index;
  return -1;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).trim();
}

function nodeOf(node: MmlNode, color: string | null): MathNode {
  const own = node.attributes?.getAllAttributes() ?? {};
  const shade = typeof own.mathcolor === 'string' ? hexOfColor(own.mathcolor) : color;
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(own))
    if (value !== undefined && !/^(?:data-|xmlns)/.test(name)) attributes[name] = String(value);
  if (tokenNames.has(node.kind)) {
    const text = node.getText?.() ?? '';
    const variant = String(node.attributes?.get('mathvariant') ?? 'normal');
    return {
      name: node.kind,
      texClass: classOf(node),
      text,
      variant,
      color: shade,
      attributes,
      children: [],
    };
  }
  const children = node.childNodes.flatMap((child): MathNode[] => {
    if (!child) return [];
    const made = nodeOf(child, shade);
    return made.name === 'inferredMrow' ? [...made.children] : [made];
  });
  const made = {
    name: node.kind,
    texClass: classOf(node),
    text: '',
    variant: 'normal',
    color: shade,
    attributes,
    children,
  };
  return node.kind === 'mtable' ? withoutFilling(made) : made;
}

/** A table without the empty columns that spread it over a page. */
function withoutFilling(table: MathNode): MathNode {
  const widths = (table.attributes.columnwidth ?? '').split(' ');
  if (!widths.includes(fillsPage)) return table;
  const isKept = (_: unknown, i: number): boolean => widths[i] !== fillsPage;
  const columnalign = (table.attributes.columnalign ?? '').split(' ').filter(isKept).join(' ');
  const children = table.children.map((row) => ({ ...row, children: row.children.filter(isKept) }));
  return { ...table, attributes: { ...table.attributes, columnalign }, children };
}

function classOf({ texClass }: MmlNode): TexClass | null {
  return texClass === null || texClass < 0 ? null : (texClasses[texClass] ?? null);
}
