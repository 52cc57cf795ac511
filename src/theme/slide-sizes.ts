import { entryOf, type Located, type LocatedScalar } from '../yaml/index.ts';

/** Sizes of slides by name, in inches: PowerPoint's own for screens, and paper. */
export const slideSizes = {
  '16:9': { width: 13.333, height: 7.5 },
  '16:10': { width: 10, height: 6.25 },
  '4:3': { width: 10, height: 7.5 },
  a4: { width: 11.693, height: 8.268 },
  'a4-portrait': { width: 8.268, height: 11.693 },
  letter: { width: 11, height: 8.5 },
  'letter-portrait': { width: 8.5, height: 11 },
} as const;

export const slideSizeNames = Object.keys(slideSizes) as readonly (keyof typeof slideSizes)[]; // its very keys

/** A theme whose size is written as its two sides, where it was a name that is known. */
export function expandSize(theme: Located): Located {
  const size = theme.kind === 'map' ? entryOf(theme, 'size')?.value : null;
  const name = slideSizeNames.find((each) => size?.kind === 'scalar' && each === size.text);
  if (theme.kind !== 'map' || size?.kind !== 'scalar' || !name) return theme;
  const side = (key: 'width' | 'height') => {
    const value = slideSizes[name][key];
    return {
      key,
      keySpan: size.span,
      value: { ...size, value, text: String(value) } satisfies LocatedScalar,
    };
  };
  const sides: Located = { kind: 'map', span: size.span, entries: [side('width'), side('height')] };
  return {
    ...theme,
    entries: theme.entries.map((entry) => (entry.key === 'size' ? { ...entry, value: sides } : entry)),
  };
}
