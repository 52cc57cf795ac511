type Check = (value: string) => boolean;

const whole = (min: number, max: number): Check => {
  return (value) => /^[-+]?\d{1,16}$/.test(value) && Number(value) >= min && Number(value) <= max;
};
/** ST_Coordinate: EMU, or a number with its unit (ECMA-376 part 1, 20.1.10.16 and 22.9.2.15). */
const coordinate = (min: number, max: number): Check => {
  const plain = whole(min, max);
  return (value) =>
    plain(value) || (/^-?\d+(?:\.\d+)?(?:mm|cm|in|pt|pc|pi)$/.test(value) && (min < 0 || value[0] !== '-'));
};
/** ST_Percentage: thousandths of a percent, or a number with its sign (20.1.10.40, 22.9.2.9). */
const percentage: Check = (value) => /^[-+]?\d{1,10}$|^-?\d+(?:\.\d+)?%$/.test(value);
const oneOf = (names: string): Check => {
  const known = new Set(names.split(' '));
  return (value) => known.has(value);
};
const boolean = oneOf('0 1 true false');

const most = 27_273_042_316_900;
const extent = coordinate(0, most);
const position = coordinate(-most, most);
/** ST_SchemeColorVal (20.1.10.54). */
const schemeColor = oneOf(
  'bg1 tx1 bg2 tx2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink phClr dk1 lt1 dk2 lt2',
);
/** A face, or one of the theme's by its place (ST_TextTypeface, 20.1.10.81). */
const face: Check = (value) => value[0] !== '+' || /^\+m[jn]-(?:lt|ea|cs)$/.test(value);
const percent = { val: percentage };
const run = {
  sz: whole(100, 400_000),
  baseline: percentage,
  spc: coordinate(-400_000, 400_000),
  kern: coordinate(0, 400_000),
  b: boolean,
  i: boolean,
} satisfies Record<string, Check>;

/**
 * What values of attributes have to be, by element: those that decide whether Office opens a file, of the elements that
 * presentations have by the thousand. The validator of the Open XML SDK knows all of them.
 */
const values: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  'a:off': { x: position, y: position },
  'a:chOff': { x: position, y: position },
  'a:ext': { cx: extent, cy: extent },
  'a:chExt': { cx: extent, cy: extent },
  'p:sldSz': { cx: whole(914_400, 51_206_400), cy: whole(914_400, 51_206_400) },
  'p:notesSz': { cx: extent, cy: extent },
  'a:rPr': run,
  'a:defRPr': run,
  'a:endParaRPr': run,
  'a:pPr': { lvl: whole(0, 8), marL: coordinate(0, 51_206_400), indent: coordinate(-51_206_400, 51_206_400) },
  'a:spcPts': { val: whole(0, 158_400) },
  'a:spcPct': percent,
  'a:bodyPr': { lIns: position, tIns: position, rIns: position, bIns: position },
  'a:ln': { w: coordinate(0, 20_116_800) },
  'a:gridCol': { w: extent },
  'a:tr': { h: extent },
  'a:tc': { gridSpan: whole(1, 1e6), rowSpan: whole(1, 1e6), hMerge: boolean, vMerge: boolean },
  'a:schemeClr': { val: schemeColor },
  'a:srgbClr': { val: (value) => /^[0-9A-Fa-f]{6}$/.test(value) },
  'a:lumMod': percent,
  'a:lumOff': percent,
  'a:satMod': percent,
  'a:tint': percent,
  'a:shade': percent,
  'a:alpha': percent,
  'a:latin': { typeface: face },
  'a:ea': { typeface: face },
  'a:cs': { typeface: face },
  'a:sym': { typeface: face },
  'a:buFont': { typeface: face },
  'a:fontRef': { idx: oneOf('major minor none') },
};

/** The first attribute of an element that has a value which it cannot have: `cx="-1"`; null where there is none. */
export function findBadValue(name: string, attributes: ReadonlyMap<string, string>): string | null {
  const checks = Object.hasOwn(values, name) ? values[name]! : null;
  if (!checks) return null;
  for (const [attribute, value] of attributes) {
    const check = Object.hasOwn(checks, attribute) ? checks[attribute]! : null;
    if (check && !check(value)) return `${attribute}="${value.slice(0, 60)}"`;
  }
  return null;
}
