import type { Deck } from '../deck/index.ts';
import type { PlacedDeck } from '../layout/index.ts';
import type { SourceFile, Span } from '../source/index.ts';
import type { FigureShape, Inches, Points } from '../theme/index.ts';

/** What somebody changed in a finished deck by hand and the project keeps: `<deck>.edits.yaml`. */
export interface DeckEdits {
  readonly file: SourceFile;
  /** What the deck was, as a hash, when the edits were read. */
  readonly base: string | null;
  /** SHA-256 of the files whose edits all stand here, by their names: a build may write over these. */
  readonly adopted: ReadonlyMap<string, string>;
  readonly slides: ReadonlyMap<string, SlideEdits>;
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
  /** In front of all others, in this order. */
  readonly added: readonly AddedEdit[];
  readonly shapes: ReadonlyMap<string, ShapeEdits>;
}

export interface ShapeEdits {
  readonly span: Span;
  readonly box: BoxEdit | null;
  readonly text: WordsEdit | null;
  readonly cells: ReadonlyMap<string, WordsEdit>;
  readonly look: LookEdit | null;
  readonly alt: WordsEdit | null;
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

/** A shape that somebody put on a slide. */
export type AddedEdit = AddedBase & (AddedText | AddedPicture);

interface AddedBase {
  /** Unique on its slide. */
  readonly name: string;
  readonly box: EditBox;
  readonly span: Span;
}

export interface AddedText {
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
  /** From the outline's folder. */
  readonly src: string;
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
