import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'bullmq';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { program } from '../cli/run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { freePort, hasRedis, RedisServer } from './redis-server.ts';

const scratch = temporaryFolder('queue');
const project = join(scratch, 'project');
const decks = 6;
let expected: Record<string, string>;
let redis: RedisServer;
let count = 0;
const running = new Set<ChildProcess>();

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Many slides: a deck that takes a while, so that something can happen meanwhile. */
const slides = (n: number) =>
  Array.from(
    { length: n },
    (_, i) => `  - { use: bullets, id: s-${i}, title: "Slide ${i}", points: [One, Two] }\n`,
  ).join('');

interface Run {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

function start(words: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(process.execPath, [program, ...words], { env: { ...process.env, CI: '1', ...env } });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream!.on('data', (piece) => (text += piece));
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return { child, said: () => text, ended };
}

const worker = (root = project, ...more: string[]) =>
  start(['worker', '--project', root, '--queue', redis.address, '--jobs', '1', ...more]);
const build = (out: string, ...more: string[]) =>
  start(['build', '--project', project, '--queue', redis.address, '--out', out, ...more]);

function tree(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length), readFileSync(path, 'base64')]).sort(),
  );
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(holds, { interval: 20 }).toBe(true);
}

/** How many decks somebody is building just now. */
async function active(): Promise<number> {
  const client = redis.connect();
  const lists = await client.keys('*:active');
  const lengths = await Promise.all(lists.map((name) => client.llen(name)));
  client.disconnect();
  return lengths.reduce((sum, each) => sum + each, 0);
}

async function succeeds(run: Run, out: string): Promise<void> {
  expect([await run.ended, run.said()]).toEqual([0, expect.stringContaining('.pptx')]);
  expect(tree(out)).toEqual(expected);
}

async function kill(run: Run, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  run.child.kill(signal);
  await run.ended;
}

