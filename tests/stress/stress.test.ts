import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { verifyPackage } from '../../src/formats/pptx/index.ts';
import { readZip } from '../../src/package/index.ts';
import { type Built, builtOnce, pptxFiles } from '../bundled/build-bundled.ts';
import { validatorErrors } from '../validator-errors.ts';
// @ts-expect-error a script without types
import { stressFiles } from './make-project.mjs';

const folder = fileURLToPath(new URL('./project', import.meta.url));

let built: Built;
beforeAll(async () => {
  built = await builtOnce(folder);
});

it('is what its script writes', () => {
  const files: Readonly<Record<string, string>> = stressFiles();
  expect(Object.keys(files).length).toBeGreaterThan(4);
  for (const [path, text] of Object.entries(files))
    expect(
      readFileSync(join(folder, path), 'utf8') === text,
      `${path}: run tests/stress/make-project.mjs`,
    ).toBe(true);
});

it('builds in both languages, at least sixty slides each, with no error and nothing too tall', () => {
  expect(built.diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
  expect(built.diagnostics.filter((d) => d.code === 'text-overflow').map((d) => d.message)).toEqual([]);
  const [{ editions }] = built.decks as unknown as readonly [Built['decks'][number]];
  expect(editions.map(({ language }) => language)).toEqual(['en', 'zh']);
  for (const { slides } of editions) expect(slides).toBeGreaterThanOrEqual(60);
});

it('keeps the package rules', () => {
  for (const { bytes } of pptxFiles(built))
    expect(verifyPackage(readZip(bytes).parts).map((d) => `${d.code}: ${d.message}`)).toEqual([]);
});

it('is valid for the Open XML SDK', async () => {
  for (const { name, bytes } of pptxFiles(built)) expect(await validatorErrors(name, bytes)).toEqual([]);
});
