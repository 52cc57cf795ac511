import { buildParts } from './build-parts.ts';
import { drawFormula, type FormulaDrawing } from './draw-formula.ts';
import type { MathNode } from './math-node.ts';
import type { DrawnNode } from './mathjax-nodes.ts';
import { writeMathml } from './mathml.ts';
import { type OmmlStyle, writeOmml } from './omml.ts';
import type { Parts } from './parts.ts';
import { isFault, type ReadTex, readTex, type TexFault } from './read-tex.ts';
import { type FormulaRun, readableRuns, readableText } from './readable.ts';
import { type FormulaWords, sayFormula } from './say-formula.ts';

/** A formula that was read. What is made of it is made when it is asked for. */
export class Formula {
  readonly tex: string;
  readonly display: boolean;
  readonly tree: MathNode;
  /** What stands in brackets at the margin beside it: `\\tag{1}`. */
  readonly number: string | null;
  private readonly draw: () => DrawnNode;
  private known: Parts | null = null;
  private line: string | null = null;
  private drawn: FormulaDrawing | null = null;

  constructor(tex: string, display: boolean, { tree, draw }: ReadTex, number: string | null = null) {
    this.tex = tex;
    this.number = number;
    this.display = display;
    this.tree = tree;
    this.draw = draw;
  }

  get parts(): Parts {
    this.known ??= buildParts(this.tree, this.display);
    return this.known;
  }

  /** In one line of plain characters, for where an equation cannot stand; with its number. */
  get text(): string {
    return this.number === null ? this.words : `${this.words} (${this.number})`;
  }

  /** The same without its number. */
  get words(): string {
    this.line ??= readableText(this.parts);
    return this.line;
  }

  /** As it is read out, in the words of a language; without its number. */
  say(words: FormulaWords): string {
    return sayFormula(this.parts, words);
  }

  /** The same as runs with what is raised and lowered; null where a second storey is needed. */
  get runs(): readonly FormulaRun[] | null {
    const runs = readableRuns(this.parts);
    return runs && this.number !== null ? [...runs, { text: ` (${this.number})` }] : runs;
  }

  get drawing(): FormulaDrawing {
    this.drawn ??= drawFormula(this.draw());
    return this.drawn;
  }

  /** `said`: its name for who hears it. */
  mathml(said: string | null = null): string {
    return writeMathml(this.tree, this.words, this.display, said);
  }

  omml(style: OmmlStyle): string {
    return writeOmml(this.parts, style);
  }
}

/** One that was read before without a fault, as those in runs were. */
export function knownFormula(tex: string, display: boolean): Formula {
  const found = readFormula(tex, display);
  if (!(found instanceof Formula)) throw new Error(`this formula was not checked: ${tex}`);
  return found;
}

const remembered = new Map<string, Formula | TexFault>();
const rememberedAtMost = 5000;

/** Reads a formula of TeX, or says what is wrong with it. The formula's TeX is without comments and empty lines. */
export function readFormula(tex: string, display: boolean): Formula | TexFault {
  const plain = withoutComments(tex);
  if (plain !== tex) {
    const found = readFormula(plain, display);
    if (found instanceof Formula) return found;
    // Where it is wrong is told of what was written.
    const read = readTex(tex, display);
    return isFault(read) ? read : { ...found, offset: 0, length: tex.length };
  }
  const key = `${display ? '$$' : '$'}${tex}`;
  let found = remembered.get(key);
  if (!found) {
    const { bare, number } = display ? splitTag(tex) : { bare: tex, number: null };
    const read = readTex(bare, display);
    found = isFault(read) ? read : new Formula(tex, display, read, number);
    if (remembered.size >= rememberedAtMost) remembered.clear();
    remembered.set(key, found);
  }
  return found;
}

/** A formula without the number at its end, and that. */
export function splitTag(tex: string): { readonly bare: string; readonly number: string | null } {
  const found = lastTag.exec(tex);
  return found ? { bare: tex.slice(0, found.index), number: found[1]! } : { bare: tex, number: null };
}

const lastTag = /\\tag\{([\p{L}\p{N}.*'′-]{1,12})\}\s*$/u;

/** They would end the formula, or take its end with them, where it stands between dollars. */
function withoutComments(tex: string): string {
  return tex
    .replace(/\\[\s\S]|%.*/g, (found) => (found.startsWith('%') ? '' : found))
    .replace(/[ \t]*\n(?:[ \t]*\n)+/g, '\n');
}
