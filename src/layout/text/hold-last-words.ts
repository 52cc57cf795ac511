import type { Ems, Points } from '../../theme/index.ts';
import { noBreak } from '../measure/line-breaks.ts';
import type { MeasuredParagraph } from '../measure/measure-paragraph.ts';
import { type WrappedParagraph, wrapParagraph } from '../measure/wrap-paragraph.ts';
import { FlowRun } from './flow-run.ts';
import { endsInWidow } from './widows.ts';

/** A paragraph whose last two words stand together, and where the space between them is. */
export interface HeldWords {
  readonly text: string;
  readonly wrapped: WrappedParagraph;
  readonly space: number;
}

const noBreakSpace = '\u00a0';

/**
 * The last two words of a paragraph that would end in a line of one short word, held together; null where nothing is
 * to be done, or where that would take another line.
 */
export function holdLastWords(
  measured: MeasuredParagraph,
  wrapped: WrappedParagraph,
  width: Ems,
  hang: Ems,
): HeldWords | null {
  const { text, breaks, addresses } = measured;
  if (addresses.length > 0 || wrapped.cutWord || !endsInWidow(measured, wrapped.lines)) return null;
  const { start } = wrapped.lines.at(-1)!;
  const space = start - 1;
  if (text[space] !== ' ' || text[space - 1] === ' ') return null;
  const held = breaks.slice();
  held[start] = noBreak;
  const again = wrapParagraph({ ...measured, breaks: held }, width, hang);
  if (again.cutWord || again.count > wrapped.count) return null;
  return { text: text.slice(0, space) + noBreakSpace + text.slice(start), wrapped: again, space };
}

/** Runs at a size, with the space at a place of their text made one that does not break. */
export function runsAt(runs: readonly FlowRun[], size: Points, space: number): FlowRun[] {
  let start = 0;
  return runs.map((run) => {
    const at = space - start;
    start += run.text.length;
    if (at < 0 || at >= run.text.length) return run.at(size);
    return new FlowRun(run, run.text.slice(0, at) + noBreakSpace + run.text.slice(at + 1), run, size);
  });
}
