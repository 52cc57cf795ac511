import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const page = readFileSync(new URL('../../docs/two-audiences.md', import.meta.url), 'utf8');
const root = temporaryFolder('two-audiences');
const files = new Map(
  [...page.matchAll(/^`([\w./-]+)`[^\n]*\n\n```yaml\n([\s\S]*?)```/gm)].map(([, path, text]) => [
    path!,
    text!,
  ]),
);

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe('the project of docs/two-audiences.md', () => {
  let built = { code: -1, err: '', out: '' };
  beforeAll(async () => {
    for (const [path, text] of files) write(path, text);
    built = await runInProcess(['build'], root);
  });
  const notes = (deck: string) => readFileSync(join(root, `output/harbour/${deck}/${deck}.notes.md`), 'utf8');

  it('is whole, and builds', () => {
    expect(files.size).toBe(5);
    expect(built.err).not.toContain('error[');
    expect(built.code).toBe(0);
  });

  it('says to each audience what the page says', () => {
    const [all, board] = [notes('public'), notes('board')];
    for (const words of ['yard', '80000', 'forty', 'Margin', 'What we ask', 'Confidential'])
      expect([words, all.includes(words), board.includes(words)]).toEqual([words, false, true]);
    for (const words of ['The quay', 'two days', '1340', '(P)', 'Public'])
      expect([words, all.includes(words)]).toEqual([words, true]);
    expect(board).toContain('(C)');
  });

  it('stops what the page shows', async () => {
    const path = 'content/harbour/decks/public.yaml';
    const leaky = '  - { use: bullets, title: The board offers forty million., points: [a] }\n';
    write(path, files.get(path)!.replace('  - use: cover\n', leaky));
    const { code, err } = await runInProcess(['build'], root);
    const shown = /```text\n([\s\S]*?)\n```/.exec(page)![1]!;
    expect(err).toContain(shown.slice(shown.indexOf('error[leak]')));
    expect(code).toBe(5);
  });
});