describe.skipIf(!hasRedis)('a queue', () => {
  beforeAll(async () => {
    write(project, {
      'throughline.yaml': 'formats: [pptx, md]\n',
      'content/a/outline.yaml': 'title: A\n',
      ...Object.fromEntries(
        Array.from({ length: decks }, (_, i) => [
          `content/a/decks/deck-${i}.yaml`,
          `slides:\n${slides(i === 0 ? 400 : 5)}`,
        ]),
      ),
    });
    const local = start(['build', '--project', project, '--out', join(scratch, 'local')]);
    expect([await local.ended, local.said()]).toEqual([0, expect.anything()]);
    expected = tree(join(scratch, 'local'));
  });

  let out: string;
  beforeEach(async () => {
    out = join(scratch, `out-${++count}`);
    rmSync(join(project, '.throughline'), { recursive: true, force: true });
    redis = await RedisServer.start(join(scratch, `redis-${count}`));
  });
  afterEach(async () => {
    for (const child of running) {
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
    }
    await redis.stop();
  });
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL');
  });

  it('gives the bytes of a local build, leaves nothing behind, and ends when it is told', async () => {
    const workers = [worker(), worker()];
    await succeeds(build(out, '--in-flight', '3'), out);
    const client = redis.connect();
    // Nothing of a deck is left, once it was taken.
    const left = (await client.keys('*')).filter((name) => /:[0-9a-f]{64}$/.test(name));
    client.disconnect();
    expect(left).toEqual([]);
    for (const each of workers) {
      each.child.kill('SIGINT');
      expect([await each.ended, each.said()]).toEqual([
        130,
        expect.stringContaining('Waiting for decks on redis://127.0.0.1'),
      ]);
    }
  });

  it('outlives a worker that is killed in a deck, and one that sleeps', async () => {
    const first = worker();
    const run = build(out);
    await until(async () => (await active()) > 0);
    first.child.kill('SIGSTOP');
    const second = worker();
    await succeeds(run, out);
    first.child.kill('SIGCONT');
    await kill(first);
    await kill(second);
    // And once more, with nobody left for a while.
    const again = build(`${out}-again`, '--force');
    const third = worker();
    await until(async () => (await active()) > 0);
    await kill(third);
    const fourth = worker();
    await succeeds(again, `${out}-again`);
    await kill(fourth);
  });

  it('outlives a server that is started again', async () => {
    const one = worker();
    const run = build(out);
    await until(async () => (await active()) > 0);
    await redis.stop('SIGKILL');
    await new Promise((resume) => setTimeout(resume, 1000));
    await redis.start();
    await succeeds(run, out);
    await kill(one);
  });

  it('goes on where the one that asked was killed', async () => {
    const one = worker();
    const first = build(out);
    await until(() => /deck-[1-5]/.test(one.said()));
    await kill(first);
    expect(existsSync(join(out, 'a/deck-1/manifest.json'))).toBe(false);
    await succeeds(build(out), out);
    await kill(one);
  });

  it('refuses a worker with other files or of another version', async () => {
    const other = join(scratch, `other-${count}`);
    cpSync(project, other, { recursive: true });
    write(other, { 'content/a/outline.yaml': 'title: B\n' });
    const run = build(out);
    const wrong = worker(other);
    expect([await wrong.ended, wrong.said()]).toEqual([
      1,
      expect.stringContaining('queue-refused]: what is asked for has other files'),
    ]);
    const right = worker();
    await succeeds(run, out);
    await kill(right);
    const client = redis.connect();
    const old = { project: 'x', program: '0.0.1' };
    await client.set('throughline:asks:old', JSON.stringify(old), 'PX', 60_000);
    await client.sadd('throughline:asks', 'old');
    client.disconnect();
    const late = worker();
    expect([await late.ended, late.said()]).toEqual([
      1,
      expect.stringContaining('another version of the program'),
    ]);
  });

  it('tells of a deck that no worker can build, and of answers that were changed', async () => {
    const run = build(out, '--keep-going');
    let name = '';
    await until(async () => {
      const client = redis.connect();
      name = (await client.keys('throughline:decks-*:meta'))[0]?.split(':')[1] ?? '';
      client.disconnect();
      return name !== '';
    });
    const tries = new Map<string, number>();
    const connection = { host: '127.0.0.1', port: redis.port, maxRetriesPerRequest: null };
    const fake = new Worker<{ deck: string }>(
      name,
      async ({ data: { deck } }) => {
        tries.set(deck, (tries.get(deck) ?? 0) + 1);
        if (deck === 'a/deck-1') return 'nonsense';
        throw new Error('the disk is gone');
      },
      { connection, prefix: 'throughline' },
    );
    expect(await run.ended).toBe(4);
    expect(run.said()).toContain('the deck a/deck-0 was not built: the disk is gone');
    expect(run.said()).toContain('the deck a/deck-1 was not built: what it sent cannot be read');
    expect([...tries.values()]).toEqual(Array.from({ length: decks }, () => 3));
    await fake.close();
  });

  it('says that the server is full', async () => {
    const client = redis.connect();
    await client.config('SET', 'maxmemory', '1mb');
    client.disconnect();
    const run = build(out);
    expect([await run.ended, run.said()]).toEqual([
      4,
      expect.stringMatching(/has no memory left for a deck/),
    ]);
    expect(existsSync(out)).toBe(false);
  });

  it('says that nobody answers, and never says the password', async () => {
    const port = await freePort();
    const nobody = start(['build', '--project', project, '--out', out], {
      THROUGHLINE_QUEUE: `redis://me:s3cret@127.0.0.1:${port}`,
    });
    expect([await nobody.ended, nobody.said()]).toEqual([
      4,
      expect.stringContaining(`nothing answers as Redis at redis://127.0.0.1:${port} (ECONNREFUSED)`),
    ]);
    expect(nobody.said()).not.toContain('s3cret');
    const odd = start(['build', '--project', project, '--queue', 'http://me:s3cret@x']);
    expect(await odd.ended).toBe(2);
    expect(odd.said()).not.toContain('s3cret');
  });
});

it.skipIf(hasRedis)('a queue is not tried: there is no redis-server', () => {
  console.warn('tests of the queue are skipped: install the package redis-server');
});

it('says what a queue takes, where it is not installed', async () => {
  // The program alone, as it is where nothing optional was installed.
  const home = join(scratch, 'alone');
  for (const part of ['dist', 'templates', 'package.json'])
    cpSync(join(dirname(program), '..', part), join(home, part), { recursive: true });
  write(join(scratch, 'small'), {
    'content/a/outline.yaml': 'title: A\n',
    'content/a/decks/one.yaml': 'formats: [md]\nslides: [{ use: cover }]\n',
  });
  const child = spawn(
    process.execPath,
    [join(home, 'dist/cli.js'), 'build', '--queue', 'redis://127.0.0.1:1'],
    { cwd: join(scratch, 'small') },
  );
  let said = '';
  child.stderr.on('data', (piece) => (said += piece));
  const [code] = await once(child, 'close');
  expect([code, said]).toEqual([2, expect.stringContaining('npm install bullmq ioredis')]);
});
