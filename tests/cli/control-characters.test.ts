import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reporters } from '../../src/cli/reporters/index.ts';
import { formatTable } from '../../src/cli/tables.ts';
import { escapingTerminal, startProgress } from '../../src/cli/terminal.ts';
import { escapeControls, reporterFor, type SourceFile } from '../../src/source/index.ts';
import { writeSmallProject } from '../faults/small-project.ts';
import { runInProcess } from './run-in-process.ts';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const unwanted = [
  ...range(0x00, 0x09),
  ...range(0x0b, 0x1f),
  ...range(0x7f, 0x9f),
  ...[0x61c, 0x180e, 0x200b, 0x200e, 0x200f, 0xfeff],
  ...range(0x2028, 0x202e),
  ...range(0x2060, 0x2064),
  ...range(0x2066, 0x2069),
  ...range(0xfff9, 0xfffb),
  ...[0xd800, 0xdfff],
];
/** Every character that must not get out, each between two letters. */
const nasty = `x${unwanted.map((code) => `${String.fromCharCode(code)}x`).join('')}`;
const raw = new RegExp(`[${unwanted.map((code) => `\\u${code.toString(16).padStart(4, '0')}`).join('')}]`);

function expectClean(text: string): void {
  expect(raw.exec(text)?.[0].charCodeAt(0).toString(16) ?? null).toBe(null);
  expect(text).not.toMatch(/^\s*(::(?!(error|warning) file=)|##\[|##vso)/m);
}

describe('what could act on a terminal, a log or a page', () => {
  const report = reporterFor({
    bad: { severity: 'error', summary: 'Bad.' },
    doubtful: { severity: 'warning', summary: 'Doubtful.' },
  });
  const file: SourceFile = { path: `content/${nasty}/a.yaml`, text: `one ${nasty}\ntwo ${nasty} three\n` };
  const span = { file, start: file.text.indexOf('two') + 2, end: file.text.length - 3 };
  const whole = { file: { path: nasty, text: '' }, start: 0, end: 0 };
  const more = {
    hint: `${nasty}\n::error::x`,
    related: [
      { message: nasty, span },
      { message: nasty, span: whole },
    ],
  };
  const diagnostics = [
    report('bad', span, `${nasty}\n::error::${nasty}`, more),
    report('doubtful', whole, nasty, more),
    report('bad', null, `${nasty}\n##[error]${nasty}`, { hint: nasty }),
  ];

  it.each(Object.keys(reporters).flatMap((name) => [false, true].map((color) => [name, color] as const)))(
    'is escaped by the reporter %s (colours: %s)',
    (name, color) => {
      const text = reporters[name]!(diagnostics, { color, command: 'check' });
      const ours = /\u001B\[(?:0|1|2|31|33|36)m/g;
      const plain = color && name === 'text' ? text.replace(ours, '') : text;
      expectClean(name === 'github' ? plain.replace(/^::(error|warning) (?!file=)/gm, '') : plain);
      // What was meant can still be read.
      expect(text).toMatch(name === 'sarif' ? /\\u001b/ : /u001b/);
    },
  );

  it('is escaped once: again changes nothing, and JSON stays the same', () => {
    const once = escapeControls(nasty);
    expect(escapeControls(once)).toBe(once);
    expectClean(once);
    const json = JSON.stringify({ text: nasty });
    expect(JSON.parse(escapeControls(json))).toEqual({ text: nasty });
  });

  it('is escaped in tables, in progress, and in all that a command prints', () => {
    expectClean(formatTable([[nasty, nasty]]));
    let shown = '';
    const write = (text: string) => {
      shown += text;
    };
    startProgress(write).show(nasty);
    expectClean(shown.replace('\r\u001B[K', ''));
    shown = '';
    const { out, err } = escapingTerminal({ out: write, err: write } as Parameters<
      typeof escapingTerminal
    >[0]);
    out(nasty);
    err(nasty);
    expectClean(shown);
  });
});

describe('a command line', () => {
  let scratch: string;
  let project: string;
  beforeAll(() => {
    scratch = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-controls-')));
    project = join(scratch, 'project');
    writeSmallProject(project, 1, 'one');
    mkdirSync(join(project, 'content/o/\u001b[31mfolder'));
    writeFileSync(join(project, 'content/o/\u001b[31mfolder/outline.yaml'), 'title: x\n');
    writeFileSync(join(project, 'content/o/decks/a\u009bb.yaml'), 'title: x\n');
    writeFileSync(join(scratch, 'bad\u001b[31m.pptx'), 'no zip');
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  const typed = nasty.replaceAll('\u0000', '');
  const lines: readonly (readonly string[])[] = [
    [typed],
    ['build', `--${typed}`],
    ['build', typed],
    ['build', `--quiet=${typed}`],
    ['build', '--jobs', typed],
    ['build', '--format', typed],
    ['build', '--browser', typed, '--format', 'pdf'],
    ['build', '--reporter', typed],
    ['build', '--reporter', `json=${typed}`],
    ['build', '--project', typed],
    ['build', '--out', typed],
    ['check', typed, '--out', typed],
    ['list', typed],
    ['list', 'fields', typed],
    ['list', 'templates', '--template', typed],
    ['init', typed],
    ['schema', typed],
    ['schema', 'deck', typed],
    ['schema', '--out', typed],
    ['verify', typed],
    ['verify', '../bad\u001b[31m.pptx'],
    ['preview', '--port', typed],
    ['preview', '--editor', typed],
    ['build', '--verbose'],
    ['check'],
    ['list'],
  ];
  it.each(lines.map((words) => [JSON.stringify(words.map((word) => word.slice(0, 12))), words] as const))(
    '%s says nothing raw, and makes no such name',
    async (_, words) => {
      const before = readdirSync(scratch, { recursive: true }).sort();
      for (const more of [[], ['--reporter', 'json']]) {
        const ran = await runInProcess([...words, ...more], project, {
          env: { SOURCE_DATE_EPOCH: typed },
          interactive: true,
        });
        expectClean(ran.out);
        // The line that shows progress is taken away again.
        expectClean(ran.err.replaceAll('\r\u001B[K', ''));
      }
      expect(readdirSync(scratch, { recursive: true }).sort()).toEqual(before);
    },
  );

  it('writes reports without them', async () => {
    for (const name of Object.keys(reporters)) {
      const path = join(scratch, `report-${name}`);
      await runInProcess(['check', '--no-drift', '--reporter', `${name}=${path}`], project);
      expectClean(readFileSync(path, 'utf8').replace(/^::(error|warning) /gm, ''));
      rmSync(path);
    }
  });
});
