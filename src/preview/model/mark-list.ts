import type { Slide, Slot } from '../../deck/index.ts';
import type { PlacedRun, PlacedShape } from '../../layout/index.ts';
import type { Origin, Owner, Run } from '../../markup/index.ts';
import type { Span } from '../../source/index.ts';
import type { Mark } from '../protocol.ts';
import { filePlace } from './file-place.ts';

/** Words of a mark that the page shows at most. */
const textLimit = 160;

/**
 * Gathers where the pieces of a slide come from, and numbers them: pieces of one place share a number. A piece whose
 * own place is not known has that of what holds it: its shape, then the slide's entry and template.
 */
export class MarkList {
  readonly marks: Mark[] = [];
  private readonly slide: Slide;
  private readonly numbers = new Map<string, number>();
  /** Templates of the runs in the slots, which placed runs do not carry. */
  private readonly templates = new Map<string, Span>();
  private shape: PlacedShape | null = null;

  constructor(slide: Slide) {
    this.slide = slide;
    this.learn(slide.title, slide.titleOrigin);
    for (const slot of slide.slots) this.learnBlocks(slot.blocks);
  }

  /** Of a drawn shape or, after it, of a run in it: for `mark` of the SVG. */
  ofDrawn(drawn: PlacedShape | PlacedRun): string | null {
    if ('kind' in drawn) {
      this.shape = drawn;
      if (drawn.decorative || isFurniture(drawn)) return null;
      // A box with one thing in it is that thing, also where it is clicked beside its words.
      const only = onlyRun(drawn);
      if (only) return String(this.ofRun(only, drawn));
      const { yaml, template, name } = drawn;
      return String(this.number(shapeText(drawn), name, 'slide', { yaml, template }));
    }
    const { shape } = this;
    if (shape === null || shape.decorative || isFurniture(shape)) return null;
    return String(this.ofRun(drawn, shape));
  }

  private ofRun(run: PlacedRun, shape: PlacedShape): number {
    const template = this.templates.get(keyOf(run)) ?? shape.template;
    return this.number(run.text, this.ownerText(run.owner) ?? shape.name, 'slide', {
      yaml: run.yaml ?? shape.yaml,
      template,
    });
  }

  private ownerText(owner: Owner | undefined): string | null {
    if (!owner) return null;
    const { type, id } = owner;
    const alone = type === 'deck' || type === 'outline' || (type === 'slide' && id === this.slide.id);
    return alone ? type : `${type} ${id}`;
  }

  /** Of a run in the notes; null for what the program itself wrote there. */
  ofNote(run: Run, origin: Origin): number | null {
    const yaml = run.yaml ?? origin.yaml;
    if (!yaml && !origin.template) return null;
    return this.number(run.text, this.ownerText(run.owner) ?? 'notes', 'notes', {
      yaml,
      template: origin.template,
    });
  }

  private number(text: string, of: string, on: Mark['on'], origin: Origin): number {
    const { slide } = this;
    const yaml = filePlace(origin.yaml ?? slide.origin.yaml);
    const template = filePlace(origin.template ?? slide.origin.template);
    const key = JSON.stringify([on, of, yaml, template]);
    const known = this.numbers.get(key);
    if (known !== undefined) {
      const mark = this.marks[known]!;
      if (mark.text === '' || (on === 'notes' && mark.text.length < textLimit))
        this.marks[known] = { ...mark, text: clip(joined(mark.text, text)) };
      return known;
    }
    this.numbers.set(key, this.marks.length);
    this.marks.push({ text: clip(text), of, on, yaml, template });
    return this.marks.length - 1;
  }

  private learnBlocks(blocks: Slot['blocks']): void {
    for (const block of blocks) {
      switch (block.kind) {
        case 'paragraph':
        case 'heading':
          this.learn(block.runs, block.origin);
          break;
        case 'list':
          for (const item of block.items) this.learnBlocks(item.blocks);
          break;
        case 'blockquote':
          this.learnBlocks(block.blocks);
          break;
        case 'table':
          for (const row of block.rows) for (const cell of row.cells) this.learn(cell.runs, cell.origin);
          break;
        default:
      }
    }
  }

  private learn(runs: readonly Run[], { template }: Origin): void {
    if (template) for (const run of runs) this.templates.set(keyOf(run), template);
  }
}

/** What comes back on every slide comes from the theme, the deck and the program, not from this slide. */
function isFurniture(shape: PlacedShape): boolean {
  const type = shape.kind === 'text' ? shape.placeholder?.type : undefined;
  return type === 'footer' || type === 'date' || type === 'slide-number';
}

function keyOf(run: Run): string {
  return run.yaml ? `${run.yaml.file.path} ${run.yaml.start} ${run.yaml.end}` : run.text;
}

/** The one run whose place all runs of a box share, marks of citations aside; null where there are none or several. */
function onlyRun(shape: PlacedShape): PlacedRun | null {
  if (shape.kind !== 'text') return null;
  const runs = shape.paragraphs.flatMap((paragraph) => paragraph.runs).filter((run) => !run.cite);
  const [first] = runs;
  return first && runs.every((run) => keyOf(run) === keyOf(first)) ? first : null;
}

function shapeText(shape: PlacedShape): string {
  if (shape.kind === 'text') return shape.paragraphs.map((paragraph) => plain(paragraph.runs)).join(' · ');
  return shape.alt ?? '';
}

function plain(runs: readonly Run[]): string {
  return runs
    .map((run) => (run.cite ? '' : run.text))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function joined(before: string, more: string): string {
  return before.endsWith(more) ? before : before + more;
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > textLimit ? `${line.slice(0, textLimit - 1)}…` : line;
}
