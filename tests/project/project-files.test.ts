import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileLimits, projectFiles } from '../../src/project/index.ts';
import { formatLocation, type Span } from '../../src/source/index.ts';

const base = mkdtempSync(join(tmpdir(), 'throughline-files-'));
const root = join(base, 'project');

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

beforeAll(() => {
  put('content/water/sources/usgs.txt', 'Water.\n');
  put('content/water/Notes.txt', 'N');
  put('empty.txt', '');
  put('bom.yaml', '\uFEFFtitle: T\n');
  put('utf16le.yaml', Buffer.from('\uFEFFtitle: T\n', 'utf16le'));
  put('utf16be.yaml', Buffer.from('\uFEFFtitle: T\n', 'utf16le').swap16());
  put('utf16-no-mark.yaml', Buffer.from('title: T\n', 'utf16le'));
  put('latin1.yaml', Buffer.from('title: T\nlabel: caf\u00e9\n', 'latin1'));
  put('overlong.yaml', new Uint8Array([0x61, 0x3a, 0x20, 0xc0, 0xaf]));
  put('surrogate.yaml', new Uint8Array([0x61, 0x3a, 0x0a, 0xed, 0xa0, 0x80]));
  put('cut.yaml', new Uint8Array([0x61, 0x3a, 0x20, 0xe6, 0xb0]));
  put('binary.txt', new Uint8Array([0x61, 0x00, 0xff]));
  put('large.txt', new Uint8Array(fileLimits.text + 1).fill(0x61));
  put('full.txt', new Uint8Array(fileLimits.text).fill(0x61));
  put('inside.txt', 'inside');
  mkdirSync(join(root, 'folder'));
  writeFileSync(join(base, 'secret.txt'), 'the secret');
  mkdirSync(join(base, 'project-2'));
  writeFileSync(join(base, 'project-2/secret.txt'), 'the secret');
  symlinkSync(join(base, 'secret.txt'), join(root, 'link-out.txt'));
  symlinkSync('../project-2', join(root, 'link-folder-out'));
  symlinkSync('inside.txt', join(root, 'link-inside.txt'));
  symlinkSync('loop.txt', join(root, 'loop.txt'));
  symlinkSync('nowhere.txt', join(root, 'dangling.txt'));
  execFileSync('mkfifo', [join(root, 'pipe.txt')]);
});

afterAll(() => rmSync(base, { recursive: true }));

function files() {
  return projectFiles({ project: root, package: null });
}

function codeOf(path: string): string {
  const outcome = files().readText(path, null);
  if (outcome.value) return 'read';
  const [found] = outcome.diagnostics;
  return `${found!.code} ${found!.trouble}`;
}

describe('paths', () => {
  test.each<[string, string]>([
    ['content/water/sources/usgs.txt', 'read'],
    ['./content/./water/sources/usgs.txt', 'read'],
    ['content/water/../water/sources/usgs.txt', 'read'],
    ['link-inside.txt', 'read'],
    ['empty.txt', 'read'],
    ['content/water/sources/nothing.txt', 'file-not-found input'],
    ['empty.txt/x', 'file-not-found input'],
    ['dangling.txt', 'file-not-found input'],
    ['folder', 'not-a-file input'],
    ['', 'not-a-file input'],
    ['../secret.txt', 'outside-project policy'],
    ['content/../../secret.txt', 'outside-project policy'],
    ['content/water/../../../secret.txt', 'outside-project policy'],
    ['../project-2/secret.txt', 'outside-project policy'],
    ['/etc/passwd', 'outside-project policy'],
    ['content/water//etc/passwd', 'outside-project policy'],
    ['C:/Windows/win.ini', 'outside-project policy'],
    ['content/water/C:/x', 'outside-project policy'],
    ['c:x', 'outside-project policy'],
    ['\\\\server\\share', 'unsafe-path policy'],
    ['//server/share', 'outside-project policy'],
    ['..\\secret.txt', 'unsafe-path policy'],
    ['file:///etc/passwd', 'outside-project policy'],
    ['content/water/file:///etc/passwd', 'outside-project policy'],
    ['http://x.org/a', 'outside-project policy'],
    ['content/package:templates/x', 'outside-project policy'],
    ['..%2fsecret.txt', 'unsafe-path policy'],
    ['%2e%2e/secret.txt', 'unsafe-path policy'],
    ['%252e%252e/secret.txt', 'unsafe-path policy'],
    ['inside.txt\u0000.png', 'unsafe-path policy'],
    ['a\nb', 'unsafe-path policy'],
    ['a\u202Etxt', 'unsafe-path policy'],
    ['inside.txt:stream', 'outside-project policy'],
    ['con', 'unsafe-path policy'],
    ['folder/NUL.txt', 'unsafe-path policy'],
    ['lpt1.yaml', 'unsafe-path policy'],
    ['inside.txt.', 'unsafe-path policy'],
    ['inside.txt ', 'unsafe-path policy'],
    ['.../x', 'unsafe-path policy'],
    [`${'a/'.repeat(600)}x`, 'unsafe-path policy'],
    [`${'a'.repeat(300)}`, 'read-failed io'],
    ['link-out.txt', 'outside-project policy'],
    ['link-folder-out/secret.txt', 'outside-project policy'],
    ['loop.txt', 'unsafe-path policy'],
    ['pipe.txt', 'special-file policy'],
    ['large.txt', 'file-too-large input'],
    ['full.txt', 'read'],
  ])('%j: %s', (path, expected) => {
    expect(codeOf(path)).toBe(expected);
    const read = files();
    if (expected !== 'read') {
      if (path !== 'large.txt') expect(read.readBytes(path, null).value).toBeUndefined();
      expect(read.readText(path, null).diagnostics[0]!.message).not.toContain('the secret');
    }
  });

  test('a large file of bytes is read, up to its own limit', () => {
    expect(files().readBytes('large.txt', null).value?.length).toBe(fileLimits.text + 1);
  });

  test('what is outside does not exist', () => {
    const read = files();
    expect(
      ['link-out.txt', '../secret.txt', '/etc/passwd', 'nothing'].filter((path) => read.exists(path)),
    ).toEqual([]);
    expect(
      ['inside.txt', 'content', 'content/water/sources/usgs.txt'].every((path) => read.exists(path)),
    ).toBe(true);
  });

  test('the word of the author is shown, at its place', () => {
    const file = { path: 'o.yaml', text: 'file: "/etc/passwd"' };
    const from: Span = { file, start: 6, end: 19 };
    const [found] = files().readText('content/water//etc/passwd', from).diagnostics;
    expect(found!.message).toBe('the path "/etc/passwd" is absolute');
    expect(formatLocation(found!.span!)).toBe('o.yaml:1:7');
  });

  test('a slip is guessed among the neighbours', () => {
    const hint = (path: string) => files().readText(path, null).diagnostics[0]!.hint;
    expect(hint('content/water/sources/usgs.tx')).toBe('did you mean "usgs.txt"?');
    expect(hint('content/water/notes.txt')).toBe('there is "Notes.txt": upper and lower case count');
  });

  test('package paths lead to the package, and nowhere else', () => {
    const read = projectFiles({ project: join(base, 'project-2'), package: root });
    expect(read.readText('package:inside.txt', null).value!.text).toBe('inside');
    expect(read.readText('inside.txt', null).value).toBeUndefined();
    expect(read.readText('package:../secret.txt', null).diagnostics[0]!.code).toBe('outside-project');
    expect(read.readText('package:package:inside.txt', null).value).toBeUndefined();
    expect(files().readText('package:inside.txt', null).value).toBeUndefined();
  });

  test('a project behind a symbolic link is a project', () => {
    symlinkSync(root, join(base, 'alias'));
    const read = projectFiles({ project: join(base, 'alias'), package: null });
    expect(read.readText('inside.txt', null).value!.text).toBe('inside');
  });
});

