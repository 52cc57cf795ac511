import type { LineRange } from '../code/index.ts';
import type { CardStyle } from './card-styles.ts';
import type { CellDrawing, RowLook } from './cell-drawing.ts';
import type { ChartKind, ChartSort } from './chart-kinds.ts';
import type { Focus, ImageMarkup } from './image-markup.ts';
import type { Origin, Owner } from './origin.ts';
import type { CiteTarget, Run } from './run.ts';

export type { CiteTarget, Focus, ImageMarkup, Origin, Owner, Run };

/**
 * What slides, notes and handouts say, without geometry: CommonMark's words for blocks, and runs for inline text.
 */
export type Block = Paragraph | List | Blockquote | CodeBlock | Table | Heading | Rule;
/** What notes are made of: their pictures are shown where there is room for them. */
export type NotesBlock = Block | ImageMarkup;
/** A block as the markup writes it: figures still name ids and paths. */
export type MarkupBlock = Block | ImageMarkup | DiagramMarkup | ChartMarkup | CardsMarkup;

export type ParagraphClass = 'lead' | 'caption' | 'big-number';

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly class: ParagraphClass | null;
  readonly runs: readonly Run[];
  readonly origin: Origin;
}

export interface Heading {
  readonly kind: 'heading';
  readonly level: number;
  readonly runs: readonly Run[];
  readonly origin: Origin;
}

/** A thematic break. */
export interface Rule {
  readonly kind: 'rule';
  readonly origin: Origin;
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** First number of an ordered list. */
  readonly start: number;
  readonly items: readonly ListItem[];
  readonly origin: Origin;
}

export interface ListItem {
  /** Usually one paragraph, then perhaps a nested list. */
  readonly blocks: readonly Block[];
  readonly origin: Origin;
}

export interface Blockquote {
  readonly kind: 'blockquote';
  readonly blocks: readonly Block[];
  readonly origin: Origin;
}

export interface CodeBlock {
  readonly kind: 'code';
  readonly text: string;
  readonly language: string | null;
  /** Of a template's `pre`, until the deck is composed: the file that it stands in, perhaps with lines, and those that stand out. */
  readonly wanted?: { readonly file: string | null; readonly highlight: string | null };
  /** Whether its lines are numbered. */
  readonly numbered?: true;
  /** Number of its first line, where that is not 1. */
  readonly first?: number;
  /** Lines that stand out, by their numbers. */
  readonly marked?: readonly LineRange[];
  /** What stands before it in the file or on the slide before, by which its colours are found. */
  readonly before?: string;
  readonly origin: Origin;
}

export type CellAlign = 'left' | 'center' | 'right';

export interface Table {
  readonly kind: 'table';
  readonly rows: readonly TableRow[];
  readonly origin: Origin;
  /** What the table shows, for those who cannot see it; null: derived from its header row. */
  readonly alt: string | null;
}

export interface TableRow {
  /** All of its cells are headers. */
  readonly header: boolean;
  readonly cells: readonly TableCell[];
  /** It stands out among the others, or says what they come to. */
  readonly look?: RowLook;
  readonly origin: Origin;
}

export interface TableCell {
  readonly header: boolean;
  readonly runs: readonly Run[];
  readonly align: CellAlign | null;
  readonly colspan: number;
  readonly rowspan: number;
  /** It is of a column that stands out. */
  readonly stands?: true;
  /** What is drawn beside its text; left out: nothing. */
  readonly drawn?: CellDrawing;
  readonly origin: Origin;
}

/** What an attribute says, read as its type. */
export type AttributeValue = string | number | boolean | readonly string[];

export interface DiagramMarkup {
  readonly kind: 'diagram';
  /** Name of an arrangement: those that there are, the room that draws them knows. Null: the one that suits it. */
  readonly arrange: string | null;
  readonly of: readonly string[];
  readonly focus: string | null;
  /** Whether edges carry their labels; null: as the arrangement thinks best. */
  readonly labels: boolean | null;
  /** What the slide is about, of a figure that stands on several. */
  readonly emphasis: string | null;
  /** What the model does not say; left out: nothing. */
  readonly told?: DiagramTold;
  /** What only this arrangement may be told, by attribute. */
  readonly own: Readonly<Record<string, AttributeValue>>;
  readonly alt: string | null;
  readonly origin: Origin;
}

