import { mathEngine } from './load-mathjax.ts';
import { isRow, type MathNode, type TexClass, texClasses, tokenNames } from './math-node.ts';
import type { DrawnNode, MmlNode } from './mathjax-nodes.ts';

/** What is wrong with a formula, and where in its TeX. */
export interface TexFault {
  readonly message: string;
  readonly hint: string | null;
  readonly offset: number;
  readonly length: number;
}

const longest = 5000;
const deepest = 100;

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
    return { tree: nodeOf(read.root, null), draw: () => read.draw() };
  } catch (error) {
    return faultOf(tex, error);
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
    else if (tex[i] === '{') depth += 1;
    else if (tex[i] === '}') depth -= 1;
    if (depth > deepest)
      return {
        message: 'braces are nested too deeply in this formula',
        hint: 'use fewer levels',
        offset: i,
        length: 1,
      };
  }
  return null;
}

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
    /\\(def|newcommand|renewcommand|providecommand|let|DeclareMathOperator|label|ref|eqref|tag|require|href|url|class|style|cssId|unicode|newtagform|usetagform|DeclarePairedDelimiters?)(?![A-Za-z])\*?/.exec(
      tex,
    );
  if (!found) return null;
  const command = `\\${found[1]}`;
  const hint =
    command === '\\tag'
      ? 'a formula of its own is numbered by "number: true"'
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
  const shade = typeof own.mathcolor === 'string' ? hexOf(own.mathcolor) : color;
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
  return {
    name: node.kind,
    texClass: classOf(node),
    text: '',
    variant: 'normal',
    color: shade,
    attributes,
    children,
  };
}

/** Six digits; null for a colour that is not known, which is the text's. */
function hexOf(color: string): string | null {
  const digits = /^#([0-9a-f]{6})$/i.exec(color)?.[1];
  return digits?.toUpperCase() ?? colors[color.toLowerCase()] ?? null;
}

const colors: Readonly<Record<string, string>> = {
  black: '000000',
  blue: '0000FF',
  brown: '804000',
  cyan: '00AEEF',
  gray: '808080',
  green: '008000',
  magenta: 'EC008C',
  orange: 'F58137',
  purple: '800080',
  red: 'FF0000',
  teal: '008080',
  violet: '800080',
  white: 'FFFFFF',
  yellow: 'FFF200',
};

function classOf({ texClass }: MmlNode): TexClass | null {
  return texClass === null || texClass < 0 ? null : (texClasses[texClass] ?? null);
}

/** Rows without meaning opened. */
export function contentOf(node: MathNode): readonly MathNode[] {
  return isRow(node) ? node.children : [node];
}
