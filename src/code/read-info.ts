import { type LineRange, lineSetText, readLineSet } from './line-set.ts';

/** What a fence says of its code: ` ```ts {2,4-6} lines `. */
export interface FenceInfo {
  readonly language: string | null;
  /** Whether its lines are numbered. */
  readonly lines: boolean;
  readonly marked: readonly LineRange[];
  /** What stands in braces as lines and names none. */
  readonly faulty: string | null;
}

/** Words that mean nothing here are for other programs, and passed over. */
export function readInfo(info: string): FenceInfo {
  const braces = /\{([^{}]*)\}/.exec(info);
  const words = info
    .replace(/\{[^{}]*\}/g, ' ')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const begins = info.trimStart().startsWith('{');
  const marked = braces && /^\s*[\d,]/.test(braces[1]!) ? readLineSet(braces[1]!) : [];
  const [first = null, ...rest] = words;
  const language = begins ? null : first;
  return {
    language,
    lines: (begins ? words : rest).includes('lines'),
    marked: marked ?? [],
    faulty: marked === null ? braces![0] : null,
  };
}

/** The same as it is written; empty where there is nothing to say. */
export function infoText(language: string | null, lines: boolean, marked: readonly LineRange[]): string {
  const name = language !== null && /^[\w+#.-]+$/.test(language) ? language : null;
  return [
    ...(name === null ? [] : [name]),
    ...(marked.length > 0 ? [`{${lineSetText(marked)}}`] : []),
    // Alone it would be the name of a language.
    ...(lines && (name !== null || marked.length > 0) ? ['lines'] : []),
  ].join(' ');
}
