import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { program } from '../cli/run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeSmallProject } from './small-project.ts';

const packageRoot = realpathSync(fileURLToPath(new URL('../..', import.meta.url)));
const canTrace = spawnSync('strace', ['-V']).status === 0 && traceWorks();
// Said aloud: a machine that cannot do this has not shown it.
if (!canTrace)
  process.stderr.write('skipped: there is no strace here: what the program opens was not watched\n');

const scratch = temporaryFolder('calls');
let project: string;

beforeAll(() => {
  project = join(scratch, 'project');
  writeSmallProject(project, 3, 'one');
  writeFileSync(join(project, 'throughline.yaml'), 'checks: { style: off }\n');
  writeFileSync(join(scratch, 'secret.txt'), 'secret');
  writeFileSync(join(scratch, 'secret.png'), 'secret');
});

/** A deck that asks for what it must not get. */
const curious = [
  'title: Curious',
  'slides:',
  '  - { use: image, src: images/link.png, alt: A link out }',
  '  - { use: image, src: ../../../secret.png, alt: A way up }',
  '  - { use: image, src: /etc/hostname, alt: From the root }',
  '  - { use: image, src: "file:///etc/hostname", alt: By address }',
  '  - { use: image, src: "https://example.org/picture.png", alt: From elsewhere }',
  '  - { use: image, src: "//example.org/picture.png", alt: From a share }',
  '  - include: parts/secret.txt',
  '',
].join('\n');

describe.skipIf(!canTrace)('the system is asked for nothing', () => {
  it.each([
    ['a first build', ['build']],
    ['a build with nothing to do', ['build']],
    ['a check', ['check']],
    ['a build on threads', ['build', '--jobs', '2', '--format', 'pptx,md,html,docx']],
    ['a list', ['list', 'templates']],
    ['a new project', ['init', 'made']],
  ])('outside project and package by %s', (_name, words) => {
    const calls = trace(words);
    expect(calls.exits).toEqual([0]);
    expect(calls.opened.some((path) => path.startsWith(project))).toBe(true);
    expect(calls.strange).toEqual([]);
  });

  it('by a deck that asks for it', () => {
    const deck = join(project, 'content/o/decks/curious.yaml');
    writeFileSync(deck, curious);
    mkdirSync(join(project, 'content/o/images'));
    symlinkSync(join(scratch, 'secret.png'), join(project, 'content/o/images/link.png'));
    symlinkSync(scratch, join(project, 'content/o/parts'));
    try {
      const calls = trace(['build']);
      expect(calls.exits).toEqual([5]);
      expect(calls.err).not.toContain('secret\n');
      expect(calls.strange).toEqual([]);
    } finally {
      for (const path of ['decks/curious.yaml', 'images', 'parts'])
        rmSync(join(project, 'content/o', path), { recursive: true });
    }
  });

  it('that this would not see', () => {
    const opens = `require('fs').readFileSync('/etc/hostname'); require('net').connect(9, '127.0.0.1').on('error', () => {})`;
    const calls = traceNode(['-e', opens]);
    expect(calls.strange).toEqual([
      expect.stringContaining('/etc/hostname'),
      expect.stringMatching(/^socket\(AF_INET/),
      expect.stringMatching(/^connect\(/),
    ]);
  });
});

interface Calls {
  readonly exits: readonly (number | null)[];
  readonly err: string;
  readonly opened: readonly string[];
  /**
   * Opened outside of where it may, connected, or started. Not so a question to the system which networks it has:
   * Node's report of its process holds the answer, and the renderer of drawings reads there which C library it has.
   */
  readonly strange: readonly string[];
}

function trace(words: readonly string[]): Calls {
  return traceNode([program, ...words]);
}

function traceNode(words: readonly string[]): Calls {
  const log = join(scratch, 'calls');
  const traced = 'trace=open,openat,openat2,creat,connect,socket,execve';
  const run = spawnSync(
    'strace',
    ['-f', '-qq', '-e', traced, '-e', 'signal=none', '-o', log, process.execPath, ...words],
    {
      cwd: project,
      encoding: 'utf8',
      // Nothing that tells Node itself to open more.
      env: { PATH: process.env.PATH },
    },
  );
  const opened: string[] = [];
  const strange: string[] = [];
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const call = line.replace(/^\d+\s+/, '');
    const file = /^(?:open|openat|openat2|creat)\((?:(AT_FDCWD|\d+), )?"([^"]*)"/.exec(call);
    if (file) {
      const path = resolve(project, file[2]!);
      opened.push(path);
      if (!isOurs(path) && !isOfNode(path)) strange.push(call);
    } else if (/^execve\(/.test(call)) {
      if (!call.startsWith(`execve("${process.execPath}"`)) strange.push(call);
    } else if (/^(connect|socket)\(/.test(call) && !/AF_UNIX|AF_NETLINK/.test(call)) strange.push(call);
    else if (/^connect\(/.test(call)) strange.push(call);
  }
  return { exits: [run.status], err: run.stderr, opened, strange };
}

function isOurs(path: string): boolean {
  return [project, packageRoot].some((folder) => path === folder || path.startsWith(`${folder}/`));
}

/** What Node opens to start at all: libraries, its own settings, and what the system says of memory and processors. */
function isOfNode(path: string): boolean {
  return (
    /^\/(lib|lib64|usr\/lib|usr\/local\/lib|usr\/share\/zoneinfo|sys\/fs\/cgroup|sys\/devices\/system\/cpu)\//.test(
      path,
    ) ||
    /^\/proc\/(self\/|\d+\/stat$|meminfo$|cpuinfo$|stat$|sys\/vm\/|version_signature$)/.test(path) ||
    /^\/etc\/(ld\.so\.|localtime$|ssl\/openssl\.cnf$|nsswitch|os-release)/.test(path) ||
    ['/dev/null', '/dev/urandom', '/dev/random', process.execPath].includes(path) ||
    // Where it looks for the settings of the package that a script belongs to.
    /\/(package\.json|openssl\.cnf)$/.test(path)
  );
}

function traceWorks(): boolean {
  return spawnSync('strace', ['-f', '-qq', '-e', 'trace=none', process.execPath, '-e', '0']).status === 0;
}
