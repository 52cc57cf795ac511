import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/package/index.ts';
import { composeProject } from '../fuzz/compose-project.ts';
import { howMany, seed } from '../how-many.ts';
import { validatorErrors } from '../validator-errors.ts';
import { broken, buildOn, illSeen } from './brand-promises.ts';
import { everyKind } from './every-kind.ts';
import { type AnyWish, randomWish } from './random-brand.ts';

const constructs: Readonly<Record<string, AnyWish>> = {
  'a plain file': {},
  'a template without types': { potx: true, typed: false, names: 'japanese' },
  'foreign prefixes': { foreign: true },
  'strict namespaces': { strict: true },
  'a dark file': { dark: true, gradient: true },
  'its own notes and samples': { notes: true, samples: true },
  'art in the way': { band: true, logo: true, stripe: true },
  'pale accents': { accents: ['F2F2F2', 'FFE08A', 'DDDDDD', 'CFE8FF', '1F6FB2', 'F5F5F5'] },
  'little else than content': { has: [], foot: false },
  'a cover with colours of its own': { override: true },
  'vertical places, insets and large type': {
    has: ['vertical', 'titleOnly'],
    inset: 0.4,
    titleSize: 54,
    bodySize: 32,
  },
  'slides of 4:3': { size: [10, 7.5], names: 'german' },
  'pages that are higher than wide': { size: [7.5, 10] },
  'two designs': { masters: 2, has: ['section', 'two', 'titleOnly'] },
  'objects, metafiles and fonts': { object: true, metafile: true, embedded: true },
  'a stamp, art over the content and odd numbers': { stamp: true, corner: true, index: 21 },
  'samples instead of styles': { bare: true, titleSize: 33, dark: true },
  'content without a title': { untitled: true, has: [] },
};

describe.each(Object.entries(constructs))('on %s', (_, wish) => {
  it('a deck keeps what it promises', async () => {
    expect(broken(await buildOn(wish))).toEqual([]);
  });
});

it.each(['foreign prefixes', 'strict namespaces', 'a cover with colours of its own'])(
  'no errors for the validator: %s',
  async (name) => {
    const { files } = await buildOn(constructs[name]!);
    expect(await validatorErrors('brand.pptx', files[0]!.bytes)).toEqual([]);
  },
);

it('is the same each time', async () => {
  const [one, other] = [await buildOn({ band: true }), await buildOn({ band: true })];
  expect(Buffer.from(one.files[0]!.bytes).equals(Buffer.from(other.files[0]!.bytes))).toBe(true);
});

const titlesOf = ({ files }: Awaited<ReturnType<typeof buildOn>>) =>
  [...readZip(files[0]!.bytes).parts]
    .filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .flatMap(
      ([, part]) => /<p:ph type="title"\/>.*?<\/p:sp>/s.exec(Buffer.from(part).toString('utf8'))?.[0] ?? [],
    );

it('says on its slides how text looks that only samples of the file show', async () => {
  const { laidOut, ...built } = await buildOn({ bare: true, titleSize: 33, dark: true }, everyKind);
  const titles = laidOut!.editions[0]!.placed.slides.flatMap(({ shapes }) =>
    shapes.flatMap((shape) => (shape.kind === 'text' && shape.placeholder?.type === 'title' ? [shape] : [])),
  );
  const sizes = titles.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ runs }) => runs.map(({ size }) => size)),
  );
  expect(Math.max(...sizes)).toBe(33);
  expect(titles.flatMap(({ paragraphs }) => paragraphs.map(({ align }) => align))).not.toContain('left');
  for (const title of titlesOf({ ...built, laidOut })) {
    expect(title).toMatch(/algn="ctr"/);
    expect(title).toMatch(/<a:rPr[^>]* sz="\d+"[^>]*><a:solidFill>/);
  }
});

it('gives words of the file a colour that is seen where theirs is not, in files and in pictures', async () => {
  const built = await buildOn({ unseen: true }, everyKind);
  expect(illSeen(built)).toEqual([]);
  const titles = titlesOf(built);
  expect(titles.length).toBeGreaterThan(4);
  for (const title of titles) expect(title).toContain('<a:solidFill><a:schemeClr val="tx1"/>');
});

it('says once which face is measured as another', async () => {
  const { diagnostics } = await buildOn({ face: 'Acme Sans' });
  expect(diagnostics.filter(({ code }) => code === 'brand-font-unknown')).toHaveLength(1);
});

it(`any file of the grammar, ${howMany.brands} of them`, { timeout: 600_000 }, async () => {
  for (let i = 0; i < howMany.brands; i++) {
    const wish = randomWish(seed + i);
    const faults = broken(await buildOn(wish, composeProject(1 + (i % 7))));
    expect(faults, JSON.stringify(wish)).toEqual([]);
  }
});

it(`a plain deck is well seen on any of ${howMany.brands}`, { timeout: 600_000 }, async () => {
  const faults: string[] = [];
  for (let i = 0; i < howMany.brands; i++) {
    const wish = randomWish(seed + 1000 + i);
    const built = await buildOn(wish, everyKind);
    const found = [...broken(built), ...illSeen(built)];
    if (found.length > 0) faults.push(`${JSON.stringify(wish)}: ${found.join('; ')}`);
  }
  expect(faults).toEqual([]);
});

it('says of which texts of the file the contrast is low, and shows them as they are', async () => {
  const { diagnostics } = await buildOn({ middle: '9A9A9A', dark: true, bodySize: 18 });
  expect(diagnostics.filter(({ code }) => code === 'brand-contrast')).not.toEqual([]);
  const clear = await buildOn({ titleSize: 40 });
  expect(clear.diagnostics.filter(({ code }) => code === 'brand-contrast')).toEqual([]);
});
