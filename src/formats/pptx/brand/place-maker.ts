import {
  type Box,
  type BrandPlace,
  type ColorRef,
  type LayoutText,
  plainPlace,
  type Theme,
} from '../../../theme/index.ts';
import { backdropOf, inkOn, worstBehind } from './backdrops.ts';
import type { BrandLayout, FoundPlace } from './brand-model.ts';
import { textTypes } from './choose-layouts.ts';
import { largestFree, obstaclesOf } from './free-room.ts';
import { footTypes } from './read-places.ts';
import { boxOf, near, type Stage } from './stage.ts';

/** Contrast below which a file's own colour is another for us: titles in a bright colour of a house are what it wants. */
const leastOfText = 3;
const leastOfTitle = 2;

const noInset = { left: 0, top: 0, right: 0, bottom: 0 } as const;

/** Makes places of ours of a file's, and boxes of ours where the file has none. */
export class PlaceMaker {
  private readonly theme: Theme;
  private readonly base: Theme;

  constructor(theme: Theme, base: Theme) {
    this.theme = theme;
    this.base = base;
  }

  titleMin(found: FoundPlace, slot: LayoutText | null): number {
    const size = found.place.levels[0]!.size;
    return Math.min(size, Math.max(18, Math.min(Math.round(size * 0.55), slot?.min ?? 26)));
  }

  footPlace(found: FoundPlace | undefined, stage: Stage): LayoutText | null {
    if (!found) return null;
    const size = found.place.levels[0]!.size;
    const place = this.own(found, stage, { min: Math.min(size, 9) });
    return found.type === 'ftr' && found.words !== null && !promptWords.test(found.words)
      ? { ...place, words: found.words }
      : place;
  }

  brandPlace(found: FoundPlace, { layout }: Stage): BrandPlace {
    // A picture fills its place to the edges.
    if (found.type === 'pic') return { ...found.place, box: found.outer, inset: noInset };
    const own = found.place.levels.map(({ color }) => this.plainColor(color, layout));
    const seen = own.map((color) => this.seenColor(color, found, layout));
    const levels = found.place.levels.map((level, i) => ({ ...level, color: seen[i]! }));
    const changed = seen.some((color, i) => color !== own[i]);
    // What is not the file's own colour has to be said.
    return { ...found.place, levels, ...(changed && { silent: true }) };
  }

  /** A text's own colour is trusted in its place. What nobody could have meant to be read has another. */
  private seenColor(color: ColorRef, { type, outer, place }: FoundPlace, layout: BrandLayout): ColorRef {
    const whole = backdropOf(layout, outer);
    // Where a foot is short, or crosses an edge, either may be behind it.
    const backdrop = footTypes.has(type) ? [...backdropOf(layout, beginningOf(place)), ...whole] : whole;
    const least = textTypes.has(type) ? leastOfText : leastOfTitle;
    // Of a gradient or a picture it may stand on any part: it is lost only where no part of it lets it be read.
    const lost = backdrop.every((behind) => worstBehind(this.theme, color, [behind]).ratio < least);
    return lost ? inkOn(this.theme, backdrop).color : color;
  }

  /** Colours by their digits where the names of ours mean others of the file's. */
  private plainColor(color: ColorRef, { override, palette }: BrandLayout): ColorRef {
    const turned = this.theme.brand?.map.get('dark1') !== palette.map.get('tx1');
    if ((!override && !turned) || color.color.startsWith('#')) return color;
    const slot = palette.map.get(color.color === 'dark1' ? 'tx1' : 'bg1');
    return { color: `#${palette.theme.get(slot ?? 'dk1') ?? '000000'}` };
  }

  lookOfPlace(found: FoundPlace, stage: Stage) {
    const brand = this.brandPlace(found, stage);
    const [level] = brand.levels;
    const { box } = brand;
    const color = level!.color;
    return {
      ...box,
      size: level!.size,
      color,
      bold: level!.bold,
      align: level!.align,
      anchor: brand.anchor,
      ground: worstBehind(this.theme, color, backdropOf(stage.layout, box)).ground,
    };
  }

  /** A place of the file as it is. */
  own(
    found: FoundPlace,
    stage: Stage,
    { min, box }: { readonly min: number; readonly box?: Box },
  ): LayoutText {
    const brand = this.brandPlace(found, stage);
    const look = this.lookOfPlace(found, stage);
    const [level] = brand.levels;
    // Art that reaches into a place is not to be written over.
    const clear = () => largestFree(brand.box, obstaclesOf(stage.layout, brand.box, []));
    const where = box ?? (footTypes.has(found.type) ? brand.box : clear());
    const lower =
      near(where.x, brand.box.x) &&
      near(where.y, brand.box.y) &&
      near(where.w, brand.box.w) &&
      brand.anchor === 'top';
    return {
      ...plainPlace,
      ...look,
      ...where,
      index: /^\d+$/.test(brand.idx ?? '') ? Number(brand.idx) : 0,
      min: Math.min(min, level!.size),
      font: level!.font,
      bullets: false,
      style: {
        leading: level!.lineSpacing === null || near(level!.lineSpacing, 1) ? null : level!.lineSpacing * 1.2,
        spacing: 0,
        caps: found.caps,
        bold: null,
      },
      // Text from the top down fills what there is of it: the place itself stays as it is.
      brand: lower ? { ...brand, box: where } : brand,
    };
  }

  /** A box of ours. */
  free(box: Box, slot: LayoutText, stage: Stage): LayoutText {
    const { theme, base } = this;
    const { color, ground } = inkOn(theme, backdropOf(stage.layout, box));
    const body = slot.size === base.type.body;
    const size = body ? theme.type.body : slot.size;
    const min = body ? theme.type['body-min'] : Math.min(slot.min, size);
    stage.nextFree += 1;
    const plain =
      slot.color.color === 'dark1' || slot.color.color === 'light1' || slot.color.color.startsWith('#');
    return {
      ...plainPlace,
      ...boxOf(box),
      index: stage.nextFree,
      size,
      min: Math.min(min, size),
      color: plain ? color : theme.roles.accent,
      bold: slot.bold,
      align: slot.align,
      anchor: slot.anchor,
      font: slot.font,
      bullets: slot.bullets,
      behind: slot.behind,
      lead: slot.lead,
      ground,
    };
  }
}

/** Where the few words of a foot stand in their place. */
function beginningOf({ box, levels }: BrandPlace): Box {
  const w = Math.min(box.w, 0.5);
  const align = levels[0]!.align;
  const x = align === 'left' ? box.x : align === 'right' ? box.x + box.w - w : box.x + (box.w - w) / 2;
  return { ...box, x, w };
}

/** What programs write into a footer so that there is something. */
const promptWords =
  /^(footer|footer text|click to (add|edit)|fu(ß|ss)zeile|pied de page|pie de p[áa]gina|rodap[ée]|\u30d5\u30c3\u30bf\u30fc|\u9875\u811a|\u9801\u5c3e)/i;
