import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Run } from '../../../src/markup/index.ts';
import { parseXml } from '../../../src/xml/index.ts';
import { howMany } from '../../how-many.ts';
import { nastyBlocks, nastyText } from '../../markup/arbitrary-text.ts';
import { drawAndRead, footnotesOf, textOf } from './read-docx.ts';
import { cite, handout, p, slide, table } from './sample-handout.ts';

test('whatever a handout says is read back letter for letter', async () => {
  await fc.assert(
    fc.asyncProperty(nastyBlocks, async (blocks) => {
      const { paragraphs } = await drawAndRead(handout(blocks));
      const read = paragraphs.slice(1).map(({ text }) => text);
      expect(read.filter((text) => text !== '')).toEqual(
        blocks.flatMap(textsOf).filter((text) => text !== ''),
      );
    }),
    { numRuns: howMany.documents },
  );
});

test('in titles, footers, alternative texts, notes and properties too', async () => {
  await fc.assert(
    fc.asyncProperty(nastyText, async (text) => {
      const drawn = await drawAndRead(
        handout([p('A', cite('1')), slide(1, [], { alt: text }), table([['x'], ['y']], text)], {
          title: [{ text }],
          deckTitle: text,
          subject: text,
          author: text,
          footer: text,
          citations: new Map([[1, { number: 1, runs: [{ text }], brief: [], listed: false }]]),
        }),
      );
      expect(drawn.paragraphs[0]!.text).toBe(text);
      expect(footnotesOf(drawn).get('1')![0]!.text).toBe(`1 ${text}`);
      expect(textOf(parseXml(drawn.text('word/footer1.xml'))).startsWith(text)).toBe(true);
      expect(drawn.text('docProps/core.xml')).toContain('<dc:creator>');
    }),
    { numRuns: howMany.documents },
  );
});

test('what no XML can hold becomes a mark, and nothing breaks', async () => {
  const { paragraphs } = await drawAndRead(handout([p('a\u0000b\uD800c\uFFFEd')]));
  expect(paragraphs[1]!.text).toBe('a\uFFFDb\uFFFDc\uFFFDd');
});

test('texts that look like what the finishers look for are left alone', async () => {
  const text = ' r:id="rId1" <w:bookmarkStart w:id="7"/> </w:tblPr><w:footnoteRef/><wp:docPr id="3" name="">';
  const { paragraphs } = await drawAndRead(handout([p(text), table([['a'], [text]], text)]));
  expect(paragraphs[1]!.text).toBe(text);
  expect(paragraphs[3]!.text).toBe(text);
});

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [runsText(block.runs)];
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(textsOf));
    case 'blockquote':
      return block.blocks.flatMap(textsOf);
    case 'code':
      return [block.text.replace(/\n$/, '')];
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.map(({ runs }) => runsText(runs)));
    case 'rule':
      return [];
  }
}

function runsText(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}
