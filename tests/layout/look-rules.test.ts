import { beforeAll, describe, expect, it } from 'vitest';
import type { Slide } from '../../src/deck/index.ts';
import type {
  PlacedConnector,
  PlacedDeck,
  PlacedGroup,
  PlacedShape,
  PlacedText,
} from '../../src/layout/index.ts';
import { runsOf } from '../../src/markup/index.ts';
import { createProjectCache, layOutDeck, openProject, planBuild } from '../../src/pipeline/index.ts';
import { listThemes } from '../../src/project/index.ts';
import { type Box, isDark, relativeLuminance, resolveColor, type Theme } from '../../src/theme/index.ts';

/** What the program keeps by itself on every slide, looked at on all bundled decks as they are placed. */

interface Edition {
  readonly name: string;
  readonly placed: PlacedDeck;
  readonly slides: ReadonlyMap<string, Slide>;
  readonly theme: Theme;
}

let editions: readonly Edition[];
let themes: readonly Theme[];

beforeAll(() => {
  const project = openProject(new URL('../..', import.meta.url).pathname).value!;
  const cache = createProjectCache(project);
  themes = listThemes(project).map((name) => cache.theme(name, null).value!);
  editions = planBuild(project, []).value!.flatMap((planned) => {
    const laid = layOutDeck({ project, cache, planned }).value!;
    return laid.editions.map(({ placed, deck, language }) => ({
      name: `${planned.name} ${language}`,
      placed,
      slides: new Map(deck.slides.map((slide) => [slide.id, slide])),
      theme: laid.theme,
    }));
  });
});

const slidesOf = () =>
  editions.flatMap((edition) =>
    edition.placed.slides.map((placed) => ({ edition, placed, slide: edition.slides.get(placed.id)! })),
  );

const figuresOf = () =>
  slidesOf().flatMap(({ edition, placed, slide }) =>
    placed.shapes.flatMap((shape) =>
      shape.kind === 'group' ? [{ where: `${edition.name} ${placed.id}`, group: shape, slide }] : [],
    ),
  );

const linesOf = (group: PlacedGroup) =>
  group.shapes.filter((shape): shape is PlacedConnector => shape.kind === 'connector');
const textsOf = (group: PlacedGroup) =>
  group.shapes.filter((shape): shape is PlacedText => shape.kind === 'text');
const labelsOf = (group: PlacedGroup) => textsOf(group).filter(({ name }) => /^Label /.test(name));

/** A straight line within a box, as a share of the line. */
function shareIn({ from, to }: PlacedConnector, box: Box, by = 0): number {
  let low = 0;
  let high = 1;
  for (const [start, way, least, most] of [
    [from.x, to.x - from.x, box.x - by, box.x + box.w + by],
    [from.y, to.y - from.y, box.y - by, box.y + box.h + by],
  ] as const) {
    if (Math.abs(way) < 1e-9) {
      if (start < least || start > most) return 0;
      continue;
    }
    const [a, b] = [(least - start) / way, (most - start) / way].sort((one, other) => one - other) as [
      number,
      number,
    ];
    low = Math.max(low, a);
    high = Math.min(high, b);
  }
  return Math.max(0, high - low);
}

/** `Line runs`, `Line runs 2` and `Label runs forward` are of one relationship. */
const relationOf = (name: string) => name.replace(/^\S+ /, '').replace(/ (?:forward|backward|\d+)$/, '');

