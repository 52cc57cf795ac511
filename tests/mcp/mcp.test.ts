import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runInProcess } from '../cli/run-in-process.ts';
import { program } from '../cli/run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('mcp');
const project = join(scratch, 'made');
const client = new Client({ name: 'a test', version: '1' });

beforeAll(async () => {
  await runInProcess(['init', 'made'], scratch);
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [program, 'mcp'], cwd: project }),
  );
});
afterAll(() => client.close());

it('offers its tools, each with what it takes', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['list', 'schema', 'check', 'build', 'diff', 'picture']);
  expect(tools.every(({ description, inputSchema }) => description && inputSchema.type === 'object')).toBe(
    true,
  );
});

it('lists, gives schemas, checks, builds and draws', async () => {
  expect(JSON.parse(await textOf('list', { what: 'templates' })).templates.length).toBeGreaterThan(20);
  expect(JSON.parse(await textOf('schema', { format: 'deck', outline: 'compost' })).type).toBe('object');
  expect(await textOf('build', {})).toContain('introduction.pptx');
  expect(await textOf('check', {})).toContain('"complete": true');
  const { content } = await call('picture', { deck: 'introduction', slide: 'element-heap', width: 640 });
  expect(content[0]).toMatchObject({ type: 'image', mimeType: 'image/png' });
  const png = Buffer.from(content[0]!.data!, 'base64');
  expect([png.toString('latin1', 1, 4), png.readUInt32BE(16)]).toEqual(['PNG', 640]);
});

it('reads the files as they are at each call, and tells what is wrong with its place', async () => {
  const path = join(project, 'content/compost/outline.yaml');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('label: Soil', 'labl: Soil'));
  const { content, isError } = await call('check', { drift: 'no' });
  expect([isError, content[0]!.text]).toEqual([
    true,
    expect.stringContaining('content/compost/outline.yaml:'),
  ]);
  writeFileSync(path, text);
  expect((await call('check', { drift: 'no' })).isError).toBe(false);
});

it('stays in its project, and takes nothing else than it says', async () => {
  for (const [tool, given] of [
    ['diff', { old: '..' }],
    ['diff', { old: '/tmp' }],
    ['build', { out: '/tmp/x' }],
    ['build', { decks: ['--out=/tmp/x'] }],
    ['list', { what: 'secrets' }],
    ['picture', { deck: 'introduction', slide: 'nope' }],
    ['erase', {}],
  ] as const) {
    const { isError } = await call(tool, given);
    expect([tool, given, isError]).toEqual([tool, given, true]);
  }
});

interface Answer {
  readonly content: readonly { readonly type: string; readonly text?: string; readonly data?: string }[];
  readonly isError: boolean;
}

async function call(name: string, given: Record<string, unknown>): Promise<Answer> {
  return (await client.callTool({ name, arguments: given })) as unknown as Answer;
}

async function textOf(name: string, given: Record<string, unknown>): Promise<string> {
  const { content, isError } = await call(name, given);
  expect([name, isError, content[0]?.text]).toEqual([name, false, expect.any(String)]);
  return content[0]!.text!;
}
