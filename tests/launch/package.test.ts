import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = temporaryFolder('package');

it('what npm packs starts a project in an empty folder and builds it', () => {
  // As `prepack` does, but for the bundle, which was made before the tests.
  execFileSync(process.execPath, [join(root, 'scripts/pack-well.mjs')]);
  const words = ['pack', '--ignore-scripts', '--silent', '--pack-destination', scratch];
  execFileSync('npm', words, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [tarball] = readdirSync(scratch).filter((name) => name.endsWith('.tgz'));
  expect(statSync(join(scratch, tarball!)).size).toBeLessThan(15_000_000);
  const home = join(scratch, 'empty');
  const installed = join(home, 'node_modules/throughline');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(scratch, tarball!), '-C', installed, '--strip-components', '1']);
  // What npm would install beside it; no test needs the network.
  symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'));
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [join(installed, 'dist/cli.js'), ...args], {
      cwd: home,
      encoding: 'utf8',
    });
  run('init');
  expect(run('build', '--strict', '--format', 'pptx,md')).toMatch(/introduction\.pptx/);
  expect(run('verify', 'output/compost/introduction/introduction.pptx')).toContain('current');
  // What V8 makes of the program is kept where it runs.
  expect(readdirSync(join(installed, 'dist')).filter((name) => name.endsWith('.cache'))).toEqual([]);
  expect(existsSync(join(installed, 'docs/upgrading.md'))).toBe(true);
  // Templates that only show what there is are no part of it.
  expect(existsSync(join(installed, 'templates/gallery'))).toBe(false);
  // With what npm installs beside it.
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<
      Record<string, { readonly [key in 'dev' | 'devOptional' | 'peer']?: boolean }>
    >;
  };
  const beside = Object.entries(packages)
    .filter(([path, { dev, devOptional, peer }]) => path !== '' && !dev && !devOptional && !peer)
    .map(([path]) => join(root, path))
    .filter((path) => existsSync(path));
  expect(beside.length).toBeGreaterThan(10);
  rmSync(join(installed, 'node_modules'));
  const megabytes = [installed, ...beside].reduce((sum, path) => sum + blocksOf(path), 0) / 2 ** 20;
  expect(megabytes).toBeLessThan(45);
});

/** Room on a disk, in blocks of 4 KB; packages within a package are counted on their own. */
function blocksOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? 4096 + blocksOf(path) : Math.ceil(statSync(path).size / 4096) * 4096;
    })
    .reduce((sum, size) => sum + size, 0);
}
