import type { CiteTarget, Owner, Run } from '../../markup/index.ts';
import type { Span } from '../../source/index.ts';
import type { ColorRef, Ems, Points } from '../../theme/index.ts';
import type { PlacedRun } from '../placed.ts';

/** A run with its looks decided. All have the same fields, so that they are made and read fast. */
export class FlowRun implements PlacedRun {
  declare readonly text: string;
  declare readonly strong?: true;
  declare readonly em?: true;
  declare readonly strike?: true;
  declare readonly code?: true;
  declare readonly sup?: true;
  declare readonly sub?: true;
  declare readonly link?: string;
  declare readonly linkTitle?: string;
  declare readonly class?: string;
  declare readonly classSpan?: Span;
  declare readonly break?: true;
  declare readonly cite?: CiteTarget;
  declare readonly entry?: readonly number[];
  declare readonly tex?: string;
  declare readonly said?: string;
  declare readonly display?: true;
  declare readonly owner?: Owner;
  declare readonly yaml?: Span;
  declare readonly color: ColorRef;
  declare readonly bold: boolean;
  declare readonly italic: boolean;
  declare readonly font: PlacedRun['font'];
  declare readonly language: string;
  declare readonly size: Points;
  declare readonly spacing?: Ems;

  constructor(of: Run, text: string, look: RunLook, size: Points, sup: boolean = of.sup === true) {
    const { color, bold, italic, font, language } = look;
    const run = of as Required<Run>; // What it has not is undefined here, too.
    this.text = text;
    this.strong = run.strong;
    this.em = run.em;
    this.strike = run.strike;
    this.code = run.code;
    if (sup) this.sup = true;
    else this.sup = undefined as never; // The same fields for all.
    this.sub = run.sub;
    this.link = run.link;
    this.linkTitle = run.linkTitle;
    this.class = run.class;
    this.classSpan = run.classSpan;
    this.break = run.break;
    this.cite = run.cite;
    this.entry = run.entry;
    this.tex = run.tex;
    this.said = run.said;
    this.display = run.display;
    this.owner = run.owner;
    this.yaml = run.yaml;
    this.color = color;
    this.bold = bold;
    this.italic = italic;
    this.font = font;
    this.language = language;
    this.size = size;
    this.spacing = (of instanceof FlowRun ? of.spacing : look.spacing) as Ems; // Absent as in other runs: undefined.
  }

  /** The same at a size. */
  at(size: Points): FlowRun {
    return this.size === size ? this : new FlowRun(this, this.text, this, size);
  }
}

type RunLook = Pick<PlacedRun, 'color' | 'bold' | 'italic' | 'font' | 'language' | 'spacing'>;
