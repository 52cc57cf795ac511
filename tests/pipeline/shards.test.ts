import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitDecks } from '../../src/pipeline/shards.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('shards');

/** Six decks of different length, three of them for rows. */
function write(name: string): string {
  const root = join(scratch, name);
  const decks = Object.fromEntries(
    [1, 3, 7].map((slides, i) => [
      `content/a/decks/deck-${i}.yaml`,
      `slides:\n${Array.from({ length: slides }, (_, n) => `  - { use: statement, id: s-${n}, statement: "Number ${n}" }\n`).join('')}`,
    ]),
  );
  const files = {
    'throughline.yaml': 'formats: [md]\n',
    'content/a/outline.yaml': 'title: A\ndata: { ages: { file: ../../data/ages.csv } }\n',
    'data/ages.csv': 'name,age\nada,1\nbob,2\n',
    'content/b/outline.yaml': 'title: B\ndata: { people: { file: people.csv } }\n',
    'content/b/people.csv': 'name\nada\nbob\ncy\n',
    'content/b/decks/hello.yaml':
      'for-each: { data: people }\ntitle: "Hello {{row.name}}"\nslides: [{ use: cover }]\n',
    ...decks,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function tree(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const entries = files.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    entries.map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]).sort(),
  );
}

describe('the split', () => {
  it('has each deck once, is the same in any order of the decks, and no part is heavier by more than a deck', () => {
    const decks = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 50 })), {
      selector: ([name]) => name,
      maxLength: 60,
    });
    fc.assert(
      fc.property(decks, fc.integer({ min: 1, max: 20 }), (all, parts) => {
        const split = splitDecks(
          all.map(([name]) => name),
          all.map(([, weight]) => weight),
          parts,
        );
        expect(split.flatMap((part) => [...part]).sort()).toEqual(all.map(([name]) => name).sort());
        const turned = all.toReversed();
        const other = splitDecks(
          turned.map(([name]) => name),
          turned.map(([, weight]) => weight),
          parts,
        );
        expect(other.map((part) => [...part])).toEqual(split.map((part) => [...part]));
        const weights = new Map(all);
        const sums = split.map((part) => [...part].reduce((sum, name) => sum + weights.get(name)!, 0));
        expect(Math.max(...sums) - Math.min(...sums)).toBeLessThanOrEqual(Math.max(1, ...weights.values()));
      }),
    );
  });
});

describe('shards', () => {
  it('come to what one build comes to, however many', async () => {
    const root = write('any');
    await runInProcess(['build', '--out', 'whole'], root);
    const whole = tree(join(root, 'whole'));
    for (const n of [1, 2, 3, 8]) {
      const folders = Array.from({ length: n }, (_, i) => `shard-${n}-${i + 1}`);
      for (const [i, folder] of folders.entries()) {
        const built = await runInProcess(['build', '--shard', `${i + 1}/${n}`, '--out', folder], root);
        expect(built).toMatchObject({ code: 0 });
        if (n === 8 && i === 7) expect(built.err).toMatch(/no decks/);
      }
      // What no deck makes any more goes.
      if (n === 2) cpSync(join(root, 'whole/a/deck-0'), join(root, 'merged/a/gone'), { recursive: true });
      if (n === 2) {
        const manifest = join(root, 'merged/a/gone/manifest.json');
        writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('a/deck-0', 'a/gone'));
      }
      const merged = await runInProcess(['merge', ...folders.toReversed(), '--out', 'merged'], root);
      expect(merged).toMatchObject({ code: 0, err: '' });
      expect(tree(join(root, 'merged'))).toEqual(whole);
      if (n !== 2) rmSync(join(root, 'merged'), { recursive: true });
    }
  });

  it('may be built one after the other into the same folder, with manifests that count other slides', async () => {
    const root = write('one-folder');
    await runInProcess(['build'], root);
    const before = tree(join(root, 'output'));
    const manifest = join(root, 'output/a/deck-0/manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"slides": 1/, '"slides": 30'));
    for (const i of [1, 2, 3]) await runInProcess(['build', '--shard', `${i}/3`], root);
    const { '/shard.json': shard, ...after } = tree(join(root, 'output'));
    expect(after).toEqual(before);
    expect(JSON.parse(shard!)).toMatchObject({ i: 3, n: 3, weights: [30, 3, 7, 1, 1, 1] });
  });

  it('sweep nothing, and are checked as parts', async () => {
    const root = write('orphans');
    await runInProcess(['build'], root);
    rmSync(join(root, 'content/a/decks/deck-1.yaml'));
    await runInProcess(['build', '--shard', '1/1'], root);
    expect(existsSync(join(root, 'output/a/deck-1/manifest.json'))).toBe(true);
    expect((await runInProcess(['check'], root)).code).toBe(3);
    for (const i of [1, 2])
      expect(await runInProcess(['check', '--shard', `${i}/2`], root)).toMatchObject({ code: 0 });
    writeFileSync(join(root, 'content/a/decks/deck-2.yaml'), 'slides: [{ use: cover }]\n');
    const codes = [];
    for (const i of [1, 2]) codes.push((await runInProcess(['check', '--shard', `${i}/2`], root)).code);
    expect(codes.sort()).toEqual([0, 3]);
  });

  it.each<[string, RegExp, (root: string) => readonly string[]]>([
    ['the same twice', /number 2 is missing[\s\S]*a and a are both shard 1 of 2/, () => ['a', 'a']],
    ['one that is missing', /of 2 shards number 2 is missing/, () => ['a']],
    ['other numbers', /c is one of 3 shards, a one of 2/, () => ['a', 'b', 'c']],
    ['no shard', /content is no output of a shard/, () => ['a', 'content']],
    [
      'a deck that failed',
      /no shard has the deck a\/deck-2/,
      (root) => {
        writeFileSync(join(root, 'content/a/decks/deck-2.yaml'), 'slides: [{ use: nothing }]\n');
        return ['--again', 'a', 'b'];
      },
    ],
    [
      'a file that was changed',
      /deck-2\.notes\.md is not what the shard wrote/,
      (root) => {
        const folder = existsSync(join(root, 'a/a/deck-2')) ? 'a' : 'b';
        writeFileSync(join(root, folder, 'a/deck-2/deck-2.notes.md'), 'x');
        return ['a', 'b'];
      },
    ],
    [
      'other files',
      /b and a were made from other files/,
      (root) => {
        writeFileSync(
          join(root, 'content/b/outline.yaml'),
          'title: C\ndata: { people: { file: people.csv } }\n',
        );
        return ['--again-b', 'a', 'b'];
      },
    ],
    [
      'another file beside the outlines',
      /b was made with another data\/ages\.csv than a/,
      (root) => {
        writeFileSync(join(root, 'data/ages.csv'), 'name,age\nada,1\nbob,3\n');
        return ['--again-b', 'a', 'b'];
      },
    ],
    ['other formats', /d and a were asked for other formats/, () => ['a', 'd']],
    ['other values', /e and a were made from other files, or with other values of --var/, () => ['a', 'e']],
    [
      'other decks',
      /b and a are parts of other decks/,
      (root) => {
        rmSync(join(root, 'content/a/decks/deck-0.yaml'));
        return ['--again-b', 'a', 'b'];
      },
    ],
  ])('are refused, and nothing is written: %s', async (what, expected, spoil) => {
    const root = write(what.replaceAll(' ', '-'));
    const build = (shard: string, out: string, ...more: readonly string[]) =>
      runInProcess(['build', '--keep-going', '--shard', shard, '--out', out, ...more], root);
    for (const [shard, out, ...more] of [
      ['1/2', 'a'],
      ['2/2', 'b'],
      ['1/3', 'c'],
      ['2/2', 'd', '--format', 'md'],
      ['2/2', 'e', '--var', 'x=1'],
    ] as const)
      await build(shard, out, ...more);
    const words = spoil(root);
    if (words[0] === '--again') await build('1/2', 'a');
    if (words[0]?.startsWith('--again')) await build('2/2', 'b');
    const merged = await runInProcess(
      ['merge', ...words.filter((word) => !word.startsWith('--')), '--out', 'all'],
      root,
    );
    expect(merged).toMatchObject({ code: 1, err: expect.stringMatching(expected) });
    expect(existsSync(join(root, 'all'))).toBe(false);
  });
});

