/** What the server and the page say to each other: everything is plain data, shared by both. */

/** A place in a file, as an editor opens it. */
export interface FilePlace {
  /** Relative to the project's root; of a file that ships with Throughline, with `package:` before it. */
  readonly path: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

/** A piece of a slide or of its notes, and where it comes from. */
export interface Mark {
  /** The words themselves, or the name of a shape. */
  readonly text: string;
  /** What it belongs to: `statement ocean/2`, `title`. */
  readonly of: string;
  readonly on: 'slide' | 'notes';
  readonly yaml: FilePlace | null;
  readonly template: FilePlace | null;
}

/** Everything on one slide. Equal models have equal hashes; where the slide stands in its deck is not in it. */
export interface SlideModel {
  readonly id: string;
  readonly title: string;
  /** The slide's template. */
  readonly use: string;
  readonly section: string;
  readonly minutes: number;
  readonly hidden: boolean;
  readonly part: string | null;
  /** With `data-mark` on what `marks` tells of. */
  readonly svg: string;
  readonly notes: readonly NoteBlock[];
  readonly marks: readonly Mark[];
  readonly citations: readonly CitationModel[];
  /** The entry in the deck file, and the template. */
  readonly yaml: FilePlace | null;
  readonly template: FilePlace | null;
}

export type NoteBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly NoteRun[] }
  | { readonly kind: 'heading'; readonly runs: readonly NoteRun[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly NoteBlock[])[];
    }
  | { readonly kind: 'quote'; readonly blocks: readonly NoteBlock[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly NoteCell[])[] }
  | { readonly kind: 'rule' };

export interface NoteCell {
  readonly header: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly runs: readonly NoteRun[];
}

export interface NoteRun {
  readonly text: string;
  /** Elements around it, the outermost first. */
  readonly styles: readonly ('strong' | 'em' | 'del' | 'code' | 'sup' | 'sub')[];
  readonly link: string | null;
  readonly title: string | null;
  readonly language: string | null;
  /** Index into the slide's marks. */
  readonly mark: number | null;
}

export interface CitationModel {
  readonly number: number;
  readonly source: string;
  readonly quote: string | null;
  readonly quoteLanguage: string | null;
  /** Locator, line of the stored copy, whether it was checked. */
  readonly at: string | null;
  readonly line: number | null;
  readonly checked: 'verified' | 'not-stored' | 'no-quote';
  /** On the slide itself, not in its notes only. */
  readonly shown: boolean;
  readonly yaml: FilePlace | null;
}

/** What is wrong, as the terminal shows it. */
export interface FindingModel {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  readonly place: FilePlace | null;
  readonly frame: FrameModel | null;
  readonly related: readonly {
    readonly message: string;
    readonly place: FilePlace;
    readonly frame: FrameModel | null;
  }[];
}

/** The line of a place with its neighbours, and the characters that are meant. */
export interface FrameModel {
  readonly first: number;
  readonly lines: readonly string[];
  /** Index into `lines`, and offsets in that line. */
  readonly marked: { readonly line: number; readonly from: number; readonly to: number };
}

/** A thing of the outline, and what the deck makes of it. */
export interface CoverageRow {
  readonly type: 'element' | 'relationship' | 'event' | 'group' | 'term' | 'statement';
  readonly id: string;
  readonly label: string;
  readonly yaml: FilePlace;
  /** Of a group: all of it, be it on several slides. */
  readonly shown: boolean;
  /** Ids of the slides that show it or say it. */
  readonly slides: readonly string[];
}

export interface FaceModel {
  readonly name: string;
  readonly weight: 'normal' | 'bold';
  readonly style: 'normal' | 'italic';
  /** As `unicode-range` has them: what is drawn with this file, where others under the name have the rest. */
  readonly range?: string;
  /** By what is in the file. */
  readonly address: string;
}

/** A deck in one language: what changed since the last message on the same stream. */
export interface DeckMessage {
  readonly kind: 'deck';
  /** Counts what the server has drawn. */
  readonly revision: number;
  /** `outline/deck` */
  readonly deck: string;
  readonly language: string;
  readonly languages: readonly string[];
  /** The theme that it is shown in; null: nothing is shown. */
  readonly theme: string | null;
  readonly title: string;
  /** Of the theme's own, which the page has from this server. */
  readonly faces: readonly FaceModel[];
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly budget: number | null;
  readonly spoken: number;
  readonly order: readonly {
    readonly id: string;
    readonly hash: string;
    /** Indices into `findings`. */
    readonly findings: readonly number[];
  }[];
  /** Models by hash, of those that this stream has not sent yet. */
  readonly slides: Readonly<Record<string, SlideModel>>;
  readonly findings: readonly FindingModel[];
  /** How many texts have no wording in the language, and how many have one of another original. */
  readonly translation: { readonly missing: number; readonly changed: number };
  /** What is shown is older than the files: they have errors that leave nothing to show. No slides: nothing ever was. */
  readonly stale: boolean;
  /** Null: as it was. */
  readonly coverage: readonly CoverageRow[] | null;
}

/** The slide that the reader looks at, ahead of the message with all of them. */
export interface SlideMessage {
  readonly kind: 'slide';
  readonly deck: string;
  readonly language: string;
  readonly hash: string;
  readonly slide: SlideModel;
}

export interface DeckEntry {
  readonly name: string;
  readonly title: string;
  readonly languages: readonly string[];
  /** Null: not looked at yet. */
  readonly errors: number | null;
  readonly warnings: number | null;
}

export interface ProjectMessage {
  readonly kind: 'project';
  /** Name of its folder. */
  readonly name: string;
  /** Number of this stream: by it the page says which slide is looked at. */
  readonly stream: number;
  /** Absolute, with forward slashes: links to an editor need it. */
  readonly root: string;
  /** The server opens the editor itself. */
  readonly command: boolean;
  readonly decks: readonly DeckEntry[];
  /** Those that there are, to look at decks in. */
  readonly themes: readonly string[];
  /** What is wrong with the project as a whole. */
  readonly findings: readonly FindingModel[];
}

export type ServerMessage = DeckMessage | SlideMessage | ProjectMessage;
