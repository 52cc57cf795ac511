import { describe, expect, it } from 'vitest';
import { openBrand } from '../../src/formats/pptx/brand/index.ts';
import { readPptx, verifyFile } from '../../src/formats/pptx/index.ts';
import { partText, readRelationships, readZip, resolveTarget } from '../../src/package/index.ts';
import { buildInMemory } from '../fuzz/build-in-memory.ts';
import { composeProject } from '../fuzz/compose-project.ts';
import { howMany, seed } from '../how-many.ts';
import { validatorErrors } from '../validator-errors.ts';
import { type BrandWish, makeBrand } from './make-brand.ts';

/** A deck with a bit of everything on a brand file. */
async function buildOn(wish: BrandWish, number = 3) {
  const file = makeBrand(wish);
  const composed = composeProject(number);
  const deck = String(composed.files[composed.deck]).replace(/^theme:.*\n/m, '');
  const files = {
    ...composed.files,
    [composed.deck]: `theme: brand/acme.pptx\n${deck}`,
    'brand/acme.pptx': file,
  };
  const built = await buildInMemory({ ...composed, files }, ['pptx'], { ownTheme: true });
  return { ...built, file };
}

type Built = Awaited<ReturnType<typeof buildOn>>;

/** What a deck on a brand file promises, as a list of what does not hold. */
function broken({ laidOut, files, file, diagnostics }: Built): string[] {
  // How much is to be said on a slide is up to the deck.
  const errors = diagnostics.filter(
    ({ code, severity }) => severity === 'error' && !/overflow|too-wide|too-small/.test(code),
  );
  const faults = errors.map(({ code, message }) => `${code}: ${message}`);
  const [made] = files;
  if (!made || !laidOut)
    return [...faults, 'no deck'].filter((each) => each !== 'no deck' || diagnostics.length === 0);
  const { parts } = readZip(made.bytes);
  const opened = openBrand(file, 'brand/acme.pptx', null).value!;
  for (const [name, part] of opened.parts) {
    const own = parts.get(name);
    if (!own || !Buffer.from(own).equals(Buffer.from(part))) faults.push(`${name} is not as it was`);
  }
  faults.push(...verifyFile(made.bytes).map(({ code, message }) => `${code}: ${message}`));
  const { slides } = readPptx(made.bytes);
  if (slides.length !== laidOut.editions[0]!.placed.slides.length) faults.push('slides are lost');
  for (let i = 1; i <= slides.length; i++) {
    const slide = `ppt/slides/slide${i}.xml`;
    const xml = partText(parts, slide)!;
    if (!/<p:ph type="(title|ctrTitle)"/.test(xml)) faults.push(`slide ${i} has no title`);
    if (xml.includes('that nobody wants')) faults.push(`slide ${i} is a sample`);
    const layout = readRelationships(partText(parts, `ppt/slides/_rels/slide${i}.xml.rels`)!).find(
      ({ type }) => type === 'slideLayout',
    )!;
    if (!opened.parts.has(resolveTarget(slide, layout.target)))
      faults.push(`slide ${i} stands on no layout of the file`);
  }
  for (const { shapes, id, layout } of laidOut.editions[0]!.placed.slides)
    for (const shape of shapes) {
      const { x, y, w, h } = shape.box;
      const { width, height } = laidOut.theme.size;
      const off = y + h <= 0.01; // A title for readers only.
      if (!off && (x < -0.02 || y < -0.02 || x + w > width + 0.02 || y + h > height + 0.02))
        faults.push(`"${shape.name}" of ${id} (${layout}) is off the slide`);
    }
  return faults;
}

const constructs: Readonly<Record<string, BrandWish>> = {
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

it('says once which face is measured as another', async () => {
  const { diagnostics } = await buildOn({ face: 'Acme Sans' });
  expect(diagnostics.filter(({ code }) => code === 'brand-font-unknown')).toHaveLength(1);
});

it(`any file of the grammar, ${howMany.brands} of them`, { timeout: 600_000 }, async () => {
  for (let i = 0; i < howMany.brands; i++) {
    const wish = randomWish(seed + i);
    const faults = broken(await buildOn(wish, 1 + (i % 7)));
    expect(faults, JSON.stringify(wish)).toEqual([]);
  }
});

/** One file of many, always the same for a number. */
function randomWish(number: number): BrandWish {
  let state = number >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
  const flip = () => next(2) === 0;
  const hex = () => next(0x1000000).toString(16).padStart(6, '0').toUpperCase();
  const extras = ['section', 'two', 'titleOnly', 'vertical'] as const;
  return {
    size: (
      [
        [13.333, 7.5],
        [10, 7.5],
        [7.5, 10],
        [11.69, 8.27],
        [20, 11.25],
      ] as const
    )[next(5)]!,
    potx: flip(),
    foreign: next(4) === 0,
    strict: next(5) === 0,
    dark: next(3) === 0,
    names: (['english', 'german', 'japanese'] as const)[next(3)]!,
    typed: flip(),
    notes: flip(),
    samples: flip(),
    foot: next(4) !== 0,
    titleSize: 24 + next(37),
    bodySize: 14 + next(19),
    inset: next(6) / 10,
    accents: Array.from({ length: 6 }, hex),
    band: flip(),
    logo: flip(),
    stripe: next(3) === 0,
    gradient: flip(),
    has: extras.filter(flip),
    override: next(4) === 0,
  };
}