describe('text', () => {
  test.each([
    ['utf16le.yaml', 'utf16le.yaml:1:1', 'this file is encoded as UTF-16'],
    ['utf16be.yaml', 'utf16be.yaml:1:1', 'this file is encoded as UTF-16'],
    ['utf16-no-mark.yaml', 'utf16-no-mark.yaml:1:1', 'this file is encoded as UTF-16'],
    ['latin1.yaml', 'latin1.yaml:2:11', 'the byte E9 here is not UTF-8'],
    ['overlong.yaml', 'overlong.yaml:1:4', 'the byte C0 here is not UTF-8'],
    ['surrogate.yaml', 'surrogate.yaml:2:1', 'the byte ED here is not UTF-8'],
    ['cut.yaml', 'cut.yaml:1:4', 'the byte E6 here is not UTF-8'],
    ['binary.txt', 'binary.txt:1:3', 'the byte FF here is not UTF-8'],
  ])('%s', (path, place, message) => {
    const [found] = files().readText(path, null).diagnostics;
    expect([found!.code, formatLocation(found!.span!), found!.message]).toEqual([
      'not-utf-8',
      place,
      message,
    ]);
    expect(found!.span!.file.text.trim()).toBe('');
  });

  test('a byte order mark is dropped', () => {
    expect(files().readText('bom.yaml', null).value!.text).toBe('title: T\n');
  });

  test('who named it is told', () => {
    const from: Span = { file: { path: 'o.yaml', text: 'file: latin1.yaml' }, start: 6, end: 17 };
    const [found] = files().readText('latin1.yaml', from).diagnostics;
    expect(found!.related.map((r) => formatLocation(r.span))).toEqual(['o.yaml:1:7']);
  });

  test('a file is read once: the same file is the same object, whatever happens to it', () => {
    put('changing.txt', 'one');
    const read = files();
    const first = read.readText('changing.txt', null).value;
    put('changing.txt', 'two');
    expect(read.readText('changing.txt', null).value).toBe(first);
    expect(files().readText('changing.txt', null).value!.text).toBe('two');
  });
});

describe('listing', () => {
  test('files and folders, sorted; what may not be read is listed, so that reading it says why', () => {
    const read = files();
    expect(read.list('content/water')).toEqual(['Notes.txt']);
    expect(read.listFolders('content/water')).toEqual(['sources']);
    expect(read.list('')).toContain('link-out.txt');
    expect(read.list('')).toContain('pipe.txt');
    expect(read.listFolders('')).toEqual(['content', 'folder']);
    expect(read.list('nothing')).toEqual([]);
    expect(read.list('..')).toEqual([]);
    expect(read.listingFailures).toEqual([]);
  });
});
