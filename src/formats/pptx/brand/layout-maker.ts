import {
  type Box,
  type LayoutText,
  plainLayout,
  type Theme,
  type ThemeLayout,
} from '../../../theme/index.ts';
import { backdropOf, inkOn } from './backdrops.ts';
import type { Brand, BrandLayout, FoundPlace } from './brand-model.ts';
import { type Choices, layoutIds, type Purpose } from './choose-layouts.ts';
import { largestFree, obstaclesOf } from './free-room.ts';
import { PlaceMaker } from './place-maker.ts';
import { placeOpener } from './place-opener.ts';
import { purposeOf } from './purpose-of.ts';
import { bottomOf, boxOf, contentLayout, makeStage, mapped, type Stage, scaled } from './stage.ts';

interface MakerInput {
  readonly brand: Brand;
  readonly choices: Choices;
  readonly base: Theme;
  /** Without its layouts. */
  readonly theme: Theme;
  /** Layouts of the file that its settings name for layouts of ours. */
  readonly wished: ReadonlyMap<string, BrandLayout | null>;
}

/** Makes layouts of ours on a brand file's: its places where they are fit for ours, boxes in what it leaves free elsewhere. */
export class LayoutMaker {
  private readonly input: MakerInput;
  private readonly content: BrandLayout;
  private readonly baseArea: Box;
  private readonly maker: PlaceMaker;

  constructor(input: MakerInput) {
    this.input = input;
    this.maker = new PlaceMaker(input.theme, input.base);
    this.content = contentLayout(input.choices);
    const usual = [...input.base.layouts.values()].find(
      ({ type, slots }) => type === 'obj' && slots.size > 0,
    );
    const { width, height } = input.base.size;
    const [first] = usual ? usual.slots.values() : [];
    this.baseArea = first ? boxOf(first) : { x: 0.7, y: 1.7, w: width - 1.4, h: height - 2.7 };
  }

  make(base: ThemeLayout): ThemeLayout {
    const purpose = purposeOf(base, this.input.base.size);
    const opened = this.makeFor(base, purpose);
    // A large title with much under it that a file has no room for is a title over content.
    if (purpose !== 'closing' || !isCramped(opened, base)) return opened;
    return this.makeFor(base, base.slots.size > 1 ? 'title-only' : 'content');
  }

  private makeFor(base: ThemeLayout, purpose: Purpose | 'picture-full'): ThemeLayout {
    const wished = layoutIds[base.id] === undefined ? this.input.wished.get(base.id) : undefined;
    const layout = wished ?? this.layoutFor(wished === null ? 'title-only' : purpose);
    const stage = makeStage(layout, base, this.content, this.input.brand.size);
    const made = this.places(purpose, stage);
    const { title } = stage.places;
    const background = inkOn(this.input.theme, backdropOf(layout, stage.area)).ground;
    const foot = purpose === 'cover' ? [] : stage.places.foot;
    const footOf = (type: string) =>
      this.maker.footPlace(
        foot.find((each) => each.type === type),
        stage,
      );
    return {
      ...plainLayout,
      id: base.id,
      name: layout.name === '' ? base.name : layout.name,
      type: base.type,
      background,
      kicker: null,
      ...made,
      citations:
        base.citations && purpose !== 'cover'
          ? this.maker.free(stage.citations, base.citations, stage)
          : null,
      footer: base.footer ? footOf('ftr') : null,
      date: base.date ? footOf('dt') : null,
      number: base.number ? footOf('sldNum') : null,
      decorations: [],
      origin: {
        part: layout.part,
        name: layout.name,
        override: layout.override,
        art: layout.art,
        title: title ? this.maker.brandPlace(title, stage) : null,
      },
    };
  }

  /** The file's layout for a purpose, else the next best: in the end the one for content. */
  private layoutFor(purpose: Purpose | 'picture-full'): BrandLayout {
    const { of } = this.input.choices;
    const order: Readonly<Partial<Record<string, readonly Purpose[]>>> = {
      cover: ['cover', 'section', 'title-only'],
      // The next largest title of the file, rather than a line over an empty page.
      section: ['section', 'cover', 'title-only'],
      closing: ['closing', 'section', 'cover', 'title-only'],
      'picture-full': ['title-only'],
      picture: ['picture', 'title-only'],
      'two-content': ['two-content', 'title-only'],
      comparison: ['comparison', 'title-only'],
      'title-only': ['title-only'],
      content: ['content', 'title-only'],
      blank: ['blank', 'title-only'],
    };
    for (const each of order[purpose] ?? []) {
      const found = of.get(each);
      if (found) return found.layout;
    }
    return this.content;
  }

