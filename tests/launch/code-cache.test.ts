import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeCacheFolder, keepCode, readCode } from '../../src/launch/code-cache.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const name = `${'a'.repeat(32)}-1-x64-build`;
const hasModes = process.platform !== 'win32';
let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'throughline-code-')), 'cache', 'throughline');
});
afterEach(() => rmSync(join(folder, '../..'), { recursive: true, force: true }));

describe('the folder of the code cache', () => {
  it.each([
    ['linux', { HOME: '/home/a' }, '/home/a/.cache/throughline'],
    ['linux', { HOME: '/home/a', XDG_CACHE_HOME: '/c' }, '/c/throughline'],
    ['linux', { HOME: '/home/a', XDG_CACHE_HOME: 'c' }, '/home/a/.cache/throughline'],
    ['darwin', { HOME: '/Users/a' }, '/Users/a/Library/Caches/throughline'],
    ['linux', {}, null],
    ['linux', { HOME: '' }, null],
    ['win32', { HOME: '/home/a' }, null],
    ['linux', { HOME: '/home/a', THROUGHLINE_CODE_CACHE: 'off' }, null],
  ] as const)('on %s with %j', (platform, env, expected) => {
    expect(codeCacheFolder(env, platform)?.replaceAll('\\', '/') ?? null).toBe(expected);
  });
});

describe('kept code', () => {
  it('is read as it was kept, and from nowhere else', () => {
    expect(readCode(folder, name)).toBeUndefined();
    keepCode(folder, name, Buffer.from('code'));
    expect(readCode(folder, name)?.toString()).toBe('code');
    expect(readCode(folder, name.replace('build', 'other'))).toBeUndefined();
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('is not read when it is damaged anywhere', () => {
    keepCode(folder, name, Buffer.from('some code that V8 made of a program'));
    const path = join(folder, name);
    const whole = readFileSync(path);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(whole);
        damaged[at]! ^= change;
        writeFileSync(path, damaged);
        expect(readCode(folder, name)).toBeUndefined();
        writeFileSync(path, whole.subarray(0, at));
        expect(readCode(folder, name)).toBeUndefined();
      }),
    );
  });

  it.runIf(hasModes)('is not read where others can write, or through a link', () => {
    keepCode(folder, name, Buffer.from('code'));
    const path = join(folder, name);
    chmodSync(path, 0o666);
    expect(readCode(folder, name)).toBeUndefined();
    chmodSync(path, 0o600);
    chmodSync(folder, 0o777);
    expect(readCode(folder, name)).toBeUndefined();
    chmodSync(folder, 0o700);
    expect(readCode(folder, name)).toBeDefined();
    symlinkSync(path, join(folder, 'link'));
    expect(readCode(folder, 'link')).toBeUndefined();
    symlinkSync(folder, join(folder, '../other'));
    keepCode(join(folder, '../other'), `${name}-2`, Buffer.from('code'));
    expect(readdirSync(folder).sort()).toEqual([name, 'link']);
  });

  it.runIf(hasModes)('is for the user alone', () => {
    keepCode(folder, name, Buffer.from('code'));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('is lost without a word where it cannot be kept', () => {
    mkdirSync(join(folder, '..'), { recursive: true });
    writeFileSync(folder, 'a file in its place');
    keepCode(folder, name, Buffer.from('code'));
    expect(readCode(folder, name)).toBeUndefined();
    rmSync(folder);
    mkdirSync(join(folder, name, 'a folder in its place'), { recursive: true });
    chmodSync(folder, 0o700);
    keepCode(folder, name, Buffer.from('code'));
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('gives way to what is newer', () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, 'somebody else’s'), '');
    for (let i = 0; i < 20; i++) {
      keepCode(folder, `${i.toString(16).padStart(32, '0')}-1`, Buffer.from('code'));
      const path = join(folder, `${i.toString(16).padStart(32, '0')}-1`);
      utimesSync(path, i, i);
    }
    const names = readdirSync(folder);
    expect(names).toContain('somebody else’s');
    expect(names).toContain(`${'13'.padStart(32, '0')}-1`);
    expect(names.length).toBeLessThan(11);
  });
});

describe('a run whose V8 has flags that the shipped code was not made for', () => {
  const run = (env: Record<string, string>) =>
    spawnSync(process.execPath, ['--stack-size=900', cli, 'list', 'helpers'], {
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: join(folder, '..'), LOCALAPPDATA: join(folder, '..'), ...env },
    });

  it('keeps its code for the next one, which says the same', () => {
    const off = run({ THROUGHLINE_CODE_CACHE: 'off' });
    expect(off.status).toBe(0);
    expect(readCodeNames()).toEqual([]);
    expect(run({}).stdout).toBe(off.stdout);
    const [kept, ...others] = readCodeNames();
    expect(others).toEqual([]);
    const path = join(folder, kept!);
    utimesSync(path, 1000, 1000);
    expect(run({}).stdout).toBe(off.stdout);
    // It was used, not made again.
    expect(statSync(path).mtimeMs).toBe(1_000_000);
    writeFileSync(path, readFileSync(path).fill(0, 1000, 2000));
    const mended = run({});
    expect([mended.status, mended.stdout, mended.stderr]).toEqual([0, off.stdout, off.stderr]);
    expect(statSync(path).mtimeMs).not.toBe(1_000_000);
  });

  it('does its work where there is no home', () => {
    const env = { XDG_CACHE_HOME: '', HOME: join(cli, 'no-folder'), LOCALAPPDATA: join(cli, 'no-folder') };
    const homeless = run(env);
    expect([homeless.status, homeless.stderr]).toEqual([0, '']);
  });

  function readCodeNames(): string[] {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  }
});
