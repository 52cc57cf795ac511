import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { run, start } from '../cli/run-program.ts';
import { outlineFile, WrittenProject } from './open-preview.ts';

let project: WrittenProject;
beforeAll(() => {
  project = new WrittenProject();
});
afterAll(() => project.remove());

/** What a failed test leaves running ends with it. */
const running = new Set<ReturnType<typeof start>>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

interface Running {
  readonly url: string;
  /** All of standard error, when it has ended. */
  readonly end: (signal: NodeJS.Signals) => Promise<{ readonly code: number | null; readonly err: string }>;
}

async function preview(...args: readonly string[]): Promise<Running> {
  const child = start(['preview', '--port', '0', ...args], project.folder);
  running.add(child);
  let err = '';
  child.stderr.on('data', (data: Buffer) => {
    err += data.toString();
  });
  const exit = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
    void exit.then(() => reject(new Error(err)));
  });
  return {
    url,
    end: async (signal) => {
      child.kill(signal);
      return { code: await exit, err };
    },
  };
}

it('prints its address, serves the page, and ends when it is interrupted', async () => {
  const { url, end } = await preview();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
  const answer = await fetch(url);
  expect(await answer.text()).toContain('<script type="module" src="client.js">');
  // A reader that is still there keeps nothing from ending.
  const events = await fetch(new URL('events', url));
  await events.body?.getReader().read();
  expect(await end('SIGINT')).toMatchObject({
    code: 130,
    err: 'The preview follows what you save. Press Ctrl+C to end it.\n',
  });
  await expect(fetch(url)).rejects.toThrow();
});

it('has another word in its address each time', async () => {
  const [first, second] = await Promise.all([preview(), preview('--quiet')]);
  expect(new URL(first.url).pathname).not.toBe(new URL(second.url).pathname);
  expect((await first.end('SIGTERM')).code).toBe(143);
  expect(await second.end('SIGINT')).toMatchObject({ code: 130, err: '' });
});

it('prints JSON for programs', async () => {
  const { url, end } = await preview('--reporter', 'json');
  expect(JSON.parse(url)).toMatchObject({
    version: 1,
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/),
  });
  await end('SIGINT');
});

it('runs the editor with a place as its words, and no shell', async () => {
  const log = join(project.folder, 'editor.log');
  const editor = join(project.folder, 'my editor');
  project.write('my editor', `#!/bin/sh\nprintf '%s|' "$@" > "${log}.part"\nmv "${log}.part" "${log}"\n`);
  chmodSync(editor, 0o755);
  const { url, end } = await preview('--editor', `"${editor}" --at {line},{column} {file} "$(touch pwned)"`);
  const answer = await fetch(new URL('open', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin },
    body: JSON.stringify({ path: outlineFile, line: 3, column: 5 }),
  });
  expect(answer.status).toBe(204);
  await expect.poll(() => existsSync(log)).toBe(true);
  expect(readFileSync(log, 'utf8')).toBe(`--at|3,5|${join(project.folder, outlineFile)}|$(touch pwned)|`);
  expect(existsSync(join(project.folder, 'pwned'))).toBe(false);
  await end('SIGINT');
  rmSync(log);
});

it('says what is wrong with its options', async () => {
  const { url, end } = await preview();
  const cases = [
    [['--port', new URL(url).port], 4, 'port-in-use'],
    [['--port', 'x'], 2, 'invalid-port'],
    [['--editor', 'code'], 2, 'invalid-editor'],
    [['no-such-deck'], 2, 'unknown-deck'],
    [['--host', '0.0.0.0'], 2, 'unknown-option'],
  ] as const;
  for (const [args, code, name] of cases) {
    const result = run(['preview', ...args], { cwd: project.folder });
    expect([result.code, result.out]).toEqual([code, '']);
    expect(result.err).toContain(`error[${name}]`);
  }
  await end('SIGINT');
});

it('has a page whose script is sound', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'src/preview/client')],
    { cwd: root, encoding: 'utf8' },
  );
  expect([stdout, status]).toEqual(['', 0]);
});
