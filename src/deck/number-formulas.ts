import { linkPlaces, mapRuns, type Run, sayFormulas } from '../markup/index.ts';
import { type FormulaWords, splitTag } from '../math/index.ts';
import type { Diagnostic } from '../source/index.ts';
import type { Text } from '../yaml/index.ts';
import { reportDeck } from './codes.ts';
import type { Slide } from './deck.ts';
import type { PlannedSlide } from './plan-slides.ts';

interface NumberedFormulas {
  readonly slides: readonly PlannedSlide[];
  /** By the id of the slide. */
  readonly numbers: ReadonlyMap<string, string>;
}

/** Numbers the formulas that ask for it, through the whole deck, as TeX says it: `\\tag{1}`. One that its author gave stays. */
export function numberFormulas(planned: readonly PlannedSlide[]): NumberedFormulas {
  const numbers = new Map<string, string>();
  let count = 0;
  const slides = planned.map((each): PlannedSlide => {
    const param = each.template.params.find(({ type }) => type.name === 'formula' && !type.list);
    // Formulas are decoded as views of a text, which say it.
    const tex = param && (each.values[param.name] as { readonly text: Text } | null)?.text;
    if (!tex || each.values.number !== true) return each;
    const bare = (value: string) => value.slice(2, -2);
    const own = tex.wordings.map(({ value }) => splitTag(bare(value)).number).find((tag) => tag !== null);
    if (own === undefined) count += 1;
    const number = own ?? `${count}`;
    numbers.set(each.id, number);
    if (own !== undefined) return each;
    const wordings = tex.wordings.map((wording) => ({
      ...wording,
      value: `$$${bare(wording.value)} \\tag{${number}}$$`,
    }));
    return { ...each, values: { ...each.values, [param.name]: each.views.text({ ...tex, wordings }, null) } };
  });
  return { slides, numbers };
}

/** Puts in the numbers that links without words stand for, and how formulas are read out. */
export function fillNumbers(
  slide: Slide,
  numbers: ReadonlyMap<string, string>,
  words: FormulaWords,
  report: (diagnostic: Diagnostic) => void,
): Slide {
  const fill = (runs: readonly Run[]): readonly Run[] =>
    sayFormulas(
      runs.some((run) => run.refers) ? runs.map((run) => (run.refers ? numbered(run) : run)) : runs,
      words,
    );
  const numbered = ({ refers: _, ...run }: Run): Run => {
    const id = run.link?.slice(1) ?? '';
    const number = numbers.get(id);
    if (number !== undefined) return { ...run, text: `(${number})` };
    const place = run.yaml ? (linkPlaces(run.yaml, `#${id}`)[0]?.whole ?? run.yaml) : slide.origin.yaml;
    const hint = 'write "number: true" at a slide of the kind "formula", or words between the brackets';
    report(reportDeck('no-number', place, `the slide "${id}" has no number to show`, { hint }));
    return { ...run, text: id };
  };
  return {
    ...slide,
    title: fill(slide.title),
    subtitle: slide.subtitle && fill(slide.subtitle),
    slots: slide.slots.map((slot) => ({ ...slot, blocks: slot.blocks.map((block) => mapRuns(block, fill)) })),
    notes: slide.notes.map((block) => mapRuns(block, fill)),
  };
}
