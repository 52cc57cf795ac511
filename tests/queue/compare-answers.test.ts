import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { buildOne } from '../../src/pipeline/build-deck.ts';
import { openProject, planBuild } from '../../src/pipeline/index.ts';
import { Printer } from '../../src/pipeline/programs/printer.ts';
import { createProjectCache } from '../../src/pipeline/project-cache.ts';
import { AskedQueue } from '../../src/pipeline/queue/ask-queue.ts';
import { packBuilt } from '../../src/pipeline/queue/pack-built.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('compare-answers');
const options = { formats: null, epoch: null, browser: null, asOf: null };

function write(name: string, files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(scratch, name, path)), { recursive: true });
    writeFileSync(join(scratch, name, path), text);
  }
  return openProject(join(scratch, name)).value!;
}

const project = (data: string) => ({
  'throughline.yaml': 'formats: [md]\n',
  'content/x/outline.yaml': `title: X\ndata: { sales: { file: ../../${data} } }\n`,
  'content/x/decks/one.yaml': 'slides: [{ use: table, data: sales, title: Sales }]\n',
  [data]: 'month,amount\nMay,1\n',
});

/** What comes of the deck where a worker answers that has this text of its data, whose server is never asked. */
async function ask(name: string, data: string, text: string): Promise<readonly string[]> {
  const own = write(`${name}-own`, project(data));
  const other = write(`${name}-other`, { ...project(data), [data]: text });
  const [planned] = planBuild(other, []).value!;
  const built = await buildOne(
    planned!,
    { project: other, cache: createProjectCache(other) },
    options,
    new Printer(null),
  );
  const queue = {
    getJobState: async () => 'completed',
    getJob: async () => ({ returnvalue: packBuilt('x/one', built) }),
    add: async () => undefined,
    remove: async () => 1,
  };
  const opened = {
    queue,
    redis: { status: 'ready' },
    project: own,
    work: { vars: [], options },
    options: { inFlight: 1, prefix: 'x' },
  };
  const names = ['x/one'];
  const said: string[] = [];
  const asked = new AskedQueue(opened as unknown as ConstructorParameters<typeof AskedQueue>[0]);
  const take = async (_: string, found: typeof built | null) => {
    said.push(...(found?.found ?? []).map(({ message }) => message), found?.deck ? 'taken' : 'refused');
  };
  await asked.run(() => names.pop() ?? null, take, 1, undefined);
  return said;
}

it('a deck of the same files is taken', async () => {
  expect(await ask('same', 'data/sales.csv', 'month,amount\nMay,1\n')).toEqual(['taken']);
});

// What stands in the folders of the outlines is in the name of the queue: two such workers never meet.
it.each(['data/sales.csv', 'contents/sales.csv', 'content/.kept/sales.csv'])(
  'a deck is not taken that was made with other data than ours in %s',
  async (path) => {
    const [why, end] = await ask(path.replaceAll('/', '-'), path, 'month,amount\nMay,2\n');
    expect([why, end]).toEqual([expect.stringContaining(`it has another file ${path}`), 'refused']);
  },
);
