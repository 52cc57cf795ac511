import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('dry-run');
const deck = (text: string) => `formats: [md]\nslides: [{ use: statement, statement: "${text}" }]\n`;

it('a dry run says what a build then does, and writes nothing', async () => {
  const root = join(scratch, 'project');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const look = () =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]);
  /** What is said is what happens. */
  const expectSame = async (...words: string[]) => {
    const before = look();
    const dry = await runInProcess(['build', '--dry-run', '--verbose', ...words], root);
    expect(look()).toEqual(before);
    const real = await runInProcess(['build', '--verbose', ...words], root);
    expect([dry.code, dry.out]).toEqual([real.code, real.out]);
    expect(dry.err).toContain('This was a dry run: nothing was written.');
    return dry.out;
  };
  write('content/a/outline.yaml', 'title: A\n');
  for (const name of ['one', 'two', 'three']) write(`content/a/decks/${name}.yaml`, deck(name));
  expect(await expectSame()).toContain('output/a/one/one.notes.md');
  write('content/a/decks/two.yaml', deck('other'));
  rmSync(join(root, 'content/a/decks/three.yaml'));
  expect(await expectSame()).toMatch(/one\.notes\.md +unchanged[\s\S]*three\.notes\.md +removed/);
  write('output/a/two/two.notes.md', 'edited');
  write('content/a/decks/two.yaml', deck('third'));
  await expectSame();
  await expectSame('--force');
  expect(existsSync(join(root, 'output/a/three'))).toBe(false);
});
