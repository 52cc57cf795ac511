import type { Box } from '../../../theme/index.ts';
import type { Brand, BrandLayout, BrandMaster, FoundPlace } from './brand-model.ts';
import { layoutWords, type Purpose, purposes } from './layout-words.ts';
import { footTypes } from './read-places.ts';

export { type Purpose, purposes };

/** What settings call the layouts for each purpose. */
export const layoutIds: Readonly<Record<string, Purpose>> = {
  'title-slide': 'cover',
  'section-header': 'section',
  'title-and-content': 'content',
  'two-content': 'two-content',
  comparison: 'comparison',
  'title-only': 'title-only',
  'picture-with-caption': 'picture',
  blank: 'blank',
  closing: 'closing',
};

export interface Choice {
  readonly layout: BrandLayout;
  /** What speaks for it, in words. */
  readonly why: readonly string[];
  readonly score: number;
}

export interface Choices {
  /** The master on which content stands. */
  readonly master: number;
  readonly of: ReadonlyMap<Purpose, Choice>;
  /** A layout of that master with a title, where no other says where content stands. */
  readonly fallback: BrandLayout;
}

/** The places of a layout that hold something, sorted by what they are for. */
export interface LayoutPlaces {
  readonly title: FoundPlace | null;
  readonly subtitle: FoundPlace | null;
  /** For content of any kind or text, large ones. In reading order. */
  readonly large: readonly FoundPlace[];
  readonly small: readonly FoundPlace[];
  readonly pictures: readonly FoundPlace[];
  readonly foot: readonly FoundPlace[];
}

export const textTypes: ReadonlySet<string> = new Set(['obj', 'body']);
const figureTypes = new Set(['tbl', 'chart', 'dgm', 'media', 'clipArt']);

export function sortPlaces(layout: BrandLayout, size: Brand['size']): LayoutPlaces {
  const fit = layout.places.filter(({ unfit }) => unfit === null);
  const isTitle = ({ type }: FoundPlace) => type === 'title' || type === 'ctrTitle';
  const title = fit.find(isTitle) ?? null;
  const area = size.width * size.height;
  const content = fit
    .filter(({ type }) => textTypes.has(type) || figureTypes.has(type))
    // A place for one large number is none for sentences.
    .filter(({ place }) => !title || place.levels[0]!.size <= Math.max(40, title.place.levels[0]!.size * 2))
    .sort((a, b) => (Math.abs(a.outer.y - b.outer.y) < 0.3 ? a.outer.x - b.outer.x : a.outer.y - b.outer.y));
  const large = content.filter(({ outer }) => outer.h >= 1.2 && outer.w * outer.h >= area * 0.1);
  return {
    title,
    subtitle: fit.find(({ type }) => type === 'subTitle') ?? null,
    large,
    small: content.filter((each) => !large.includes(each)),
    pictures: fit.filter(({ type }) => type === 'pic'),
    foot: layout.places.filter(({ type, unfit }) => footTypes.has(type) && unfit === null),
  };
}

const types: Readonly<Record<string, Purpose>> = {
  title: 'cover',
  secHead: 'section',
  obj: 'content',
  tx: 'content',
  twoObj: 'two-content',
  twoTxTwoObj: 'comparison',
  titleOnly: 'title-only',
  picTx: 'picture',
  blank: 'blank',
};

/** The share of a layout's score that is needed to be chosen. */
const least = 4;

/**
 * For each purpose the layout that fits best, by where its places are; types, names and the file's own slides are hints.
 * All content stands on one master; covers and ends may come from another of the same colours.
 */
