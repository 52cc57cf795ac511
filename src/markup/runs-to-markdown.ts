import type { Run } from './blocks.ts';
import { characterAt, lastCharacter } from './cjk.ts';
import {
  escapeInline,
  escapeLineStart,
  escapeTail,
  keepEdgeSpace,
  markdownAddress,
  markdownTitle,
} from './escape-markdown.ts';
import { formulaMarkdown, withoutPipes } from './formula-markdown.ts';
import { checkLinkTarget } from './links.ts';
import { citeAsText } from './notes-paragraphs.ts';
import { trimBreaks } from './runs.ts';

/**
 * Where Markdown is put: in lines of its own, in a heading, in a table's cell, or (`inline`) anywhere in a line of a
 * template, which may be any of these.
 */
export type MarkdownPlace = 'block' | 'heading' | 'cell' | 'inline';

/**
 * Runs as CommonMark that reads back as the same text with the same strong, em, code and outward links. Citations read
 * `[1]`, as text; of a link to a slide the words are left; what is raised, lowered or struck out is HTML, which CommonMark
 * lets through; what else a run says has no Markdown.
 */
export function runsToMarkdown(runs: readonly Run[], place: MarkdownPlace = 'inline'): string {
  const pieces = new Writer(place).write(settleSpace(toSegments(trimBreaks(runs))));
  fixFlanking(pieces);
  const lines = pieces
    .map((piece) => piece.raw)
    .join('')
    .split('\n');
  const finished = lines.map((line, i) => finishLine(line, i < lines.length - 1, place)).join('\n');
  return place === 'inline' ? escapeTail(finished) : finished;
}

/** `del` is HTML too: CommonMark has no marks for it. Of a link, what stands between its parentheses. */
type Mark = 'strong' | 'em' | 'sup' | 'sub' | 'del' | `link:${string}`;

/** A stretch of text with one set of marks. */
interface Segment {
  readonly kind: 'text' | 'code' | 'address' | 'break' | 'formula';
  readonly text: string;
  marks: readonly Mark[];
}

interface Piece {
  readonly kind: 'text' | 'delimiter' | 'other';
  raw: string;
  /** Of a delimiter. */
  readonly opens?: boolean;
}

function toSegments(runs: readonly Run[]): Segment[] {
  const segments: Segment[] = [];
  for (const run of runs.flatMap(citeAsText)) {
    const url = run.link === undefined ? null : outwardAddress(run.link);
    const isAddress =
      url === run.text &&
      run.linkTitle === undefined &&
      /^https?:\/\/[A-Za-z0-9\-._~:/?#@!$'()+,;=]+$/.test(url);
    const marks: Mark[] = [];
    if (url !== null && !isAddress) marks.push(`link:${linkTail(url, run.linkTitle)}`);
    for (const mark of ['strong', 'em', 'sup', 'sub'] as const) if (run[mark]) marks.push(mark);
    if (run.strike) marks.push('del');
    const kind = run.code ? 'code' : isAddress ? 'address' : 'text';
    if (run.tex !== undefined) {
      segments.push({ kind: 'formula', text: formulaMarkdown(run.tex, run.display === true), marks });
      continue;
    }
    run.text.split('\n').forEach((text, i) => {
      if (i > 0) segments.push({ kind: 'break', text: '\n', marks });
      if (text === '') return;
      const last = segments[segments.length - 1];
      if (last && last.kind === kind && kind !== 'address' && sameMarks(last.marks, marks)) {
        segments[segments.length - 1] = { ...last, text: last.text + text };
      } else segments.push({ kind, text, marks });
    });
  }
  return segments;
}

/** Null for a link to a slide: viewers of Markdown do not agree on the anchors of headings, so its words stand alone. */
function outwardAddress(link: string): string | null {
  const { url } = checkLinkTarget(link);
  return url?.startsWith('#') ? null : url;
}

function linkTail(url: string, title: string | undefined): string {
  return markdownAddress(url) + (title === undefined ? '' : ` ${markdownTitle(title)}`);
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark) => b.includes(mark));
}

