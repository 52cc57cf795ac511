import { type Block, mapRuns, plainText, type Run, runsOf, type Table } from '../markup/index.ts';
import type { BlockLook, HandoutSetting, Views } from '../template/index.ts';
import type { Points } from '../theme/index.ts';

/**
 * A handout as meaning, in one language: what HTML, Word and PDF draw. Its Markdown is another rendering of the same
 * template, so that all of them say the same.
 *
 * In its runs, `cite` marks a citation whose `text` is its numbers ("2, 3", drawn "[2, 3]"); `entry` marks the bracketed
 * numbers ("[1–3]") of a place that names a source or passage: where the marks with these numbers lead. A `link` is an
 * absolute address, or `#slide-id` of a slide picture in the same document.
 *
 * A paragraph of class `lead` is the line under the title; one of class `caption` says for whom, by whom and when. A rule
 * within a list's item is a line to write an answer on.
 */
export interface HandoutDocument {
  /** `notes`, `briefing-note`, `evidence`, … */
  readonly name: string;
  /** The handout's own title; it does not stand among the blocks. */
  readonly title: readonly Run[];
  /** Plain. The same as the title in some handouts. */
  readonly deckTitle: string;
  /** Plain; for the properties of the file. */
  readonly subject: string | null;
  /** Who presents the deck; for the properties of the file. */
  readonly author: string | null;
  /** BCP 47. Runs in another language say so. */
  readonly language: string;
  /** The deck's date in words. */
  readonly date: string | null;
  /** A line for the foot of every page; null: none. */
  readonly footer: string | null;
  /** Who may see it, in words, and where its pages say so; left out: nothing in the project is marked. */
  readonly marking?: HandoutMarking;
  /** That it stands on a stale source, in words, for the head of every page. */
  readonly stale?: string;
  readonly blocks: readonly HandoutBlock[];
  /** By number: what is cited under it. Only numbers that the blocks cite or list. */
  readonly citations: ReadonlyMap<number, HandoutCitation>;
  /** What is usual where its language is spoken. */
  readonly paper: Paper;
  /** How its pages are set. */
  readonly setting: HandoutSetting;
  /** How many pages of paper it is meant to fill at most; null: any. */
  readonly mostPages: number | null;
  /** How many slides a page holds, where the handout shows slides; null: it shows none. */
  readonly slidesPerPage: 1 | 2 | 3 | null;
  /** Words of the template set in the document's language. */
  readonly words: HandoutWords;
}

export interface HandoutMarking {
  readonly label: string;
  readonly top: boolean;
  readonly bottom: boolean;
}

/** What stands at the head of every page, above all else. */
export function headWords({
  marking,
  stale,
}: {
  readonly marking?: HandoutMarking | null;
  readonly stale?: string | null;
}): readonly string[] {
  return [marking?.top ? marking.label : null, stale ?? null].filter((words) => words !== null);
}

/** Lists and quotations hold blocks only: pictures, slides and page breaks stand at the top. */
export type HandoutBlock =
  | (Block & Looking)
  | HandoutPicture
  | HandoutSlide
  | PageBreak
  | HandoutLines
  | HandoutFields;

/** How a list or a table looks where it is no plain one; Markdown knows nothing of it. */
export interface Looking {
  readonly look?: BlockLook;
}

/** Lines to write on. */
export interface HandoutLines {
  readonly kind: 'lines';
  readonly count: number;
}

/** Names with a line behind each to be filled in by hand, and what stands behind them all. */
export interface HandoutFields {
  readonly kind: 'fields';
  readonly labels: readonly string[];
  readonly after: string | null;
}

export interface HandoutPicture {
  readonly kind: 'picture';
  readonly format: 'png' | 'jpeg' | 'gif' | 'svg';
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Null: decorative. */
  readonly alt: string | null;
  /** What is shown of it when it is pointed at. */
  readonly title?: string;
}

