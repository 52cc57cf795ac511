import { describe, expect, it } from 'vitest';
import { verifyFile } from '../../src/formats/pptx/index.ts';
import { drawSvg } from '../../src/formats/svg/index.ts';
import type { PlacedIcon, PlacedShape } from '../../src/layout/index.ts';
import { partText, readZip } from '../../src/package/index.ts';
import { buildInMemory } from '../fuzz/build-in-memory.ts';
import { validatorErrors } from '../validator-errors.ts';

const outline = `title: Water
sources: { page: { title: A page about water } }
elements:
  ocean: { label: Oceans, icon: waves, kind: store, statements: [{ text: The page says that most of it is here., source: page }] }
  cloud: { label: Clouds, kind: store }
  land: { label: Land, icon: hill }
  sun: { label: Sun }
relationships:
  rise: { from: ocean, to: cloud, label: rises to }
  rain: { from: cloud, to: land, label: rains on }
groups: { all: { label: All, members: [ocean, cloud, land] } }
`;
const hill =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><polygon points="0 8 4 1 8 8"/></svg>';

function build(slides: string, more: Readonly<Record<string, string>> = {}, own = outline) {
  const files = {
    'content/fuzz/outline.yaml': own,
    'content/fuzz/decks/deck.yaml': `slides:\n${slides.replace(/^/gm, '  ')}\n`,
    'icons/hill.svg': hill,
    ...more,
  };
  const composed = {
    files,
    deck: 'content/fuzz/decks/deck.yaml',
    outline: 'content/fuzz/outline.yaml',
    ...(Object.keys(more).length > 0 && { templateSets: ['briefing', 'mine'] }),
  };
  return buildInMemory(composed, ['pptx']);
}

type Built = Awaited<ReturnType<typeof build>>;

function shapesOf({ laidOut }: Built): readonly PlacedShape[] {
  const all = (shape: PlacedShape): PlacedShape[] =>
    shape.kind === 'group' ? [shape, ...shape.shapes.flatMap(all)] : [shape];
  return laidOut!.editions[0]!.placed.slides.flatMap((slide) => slide.shapes.flatMap(all));
}

function iconsOf(built: Built): readonly PlacedIcon[] {
  return shapesOf(built).filter((shape) => shape.kind === 'icon');
}

const chain = '- { use: diagram, title: How water moves, of: [rise, rain], arrange: chain }';

