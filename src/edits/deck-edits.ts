import type { Deck } from '../deck/index.ts';
import type { PlacedDeck, Side } from '../layout/index.ts';
import type { SourceFile, Span } from '../source/index.ts';
import type { FigureShape, Inches, LineDash, Points } from '../theme/index.ts';

/** What somebody changed in a finished deck by hand and the project keeps: `<deck>.edits.yaml`. */
export interface DeckEdits {
  readonly file: SourceFile;
  /** What the deck was, as a hash, when the edits were read. */
  readonly base: string | null;
  /** SHA-256 of the files whose edits all stand here, by their names: a build may write over these. */
  readonly adopted: ReadonlyMap<string, string>;
  readonly slides: ReadonlyMap<string, SlideEdits>;
  /** Slides that somebody put in, in this order. */
  readonly added: readonly AddedSlide[];
  /** Ids of slides in the order that somebody gave them. */
  readonly order: OrderEdit | null;
}

export interface OrderEdit {
  readonly ids: readonly string[];
  readonly span: Span;
}

export interface SlideEdits {
  readonly span: Span;
  readonly title: WordsEdit | null;
  readonly notes: WordsEdit | null;
  readonly hidden: boolean | null;
  /** It was taken out; its title then. */
  readonly deleted: DeletedEdit | null;
  /** In front of all others, in this order, unless `order` says otherwise. */
  readonly added: readonly AddedEdit[];
  readonly shapes: ReadonlyMap<string, ShapeEdits>;
  /** Names of its shapes from the back, in each group those of the group. */
  readonly order: OrderEdit | null;
}

export interface ShapeEdits {
  readonly span: Span;
  readonly box: BoxEdit | null;
  readonly text: WordsEdit | null;
  readonly cells: ReadonlyMap<string, WordsEdit>;
  readonly look: LookEdit | null;
  /** Letters that look otherwise than those around them. */
  readonly runs: readonly RunEdit[];
  readonly alt: WordsEdit | null;
  /** Another picture in its place, from the outline's folder; `was`: a digest of the one before. */
  readonly src: ValueEdit<string> | null;
  /** What of a picture is cut off: left, top, right, bottom, as shares of it. */
  readonly crop: ValueEdit<readonly number[]> | null;
  /** Of a table: widths and heights. */
  readonly columns: ValueEdit<readonly Inches[]> | null;
  readonly rows: ValueEdit<readonly Inches[]> | null;
  /** Of a line. */
  readonly from: ValueEdit<LineEndEdit> | null;
  readonly to: ValueEdit<LineEndEdit> | null;
  /** The group in which it stands; empty: in none. */
  readonly within: ValueEdit<string> | null;
  readonly deleted: DeletedEdit | null;
}

/** A text by paragraphs, in each language in which it was changed; `''` stands for whatever the deck's language is. */
export type Words = ReadonlyMap<string, readonly string[]>;

/** Paragraphs that became others: those that differed, or all of a text. */
export interface WordsEdit {
  readonly now: Words;
  readonly was: Words;
  /** Somebody decided that it stands although the project says something else now. */
  readonly kept: boolean;
  readonly span: Span;
}

export interface DeletedEdit {
  /** What stood there; null: nothing that could change. */
  readonly was: Words | null;
  readonly kept: boolean;
  readonly span: Span;
}

export type EditBox = readonly [x: Inches, y: Inches, w: Inches, h: Inches];

/** Places are told from the start edge: from the right where the deck is read from the right. */
export interface BoxEdit {
  readonly now: EditBox;
  readonly was: EditBox | null;
  /** The middle of what stood beside it then. */
  readonly among: readonly [x: Inches, y: Inches] | null;
  readonly span: Span;
}

export interface EditedLook {
  /** A theme colour, `#` and six hex digits, or `none`. */
  readonly fill?: string;
  readonly line?: string;
  readonly color?: string;
  /** Of all its letters. */
  readonly size?: Points;
  /** Of sizes that differ: how much larger all are. */
  readonly scale?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export interface LookEdit {
  readonly now: EditedLook;
  readonly was: EditedLook;
  readonly span: Span;
}

export interface ValueEdit<T> {
  readonly now: T;
  readonly was: T | null;
  readonly span: Span;
}

export interface RunEdit {
  /** The letters, the paragraph as it was when they were given their look, and which of several such they are, from 1. */
  readonly text: string;
  readonly line: string;
  readonly nth: number;
  /** Empty: whatever the deck's language is. */
  readonly language: string;
  readonly now: LetterEdit;
  readonly was: LetterEdit;
  readonly span: Span;
}

export type LetterEdit = Pick<EditedLook, 'color' | 'size' | 'bold' | 'italic'>;

/** Where a line begins or ends: on the side of a shape, in its middle, or somewhere on the slide. */
export type LineEndEdit =
  | { readonly shape: string; readonly side: Side }
  | { readonly x: Inches; readonly y: Inches };

/** A slide that somebody put into the deck. */
export interface AddedSlide {
  /** Which no other slide of the deck has. */
  readonly id: string;
  /** The slide behind which it stands; empty: it is the first. */
  readonly after: string;
  readonly title: Words;
  readonly notes: Words;
  readonly shapes: readonly AddedEdit[];
  readonly span: Span;
}

/** A shape that somebody put on a slide. */
export type AddedEdit = AddedBase & (AddedText | AddedPicture | AddedTable | AddedLine | AddedGroup);

interface AddedBase {
  /** Unique on its slide. */
  readonly name: string;
  readonly box: EditBox;
  /** The group in which it stands; empty: in none. */
  readonly within: string;
  readonly span: Span;
}

export interface AddedText {
  readonly kind: 'text';
  readonly text: Words;
  readonly shape: FigureShape;
  readonly fill: string;
  readonly line: string;
  readonly lineWidth: Points;
  readonly color: string;
  readonly size: Points;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly align: 'left' | 'center' | 'right';
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly bullets: boolean;
}

export interface AddedPicture {
  readonly kind: 'picture';
  /** From the outline's folder. */
  readonly src: string;
  readonly alt: string;
  /** As shares of it; null: all of it is shown. */
  readonly crop: readonly number[] | null;
}

export interface AddedTable {
  readonly kind: 'table';
  /** By language, row by row. */
  readonly cells: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly columns: readonly Inches[];
  readonly rows: readonly Inches[];
  readonly header: boolean;
  readonly size: Points;
  readonly alt: string;
}

export interface AddedLine {
  readonly kind: 'line';
  readonly from: LineEndEdit;
  readonly to: LineEndEdit;
  readonly line: string;
  readonly lineWidth: Points;
  readonly dash: LineDash;
  readonly elbow: boolean;
  readonly arrows: 'none' | 'start' | 'end' | 'both';
}

/** Its shapes say that they stand within it. */
export interface AddedGroup {
  readonly kind: 'group';
  readonly alt: string;
}

/** The words of an edit in a language. */
export function wordsIn(words: Words, language: string): readonly string[] | null {
  return words.get(language) ?? words.get('') ?? null;
}

/** A deck when all of it stands. */
export interface EditedDeck {
  readonly deck: Deck;
  readonly placed: PlacedDeck;
}
