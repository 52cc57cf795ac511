import { type CodeTable, type Diagnostic, reporterFor, type Span } from '../source/index.ts';

export const markupCodes = {
  'markup-syntax': { severity: 'error', summary: 'What the template printed is not well-formed XML.' },
  'markup-unknown-element': {
    severity: 'error',
    summary: 'An element that slide markup does not have.',
  },
  'markup-misplaced-element': {
    severity: 'error',
    summary: 'An element of slide markup stands where it may not.',
  },
  'markup-missing-element': { severity: 'error', summary: 'A slide without its title element.' },
  'markup-repeated': {
    severity: 'error',
    summary: 'Something that a slide has once, a title or a slot of one name, stands twice.',
  },
  'markup-stray-text': { severity: 'error', summary: 'Text stands between blocks instead of in one.' },
  'markup-unknown-attribute': { severity: 'error', summary: 'An attribute that the element does not have.' },
  'markup-missing-attribute': {
    severity: 'error',
    summary: 'An attribute that the element must have is absent or empty.',
  },
  'markup-invalid-attribute': {
    severity: 'error',
    summary: 'A value that the attribute does not take.',
  },
  'markup-table': {
    severity: 'error',
    summary: 'A table whose cells overlap, or that is wider than any program takes.',
  },
  'link-not-allowed': {
    severity: 'error',
    summary: 'A link to something other than http, https, mailto, tel or a slide.',
  },
  'inline-image': {
    severity: 'warning',
    summary: 'An image written in running text, where it stays as typed.',
  },
  'unsupported-markdown': {
    severity: 'warning',
    summary: 'Markdown that has no meaning here and stays as typed.',
  },
  'formula-syntax': { severity: 'error', summary: 'A formula that cannot be read.' },
  'doubtful-formula': {
    severity: 'warning',
    summary: 'Dollars that may be amounts of money, or a formula that does not end, and are taken as text.',
  },
  'unknown-language': {
    severity: 'warning',
    summary: 'Code of a language that is nearly one whose code is coloured, and is not.',
  },
  'code-highlight': {
    severity: 'warning',
    summary: 'Lines of code are to stand out that it does not have.',
  },
  'markdown-limit': { severity: 'error', summary: 'Lists or quotations are nested too deeply.' },
} as const satisfies CodeTable;

export type MarkupCode = keyof typeof markupCodes;

export const reportMarkup = reporterFor(markupCodes);

/** Something doubtful in a text, before anyone knows which file the text came from. */
export interface TextProblem {
  readonly code: MarkupCode;
  /** Into the text, in UTF-16 code units. */
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  readonly hint: string | null;
}

/**
 * The problems of one text as diagnostics: all at one place, or each at the place that `place` gives for its offset and
 * length in the text.
 */
export function reportProblems(
  problems: readonly TextProblem[],
  place: Span | null | ((offset: number, length: number) => Span),
): Diagnostic[] {
  return problems.map(({ code, offset, length, message, hint }) =>
    reportMarkup(code, typeof place === 'function' ? place(offset, length) : place, message, { hint }),
  );
}