describe('a diagram', () => {
  it('shows the icons of its elements in their nodes, as native shapes that readers pass by', async () => {
    const built = await build(chain);
    expect(built.diagnostics).toEqual([]);
    const icons = iconsOf(built);
    expect(icons.map(({ name }) => name)).toEqual(['Icon ocean', 'Icon land']);
    for (const icon of icons) {
      expect([icon.decorative, icon.alt]).toEqual([true, null]);
      const node = shapesOf(built).find(({ name }) => name === icon.name.replace('Icon', 'Node'))!;
      expect(icon.box.x).toBeGreaterThan(node.box.x);
      expect(icon.box.y).toBeGreaterThan(node.box.y);
      expect(icon.box.x + icon.box.w).toBeLessThan(node.box.x + node.box.w);
      expect(icon.box.y + icon.box.h).toBeLessThan(node.box.y + node.box.h);
    }
    const { bytes } = built.files[0]!;
    expect(verifyFile(bytes)).toEqual([]);
    expect(await validatorErrors('icons.pptx', bytes)).toEqual([]);
    const xml = partText(readZip(bytes).parts, 'ppt/slides/slide1.xml')!;
    const drawn = [...xml.matchAll(/<p:sp>(?:(?!<\/p:sp>).)*<a:custGeom>.*?<\/p:sp>/gs)].map(
      ([each]) => each,
    );
    expect(drawn).toHaveLength(2);
    for (const each of drawn) {
      expect(each).toContain('adec:decorative');
      expect(each).toMatch(/<\/a:custGeom><a:solidFill><a:schemeClr /);
      expect(each.match(/<a:path /g)).toHaveLength(1);
    }
  });

  it('is drawn the same as SVG', async () => {
    const built = await build(chain);
    const { placed } = built.laidOut!.editions[0]!;
    const svg = drawSvg(placed.slides[0]!, placed, built.laidOut!.theme);
    const icon = iconsOf(built).find(({ name }) => name === 'Icon land')!;
    const { x, y, w, h } = icon.box;
    const corner = (n: number) => String(Math.round(n * 72 * 100) / 100);
    expect(svg).toContain(`M${corner(x)} ${corner(y + h)}L${corner(x + w / 2)} ${corner(y + h / 8)}`);
  });

  it('has icons by kind where the theme has them, and an element keeps its own', async () => {
    const built = await build(chain, {
      'content/fuzz/decks/deck.yaml': `theme: mine\nslides:\n  ${chain}\n`,
      'templates/mine/theme.yaml': 'kinds: { store: { icon: drop } }\n',
    });
    expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(iconsOf(built).map(({ name }) => name)).toEqual(['Icon ocean', 'Icon cloud', 'Icon land']);
    const without = iconsOf(await build(chain));
    expect(iconsOf(built)[0]!.shape).toEqual(without[0]!.shape);
  });

  it('has no icon where names stand elsewhere', async () => {
    const many = Array.from(
      { length: 40 },
      (_, i) => `  e${i}: { label: Element number ${i} with a long name, icon: star }`,
    );
    const of = many.map((_, i) => `e${i}`).join(', ');
    const built = await build(
      `- { use: diagram, title: Many, of: [${of}], arrange: hub, focus: e0 }`,
      {},
      `title: Many\nelements:\n${many.join('\n')}\n`,
    );
    const shapes = shapesOf(built);
    for (const icon of iconsOf(built)) {
      const node = shapes.find(({ name }) => name === icon.name.replace('Icon', 'Node'));
      const words =
        node?.kind === 'text' ? node.paragraphs.flatMap(({ runs }) => runs.map(({ text }) => text)) : [];
      expect(words.join('')).toContain('Element number');
    }
  });
});

describe('what is read', () => {
  it('is nothing where no icon is named', async () => {
    const built = await build(chain, {}, outline.replaceAll(/icon: \w+,? ?/g, ''));
    const paths = built.laidOut!.facts.flat().map(({ path }) => path);
    expect(iconsOf(built)).toEqual([]);
    expect(paths.filter((path) => /icons/.test(path))).toEqual([]);
  });

  it('is no more than the icons that are', async () => {
    const built = await build(chain);
    const paths = built.laidOut!.facts.flat().map(({ path }) => path);
    expect([...new Set(paths.filter((path) => /icons/.test(path)))].sort()).toEqual([
      'icons/hill.svg',
      'icons/waves.svg',
      'package:dist/icons/w.txt',
    ]);
  });
});

