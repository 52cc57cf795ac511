import type { WrappedParagraph } from '../measure/wrap-paragraph.ts';
import { FlowRun } from './flow-run.ts';

/** Seen at the end of a line only; search, readers and whoever joins the lines again pass over it. */
export const softHyphen = '\u00ad';

/** Runs with a soft hyphen where a line ends inside of a word, and nowhere else. */
export function withHyphens(runs: FlowRun[], lines: WrappedParagraph['lines']): FlowRun[] {
  const ends = lines.flatMap((line) => (line.hyphen ? [line.end] : []));
  if (ends.length === 0) return runs;
  let start = 0;
  return runs.map((run) => {
    const own = ends.map((end) => end - start).filter((at) => at > 0 && at <= run.text.length);
    start += run.text.length;
    if (own.length === 0) return run;
    const text = [0, ...own].map((at, i) => run.text.slice(at, own[i] ?? run.text.length)).join(softHyphen);
    return new FlowRun(run, text, run, run.size);
  });
}

/** A text without them, as it was written. */
export function withoutSoftHyphens(text: string): string {
  return text.replaceAll(softHyphen, '');
}
