import type { Run } from './blocks.ts';

/** Full-width stops at the end of a text. */
const stops = /[\u3001\u3002\uff0c\uff0e\uff1b\uff1a\uff01\uff1f]+$/;

/**
 * Citation marks of Chinese and Japanese texts in front of the stop that they follow, as GB/T 7714 has them. The stops
 * tell: other languages have none of full width.
 */
export function marksBeforeStops(runs: readonly Run[]): readonly Run[] {
  if (!runs.some((run, i) => run.cite && stops.test(runs[i - 1]?.text ?? ''))) return runs;
  const moved: Run[] = [];
  let waiting: Run | null = null;
  runs.forEach((run, i) => {
    if (waiting && !run.cite) {
      moved.push(waiting);
      waiting = null;
    }
    const found = !run.cite && !run.break && runs[i + 1]?.cite ? stops.exec(run.text) : null;
    if (!found) {
      moved.push(run);
      return;
    }
    if (found.index > 0) moved.push({ ...run, text: run.text.slice(0, found.index) });
    // A stop alone follows what another run says: the mark belongs to that.
    waiting = { ...run, text: found[0] };
  });
  if (waiting) moved.push(waiting);
  return moved;
}
