import { type CodeTable, reporterFor } from '../source/index.ts';

export const yamlCodes = {
  'yaml-syntax': { severity: 'error', summary: 'The file is not well-formed YAML 1.2.' },
  'yaml-limit': {
    severity: 'error',
    summary: 'The file is larger, deeper or more self-repeating than the limits allow.',
  },
  'yaml-refused': {
    severity: 'error',
    summary:
      'A YAML feature that is not allowed here: several documents, tags, cycles, keys that are not text.',
  },
  'duplicate-key': { severity: 'error', summary: 'The same key stands twice in one map.' },
  'unsafe-key': {
    severity: 'error',
    summary: 'A key that JavaScript would take for part of an object itself.',
  },
  'confusable-key': { severity: 'warning', summary: 'Two keys of one map look alike but are not the same.' },
  'unsafe-number': {
    severity: 'error',
    summary: 'A number that is not finite, or an integer that cannot be held exactly.',
  },
  'number-like-text': {
    severity: 'warning',
    summary: 'A text that looks like a number but would change if it were read as one.',
  },
  'comment-as-value': {
    severity: 'warning',
    summary: 'A key without a value is followed by a comment that looks like one: a colour needs quotes.',
  },
  'missing-space': {
    severity: 'warning',
    summary:
      'Lines that look like a list or a map and are read as one text: no space stands behind "-" or ":".',
  },
  'unused-anchor': {
    severity: 'warning',
    summary: 'A text that begins with "&" and was read as an anchor, to which nothing refers.',
  },
  'forbidden-character': { severity: 'error', summary: 'A character that no Office file can hold.' },
  'suspicious-character': {
    severity: 'warning',
    summary:
      'A character that is invisible or reorders the text around it, other than a soft hyphen typed as an escape.',
  },
  'empty-file': { severity: 'error', summary: 'The file holds nothing.' },
  'unknown-key': { severity: 'error', summary: 'A key that the format does not have.' },
  'missing-key': { severity: 'error', summary: 'A key that the format requires is absent or empty.' },
  'wrong-type': { severity: 'error', summary: 'A value of another kind than the format asks for.' },
  'invalid-value': { severity: 'error', summary: 'A value outside what the format allows here.' },
  'invalid-id': { severity: 'error', summary: 'An id that is not kebab-case or is too long.' },
  'invalid-date': {
    severity: 'error',
    summary: 'A date that is not one of the forms 2014, 2018-04, 2024-02-26, 2021/2025.',
  },
  'invalid-language': { severity: 'error', summary: 'A language that is not a BCP 47 tag.' },
} as const satisfies CodeTable;

export const reportYaml = reporterFor(yamlCodes);
