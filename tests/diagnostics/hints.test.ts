import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('hints');

const outline = `title: Rain
sources: { book: { title: Book } }
statements:
  - { id: falls, text: It falls., source: book, quote: It falls }
`;

it.each([
  ['{ use: quote, statement: fals }', 'hint: did you mean "falls"?\n'],
  ['{ use: voices, statements: [falls, nobody] }', 'hint: the outline has no statement "nobody"\n'],
  ['{ use: code, title: T, code: a = 1, language: pythn }', 'hint: did you mean "python"?\n'],
])('what is wrong in %s has one hint', async (slide, hint) => {
  for (const [path, text] of Object.entries({
    'content/x/outline.yaml': outline,
    'content/x/decks/d.yaml': `slides:\n  - ${slide}\n`,
  })) {
    mkdirSync(dirname(join(scratch, path)), { recursive: true });
    writeFileSync(join(scratch, path), text);
  }
  const { err } = await runInProcess(['build', '--dry-run'], scratch);
  expect(err.match(/hint: .*\n/g)).toEqual([hint]);
});
