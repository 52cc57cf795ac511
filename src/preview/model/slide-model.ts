import type { Citation, Deck, Slide, Slot } from '../../deck/index.ts';
import { drawSvg } from '../../formats/svg/index.ts';
import {
  type PlacedDeck,
  type PlacedRun,
  type PlacedShape,
  type PlacedSlide,
  withoutSoftHyphens,
} from '../../layout/index.ts';
import {
  type NotesBlock,
  type Origin,
  type Owner,
  plainText,
  type Run,
  wordsOfImage,
} from '../../markup/index.ts';
import type { Span } from '../../source/index.ts';
import type { Views } from '../../template/index.ts';
import type { Theme } from '../../theme/index.ts';
import type { CitationModel, Mark, NoteBlock, NoteRun, SlideModel } from '../protocol.ts';
import { filePlace } from './finding-model.ts';

export interface SlideModelInput {
  readonly slide: Slide;
  readonly placedSlide: PlacedSlide;
  readonly deck: Deck;
  readonly placed: PlacedDeck;
  readonly theme: Theme;
  readonly views: Views;
}

/** One slide as the page shows it: drawn, with its notes, its sources, and where each piece of it comes from. */
export function slideModel(input: SlideModelInput): SlideModel {
  const { slide, placedSlide, deck, placed, theme, views } = input;
  const list = new MarkList(slide);
  const svg = drawSvg(placedSlide, placed, theme, { mark: (drawn) => list.ofDrawn(drawn) });
  const notes = noteBlocks(slide.notes, (run, origin) => list.ofNote(run, origin));
  const cited = (numbers: readonly number[], shown: boolean) =>
    numbers.map((number) => citationModel(deck.citations[number - 1]!, shown, views));
  return {
    id: slide.id,
    title: plainText(slide.title.filter((run) => !run.cite)),
    use: slide.use,
    section: deck.sections.find((section) => section.id === slide.section)?.title ?? '',
    minutes: slide.minutes,
    hidden: slide.hidden,
    part: slide.part && `${slide.part.number}/${slide.part.of}`,
    svg,
    notes,
    marks: list.marks,
    citations: [...cited(slide.cited, true), ...cited(slide.citedInNotes, false)],
    yaml: filePlace(slide.origin.yaml),
    template: filePlace(slide.origin.template),
  };
}

function citationModel({ number, passage }: Citation, shown: boolean, views: Views): CitationModel {
  const { source, quote, at, line, checked, span } = passage;
  return {
    number,
    source: views.name(source.title),
    quote: quote === null ? null : quote.replace(/\s+/g, ' ').trim(),
    quoteLanguage: source.language,
    at,
    line,
    checked,
    shown,
    yaml: filePlace(span),
  };
}

type MarkOf = (run: Run, origin: Origin) => number | null;

/** Blocks of notes as plain data; `markOf` says where a run comes from. */
function noteBlocks(blocks: readonly NotesBlock[], markOf: MarkOf): readonly NoteBlock[] {
  return blocks.map((block) => noteBlock(block, markOf));
}

function noteBlock(block: NotesBlock, markOf: MarkOf): NoteBlock {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return { kind: block.kind, runs: noteRuns(block.runs, block.origin, markOf) };
    case 'list': {
      const items = block.items.map((item) => noteBlocks(item.blocks, markOf));
      return { kind: 'list', ordered: block.ordered, start: block.start, items };
    }
    case 'blockquote':
      return { kind: 'quote', blocks: noteBlocks(block.blocks, markOf) };
    case 'code':
      return { kind: 'code', text: block.text };
    case 'table':
      return {
        kind: 'table',
        rows: block.rows.map((row) =>
          row.cells.map(({ header, colspan, rowspan, runs, origin }) => ({
            header,
            colspan,
            rowspan,
            runs: noteRuns(runs, origin, markOf),
          })),
        ),
      };
    case 'rule':
      return { kind: 'rule' };
    case 'image':
      return { kind: 'paragraph', runs: noteRuns(wordsOfImage(block), block.origin, markOf) };
  }
}

function noteRuns(runs: readonly Run[], origin: Origin, markOf: MarkOf): NoteRun[] {
  return runs.map((run) => ({
    // In notes a citation stands on the line, in brackets.
    text: run.cite ? `[${run.text}]` : run.text,
    styles: (['strong', 'em', 'strike', 'code', 'sup', 'sub'] as const).flatMap((style) =>
      run[style] ? [style === 'strike' ? ('del' as const) : style] : [],
    ),
    link: run.link ?? null,
    title: run.linkTitle ?? null,
    language: run.language ?? null,
    mark: markOf(run, origin),
  }));
}

/** Words of a mark that the page shows at most. */
const textLimit = 160;

/**
 * Gathers where the pieces of a slide come from, and numbers them: pieces of one place share a number. A piece whose
 * own place is not known has that of what holds it: its shape, then the slide's entry and template.
 */
class MarkList {
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
    .map((run) => (run.cite ? '' : withoutSoftHyphens(run.text)))
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
