import { OfficeParser } from 'officeparser';
import { expect, test } from 'vitest';
import type { PlacedParagraph, PlacedShape } from '../../src/layout/index.ts';
import { buildDeck } from '../../src/pipeline/build-deck.ts';
import { layOutDeck } from '../../src/pipeline/lay-out-deck.ts';
import { planBuild } from '../../src/pipeline/plan-build.ts';
import { createProjectCache } from '../../src/pipeline/project-cache.ts';
import { openProject } from '../../src/project/index.ts';
import { projectRoot } from '../bundled/build-bundled.ts';

interface ReadNode {
  readonly type: string;
  readonly text?: string;
  readonly children?: readonly ReadNode[];
}

/** What indexers and language models are given: every text of a slide once, as it stands there, in the order of the shapes. */
test('officeparser reads what the slides say, paragraph by paragraph, in our order', async () => {
  const project = openProject(projectRoot).value!;
  const cache = createProjectCache(project);
  const plan = planBuild(project, ['lecture', 'gallery']).value!;
  let paragraphs = 0;
  for (const planned of plan) {
    const editions = layOutDeck({ project, cache, planned }).value!.editions;
    const built = await buildDeck({ project, cache, planned, formats: ['pptx'], epoch: null });
    const files = built.value!.files.filter(({ name }) => name.endsWith('.pptx'));
    expect(files).toHaveLength(editions.length);
    for (const [i, { bytes }] of files.entries()) {
      const read = await OfficeParser.parseOffice(Buffer.from(bytes));
      const slides = (read.content as readonly ReadNode[]).filter(({ type }) => type === 'slide');
      for (const [number, slide] of editions[i]!.placed.slides.entries()) {
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
  if (shape.kind === 'text') return shape.paragraphs.flatMap(textOfParagraph);
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
