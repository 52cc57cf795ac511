import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { drawHtml } from '../../../src/formats/html/index.ts';
import type { HandoutDocument } from '../../../src/handouts/index.ts';
import {
  type Block,
  isTextBlock,
  mapRuns,
  parseMarkdown,
  plainText,
  sayFormulas,
} from '../../../src/markup/index.ts';
import { openBrowser } from '../../browser/open-browser.ts';
import { briefingTheme, documentOf, fold, hiveHandouts } from '../../handouts/hive-documents.ts';
import { nastyBlocks } from '../../markup/arbitrary-text.ts';

const browser = openBrowser();
const theme = briefingTheme();
const draw = (document: HandoutDocument): string =>
  drawHtml(document, { theme, created: '2026-11-22T00:00:00Z' });
const hive = ['en', 'zh'].flatMap((language) => hiveHandouts(language).map(documentOf));
const long = Array.from({ length: 30 }, (_, i) => `a_{${i}}`).join(' + ');
const formulas = parseMarkdown(`Here is $\\frac{a}{b}$.

$$E = mc^2 \\tag{1}$$

$$${long} \\tag{2}$$

$$\\color{red} x$$
`).blocks.flatMap((block) =>
  isTextBlock(block) ? [mapRuns<Block>(block, (runs) => sayFormulas(runs, (key) => `${key} said`))] : [],
);
const documents = [...hive, { ...hive[0]!, name: 'formulas', blocks: formulas }];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const looks = [
  ['in the light', { colorScheme: 'light', viewport: { width: 1280, height: 900 } }],
  ['in the dark on a phone', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
] as const;

describe.each(looks)('%s', (_, look) => {
  it.for(documents.map((document) => [`${document.name}, ${document.language}`, document] as const))(
    '%s: axe finds nothing, nothing is asked for, nothing sticks out to the side',
    async ([, document], context) => {
      // The policy of the page would keep axe out as well.
      const page = await browser.page(context, { ...look, bypassCSP: true });
      const asked = await show(page, draw(document));
      await page.addScriptTag({ content: axe });
      expect(await page.evaluate<string[]>(runAxe)).toEqual([]);
      expect(asked).toEqual([]);
      const over = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(over).toBeLessThanOrEqual(0);
    },
  );
});

it('keeps to its policy without a word of complaint', async (context) => {
  const page = await browser.page(context);
  const said: string[] = [];
  page.on('console', (message) => void said.push(message.text()));
  await show(page, draw(documents[0]!));
  const look = 'getComputedStyle(document.querySelector("h1")).fontFamily';
  expect(await page.evaluate<string>(look)).toMatch(/^Calibri/);
  expect(said).toEqual([]);
});

it('is read by keyboard: the first stop leads to the text', async (context) => {
  const page = await browser.page(context);
  await show(page, draw(documents[0]!));
  await page.keyboard.press('Tab');
  expect(await page.evaluate<string>('document.activeElement.className')).toBe('skip');
  await page.keyboard.press('Enter');
  expect(await page.evaluate<string>('document.activeElement.id')).toBe('text');
});

it('whatever its texts are, browsers read them as they were typed', async (context) => {
  const page = await browser.page(context);
  const base = documents.find((document) => document.name === 'worksheet')!;
  for (const list of fc.sample(nastyBlocks, { numRuns: 150, seed: 20261122 })) {
    const document: HandoutDocument = { ...base, blocks: list, citations: new Map() };
    await page.setContent(draw(document));
    const read = await page.evaluate<string>(`(() => {
      const all = document.body.cloneNode(true);
      for (const each of all.querySelectorAll('.skip, nav, footer')) each.remove();
      for (const each of all.querySelectorAll('br')) each.replaceWith(' ');
      return [all.textContent, all.querySelectorAll('script, style, iframe, object').length].join();
    })()`);
    const typed = plainText(document.title) + list.map(wordsOf).join('');
    expect(squeeze(read)).toBe(`${squeeze(typed)},0`);
  }
});

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'list':
      return block.items.map((item) => item.blocks.map(wordsOf).join('')).join('');
    case 'blockquote':
      return block.blocks.map(wordsOf).join('');
    case 'code':
      return block.text;
    case 'table':
      return block.rows.map((row) => row.cells.map((cell) => plainText(cell.runs)).join('')).join('');
    case 'rule':
      return '';
    default:
      return plainText(block.runs);
  }
}

/** Without white space, of which elements add some, and without the numbers of lists. */
function squeeze(text: string): string {
  return fold(text).replace(/\s/g, '');
}

/** Shows a page, and gives what it asks for while it is shown. */
async function show(page: Page, html: string): Promise<readonly string[]> {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(request.url());
  });
  await page.setContent(html, { waitUntil: 'load' });
  return asked;
}

/** Everything that axe knows, best practices too. It runs in the page. */
const runAxe = `axe.run().then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html.slice(0, 200)).join(' ')))`;
