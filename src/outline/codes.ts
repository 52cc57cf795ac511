import { type CodeTable, reporterFor } from '../source/index.ts';

export const outlineCodes = {
  'unknown-element': { severity: 'error', summary: 'A relationship names an end that does not exist.' },
  'unknown-source': { severity: 'error', summary: 'A statement or data names a source that does not exist.' },
  'unknown-group': { severity: 'error', summary: 'A group or a cell names a group that does not exist.' },
  'unknown-member': { severity: 'error', summary: 'A group names a member that does not exist.' },
  'duplicate-id': {
    severity: 'error',
    summary: 'Two of the elements, relationships, groups, events and named statements share an id.',
  },
  'relationship-ends': {
    severity: 'error',
    summary: 'A relationship has neither "from" and "to" nor two different ends "between".',
  },
  'not-a-pair': {
    severity: 'error',
    summary: 'Wording or a direction that only a pair can have stands somewhere else.',
  },
  'group-shape': {
    severity: 'error',
    summary: 'A group has neither "members" nor "extends", or both, or changes without "extends".',
  },
  'group-cycle': { severity: 'error', summary: 'A group extends itself or is a member of itself.' },
  'duplicate-member': { severity: 'error', summary: 'A group names the same member twice.' },
  'not-a-member': { severity: 'error', summary: 'A group removes or relabels what is not in it.' },
  'already-a-member': { severity: 'error', summary: 'A group adds what is in it already.' },
  'group-count': { severity: 'error', summary: 'A group does not have as many members as its "count" says.' },
  'statement-source': {
    severity: 'error',
    summary: 'A statement has neither "source" nor "quotes", or both, or a quote without a source.',
  },
  'quote-not-found': { severity: 'error', summary: "A quote is not in its source's stored copy." },
  'quote-ambiguous': {
    severity: 'warning',
    summary: 'A quote stands in its source more than once, and no "at" says which one is meant.',
  },
  'invalid-url': { severity: 'error', summary: 'The address of a source is not one of the web.' },
  'missing-own-language': {
    severity: 'error',
    summary: "A text in several languages has no wording in the outline's own.",
  },
  'data-shape': {
    severity: 'error',
    summary: 'Data has neither "file" nor "rows", or both, or rows without columns.',
  },
  'unknown-column': {
    severity: 'error',
    summary: 'A row or a heading names a column that the data does not have.',
  },
  'csv-syntax': { severity: 'error', summary: 'A CSV file is not as RFC 4180 describes.' },
  'csv-header': {
    severity: 'error',
    summary:
      'The header row of data is absent, has a name twice, or more or fewer names than its rows have cells.',
  },
  'csv-ragged': {
    severity: 'error',
    summary: 'A row of data has more or fewer cells than its header.',
  },
  'outline-limit': { severity: 'error', summary: 'Groups are nested deeper than the limits allow.' },
  'csv-unnamed': { severity: 'warning', summary: 'Columns of data have no names, and go by their places.' },
  'workbook-syntax': {
    severity: 'error',
    summary: 'A workbook cannot be read, or holds a formula without its value.',
  },
  'workbook-place': {
    severity: 'error',
    summary: 'A workbook has no such sheet or range, or nothing is there.',
  },
  'workbook-unseen': {
    severity: 'warning',
    summary: 'A sheet has hidden rows or columns, which are read, or merged cells, of which the first is.',
  },
  'cell-type': { severity: 'error', summary: "A cell is not what its column's type says." },
  'unknown-cell': { severity: 'warning', summary: 'Words are given for a cell that the data does not have.' },
  'data-limit': {
    severity: 'error',
    summary: 'Data has more rows, columns or characters in a cell than are read.',
  },
} as const satisfies CodeTable;

export const reportOutline = reporterFor(outlineCodes);
