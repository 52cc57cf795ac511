import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import semver from 'semver';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

interface Entry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
  readonly engines?: { readonly node?: string };
}

const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
};
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Entry>>;
};
/** What is installed with the package: npm does not tell others of our `overrides`. */
const installed = Object.entries(lock.packages).filter(
  ([path, { dev, devOptional, peer }]) => path !== '' && !dev && !devOptional && !peer,
);

it('all that is installed runs on every Node that we say, as "npm install --engine-strict" asks', () => {
  const versions = ['20.19.0', '22.12.0', '24.0.0', '26.0.0'];
  const refused = installed.flatMap(([path, { engines }]) =>
    versions
      .filter((version) => !semver.satisfies(version, engines?.node ?? '*'))
      .map((version) => `${path} refuses Node ${version}`),
  );
  expect(installed.length).toBeGreaterThan(10);
  expect(refused).toEqual([]);
});

it('what the bundle asks for is installed with it, and what is bundled is not installed again', () => {
  const built = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
  const asked = new Set<string>();
  for (const name of readdirSync(dist).filter(
    (each) => /^[a-z-]+\.c?js$/.test(each) && !each.includes('-libraries'),
  )) {
    const text = readFileSync(join(dist, name), 'utf8');
    for (const [, module] of text.matchAll(
      /(?:\bfrom|\bimport|\bimport\(|\brequire\(|\.resolve\()\s*["']([^"'\n]+)["']/g,
    )) {
      const found = /^(?:@[a-z0-9-]+\/)?[a-z][a-z0-9.-]*/.exec(module!)?.[0];
      if (found && !module!.startsWith('.') && !built.has(module!)) asked.add(found);
    }
  }
  const known = { ...own.dependencies, ...own.peerDependencies };
  expect([...asked]).toContain('@resvg/resvg-js');
  // Those that the program is built on are named, though the bundle has them.
  const named = ['handlebars', 'js-yaml', 'pptxgenjs', 'yargs'];
  expect(Object.keys(own.dependencies).filter((name) => !asked.has(name) && !named.includes(name))).toEqual(
    [],
  );
  for (const name of asked)
    if (`node_modules/${name}` in lock.packages) expect(Object.keys(known), name).toContain(name);
});
