import { OfficeParser } from 'officeparser';
import { expect, test } from 'vitest';
import type { PlacedParagraph, PlacedShape } from '../../src/layout/index.ts';
import { laidOutOnce, presentation } from '../bundled/build-bundled.ts';

interface ReadNode {
  readonly type: string;
  readonly text?: string;
  readonly children?: readonly ReadNode[];
}

/** What indexers and language models are given: every text of a slide once, as it stands there, in the order of the shapes. */
test('officeparser reads what the slides say, paragraph by paragraph, in our order', async () => {
  let paragraphs = 0;
  const decks = [...laidOutOnce()].filter(([name]) => /\/(lecture|gallery)$/.test(name));
  expect(decks).toHaveLength(2);
  for (const [, { editions }] of decks) {
    for (const { prefix, placed } of editions) {
      const read = await OfficeParser.parseOffice(Buffer.from(await presentation(`${prefix}.pptx`)));
      const slides = (read.content as readonly ReadNode[]).filter(({ type }) => type === 'slide');
      for (const [number, slide] of placed.slides.entries()) {
        const said = slide.shapes.flatMap(saysOf);
        expect(textsOf(slides[number]!), `slide ${number + 1}`).toEqual(said);
        paragraphs += said.length;
      }
    }
  }
  expect(paragraphs).toBeGreaterThan(500);
});

function saysOf(shape: PlacedShape): string[] {
  if (shape.kind === 'group') return shape.shapes.flatMap(saysOf);
  if (shape.kind === 'text') {
    // officeparser passes over `mc:AlternateContent`, which is how PowerPoint itself writes a shape with an equation.
    const { paragraphs } = shape;
    const hasEquation = paragraphs.some(({ runs }) => runs.some((run) => run.tex !== undefined));
    return hasEquation ? [] : paragraphs.flatMap(textOfParagraph);
  }
  if (shape.kind === 'table')
    return shape.rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => cell.paragraphs.flatMap(textOfParagraph)),
    );
  return [];
}

/** Lines that end early are lines of one paragraph. */
function textOfParagraph({ runs }: PlacedParagraph): string[] {
  const text = runs.map((run) => (run.break ? '\n' : run.text)).join('');
  return text.trim() === '' ? [] : [squeezed(text)];
}

function textsOf(node: ReadNode): string[] {
  if (['paragraph', 'heading', 'list'].includes(node.type) && node.text !== undefined)
    return node.text.trim() === '' ? [] : [squeezed(node.text)];
  return (node.children ?? []).flatMap(textsOf);
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
