import type { HostileClass } from '../hostile-case.ts';
import { baseOutline, deckPath, outlinePath, slides } from '../hostile-case.ts';

const csvPath = 'content/water/data/d.csv';
const data = (csv: string | Uint8Array, slide = '{ use: chart, data: d }') => ({
  [outlinePath]: `${baseOutline}data: { d: { file: data/d.csv } }\n`,
  [csvPath]: csv,
  [deckPath]: String(slides(slide)[deckPath]),
});
const rows = (text: string) => ({ [outlinePath]: `${baseOutline}data:\n  d: { ${text} }\n` });

/** Tables of figures that are no tables, or no figures. */
export const csvCases: HostileClass = {
  name: 'data',
  cases: [
    { name: 'an empty file', files: data(''), codes: ['csv-header'] },
    {
      name: 'a name twice in the header',
      files: data('year,share,▶share\n1990,1,2\n'),
      codes: 'csv-header',
      says: 'share',
    },
    { name: 'a header alone', files: data('year,share\n'), codes: 'empty-figure' },
    { name: 'a row that is too short', files: data('year,share\n1990,1\n▶1991\n'), codes: 'csv-ragged' },
    { name: 'a row that is too long', files: data('year,share\n▶1990,1,2\n'), codes: 'csv-ragged' },
    {
      name: 'a quotation mark that stays open',
      files: data('year,share\n1990,▶"1\n1991,2\n'),
      codes: 'csv-syntax',
    },
    { name: 'a quotation mark in a cell', files: data('year,share\n1990,1▶"2\n'), codes: 'csv-syntax' },
    { name: 'words after a quotation mark', files: data('year,share\n1990,"1"▶x\n'), codes: 'csv-syntax' },
    {
      name: 'a word for a figure',
      files: data('year,share\n1990,▶many\n'),
      codes: 'not-a-number',
      says: 'many',
    },
    { name: 'NaN', files: data('year,share\n1990,▶NaN\n'), codes: 'not-a-number', says: 'NaN' },
    { name: 'infinity', files: data('year,share\n1990,▶Infinity\n'), codes: 'not-a-number' },
    {
      name: 'a figure past every number',
      files: data('year,share\n1990,▶1e999\n'),
      codes: 'not-a-number',
      says: '1e999',
    },
    { name: 'hexadecimal', files: data('year,share\n1990,▶0x10\n'), codes: 'not-a-number' },
    { name: 'a formula', files: data('year,share\n1990,▶=1+1\n'), codes: 'not-a-number', says: '=1+1' },
    {
      name: 'a call of a program',
      files: data("year,share\n1990,▶=cmd|' /C calc'!A0\n"),
      codes: 'not-a-number',
    },
    {
      name: 'a comma for a point',
      files: data('year,share\n1990,▶"1,5"\n'),
      codes: 'not-a-number',
      says: '1,5',
    },
    {
      name: 'UTF-16',
      files: data(new Uint8Array(Buffer.from('\ufeffyear,share\n1990,1\n', 'utf16le'))),
      codes: 'not-utf-8',
    },
    {
      name: 'Latin-1',
      files: data(new Uint8Array(Buffer.from('ann\u00e9e,share\n1990,1\n', 'latin1'))),
      codes: 'not-utf-8',
    },
    {
      name: 'a NUL',
      files: data('year,share\n19▶\u000090,1\n'),
      codes: 'forbidden-character',
      says: 'U+0000',
    },
    {
      name: 'an escape character in a header',
      files: data('year,sh▶\u001b[31mare\n1990,1\n'),
      codes: 'forbidden-character',
    },
    {
      name: 'more than five megabytes',
      files: data(new Uint8Array(5 * 1024 * 1024 + 1).fill(0x31)),
      codes: 'file-too-large',
    },
    {
      name: 'a column that is not there',
      files: data('year,share\n1990,1\n', '{ use: chart, data: d, y: [▶shre] }'),
      codes: 'unknown-column',
      says: 'did you mean "share"?',
    },
    {
      name: 'data that is not there',
      files: slides('{ use: chart, data: ▶nothing }'),
      codes: 'unknown-reference',
      says: 'nothing',
    },
    {
      name: 'a file that is not there',
      files: { [outlinePath]: `${baseOutline}data: { d: { file: ▶data/none.csv } }\n` },
      codes: 'file-not-found',
    },
    {
      name: 'a file and rows',
      files: { ...rows('file: data/d.csv, columns: { a: A }, rows: [{ a: 1 }]'), [csvPath]: 'a\n1\n' },
      codes: 'data-shape',
    },
    { name: 'neither file nor rows', files: rows('source: page'), codes: 'data-shape' },
    { name: 'rows of nothing', files: rows('rows: []'), codes: 'data-shape' },
    {
      name: 'a cell of no column',
      files: rows('columns: { a: A }, rows: [{ a: 1, ▶b: 2 }]'),
      codes: 'unknown-column',
      says: 'b',
    },
    {
      name: 'a cell that is a list',
      files: rows('columns: { a: A }, rows: [{ a: ▶[1] }]'),
      codes: 'wrong-type',
    },
    {
      name: 'a cell without end',
      files: rows('columns: { a: A }, rows: [{ a: ▶.inf }]'),
      codes: 'unsafe-number',
    },
    {
      name: 'a cell past what can be held',
      files: rows('columns: { a: A }, rows: [{ a: ▶9007199254740993 }]'),
      codes: 'unsafe-number',
    },
    {
      name: 'a count of no group',
      files: rows('columns: { a: A }, rows: [{ a: { count: ▶al } }]'),
      codes: 'unknown-group',
      says: 'did you mean "all"?',
    },
    {
      name: 'a column named __proto__',
      files: rows('columns: { ▶__proto__: A }, rows: []'),
      codes: 'unsafe-key',
    },
    {
      name: 'a pie of what is below zero',
      files: data('k,v\na,▶-1\nb,2\n', '{ use: chart, data: d, kind: pie }'),
      codes: 'negative-share',
      says: '-1',
    },
  ],
};
