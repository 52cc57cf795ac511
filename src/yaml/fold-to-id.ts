import { createHash } from 'node:crypto';

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
