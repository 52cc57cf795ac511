import { type HandoutBlock, type HandoutDocument, runsOfDocument } from '../../../handouts/index.ts';
import type { Theme } from '../../../theme/index.ts';
import type { PageGeometry, PaperPalette } from '../paper.ts';

/** The library, loaded when the first document is drawn. */
export type Docx = typeof import('docx');

/** What drawing a document needs everywhere, and what it leaves for the parts that are written last. */
export interface Drawing {
  readonly docx: Docx;
  readonly document: HandoutDocument;
  readonly theme: Theme;
  readonly palette: PaperPalette;
  /** Changes where a section of wide tables begins and ends. */
  page: PageGeometry;
  readonly marks: CitationMarks;
  readonly lists: NumberedLists;
  /** Of tables, in order: what they show, for those who cannot see it. */
  readonly tableAlts: (string | null)[];
  /** Addresses of links with a title: the first is the target of the relationship `titled1`. */
  readonly titledLinks: string[];
  /** Equations, which docx has no elements for: they are put in when its parts are finished. */
  readonly equations: string[];
  /** Links within the document: `#slide-id` → bookmark. */
  readonly anchors: ReadonlyMap<string, string>;
  /** PNG pictures of drawings, by the text of the drawing. */
  readonly rasters: ReadonlyMap<string, Uint8Array>;
}

/**
 * Numbered lists, and numbered lines of code: each counts on its own, those that begin with the same number share a
 * definition.
 */
export class NumberedLists {
  readonly starts = new Set<number>();
  readonly lineStarts = new Set<number>();
  private count = 0;

  open(
    start: number,
    of: 'items' | 'lines' = 'items',
  ): { readonly reference: string; readonly instance: number } {
    (of === 'items' ? this.starts : this.lineStarts).add(start);
    this.count += 1;
    return { reference: referenceOf(start, of), instance: this.count };
  }
}

export function referenceOf(start: number, of: 'items' | 'lines'): string {
  return of === 'items' ? `from-${start}` : `lines-from-${start}`;
}

/** Where a number leads, and whether its footnote begins here. */
interface MarkPlace {
  readonly bookmark: string;
  /** Id of the footnote that begins here. */
  readonly note: number | null;
}

/**
 * Decides for each citation mark, in the order in which they are drawn, whether it carries a footnote. A citation's
 * number is the same on the slides, in the notes and in every handout, so Word may count footnotes itself only where it
 * would come to these numbers; else they begin with the number as text. Footnotes have ids from 1 in the order of their
 * marks: LibreOffice pairs marks and notes by it. Word cannot put one footnote under two marks: the first one has it,
 * the others lead there. A passage that stands there anyway needs no footnote: marks lead to the sources of their own slide or part,
 * where these have their number, and to the row of a table that holds their passage.
 */
export class CitationMarks {
  private readonly citations: HandoutDocument['citations'];
  /** Numbers whose sources stand in each part of the document; a heading or a slide begins a part. */
  private readonly listed: readonly ReadonlySet<number>[];
  /** The part in which a table has a number. */
  private readonly tabled: ReadonlyMap<number, number>;
  /** Ids of footnotes by number, in the order of their marks. */
  private readonly noted = new Map<number, number>();
  /** Whether Word counts the footnotes. */
  readonly counted: boolean;
  private readonly named = new Set<string>();
  private part = 0;

  constructor(
    { citations, blocks, setting }: Pick<HandoutDocument, 'citations' | 'blocks' | 'setting'>,
    counted: boolean,
  ) {
    this.counted = counted;
    const parts = partsOf(blocks);
    this.citations = citations;
    this.listed = parts.map(listedNumbers);
    this.tabled = new Map(
      parts.flatMap((part, index) => {
        // A note has its sources in columns at its end and no room for them at the foot of pages as well.
        const tables = part.filter(({ kind }) => kind === 'table' || (setting === 'note' && kind === 'list'));
        return [...listedNumbers(tables)].map((number) => [number, index] as const);
      }),
    );
  }

  /** To be told of every block at the top of the document before it is drawn. */
  reach(block: HandoutBlock): void {
    if (beginsPart(block)) this.part += 1;
  }

  /** Null: the number leads nowhere. */
  place(number: number, where: { readonly notes: boolean }): MarkPlace | null {
    if (this.listed[this.part]?.has(number))
      return { bookmark: sourceBookmark(number, this.part), note: null };
    const table = this.tabled.get(number);
    if (table !== undefined) return { bookmark: sourceBookmark(number, table), note: null };
    if (this.noted.has(number)) return { bookmark: noteBookmark(number), note: null };
    if (!where.notes || !this.citations.has(number)) return null;
    const note = this.noted.size + 1;
    this.noted.set(number, note);
    return { bookmark: noteBookmark(number), note };
  }

  /** Names for the bookmarks of a place that names sources; only the first of each number in its part has one. */
  entryBookmarks(numbers: readonly number[]): string[] {
    return numbers
      .map((number) => sourceBookmark(number, this.part))
      .filter((name) => !this.named.has(name) && this.named.add(name));
  }

  /** Numbers that have footnotes, in the order of their marks, and the footnotes' ids. */
  notes(): ReadonlyMap<number, number> {
    return this.noted;
  }

  /** Whether Word would number the footnotes as the citations are. */
  runsFromOne(): boolean {
    return this.noted.size > 0 && [...this.noted].every(([number, note]) => number === note);
  }
}

function partsOf(blocks: readonly HandoutBlock[]): HandoutBlock[][] {
  const parts: HandoutBlock[][] = [[]];
  for (const block of blocks) {
    if (beginsPart(block)) parts.push([]);
    parts.at(-1)!.push(block);
  }
  return parts;
}

function beginsPart({ kind }: HandoutBlock): boolean {
  return kind === 'heading' || kind === 'slide';
}

/** Names of bookmarks hold letters, digits and underscores only, forty of them at most. */
function sourceBookmark(number: number, part: number): string {
  return `source_${number}_${part}`;
}

export function noteBookmark(number: number): string {
  return `note_${number}`;
}

/** Numbers whose source stands among these blocks. */
function listedNumbers(blocks: readonly HandoutBlock[]): ReadonlySet<number> {
  return new Set(runsOfDocument(blocks).flatMap(({ entry }) => entry ?? []));
}