export function chooseLayouts(
  brand: Brand,
  wished: ReadonlyMap<string, BrandLayout | null> = new Map(),
): Choices | null {
  const master = contentMaster(brand);
  const fallback = brand.masters[master]?.layouts.find(
    (layout) => scoreOf(layout, 'title-only', brand) || sortPlaces(layout, brand.size).large.length > 0,
  );
  if (!fallback) return null;
  const of = new Map<Purpose, Choice>();
  const own = brand.masters[master]!;
  const alike = brand.masters
    .filter((each) => each !== own && samePalette(each, own))
    .flatMap(({ layouts }) => layouts);
  for (const purpose of purposes) {
    const found =
      best(own.layouts, purpose, brand, of) ??
      (purpose === 'cover' || purpose === 'closing' ? best(alike, purpose, brand, of) : null);
    if (found) of.set(purpose, found);
  }
  for (const [id, purpose] of Object.entries(layoutIds)) {
    const layout = wished.get(id);
    if (layout === null) of.delete(purpose);
    else if (layout)
      of.set(purpose, { layout, why: ['its settings say so'], score: Number.POSITIVE_INFINITY });
  }
  return { master, of, fallback };
}

function samePalette(one: BrandMaster, other: BrandMaster): boolean {
  return (
    [...one.palette.theme].every(([name, hex]) => other.palette.theme.get(name) === hex) &&
    [...one.palette.map].every(([name, slot]) => other.palette.map.get(name) === slot)
  );
}

/** The one that the file's own slides use most, of those that have a layout for content; else the first. */
function contentMaster(brand: Brand): number {
  let chosen = 0;
  let most = -1;
  brand.masters.forEach(({ layouts }, i) => {
    const able = layouts.some((layout) =>
      (['content', 'two-content', 'title-only'] as const).some(
        (each) => scoreOf(layout, each, brand) !== null,
      ),
    );
    const used = layouts.reduce((sum, layout) => sum + layout.used, 0);
    if (able && used > most) {
      chosen = i;
      most = used;
    }
  });
  return chosen;
}

function best(
  layouts: readonly BrandLayout[],
  purpose: Purpose,
  brand: Brand,
  taken: ReadonlyMap<Purpose, Choice>,
): Choice | null {
  let found: Choice | null = null;
  for (const layout of layouts) {
    const scored = scoreOf(layout, purpose, brand);
    if (!scored) continue;
    // What says that it is for something else is for that.
    const other = layout.type === null ? undefined : types[layout.type];
    const doubled =
      (purpose === 'section' || purpose === 'closing') && taken.get('cover')?.layout === layout ? 3 : 0;
    const score = scored.score - (other && other !== purpose ? 1.5 : 0) - doubled;
    if (score >= least && (!found || score > found.score + 1e-9)) found = { layout, why: scored.why, score };
  }
  return found;
}

/** How well a layout serves a purpose; null: not at all. */
function scoreOf(
  layout: BrandLayout,
  purpose: Purpose,
  brand: Brand,
): { readonly score: number; readonly why: readonly string[] } | null {
  const places = sortPlaces(layout, brand.size);
  const geometry = geometryOf(purpose, places, brand.size, layout);
  if (!geometry) return null;
  let { score } = geometry;
  const why = [...geometry.why];
  const hint = layout.type === null ? undefined : types[layout.type];
  if (hint === purpose) {
    score += 1.5;
    why.push(`its type is ${layout.type}`);
  }
  if (layoutWords[purpose]?.test(layout.name)) {
    score += 1.2;
    why.push(`it is called "${layout.name}"`);
  }
  if (layout.used > 0) {
    score += 0.3;
    why.push(layout.used === 1 ? 'a slide of the file uses it' : `${layout.used} slides of the file use it`);
  }
  return { score, why };
}

type Geometry = { readonly score: number; readonly why: readonly string[] } | null;

