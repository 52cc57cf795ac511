import { createHash } from 'node:crypto';

/** `section-` and the slug of a title; where nothing of it is ASCII, eight hex digits of its SHA-256. */
export function sectionId(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `section-${slug === '' ? createHash('sha256').update(title).digest('hex').slice(0, 8) : slug}`;
}

/** `use` with the ids of its single-reference parameters: `pair-ocean-air`. Never the position. */
export function slideId(use: string, references: readonly string[]): string {
  return [use, ...references].join('-');
}
