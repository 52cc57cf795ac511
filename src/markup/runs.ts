import type { Span } from '../source/index.ts';
import type { Owner, Run } from './blocks.ts';
import { breakVanishesBetween, characterAt, lastCharacter } from './cjk.ts';

/** Joins neighbours that have the same formatting, and drops runs that show nothing. */
export function mergeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    if (run.text === '' && !run.cite) continue;
    const last = merged[merged.length - 1];
    if (last && canMerge(last, run)) merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
  }
  return merged;
}

/** Without line breaks at either end: they would be empty lines. */
export function trimBreaks(runs: readonly Run[]): readonly Run[] {
  let start = 0;
  let end = runs.length;
  while (start < end && runs[start]!.break) start += 1;
  while (end > start && runs[end - 1]!.break) end -= 1;
  return start === 0 && end === runs.length ? runs : runs.slice(start, end);
}

/** Whether runs show nothing but white space. */
export function isBlank(runs: readonly Run[]): boolean {
  return runs.every((run) => !run.cite && run.text.trim() === '');
}

/** Whose text some runs are, where it is written, and its language where it is not the deck's. */
export interface RunSource {
  readonly owner?: Owner | null | undefined;
  readonly span?: Span | null | undefined;
  readonly language?: string | null | undefined;
}

/** Says of every run whose text it is. */
export function attributeRuns(runs: readonly Run[], source: RunSource): readonly Run[] {
  const { owner, span, language } = source;
  if (!owner && !span && !language) return runs;
  return runs.map((run) => {
    // Assigned one by one: most texts on slides come through here, and further spreads are slow.
    const attributed: { -readonly [K in keyof Run]: Run[K] } = { ...run };
    if (owner) attributed.owner = owner;
    if (span) attributed.yaml = span;
    if (language) attributed.language = language;
    return attributed;
  });
}

function canMerge(a: Run, b: Run): boolean {
  return (
    !a.break &&
    !b.break &&
    !a.cite &&
    !b.cite &&
    !a.entry &&
    !b.entry &&
    !a.refers &&
    !b.refers &&
    a.tex === undefined &&
    b.tex === undefined &&
    a.strong === b.strong &&
    a.em === b.em &&
    a.strike === b.strike &&
    a.code === b.code &&
    a.sup === b.sup &&
    a.sub === b.sub &&
    a.link === b.link &&
    a.linkTitle === b.linkTitle &&
    a.class === b.class &&
    a.language === b.language &&
    sameOwner(a.owner, b.owner) &&
    sameSpan(a.yaml, b.yaml)
  );
}

export function sameOwner(a: Owner | null | undefined, b: Owner | null | undefined): boolean {
  return a === b || (!!a && !!b && a.type === b.type && a.id === b.id && a.column === b.column);
}

function sameSpan(a: Span | undefined, b: Span | undefined): boolean {
  return (
    a === b ||
    (a !== undefined && b !== undefined && a.file === b.file && a.start === b.start && a.end === b.end)
  );
}

/** A run as it stands in the markup, its white space not yet looked at. */
export interface RawRun {
  readonly run: Run;
  /** The text is somebody's data: its white space stays, its line breaks are line breaks. */
  readonly data: boolean;
}

/**
 * Treats white space as HTML does: in the template's own text any stretch of it is one space, none at the ends and
 * around line breaks, and one with a line break in it vanishes between Chinese or Japanese characters.
 */
export function collapseSpace(raw: readonly RawRun[]): readonly Run[] {
  const collapser = new Collapser();
  for (const { run, data } of raw) {
    if (run.break) collapser.addBreak(nobodys(run));
    else if (run.cite) collapser.addCite(run);
    else if (data) collapser.addData(run);
    else collapser.addTemplateText(run);
  }
  return trimBreaks(mergeRuns(collapser.runs));
}

/** A line break is nobody's text. */
function nobodys({ owner: _, yaml: _yaml, language: _language, ...run }: Run): Run {
  return run;
}

class Collapser {
  readonly runs: Run[] = [];
  /** The last character shown; empty at the start of a line. */
  private last = '';
  private pending: { readonly run: Run; newline: boolean } | null = null;

  addTemplateText(run: Run): void {
    for (const piece of run.text.match(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g) ?? []) {
      if (/[ \t\n\r\f]/.test(piece[0]!)) {
        const newline = /[\n\r]/.test(piece);
        if (this.pending) this.pending.newline ||= newline;
        else this.pending = { run, newline };
      } else this.push(run, piece);
    }
  }

  addData(run: Run): void {
    if (!/[\r\n]/.test(run.text)) {
      if (run.text !== '') this.push(run, run.text);
      return;
    }
    run.text.split(/\r\n?|\n/).forEach((line, i) => {
      if (i > 0) this.addBreak({ ...run, text: '\n', break: true });
      if (line !== '') this.push(run, line);
    });
  }

  addCite(run: Run): void {
    this.flush('。');
    this.runs.push(run);
    if (this.last === '') this.last = '0';
  }

  addBreak(run: Run): void {
    this.pending = null;
    this.last = '';
    this.runs.push(run);
  }

  private push(run: Run, text: string): void {
    this.flush(characterAt(text, 0));
    this.runs.push(text === run.text ? run : { ...run, text });
    this.last = lastCharacter(text);
  }

  private flush(next: string): void {
    const { pending, last } = this;
    this.pending = null;
    if (!pending || last === '') return;
    if (pending.newline && breakVanishesBetween(last, next)) return;
    this.runs.push({ ...pending.run, text: ' ' });
  }
}

/** Lines of a text as they were typed. */
export function typedLines(text: string): Run[] {
  return text
    .split('\n')
    .flatMap((line, i): Run[] => [...(i > 0 ? [{ text: '\n', break: true as const }] : []), { text: line }]);
}
