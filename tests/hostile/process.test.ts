import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { program, run } from '../cli/run-program.ts';
import { classes } from './cases/index.ts';
import type { HostileCase } from './hostile-case.ts';
import { layOut, secret } from './run-case.ts';

// One case in forty, as a process: the same exit code, and nothing on the streams that this process would hide.
const cases = classes.flatMap((each) => each.cases.map((one) => [each.name, one.name, one] as const));
const sample = cases.filter((_, i) => i % 40 === 7);

it.each(sample)('%s: %s, as a process', (_class, _name, each: HostileCase) => {
  const laid = layOut(each.files);
  try {
    const { code, out, err } = run(each.arguments ?? ['build'], { cwd: laid.project, env: each.env ?? {} });
    expect({ code, err }).toEqual({ code: each.exit ?? 1, err });
    for (const wanted of [each.codes].flat()) expect(err).toContain(`[${wanted}]`);
    expect(out + err).not.toContain(secret);
    expect(out + err).not.toMatch(/^\s+at .*:\d+/m);
    expect(out + err).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  } finally {
    laid.remove();
  }
});

const hasStrace = spawnSync('strace', ['-V']).status === 0;

it.skipIf(!hasStrace)('opens nothing outside of the project and the program, and no socket', () => {
  const laid = layOut({
    'content/water/sources/out.txt': { link: '{outside}/secret.txt' },
    'content/water/decks/linked.yaml': { link: '{outside}/secret.yaml' },
    'content/water/decks/pictures.yaml':
      'title: T\nslides:\n  - { use: image, title: A, src: ../../../outside/secret.txt, alt: A }\n' +
      '  - { use: image, title: B, src: https://example.org/x.png, alt: B }\n  - { use: image, title: C, src: /etc/passwd, alt: C }\n',
    'templates/briefing/partials': { link: '{outside}' },
    'content/other': { link: '/etc' },
  });
  try {
    const trace = join(laid.scratch, 'trace.txt');
    // Code that an earlier run has kept for this user may be read: here it is kept in a folder of this test's.
    const cache = join(realpathSync(laid.scratch), 'cache');
    const traced = ['-f', '-o', trace, '-e', 'trace=open,openat,openat2,connect,socket'];
    const result = spawnSync('strace', [...traced, process.execPath, program, 'build'], {
      cwd: laid.project,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: cache },
    });
    expect(result.status).toBe(5);
    const lines = readFileSync(trace, 'utf8').split('\n');
    expect(lines.filter((line) => /\bconnect\(|\bsocket\(AF_INET/.test(line))).toEqual([]);
    const opened = lines.flatMap(
      (line) => /\bopen(?:at2?)?\((?:AT_FDCWD, )?"([^"]+)".* = \d+$/.exec(line)?.[1] ?? [],
    );
    expect(opened.length).toBeGreaterThan(20);
    const inside = [
      realpathSync(laid.project),
      realpathSync(join(program, '../..')),
      join(tmpdir(), 'node-compile-cache'),
      cache,
    ];
    // What Node and the C library read of their own.
    const system =
      /^\/(lib|lib64|usr|proc|sys|dev)\/|^\/etc\/(ld\.so|ssl|localtime|nsswitch|host|resolv|passwd$)/;
    const strange = opened.filter(
      (path) => path.startsWith('/') && !inside.some((root) => path.startsWith(root)) && !system.test(path),
    );
    expect(strange).toEqual([]);
    // Node looks up nobody's password: only a picture would.
    expect(opened.filter((path) => /\/etc\/passwd|outside/.test(path))).toEqual([]);
  } finally {
    laid.remove();
  }
});