/** Emphasis cannot begin or end with white space: there it loses the mark, which nobody sees. */
function settleSpace(segments: readonly Segment[]): Segment[] {
  const split = segments.flatMap((segment): Segment[] => {
    if (segment.kind !== 'text' || !/^\s|\s$/.test(segment.text)) return [segment];
    const [, before, text, after] = /^(\s*)(.*?)(\s*)$/su.exec(segment.text)!;
    return [before!, text!, after!].flatMap((part) => (part === '' ? [] : [{ ...segment, text: part }]));
  });
  let start = 0;
  while (start < split.length) {
    let end = start;
    while (end < split.length && isSpace(split[end]!)) end += 1;
    // A stretch of white space keeps the marks that both of its neighbours and all of it have.
    const stretch = split.slice(start, end);
    const marked = [
      split[start - 1]?.marks ?? [],
      ...stretch.map(({ marks }) => marks),
      split[end]?.marks ?? [],
    ];
    for (const segment of stretch) {
      segment.marks = segment.marks.filter((mark) => marked.every((marks) => marks.includes(mark)));
    }
    start = end + 1;
  }
  return split;
}

function isSpace({ kind, text }: Segment): boolean {
  return kind === 'break' || (kind === 'text' && text.trim() === '');
}

/** Opens and closes marks around segments, so that they nest. */
class Writer {
  private readonly place: MarkdownPlace;
  private readonly pieces: Piece[] = [];
  private readonly open: { readonly mark: Mark; readonly end: number; readonly close: string }[] = [];

  constructor(place: MarkdownPlace) {
    this.place = place;
  }

  write(segments: readonly Segment[]): Piece[] {
    segments.forEach((segment, i) => {
      this.closeAllBut(segment.marks);
      const added = segment.marks
        .filter((mark) => !this.open.some((each) => each.mark === mark))
        // Closed with what it stood in, emphasis opens again where there is something to see.
        .filter((mark) => !isSpace(segment) || (mark !== 'strong' && mark !== 'em'))
        .map((mark) => ({ mark, end: endOf(segments, mark, i) }))
        // What lasts longer is outside; the order of the marks decides between equals.
        .sort((a, b) => b.end - a.end);
      for (const { mark, end } of added) this.openMark(mark, end);
      this.pieces.push(this.contentOf(segment));
    });
    this.closeAllBut([]);
    return this.pieces;
  }

  private closeAllBut(marks: readonly Mark[]): void {
    const first = this.open.findIndex(({ mark }) => !marks.includes(mark));
    if (first < 0) return;
    for (const { mark, close } of this.open.splice(first).reverse()) {
      const isDelimiter = mark === 'strong' || mark === 'em';
      this.pieces.push({ kind: isDelimiter ? 'delimiter' : 'other', raw: close, opens: false });
    }
  }

  private openMark(mark: Mark, end: number): void {
    if (mark === 'strong' || mark === 'em') {
      const character = this.delimiterCharacter(end);
      const raw = mark === 'strong' ? character + character : character;
      this.open.push({ mark, end, close: raw });
      this.pieces.push({ kind: 'delimiter', raw, opens: true });
    } else if (mark === 'sup' || mark === 'sub' || mark === 'del') {
      this.open.push({ mark, end, close: `</${mark}>` });
      this.pieces.push({ kind: 'other', raw: `<${mark}>` });
    } else {
      const last = this.pieces[this.pieces.length - 1];
      if (last?.kind === 'text') last.raw = escapeTail(last.raw);
      this.open.push({ mark, end, close: `](${mark.slice('link:'.length)})` });
      this.pieces.push({ kind: 'other', raw: '[' });
    }
  }

  /** Asterisks, unless others would touch them: then underscores. */
  private delimiterCharacter(end: number): string {
    const last = this.pieces[this.pieces.length - 1];
    const parent = this.open[this.open.length - 1];
    const closesWithParent = parent?.end === end && /^[*_]/.test(parent.close);
    const neighbour = last?.kind === 'delimiter' ? last.raw : closesWithParent ? parent.close : '';
    return neighbour.startsWith('*') ? '_' : '*';
  }

  private isInLink(): boolean {
    return this.open.some(({ mark }) => mark.startsWith('link:'));
  }

