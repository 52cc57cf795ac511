import { buildParts } from './build-parts.ts';
import { drawFormula, type FormulaDrawing } from './draw-formula.ts';
import type { MathNode } from './math-node.ts';
import type { DrawnNode } from './mathjax-nodes.ts';
import { writeMathml } from './mathml.ts';
import { type OmmlStyle, writeOmml } from './omml.ts';
import type { Parts } from './parts.ts';
import { isFault, type ReadTex, readTex, type TexFault } from './read-tex.ts';
import { type FormulaRun, readableRuns, readableText } from './readable.ts';

/** A formula that was read. What is made of it is made when it is asked for. */
export class Formula {
  readonly tex: string;
  readonly display: boolean;
  readonly tree: MathNode;
  private readonly draw: () => DrawnNode;
  private known: Parts | null = null;
  private line: string | null = null;
  private drawn: FormulaDrawing | null = null;

  constructor(tex: string, display: boolean, { tree, draw }: ReadTex) {
    this.tex = tex;
    this.display = display;
    this.tree = tree;
    this.draw = draw;
  }

  get parts(): Parts {
    this.known ??= buildParts(this.tree, this.display);
    return this.known;
  }

  /** In one line of plain characters, for where an equation cannot stand. */
  get text(): string {
    this.line ??= readableText(this.parts);
    return this.line;
  }

  /** The same as runs with what is raised and lowered; null where a second storey is needed. */
  get runs(): readonly FormulaRun[] | null {
    return readableRuns(this.parts);
  }

  get drawing(): FormulaDrawing {
    this.drawn ??= drawFormula(this.tex, this.display, this.draw());
    return this.drawn;
  }

  get mathml(): string {
    return writeMathml(this.tree, this.text, this.display);
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

/** Reads a formula of TeX, or says what is wrong with it. */
export function readFormula(tex: string, display: boolean): Formula | TexFault {
  const key = `${display ? '$$' : '$'}${tex}`;
  let found = remembered.get(key);
  if (!found) {
    const read = readTex(tex, display);
    found = isFault(read) ? read : new Formula(tex, display, read);
    if (remembered.size >= rememberedAtMost) remembered.clear();
    remembered.set(key, found);
  }
  return found;
}
