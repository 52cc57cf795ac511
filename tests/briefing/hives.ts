import { readFileSync } from 'node:fs';

const folder = new URL('./hives/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** An outline with every field of the format, in English and Chinese, that no bundled content resembles. */
export const hiveFiles: Readonly<Record<string, string>> = {
  'content/hives/outline.yaml': read('outline.yaml'),
  'content/hives/sources/primer.txt': read('primer.txt'),
  'content/hives/images/hive.png': 'stands for a picture',
};

/** A deck that uses every kind of slide and every handout. */
export const everyKind = read('every-kind.yaml');
