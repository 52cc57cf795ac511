import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { drawHtml } from '../../src/formats/html/index.ts';
import { countPages } from '../../src/formats/pdf/index.ts';
import { PdfPrinter } from '../../src/pipeline/programs/pdf-printer.ts';
import { compose } from '../briefing/read-briefing.ts';
import { browserPath } from '../browser/open-browser.ts';
import { briefingTheme, documentOf, linesOf } from './hive-documents.ts';

const many = (count: number, write: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => write(i + 1)).join('');

/** A deck with far more than two pages hold. */
const outline = `title: A large subject
summary: It has many parts, and every part has something to do with every other part of it, as large subjects do.
sources:
${many(15, (i) => `  s${i}: { title: Source number ${i}, publisher: A publisher, date: 20${10 + i} }\n`)}
elements:
${many(
  60,
  (i) =>
    `  e${i}:\n    label: Element ${i}\n${i % 3 === 0 ? `    role: What element ${i} is for\n` : ''}    statements:\n` +
    `      - { text: The source says of element ${i} that it is one of the many parts and does what such parts do., source: s${(i % 15) + 1}, confidence: ${['high', 'medium', 'low'][i % 3]} }\n`,
)}
relationships:
${many(30, (i) => `  r${i}: { between: [e${i}, e${i + 1}], label: Elements ${i} and ${i + 1} }\n`)}
${many(30, (i) => `  d${i}: { from: e${i}, to: e${i + 2}, label: leads to }\n`)}
groups:
  all: { label: All of them, members: [${many(60, (i) => `e${i}, `)}] }
`;
const deck = `handouts: [briefing-note]
slides:
  - { use: element, each: all }
  - { use: table, of: [all] }
${many(30, (i) => `  - { use: pair, item: r${i} }\n  - { use: relationship, item: d${i} }\n`)}`;

it('fills two pages at most, and counts what it leaves out', async (context) => {
  const { handouts } = compose({ 'content/large/outline.yaml': outline }, 'content/large', deck, 'en');
  const document = documentOf(handouts[0]!);
  const lines = linesOf(document);
  expect(lines).toContain('Further statements in the presentation: 42.');
  const browser = await browserPath().catch(() => null);
  const printer = new PdfPrinter(browser);
  const created = '2026-11-22T00:00:00Z';
  const html = drawHtml(document, { theme: briefingTheme(), created });
  const { value, diagnostics } = await printer.print(html, {
    title: 'x',
    author: null,
    subject: null,
    created,
  });
  await printer.close();
  if (!value) return context.skip(diagnostics[0]?.message ?? 'nothing is printed');
  // A wider face in the place of the theme's fills more.
  const face = spawnSync('fc-match', ['Carlito', 'family'], { encoding: 'utf8' }).stdout ?? '';
  if (!face.includes('Carlito'))
    return context.skip('SKIPPED: Carlito, which stands in for Calibri, is not installed');
  expect(countPages(value)).toBeLessThanOrEqual(2);
  expect(document.mostPages).toBe(2);
});