/** What a deck says of a figure, each written with blanks between: `ocean 3 5`, and `strengths ocean air`. */
export interface DiagramTold {
  readonly points: readonly string[];
  readonly parts: readonly string[];
  readonly at: readonly string[];
  readonly image: string | null;
  readonly imageAlt: string | null;
  readonly xTitle: string | null;
  readonly yTitle: string | null;
}

export interface ChartMarkup {
  readonly kind: 'chart';
  readonly chart: ChartKind;
  readonly data: string;
  readonly x: string | null;
  readonly y: readonly string[];
  readonly series: string | null;
  /** Column that says how large bubbles are. */
  readonly size: string | null;
  /** Column of how far figures may be off, or those of the least and the most that they may be. */
  readonly errors: readonly string[];
  /** Names of the series that are drawn on an axis of their own. */
  readonly secondAxis: readonly string[];
  readonly xTitle: string | null;
  readonly yTitle: string | null;
  /** Whether values are written at the marks; null: where there is room. */
  readonly values: boolean | null;
  /** Whether the parts of a circle are shown in per cent. */
  readonly percent: boolean;
  readonly axisMin: number | null;
  readonly axisMax: number | null;
  /** The series or category that stands out. */
  readonly emphasis: string | null;
  readonly sort: ChartSort | null;
  /** So many categories are shown, and the others as one. */
  readonly top: number | null;
  /** A line across at a value, and what it is called. */
  readonly reference: number | null;
  readonly referenceLabel: string | null;
  /** What is said of a point of it, and of which. */
  readonly annotateAt: string | null;
  readonly note: readonly Run[];
  readonly alt: string | null;
  readonly origin: Origin;
}

/** What one card says; every part may be absent. */
export interface CardWords {
  /** A figure, large. */
  readonly value: readonly Run[];
  readonly head: readonly Run[];
  /** A line under the head: who and when, a unit. */
  readonly detail: readonly Run[];
  readonly body: readonly Block[];
  /** A line at its foot. */
  readonly foot: readonly Run[];
  /** Name of an icon; else that of its kind in the theme. */
  readonly icon: string | null;
  readonly cardKind: string | null;
  /** Of a row that stands out; those before it are done with. */
  readonly state: 'current' | null;
  /** Length of a bar, beside those of the other cards. */
  readonly bar: number | null;
  readonly origin: Origin;
}

export interface CardMarkup extends CardWords {
  readonly picture: ImageMarkup | null;
}

/** Boxes of one kind beside or under one another. */
export interface CardsMarkup {
  readonly kind: 'cards';
  readonly style: CardStyle;
  readonly cards: readonly CardMarkup[];
  readonly origin: Origin;
}

/** One slide as its template wrote it. */
export interface SlideMarkup {
  /** Name of the layout, as in the theme: `title-and-content`. */
  readonly layout: string;
  /** Others with the same places, for the third slide in a row. */
  readonly instead: readonly string[];
  readonly background: string | null;
  readonly title: readonly Run[];
  readonly titleOrigin: Origin;
  readonly subtitle: readonly Run[] | null;
  readonly slots: readonly SlotMarkup[];
  readonly notes: readonly NotesBlock[];
  readonly origin: Origin;
}

export interface SlotMarkup {
  readonly name: string;
  readonly blocks: readonly MarkupBlock[];
  /** Its paragraphs run on in the same lines where they find no room one under another. */
  readonly runOn?: true;
  readonly origin: Origin;
}

/** Whether a block may stand in notes: all but drawings. */
export function isNotesBlock(block: MarkupBlock): block is NotesBlock {
  return isTextBlock(block) || block.kind === 'image';
}

/** Whether a block may stand in items and quotations: all but figures and cards. */
export function isTextBlock(block: MarkupBlock): block is Block {
  return (
    block.kind !== 'image' && block.kind !== 'diagram' && block.kind !== 'chart' && block.kind !== 'cards'
  );
}

/** The plain text of runs. */
export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}
