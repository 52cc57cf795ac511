import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'),
);

it('package-lock.json names the packages of every platform, or `npm ci` refuses it', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }).filter(
      (name) => !places(path, name).some((place) => lock.packages[place]?.version),
    ),
  );
  expect(missing).toEqual([]);
});

it('package-lock.json leads to the public registry only', () => {
  const elsewhere = Object.values(lock.packages)
    .map((entry) => entry.resolved)
    .filter((address) => address !== undefined && !address.startsWith('https://registry.npmjs.org/'));
  expect(elsewhere).toEqual([]);
});

/** Where Node would look for a package that the one at `path` asks for. */
function places(path: string, name: string): string[] {
  const found = [`node_modules/${name}`];
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    found.push(`${at}/node_modules/${name}`);
  }
  return found;
}