  private contentOf({ kind, text }: Segment): Piece {
    switch (kind) {
      case 'break':
        return { kind: 'other', raw: this.place === 'block' ? '\\\n' : '<br>' };
      case 'address':
        return { kind: 'other', raw: `<${text}>` };
      case 'formula':
        return {
          kind: 'other',
          raw: this.place === 'cell' || this.place === 'inline' ? withoutPipes(text, this.place) : text,
        };
      case 'code':
        return { kind: 'other', raw: codeSpan(text, this.place, this.isInLink()) };
      case 'text': {
        const raw = escapeInline(text);
        const pipes = this.place === 'cell' || this.place === 'inline';
        return { kind: 'text', raw: pipes ? raw.replace(/\|/g, '\\|') : raw };
      }
    }
  }
}

/** Index after the last segment in a row from `from` that has the mark. */
function endOf(segments: readonly Segment[], mark: Mark, from: number): number {
  let end = from + 1;
  while (end < segments.length && segments[end]!.marks.includes(mark)) end += 1;
  return end;
}

function codeSpan(text: string, place: MarkdownPlace, inLink: boolean): string {
  // HTML is right where code is not: in a table a pipe needs an escape, elsewhere in code it must not have one; readers
  // differ on a backslash before a pipe in a table; a line that begins with a link whose code holds "]:" would be a
  // link reference definition.
  const pipeIsDoubtful =
    (place === 'inline' && text.includes('|')) || (place === 'cell' && text.includes('\\|'));
  if (pipeIsDoubtful || (inLink && text.includes(']:'))) {
    const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '|': '&#124;' };
    const html = text
      .replace(/[&<|]/g, (c) => entities[c]!)
      .replace(/[\\`*_[\]~]/g, (c) => `&#${c.charCodeAt(0)};`);
    return `<code>${html}</code>`;
  }
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padded = /^`|`$|^ .*[^ ].* $/.test(text) ? ` ${text} ` : text;
  return fence + (place === 'cell' ? padded.replace(/\|/g, '\\|') : padded) + fence;
}

/**
 * Emphasis next to letters and punctuation opens or closes only in certain company (CommonMark 0.31, 6.2). Where it
 * would not, the neighbouring character outside becomes a character reference: its `&` and `;` are punctuation. What
 * is outside of one delimiter may be inside of the next, so all are looked at again until none needs help.
 */
function fixFlanking(pieces: readonly Piece[]): void {
  while (pieces.map((_, i) => helpToFlank(pieces, i)).includes(true));
}

/** Whether the delimiter needed help. */
function helpToFlank(pieces: readonly Piece[], index: number): boolean {
  const piece = pieces[index]!;
  if (piece.kind !== 'delimiter') return false;
  const before = pieces[index - 1];
  const after = pieces[index + 1];
  const outside = piece.opens ? before : after;
  if (outside?.kind !== 'text') return false;
  const neighbour = piece.opens ? lastCharacter(outside.raw) : characterAt(outside.raw, 0);
  if (neighbour === '' || spaceOrPunctuation.test(neighbour)) return false;
  const inside = piece.opens ? characterAt(after!.raw, 0) : lastCharacter(before!.raw);
  if (!piece.raw.startsWith('_') && !perhapsPunctuation.test(inside)) return false;
  const reference = `&#${neighbour.codePointAt(0)};`;
  outside.raw = piece.opens
    ? outside.raw.slice(0, -neighbour.length) + reference
    : reference + outside.raw.slice(neighbour.length);
  return true;
}

// Readers of CommonMark before 0.31 do not take symbols for punctuation.
const spaceOrPunctuation = /[\p{Zs}\t\n\f\r\p{P}!-/:-@[-`{-~]/u;
const perhapsPunctuation = /[\p{P}\p{S}]/u;

/** White space at the ends of a line is kept as references; what would begin a block is escaped. */
function finishLine(line: string, breaks: boolean, place: MarkdownPlace): string {
  const body = breaks ? line.slice(0, -1) : line;
  let finished = keepEdgeSpace(body);
  if (place === 'block' || place === 'inline') finished = escapeLineStart(finished);
  if (place === 'heading') finished = finished.replace(/(^|\s)(#+)$/, '$1\\$2');
  return breaks ? `${finished}\\` : finished;
}
