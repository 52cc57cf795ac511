import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
// @ts-expect-error a script without types
import * as script from '../../scripts/catalogue.mjs';
import { drawSvg } from '../../src/formats/svg/index.ts';
import { arrangementNames as arrangements } from '../../src/layout/index.ts';
import { chartKinds } from '../../src/markup/index.ts';
import { createProjectCache, planBuild } from '../../src/pipeline/index.ts';
import { layOutDeck } from '../../src/pipeline/lay-out-deck.ts';
import { openProject } from '../../src/project/index.ts';
import { formatParamType } from '../../src/template/index.ts';

const docs = new URL('../../docs/', import.meta.url);
const pictures = new URL('images/catalogue/', docs);
const madeFrom: Readonly<Record<string, { readonly drawing: string; readonly picture: string }>> = JSON.parse(
  readFileSync(new URL('made-from.json', pictures), 'utf8'),
);

let catalogue: { readonly markdown: string; readonly drawings: ReadonlyMap<string, string> };
beforeAll(() => {
  const stages = {
    openProject,
    planBuild,
    createProjectCache,
    layOutDeck,
    drawSvg,
    arrangements,
    chartKinds,
    formatParamType,
  };
  catalogue = script.makeCatalogue(stages);
});

it('docs/catalogue.md is made from the gallery as it is (npm run docs)', () => {
  expect(readFileSync(new URL('catalogue.md', docs), 'utf8')).toBe(catalogue.markdown);
});

it('has the pictures that it shows, and no more', () => {
  const shown = [...catalogue.markdown.matchAll(/\]\(images\/catalogue\/([^)]+)\)/g)].map(
    (match) => match[1]!,
  );
  expect(new Set(shown)).toEqual(new Set(readdirSync(pictures).filter((name) => name.endsWith('.png'))));
  expect(shown.length).toBeGreaterThan(90);
});

it('has pictures of the slides as they are (npm run docs)', () => {
  const stale = Object.entries(madeFrom).filter(
    ([name, { drawing, picture }]) =>
      script.fingerprint(catalogue.drawings.get(name) ?? '') !== drawing ||
      script.fingerprint(readFileSync(new URL(name, pictures))) !== picture,
  );
  expect(stale.map(([name]) => name)).toEqual([]);
  expect(Object.keys(madeFrom).length).toBeGreaterThan(90);
});

it('leads nowhere that is not there', () => {
  const { markdown } = catalogue;
  const anchors = new Set(
    [...markdown.matchAll(/^#+ (.*)$/gm)].map((match) =>
      match[1]!
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
  const links = [...markdown.replace(/`[^`\n]*`/g, '').matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1]!);
  expect(links.length).toBeGreaterThan(40);
  expect(links.filter((link) => !anchors.has(link))).toEqual([]);
});
