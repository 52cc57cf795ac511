import { foldToId } from '../yaml/index.ts';

/** `section-` and the slug of a title. */
export function sectionId(title: string): string {
  return `section-${foldToId(title)}`;
}

/** `use` with the ids of its single-reference parameters: `pair-ocean-air`. Never the position. */
export function slideId(use: string, references: readonly string[]): string {
  return [use, ...references].join('-');
}