/** A slide with what belongs beside or below its picture. */
export interface HandoutSlide {
  readonly kind: 'slide';
  /** From 1. */
  readonly number: number;
  readonly id: string;
  /** What stands over the picture; empty: nothing. */
  readonly heading: readonly Run[];
  /** Level of that heading. */
  readonly level: number;
  /** As drawn by formats/svg: a document of its own, one unit a point, ids that begin with the slide's id. */
  readonly svg: string;
  readonly width: Points;
  readonly height: Points;
  /** What the slide says and shows, in reading order: for programs that show its picture as one thing. */
  readonly alt: string;
  /** Notes, then sources, then the speaking time; sources are a list whose items begin with an `entry`. */
  readonly blocks: readonly (Block | HandoutPicture)[];
}

export interface PageBreak {
  readonly kind: 'page-break';
}

export interface HandoutCitation {
  readonly number: number;
  /** The source passage in full, without its number. */
  readonly runs: readonly Run[];
  /** The passage with the short name of its source: enough where the source itself stands among the blocks. */
  readonly brief: readonly Run[];
  /** Whether the blocks have an `entry` with this number. */
  readonly listed: boolean;
}

export interface HandoutWords {
  readonly contents: string;
  readonly sources: string;
  /** "Page {page} of {pages}": what stands before, between and after the two numbers. */
  readonly pageOf: readonly [before: string, between: string, after: string];
  /** "Slide 3". */
  readonly slide: (number: number) => string;
  /** "Back to citation 3": the name of the link from a source to where it is cited. */
  readonly backTo: (number: number) => string;
  /** "Skip to the text". */
  readonly skip: string;
  /** "Footnote 3", "Citation 3": the name of a mark for those who hear it. */
  readonly citation: (numbers: string) => string;
}

/** A block of a document with its runs replaced, in reading order; those of slides are their headings and their blocks. */
export function mapDocumentRuns<T extends HandoutBlock>(
  block: T,
  map: (runs: readonly Run[]) => readonly Run[],
): T {
  if (block.kind !== 'slide') return mapRuns(block, map);
  return {
    ...block,
    heading: map(block.heading),
    blocks: block.blocks.map((each) => mapRuns(each, map)),
  };
}

/** All runs of a document's blocks, in reading order. */
export function runsOfDocument(blocks: readonly HandoutBlock[]): readonly Run[] {
  return blocks.flatMap((block) =>
    block.kind === 'slide' ? [...block.heading, ...runsOf(block.blocks)] : runsOf([block]),
  );
}

export type Paper = 'a4' | 'letter';

/** Letter where that is what lies in the printers (Unicode CLDR, paper sizes by territory), A4 everywhere else. */
export function usualPaper(language: string): Paper {
  const region = /-([A-Z]{2})(?:-|$)/i.exec(language)?.[1]?.toUpperCase();
  return region !== undefined && letterRegions.has(region) ? 'letter' : 'a4';
}

const letterRegions: ReadonlySet<string> = new Set([
  ...['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE'],
]);

/** The words of the template set that handouts need wherever they are drawn. */
export function handoutWords(views: Views): HandoutWords {
  // Noncharacters, which are taken out of all strings, to find the places of the numbers.
  const pages = views.word('page-of', { page: '\uFDD0', pages: '\uFDD1' });
  const [before = '', between = '', after = ''] = pages.split(/[\uFDD0\uFDD1]/);
  return {
    contents: views.word('contents'),
    sources: views.word('sources'),
    pageOf: [before, between, after],
    slide: (number) => views.word('slide-number', { number }),
    citation: (numbers) => views.word('citation-mark', { numbers }),
    backTo: (number) => views.word('back-to-citation', { number }),
    skip: views.word('skip-to-text'),
  };
}

/** A table of a look of its own has no head where its head says nothing. */
export function withoutBlankHead<T extends Table & Looking>(table: T): T {
  const [head] = table.rows;
  if (table.look === undefined || !head?.header) return table;
  const blank = head.cells.every(({ runs }) => plainText(runs).trim() === '');
  return blank ? { ...table, rows: table.rows.slice(1) } : table;
}