  private places(
    purpose: Purpose | 'picture-full',
    stage: Stage,
  ): Pick<ThemeLayout, 'title' | 'subtitle' | 'slots'> {
    if (purpose === 'cover' || purpose === 'section' || purpose === 'closing')
      return placeOpener(purpose, stage, {
        places: this.maker,
        size: this.input.brand.size,
        base: this.input.base.size,
        baseArea: this.baseArea,
      });
    const { base, places } = stage;
    if (purpose === 'picture-full') return this.fullPicture(stage);
    let { area } = stage;
    let title: LayoutText | null = null;
    if (base.title) {
      if (places.title)
        title = this.maker.own(places.title, stage, { min: this.maker.titleMin(places.title, base.title) });
      else {
        // A layout without a title: it stands over the content.
        const h = Math.min(0.9, area.h * 0.25);
        title = { ...this.maker.free({ ...area, h }, base.title, stage), index: 0 };
        area = { ...area, y: area.y + h + 0.1, h: area.h - h - 0.1 };
      }
    }
    const subtitle = base.subtitle && this.maker.free({ ...area, h: 0.45 }, base.subtitle, stage);
    if (subtitle) area = { ...area, y: area.y + 0.5, h: area.h - 0.5 };
    const own = this.matched(purpose, stage);
    const slots = new Map<string, LayoutText>();
    for (const [name, slot] of base.slots) {
      const found = own.get(name);
      slots.set(
        name,
        found
          ? this.fitted(found, slot, area, stage)
          : this.maker.free(mapped(slot, this.baseArea, area), slot, stage),
      );
    }
    return { title, subtitle, slots };
  }

  /** Which of the file's places are slots of ours. */
  private matched(purpose: Purpose, { layout, places, base }: Stage): ReadonlyMap<string, FoundPlace> {
    const { of } = this.input.choices;
    const names = [...base.slots.keys()];
    const is = (each: Purpose) => of.get(each)?.layout === layout && purpose === each;
    const pairs: [string, FoundPlace | undefined][] = [];
    if (is('content')) pairs.push([names[0]!, places.large[0]]);
    if (is('two-content')) for (const [i, name] of names.entries()) pairs.push([name, places.large[i]]);
    if (is('picture')) {
      pairs.push(['picture', places.pictures[0]]);
      const other = names.find((name) => name !== 'picture');
      if (other) pairs.push([other, places.large[0] ?? places.small[0]]);
    }
    if (is('comparison')) {
      const heads = places.small.slice(0, 2);
      const byPlace = [...base.slots].sort(([, a], [, b]) => a.y - b.y || a.x - b.x).map(([name]) => name);
      for (const [i, place] of [...heads, ...places.large.slice(0, 2)].entries())
        pairs.push([byPlace[i]!, place]);
    }
    return new Map(pairs.flatMap(([name, place]) => (place && name ? [[name, place] as const] : [])));
  }

  /** One of the file's places for content, where nothing else of its layout stands in it. */
  private fitted(found: FoundPlace, slot: LayoutText, area: Box, stage: Stage): LayoutText {
    const { layout, places, citations, base } = stage;
    const { box } = this.maker.brandPlace(found, stage);
    let free = largestFree(box, obstaclesOf(layout, box, places.foot));
    const end = base.citations ? citations.y - 0.04 : bottomOf(area) + 0.4;
    if (bottomOf(free) > end && citations.x < free.x + free.w)
      free = { ...free, h: Math.max(0.5, end - free.y) };
    const size = found.place.levels[0]!.size;
    const min = Math.min(size, Math.max(12, Math.min(slot.min, Math.round(size * 0.6))));
    return {
      ...this.maker.own(found, stage, { min, box: free }),
      bullets: found.place.levels[0]!.bullet !== null,
    };
  }

  private fullPicture(stage: Stage): Pick<ThemeLayout, 'title' | 'subtitle' | 'slots'> {
    const { base, places } = stage;
    const { size } = this.input.brand;
    const slots = new Map<string, LayoutText>();
    for (const [name, slot] of base.slots)
      slots.set(name, this.maker.free(scaled(slot, this.input.base.size, size), slot, stage));
    if (!base.title) return { title: null, subtitle: null, slots };
    const box = scaled(base.title, this.input.base.size, size);
    const free = { ...this.maker.free(box, base.title, stage), index: 0 };
    const brand = places.title ? this.maker.brandPlace(places.title, stage) : undefined;
    // On a veil of the layout's own colour: the colour is what can be read there.
    return { title: { ...free, ...(brand && { brand }) }, subtitle: null, slots };
  }
}

function isCramped(made: ThemeLayout, base: ThemeLayout): boolean {
  return [...base.slots].some(
    ([name, slot]) => !slot.behind && (made.slots.get(name)?.h ?? 0) < slot.h * 0.7,
  );
}