describe('figures', () => {
  it('have no label on a line that is not its own', () => {
    const wrong = figuresOf().flatMap(({ where, group }) =>
      labelsOf(group).flatMap((label) =>
        linesOf(group)
          .filter((line) => line.geometry === 'straight' && relationOf(line.name) !== relationOf(label.name))
          .filter((line) => shareIn(line, label.box) > 0)
          .map((line) => `${where}: ${label.name} on ${line.name}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('break no word of their things', () => {
    const broken = figuresOf().flatMap(({ where, group }) =>
      textsOf(group).flatMap((shape) => {
        if (!shape.name.startsWith('Node ')) return [];
        return shape.paragraphs.flatMap(({ lines, runs }) => {
          const words = runs.map(({ text }) => text).join('');
          // Chinese may be broken nearly anywhere.
          if (/\p{Script=Han}/u.test(words)) return [];
          const drawn = lines.map(({ text }) => text.trim()).join(' ');
          return drawn.replaceAll('- ', '-') === words.trim().replaceAll('- ', '-')
            ? []
            : [`${where}: ${drawn}`];
        });
      }),
    );
    expect(broken).toEqual([]);
  });

  it('explain the kinds that they draw, and no others', () => {
    const wrong = figuresOf().flatMap(({ where, group, slide }) => {
      const keys = textsOf(group).filter(({ name }) => /^Legend |^Key /.test(name)).length;
      const diagram = slide.slots.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'diagram');
      const kinds = new Set([...(diagram?.nodes ?? []), ...(diagram?.edges ?? [])].map(({ kind }) => kind));
      return keys > 0 && kinds.size < 2 ? [`${where}: a key for ${kinds.size} kind`] : [];
    });
    expect(wrong).toEqual([]);
  });
});

it('axes of dates are to scale', () => {
  const wrong = slidesOf().flatMap(({ placed }) =>
    placed.shapes.flatMap((shape: PlacedShape) => {
      if (shape.kind !== 'chart' || shape.x.kind !== 'time') return [];
      const { slots, at } = shape.x;
      const [first, last] = [at[0]!, at.at(-1)!];
      const days = (last - first) / Math.max(1, slots.at(-1)! - slots[0]!);
      const off = slots.map(
        (slot, i) => Math.abs(first + (slot - slots[0]!) * days - at[i]!) / Math.max(1, last - first),
      );
      return Math.max(...off) > 0.01 ? [`${placed.id}: ${Math.max(...off)}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

it('every mark on a slide has its source at the foot, and the reverse', () => {
  const wrong = slidesOf().flatMap(({ edition, placed, slide }) => {
    const marks = new Set(
      [
        ...slide.title,
        ...(slide.subtitle ?? []),
        ...slide.slots.flatMap(({ blocks }) => runsOf(blocks)),
      ].flatMap((run) => (run.cite ? [...run.text.matchAll(/\d+/g)].map(([number]) => Number(number)) : [])),
    );
    const foot = [...slide.cited];
    const same =
      foot.every((number) => marks.has(number)) && [...marks].every((number) => foot.includes(number));
    return same ? [] : [`${edition.name} ${placed.id}: ${[...marks]} and ${foot}`];
  });
  expect(wrong).toEqual([]);
});

describe('a dark theme', () => {
  /** Relative luminance above which what opens, closes or stands alone flashes in a dark room. */
  const brightest = 0.03;
  const brightOf = (theme: Theme): string[] =>
    [...theme.layouts.values()].flatMap(({ id, background, gradient }) => {
      const colors = [background, ...(gradient?.stops ?? []).map(({ color }) => color)];
      const most = Math.max(...colors.map((color) => relativeLuminance(resolveColor(theme, color))));
      return most > brightest ? [`${id}: ${most.toFixed(3)}`] : [];
    });

  it('has no slide that flashes', () => {
    const dark = themes.filter((theme) => isDark(theme, theme.layouts.get('title-and-content')!.background));
    expect(dark.length).toBeGreaterThan(0);
    expect(dark.flatMap(brightOf)).toEqual([]);
  });

  it('shows none of its slides on another colour', () => {
    const wrong = slidesOf().flatMap(({ edition: { theme, name }, placed }) => {
      const layout = theme.layouts.get(placed.layout)!;
      if (!isDark(theme, theme.layouts.get('title-and-content')!.background)) return [];
      const light = relativeLuminance(resolveColor(theme, placed.background ?? layout.background));
      return light > brightest ? [`${name} ${placed.id}: ${light.toFixed(3)}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});
