import { addFurther, type FurtherWish } from './further-constructs.ts';
import { type BrandWish, makeBrand } from './make-brand.ts';

export type AnyWish = BrandWish & FurtherWish;

/** A brand file of every construct that files of designers have. */
export function makeAnyBrand(wish: AnyWish): Uint8Array {
  return addFurther(makeBrand(wish), wish);
}

/** One file of many, always the same for a number. */
export function randomWish(number: number): AnyWish {
  let state = number >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
  const flip = () => next(2) === 0;
  const hex = () => next(0x1000000).toString(16).padStart(6, '0').toUpperCase();
  const extras = ['section', 'two', 'titleOnly', 'vertical'] as const;
  const wish: AnyWish = {
    size: (
      [
        [13.333, 7.5],
        [10, 7.5],
        [7.5, 10],
        [11.69, 8.27],
        [20, 11.25],
        [10, 5.625],
      ] as const
    )[next(6)]!,
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
    bare: next(6) === 0,
    unseen: next(8) === 0,
  };
  if (wish.foreign || wish.strict) return wish;
  return {
    ...wish,
    masters: next(3) === 0 ? 2 : 1,
    corner: next(3) === 0,
    stamp: next(3) === 0,
    embedded: next(4) === 0,
    metafile: next(4) === 0,
    object: next(4) === 0,
    untitled: next(6) === 0,
    index: next(3) === 0 ? 13 + next(20) : null,
    middle: next(5) === 0 ? hex() : null,
  };
}
