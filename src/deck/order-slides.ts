import type { Section } from './deck.ts';

/** What repeating looks at, and changes, of a planned slide. */
interface Repeatable {
  readonly id: string;
  readonly section: Section;
  readonly isSection: boolean;
  readonly current: string | null;
  readonly values: Readonly<Record<string, unknown>>;
  readonly notes: readonly unknown[];
}

/** Sections of an appendix, and their slides, behind all others. */
export function appendixLast<T>(all: readonly T[], sectionOf: (each: T) => Section): readonly T[] {
  const isLast = (each: T) => sectionOf(each).appendix === true;
  return all.some(isLast) ? [...all.filter((each) => !isLast(each)), ...all.filter(isLast)] : all;
}

/** What is to be repeated stands again before each section that comes after it, unless it stands there already. */
export function repeated<T extends Repeatable>(planned: readonly T[]): readonly T[] {
  const open: T[] = [];
  return planned.flatMap((slide, i): T[] => {
    const { section } = slide;
    const before = planned[i - 1];
    const again = slide.isSection && !section.appendix ? open.filter((each) => each !== before) : [];
    if (slide.values.repeat === true) open.push(slide);
    return [
      ...again.map((each) => ({
        ...each,
        id: `${each.id}-${section.id}`,
        section,
        current: section.id,
        notes: [],
      })),
      slide,
    ];
  });
}
