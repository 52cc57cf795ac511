import type { MeasuredParagraph } from '../measure/measure-paragraph.ts';
import type { FlowRun } from './flow-run.ts';
import { formSizes, type MarkForm } from './marks.ts';
import { bracketMarks, type Typesetter } from './typesetter.ts';

/** What of a paragraph depends on the form of its citation marks. */
export interface SetParagraph {
  readonly runs: readonly FlowRun[];
  readonly measured: MeasuredParagraph;
}

export type FormedParagraph = Readonly<Record<MarkForm, SetParagraph>>;

/** A paragraph with its marks in each form; null where it has none. */
export function formsOf(runs: readonly FlowRun[], typesetter: Typesetter): FormedParagraph | null {
  const bracketed = bracketMarks(runs);
  if (!bracketed) return null;
  const form = (of: readonly FlowRun[], name: MarkForm): SetParagraph => ({
    runs: of,
    measured: typesetter.measure(of.map((run) => run.at(formSizes[name]))),
  });
  return {
    brackets: form(bracketed, 'brackets'),
    raised: form(runs, 'raised'),
    large: form(runs, 'large'),
  };
}
