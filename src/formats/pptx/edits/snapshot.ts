import type { Points } from '../../../theme/index.ts';
import type { Emu } from '../drawing-ml.ts';

/**
 * A presentation in its normal form: what a person sees and would call changed, every inherited value resolved. Saving it
 * again in another program leaves it as it is, but for what `tolerance.ts` allows.
 */
export interface Snapshot {
  readonly slides: readonly SnapshotSlide[];
  /** Digests of its layouts by name; left out where the program that saved it writes them anew. */
  readonly design?: DesignDigests;
}

/** The design in its normal form: a digest of each layout by its name, and of colours and faces under `''`. */
export type DesignDigests = Readonly<Record<string, string>>;

export interface SnapshotSlide {
  /** `p:cSld@name`: its id in a deck of ours; empty where a program has dropped it. */
  readonly id: string;
  readonly hidden: boolean;
  readonly shapes: readonly SnapshotShape[];
  /** Paragraphs. */
  readonly notes: readonly string[];
  /** What is on it besides shapes: `animations`, `a transition`, `comments`. */
  readonly extras: readonly string[];
}

export type SnapshotKind = 'text' | 'picture' | 'table' | 'chart' | 'line' | 'group' | 'other';

export interface SnapshotShape {
  /** Unique on its slide: of several alike each further one has a number. */
  readonly name: string;
  readonly kind: SnapshotKind;
  /** Which placeholder it fills: `title`, `body 20`; empty: none. */
  readonly place: string;
  /** Name of the group that it stands in; empty: none. */
  readonly within: string;
  /** x, y, width, height on the slide; of a group that around its contents; null: the file does not say. */
  readonly box: SnapshotBox | null;
  /** Paragraphs; of a table those of its cells, row by row. Null: holds what other programs write their own way (an equation). */
  readonly text: readonly string[] | null;
  readonly look: SnapshotLook;
  /** Its alternative text; absent: not known, since the program that saved it drops some of them. */
  readonly alt?: string;
  /** Where its letters look otherwise than most of them; absent: not known. */
  readonly stretches?: readonly SnapshotStretch[];
  /** Of a table. */
  readonly columns?: number;
  /** Of a table; heights where the program that saved it keeps them. */
  readonly widths?: readonly Emu[];
  readonly heights?: readonly Emu[];
  /** Of a line: names of the shapes that it is glued to. */
  readonly ends?: readonly [string, string];
  /** Of a line: where it begins and ends. */
  readonly course?: SnapshotBox;
  /** Of a picture: a digest of what it shows. */
  readonly picture?: string;
  /** What of a picture is cut off: left, top, right, bottom, in thousandths of it. */
  readonly crop?: SnapshotCrop;
  /** Of a chart: its names, categories and values. */
  readonly data?: readonly string[];
}

export type SnapshotBox = readonly [x: Emu, y: Emu, w: Emu, h: Emu];

export type SnapshotCrop = readonly [left: number, top: number, right: number, bottom: number];

/** Letters of a paragraph, from one place to another, with what of their look is not that of most letters. */
export interface SnapshotStretch {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly look: LetterLook;
}

export type LetterLook = Pick<SnapshotLook, 'size' | 'color' | 'bold' | 'italic'>;

/** What is not known is left out. Colours are six hex digits, or `none`. */
export interface SnapshotLook {
  readonly fill?: string;
  readonly line?: string;
  /** Of most of its letters, as the three that follow. */
  readonly size?: Points;
  /** All its letters have that size. */
  readonly even?: true;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}
