import { expect, test } from 'vitest';
import { drawDocx } from '../../../src/formats/docx/index.ts';
import {
  type HandoutBlock,
  type HandoutDocument,
  renderHandouts,
  renderNotes,
  runsOfDocument,
} from '../../../src/handouts/index.ts';
import { plainText } from '../../../src/markup/index.ts';
import { laidOutOnce } from '../../bundled/build-bundled.ts';
import { validatorErrors } from '../../validator-errors.ts';
import { drawAndRead, lettersOf } from './read-docx.ts';
import { options } from './sample-handout.ts';

const documents = bundledDocuments();

test('there are handouts of several kinds, in several languages', () => {
  expect(new Set(documents.map(({ name }) => name)).size).toBeGreaterThan(3);
  expect(new Set(documents.map(({ language }) => language)).size).toBeGreaterThan(1);
});

test.each(documents.map((document) => [`${document.deckTitle}: ${document.name}`, document] as const))(
  '%s: says in Word what it says',
  async (_, document) => {
    const { paragraphs } = await drawAndRead(document);
    const said = paragraphs.map(({ text }) => text).join('');
    const blocksSay = document.blocks.map((block) => saysOf(block, document)).join('');
    expect(fold(said)).toBe(fold(plainText(document.title) + blocksSay));
  },
);

test('one of each kind: no errors by the validator', async () => {
  const kinds = new Map(documents.map((document) => [document.name, document]));
  for (const [name, document] of kinds) {
    const bytes = (await drawDocx(document, options)).value!;
    expect(await validatorErrors(`${name}.docx`, bytes), name).toEqual([]);
  }
});

/** Blanks are Word's own where it has tabs and what does not break, as is what joins a mark to the words before it. */
function fold(text: string): string {
  return text.replace(/[\s\u2060]+/g, '');
}

/** What a block says; of three slides a page, what stands under the picture comes first. */
function saysOf(block: HandoutBlock, { slidesPerPage }: HandoutDocument): string {
  if (block.kind === 'fields') return [...block.labels, block.after ?? ''].join('');
  if (block.kind === 'slide' && slidesPerPage === 3) {
    const isFoot = (each: (typeof block.blocks)[number]) =>
      each.kind === 'paragraph' && each.class === 'caption';
    const foot = block.blocks.filter(isFoot);
    const rest = { ...block, blocks: block.blocks.filter((each) => !isFoot(each)) };
    return marked([...foot]) + marked([rest]);
  }
  return marked([block]);
}

function marked(blocks: readonly HandoutBlock[]): string {
  const runs = runsOfDocument(blocks).map((run) => {
    if (run.tex !== undefined) return { ...run, text: lettersOf(run.text) };
    return run.cite ? { ...run, text: `[${run.text}]` } : run;
  });
  return plainText(runs);
}

function bundledDocuments(): HandoutDocument[] {
  return [...laidOutOnce().values()].flatMap((laid) =>
    laid.editions.flatMap((edition) => {
      const input = { ...laid, ...edition };
      const handouts = [renderNotes(input).value, ...(renderHandouts(input).value ?? [])];
      return handouts.flatMap((handout) => handout?.document().value ?? []);
    }),
  );
}
