import { createHash } from 'node:crypto';

/** `section-` and the slug of a title. */
export function sectionId(title: string): string {
  return `section-${foldToId(title)}`;
}

/** The slug of a text; where nothing of it is ASCII, eight hex digits of its SHA-256. */
export function foldToId(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug === '' ? createHash('sha256').update(text).digest('hex').slice(0, 8) : slug;
}

/** `use` with the ids of its single-reference parameters: `pair-ocean-air`. Never the position. */
export function slideId(use: string, references: readonly string[]): string {
  return [use, ...references].join('-');
}
