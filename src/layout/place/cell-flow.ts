import type { Run } from '../../markup/index.ts';
import { flowRuns } from '../text/flow.ts';
import { createFlow, type Flow } from '../text/set-text.ts';
import type { TextLook } from '../text/style-runs.ts';
import type { Typesetter } from '../text/typesetter.ts';

/**
 * The text of a cell: a paragraph for each of its lines, so that readers part what stands one under the other. `starts`
 * says where in the cell's styled text each begins.
 */
export function flowCell(
  runs: readonly Run[],
  look: TextLook,
  typesetter: Typesetter,
): { readonly flow: Flow; readonly starts: readonly number[] } {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if (run.break) lines.push([]);
    else lines.at(-1)!.push(run);
  }
  const flow = createFlow(
    lines.map((line) => flowRuns(line, look)),
    typesetter,
  );
  let at = 0;
  const starts = flow.measured.map(({ text }) => {
    const start = at;
    // A break is one sign.
    at += text.length + 1;
    return start;
  });
  return { flow, starts };
}