function geometryOf(
  purpose: Purpose,
  places: LayoutPlaces,
  size: Brand['size'],
  layout: BrandLayout,
): Geometry {
  const { title, subtitle, large, small, pictures } = places;
  const H = size.height;
  const extras = small.length + pictures.length + (subtitle ? 1 : 0);
  const bottom = (box: Box) => box.y + box.h;
  const above = (place: FoundPlace) =>
    title !== null && bottom(title.outer) <= place.outer.y + place.outer.h * 0.25 + 0.05;
  const named = layoutWords[purpose]?.test(layout.name) ?? false;
  switch (purpose) {
    case 'content': {
      const [body] = large;
      if (!title || large.length !== 1 || !body || figureTypes.has(body.type) || !above(body)) return null;
      const share = (body.outer.w * body.outer.h) / (size.width * H);
      const left = body.place.levels[0]!.align === 'center' ? 1.5 : 0;
      const list = body.place.levels[0]!.bullet !== null ? 0.4 : 0;
      const score = 4 + share * 3 + list + (body.type === 'obj' ? 0.5 : 0) - extras * 1.2 - left;
      return { score, why: [`a title over one place of ${inches(body.outer)}`] };
    }
    case 'two-content': {
      const [a, b] = large;
      if (!title || large.length !== 2 || !a || !b || !beside(a.outer, b.outer) || !above(a)) return null;
      const even = Math.abs(a.outer.w - b.outer.w) < 0.15 * Math.max(a.outer.w, b.outer.w);
      if (!even) return null;
      return { score: 5.5 - extras * 1.2, why: ['two places side by side under a title'] };
    }
    case 'comparison': {
      const [a, b] = large;
      if (!title || large.length !== 2 || !a || !b || !beside(a.outer, b.outer)) return null;
      const heads = small.filter(({ outer }) => bottom(outer) <= a.outer.y + 0.3 && outer.y >= title.outer.y);
      if (heads.length !== 2 || !beside(heads[0]!.outer, heads[1]!.outer)) return null;
      return { score: 6 - (extras - 2) * 1.2, why: ['two places side by side, each with a heading'] };
    }
    case 'title-only': {
      if (!title || large.length > 0 || bottom(title.outer) > H * 0.4) return null;
      const tall = title.outer.h / H > 0.3 ? 1 : 0;
      return { score: 5.5 - extras * 1.2 - tall, why: ['a title at the top, and no place under it'] };
    }
    case 'picture': {
      const [picture] = pictures;
      if (!title || pictures.length !== 1 || !picture || large.length > 1) return null;
      if (small.length + large.length === 0 || meets(picture.outer, title.outer)) return null;
      return {
        score: 5 - (small.length + large.length - 1) * 1.2,
        why: ['a place for a picture, and one for words'],
      };
    }
    case 'cover': {
      if (!title || large.some(({ type }) => type === 'obj')) return null;
      const centred = title.type === 'ctrTitle' ? 1.5 : 0;
      const middle = bottom(title.outer) > H * 0.33 ? 0.8 : -0.5;
      const second = subtitle ? 1 : small.length > 0 ? 0.3 : 0;
      const veiled = pictures.some(({ outer }) => meets(outer, title.outer)) ? 2 : 0;
      const score = 2 + centred + middle + second - pictures.length * 0.8 - veiled - large.length * 0.4;
      return { score, why: [subtitle ? 'a title with a subtitle' : 'a large title'] };
    }
    case 'section': {
      if (!title || large.some(({ type }) => type === 'obj') || pictures.length > 0) return null;
      const low = bottom(title.outer) > H * 0.33 || title.outer.h > H * 0.2 ? 1 : -1;
      const score = 3 + low - Math.max(0, small.length + large.length + (subtitle ? 1 : 0) - 1) * 1.2;
      return { score, why: ['a large title, and little else'] };
    }
    case 'closing': {
      if (!title || !named || large.some(({ type }) => type === 'obj')) return null;
      return { score: 4 - pictures.length, why: [] };
    }
    case 'blank':
      if (title || large.length + extras > 0) return null;
      return { score: 5, why: ['it has no places'] };
  }
}

function inches({ w, h }: Box): string {
  return `${w.toFixed(1)} × ${h.toFixed(1)} in`;
}

function beside(a: Box, b: Box): boolean {
  const over = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return a.x + a.w <= b.x + 0.15 && over > 0.6 * Math.min(a.h, b.h);
}

/** Boxes that share no more than this only touch. */
export const touch = 0.02;

export function meets(a: Box, b: Box): boolean {
  return (
    Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x) > touch &&
    Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y) > touch
  );
}
