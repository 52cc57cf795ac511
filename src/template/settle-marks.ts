import { breakVanishesBetween, marksBeforeStops, plainText, type Run } from '../markup/index.ts';
import type { MarkdownParts } from './template.ts';

/**
 * What a Markdown template printed as Chinese and Japanese have it: citation marks stand before the stop of the value that
 * they follow, and between two sentences there is no space of the template's.
 */
export function settleMarks({ markdown, contents }: MarkdownParts): MarkdownParts {
  const settled = [...contents];
  const runsAt = (index: number): readonly Run[] | null => {
    const content = settled[index];
    return content?.kind === 'runs' ? content.runs : null;
  };
  let last = -1;
  let lastEnd = -1;
  const joined = markdown.replace(
    value,
    (place: string, number: string, spaces: string | undefined, next: string, offset: number) => {
      const index = Number(number);
      const own = runsAt(index);
      const before = offset === lastEnd ? runsAt(last) : null;
      lastEnd = offset + place.length - (spaces?.length ?? 0);
      if (before && own && own.length > 0 && own.every((run) => run.cite)) {
        const together = [...before, ...own];
        const moved = marksBeforeStops(together);
        if (moved !== together) {
          settled[last] = { kind: 'runs', runs: moved };
          settled[index] = { kind: 'runs', runs: [] };
        } else last = index;
      } else last = index;
      if (spaces === undefined) return place;
      const [left, right] = [runsAt(last), runsAt(Number(next))].map((runs) => plainText(runs ?? []));
      const end = [...left!].at(-1) ?? '';
      // Two sentences without a stop would be one.
      const vanishes = /\p{P}/u.test(end) && breakVanishesBetween(end, [...right!][0] ?? '');
      return vanishes ? place.slice(0, -spaces.length) : place;
    },
  );
  return { markdown: joined, contents: settled };
}

/** A value, with the spaces that part it from another. */
const value = /\u0001(\d+)\u0002(?:( +)(?=\u0001(\d+)\u0002))?/g;