describe('a name that no icon has', () => {
  it.each([
    ['wavse', 'did you mean "waves"?'],
    ['Waves', 'did you mean "waves"?'],
    ['waves-fill', 'did you mean "waves"?'],
    ['surf', 'with "surf" have to do: waves'],
    ['hil', 'did you mean "hill"?'],
    ['qqqqqqq', '"throughline list icons WORD" finds one; icons of your own stand in icons/'],
  ])('%s', async (name, hint) => {
    const built = await build(chain, {}, outline.replace('waves', name));
    const [found] = built.diagnostics;
    expect([found?.code, found?.message, found?.hint]).toEqual([
      'unknown-icon',
      `there is no icon "${name}"`,
      hint,
    ]);
    const { file, start, end } = found!.span!;
    expect(file.text.slice(start, end)).toBe(name);
  });

  it('is told of where a theme has it', async () => {
    const built = await build(chain, {
      'content/fuzz/decks/deck.yaml': `theme: mine\nslides:\n  ${chain}\n`,
      'templates/mine/theme.yaml': 'kinds: { store: { icon: dorp } }\n',
    });
    const found = built.diagnostics.find(({ code }) => code === 'unknown-icon');
    expect([found?.span?.file.path, found?.hint]).toEqual([
      'templates/mine/theme.yaml',
      'did you mean "drop"?',
    ]);
  });
});
describe('cards', () => {
  it.each([
    [
      'kpi-row',
      '- { use: kpi-row, title: Figures, figures: [{ value: "3", label: stores, icon: waves }, { value: "2", label: flows }] }',
      ['Card 1 icon'],
    ],
    [
      'columns',
      '- { use: columns, title: Two, columns: [{ title: By sea, icon: boat, points: [Slow] }, { title: By land, icon: hill, points: [Quick] }] }',
      ['Card 1 icon', 'Card 2 icon'],
    ],
    ['cards', '- { use: cards, title: All, of: [all] }', ['Card 1 icon', 'Card 3 icon']],
  ])('of %s show them, each in its card and clear of its text', async (_, slide, names) => {
    const built = await build(slide);
    expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(iconsOf(built).map(({ name }) => name)).toEqual(names);
    const groups = shapesOf(built).filter((shape) => shape.kind === 'group');
    for (const icon of iconsOf(built)) {
      const group = groups.find((each) => each.shapes.includes(icon))!;
      for (const text of group.shapes) {
        if (text.kind !== 'text' || text.paragraphs.length === 0) continue;
        const apart =
          icon.box.x + icon.box.w <= text.box.x + 1e-6 || icon.box.y + icon.box.h <= text.box.y + 1e-6;
        expect(apart, `${icon.name} and ${text.name}`).toBe(true);
      }
      expect(icon.box.x).toBeGreaterThanOrEqual(group.box.x);
      expect(icon.box.y).toBeGreaterThanOrEqual(group.box.y);
    }
    expect(verifyFile(built.files[0]!.bytes)).toEqual([]);
    expect(await validatorErrors('cards.pptx', built.files[0]!.bytes)).toEqual([]);
  });

  it('go where there is no room for them', async () => {
    const long = Array.from(
      { length: 6 },
      (_, i) =>
        `  e${i}: { label: Thing ${i}, icon: star, statements: [{ text: ${'The page says a great deal about it. '.repeat(6)}, source: page }] }`,
    );
    const text = `title: Many\nsources: { page: { title: A page } }\nelements:\n${long.join('\n')}\n`;
    const slide = `- { use: cards, title: Many, of: [${long.map((_, i) => `e${i}`).join(', ')}] }`;
    const signed = await build(slide, {}, text);
    const plain = await build(slide, {}, text.replaceAll('icon: star, ', ''));
    expect(signed.diagnostics).toEqual(plain.diagnostics);
    const slides = (built: Built) => built.laidOut!.editions[0]!.placed.slides.length;
    expect(slides(signed)).toBe(slides(plain));
  });

  it('of the theme are on cards too', async () => {
    const built = await build('', {
      'content/fuzz/decks/deck.yaml': 'theme: mine\nslides:\n  - { use: cards, title: All, of: [all] }\n',
      'templates/mine/theme.yaml': 'kinds: { store: { icon: drop } }\n',
    });
    expect(iconsOf(built).map(({ name }) => name)).toEqual(['Card 1 icon', 'Card 2 icon', 'Card 3 icon']);
  });

  it('are told of where the deck has a name that is none', async () => {
    const built = await build(
      '- { use: kpi-row, title: Figures, figures: [{ value: "3", label: stores, icon: wavse }] }',
    );
    const [found] = built.diagnostics.filter(({ severity }) => severity === 'error');
    expect([found?.code, found?.hint]).toEqual(['unknown-icon', 'did you mean "waves"?']);
    expect(found!.span!.file.text.slice(found!.span!.start, found!.span!.end)).toBe('wavse');
  });
});