describe('--shard', () => {
  const root = () => write('variables');
  const decksOf = (folder: string): readonly string[] =>
    JSON.parse(readFileSync(join(folder, 'shard.json'), 'utf8')).built;

  it.each<[string, string, Record<string, string>]>([
    ['Kubernetes', '2/3', { JOB_COMPLETION_INDEX: '1', JOB_COMPLETIONS: '3' }],
    ['GitLab', '2/3', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '3' }],
    ['AWS Batch', '3/3', { AWS_BATCH_JOB_ARRAY_INDEX: '2', AWS_BATCH_JOB_ARRAY_SIZE: '3' }],
    [
      'Slurm',
      '2/3',
      {
        SLURM_ARRAY_TASK_ID: '15',
        SLURM_ARRAY_TASK_COUNT: '3',
        SLURM_ARRAY_TASK_MIN: '10',
        SLURM_ARRAY_TASK_STEP: '5',
      },
    ],
  ])('auto knows %s', async (_, shard, env) => {
    const folder = root();
    await runInProcess(['build', '--shard', shard, '--out', 'said'], folder);
    expect(await runInProcess(['build', '--shard', 'auto', '--out', 'found'], folder, { env })).toMatchObject(
      { code: 0 },
    );
    expect(decksOf(join(folder, 'found'))).toEqual(decksOf(join(folder, 'said')));
  });

  it.each<[string, RegExp, Record<string, string>]>([
    ['0/3', /--shard is "0\/3"/, {}],
    ['4/3', /--shard is "4\/3"/, {}],
    ['half', /--shard is "half"/, {}],
    ['auto', /nothing says which shard/, {}],
    ['auto', /of Kubernetes JOB_COMPLETIONS is not set/, { JOB_COMPLETION_INDEX: '1' }],
    ['auto', /CI_NODE_INDEX is "0"/, { CI_NODE_INDEX: '0', CI_NODE_TOTAL: '3' }],
    [
      'auto',
      /SLURM_ARRAY_TASK_ID is "7"/,
      {
        SLURM_ARRAY_TASK_ID: '7',
        SLURM_ARRAY_TASK_COUNT: '3',
        SLURM_ARRAY_TASK_MIN: '1',
        SLURM_ARRAY_TASK_STEP: '4',
      },
    ],
  ])('%s is refused where it means none: %s', async (shard, expected, env) => {
    const refused = await runInProcess(['build', '--shard', shard], root(), { env });
    expect(refused).toMatchObject({ code: 2, err: expect.stringMatching(expected) });
  });
});
