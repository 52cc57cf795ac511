import type { Run } from './blocks.ts';
import { breakVanishesBetween, characterAt, lastCharacter } from './cjk.ts';
import { mergeRuns, trimBreaks } from './runs.ts';

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
