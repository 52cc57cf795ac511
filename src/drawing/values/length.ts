import { valueLibraries } from '../load-libraries.ts';
import { contentOf, cssTokens, nameOf } from '../style/css-tokens.ts';

/** What relative lengths are measured against, all in user units. */
export interface LengthContext {
  readonly fontSize: number;
  readonly rootFontSize: number;
  /** Of the innermost `svg` around. */
  readonly viewport: { readonly width: number; readonly height: number };
}

/** What a percentage is of. */
export type PercentOf = 'width' | 'height' | 'diagonal' | 'font-size' | 'nothing';

/** User units to one of each unit that is always the same (CSS Values 4, 6.2). */
const absoluteUnits: Readonly<Record<string, number>> = {
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  pt: 96 / 72,
  pc: 16,
};

/** Digits, a fraction, an exponent, a unit: no character can be in two of them, so that nothing is tried twice. */
const dimension = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)([a-z]*|%)$/i;

/**
 * A length in user units. A percentage stays one, as text, unless `resolvePercent`; null: no length. Unitless numbers are
 * user units, as SVG has it.
 */
export function readLength(
  value: string,
  context: LengthContext,
  percentOf: PercentOf = 'nothing',
  resolvePercent = false,
): string | null {
  const simple = dimension.exec(value);
  if (simple) {
    const number = Number(simple[1]);
    const unit = simple[2]!.toLowerCase();
    if (!Number.isFinite(number)) return null;
    if (unit === '') return writeNumber(number);
    if (unit === '%' && !resolvePercent) return percentOf === 'nothing' ? null : `${writeNumber(number)}%`;
    const factor = unitOf(unit, context, percentOf);
    return factor === null ? null : writeNumber(number * factor);
  }
  return value.includes('(') ? calculate(value, context, percentOf) : null;
}

/** The same as a number; null for percentages of nothing and what is no length. */
export function lengthNumber(value: string, context: LengthContext, percentOf: PercentOf): number | null {
  const read = readLength(value.trim(), context, percentOf, true);
  return read === null ? null : Number(read);
}

function unitOf(unit: string, context: LengthContext, percentOf: PercentOf): number | null {
  const { fontSize, rootFontSize, viewport } = context;
  switch (unit) {
    case 'em':
      return fontSize;
    case 'rem':
      return rootFontSize;
    // What browsers take where they do not look into the face; a face of letters is about so high.
    case 'ex':
    case 'ch':
      return fontSize / 2;
    case 'lh':
      return fontSize * 1.2;
    case 'vw':
      return viewport.width / 100;
    case 'vh':
      return viewport.height / 100;
    case 'vmin':
      return Math.min(viewport.width, viewport.height) / 100;
    case 'vmax':
      return Math.max(viewport.width, viewport.height) / 100;
    case '%':
      return percentBase(percentOf, context);
    default:
      return absoluteUnits[unit] ?? null;
  }
}

function percentBase(percentOf: PercentOf, { viewport, fontSize }: LengthContext): number | null {
  switch (percentOf) {
    case 'width':
      return viewport.width / 100;
    case 'height':
      return viewport.height / 100;
    case 'diagonal':
      return Math.hypot(viewport.width, viewport.height) / Math.SQRT2 / 100;
    case 'font-size':
      return fontSize / 100;
    case 'nothing':
      return null;
  }
}

const mathFunctions = new Set(
  'calc min max clamp round mod rem abs sign hypot pow sqrt exp log sin cos tan asin acos atan atan2 -webkit-calc'.split(
    ' ',
  ),
);

/** `calc()` and its kin, once all in it is of one unit. */
function calculate(value: string, context: LengthContext, percentOf: PercentOf): string | null {
  if (value.length > 1_000) return null;
  const [first, ...rest] = cssTokens(value);
  if (first?.kind !== 'function' || !mathFunctions.has(nameOf(first))) return null;
  let pixels = `${nameOf(first).replace('-webkit-', '')}(`;
  for (const token of rest) {
    const found =
      token.kind === 'dimension' || token.kind === 'percentage' ? dimension.exec(token.text) : null;
    const factor = found && unitOf(found[2]!.toLowerCase(), context, percentOf);
    pixels += found && factor !== null ? `${Number(found[1]) * factor}px` : token.text;
  }
  const result = dimension.exec(valueLibraries().calc(pixels).trim());
  return result && (result[2] === 'px' || result[2] === '') ? writeNumber(Number(result[1])) : null;
}

/** An angle in degrees; null: none. */
export function readAngle(value: string): number | null {
  const found = dimension.exec(value.trim());
  if (!found) return null;
  const factor = { '': 1, deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 }[found[2]!.toLowerCase()];
  return factor === undefined ? null : Number(found[1]) * factor;
}

/** A number between 0 and 1, from one or from a percentage. */
export function readAlpha(value: string): number | null {
  const found = dimension.exec(value.trim());
  if (!found || (found[2] !== '' && found[2] !== '%')) {
    const calculated = value.includes('(') ? dimension.exec(calcNumber(value)) : null;
    return calculated && calculated[2] === '' ? clamp(Number(calculated[1])) : null;
  }
  return clamp(Number(found[1]) / (found[2] === '%' ? 100 : 1));
}

function calcNumber(value: string): string {
  return value.length > 1_000 ? '' : valueLibraries().calc(value).trim();
}

function clamp(value: number): number | null {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : null;
}

/** At most six digits behind the point: finer than any drawing. */
export function writeNumber(value: number): string {
  const rounded = Math.round(value * 1e6) / 1e6;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

/** Sizes by name, of a browser whose usual one is 16. */
const sizes: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
  'xxx-large': 48,
};

/** A size of type in user units; what is relative is so to `context.fontSize`, the parent's. Null: none. */
export function readFontSize(value: string, context: LengthContext): number | null {
  const word = value.trim().toLowerCase();
  if (word === 'larger') return context.fontSize * 1.2;
  if (word === 'smaller') return context.fontSize / 1.2;
  const size = sizes[word] ?? lengthNumber(word, context, 'font-size');
  return size !== null && size >= 0 ? size : null;
}

/** A weight from 1 to 1000 (CSS Fonts 4, 2.2.1). Null: none. */
export function readFontWeight(value: string, parent: number): number | null {
  const word = value.trim().toLowerCase();
  if (word === 'normal') return 400;
  if (word === 'bold') return 700;
  if (word === 'bolder') return parent < 350 ? 400 : parent < 550 ? 700 : Math.max(parent, 900);
  if (word === 'lighter') return parent < 100 ? parent : parent < 550 ? 100 : parent < 750 ? 400 : 700;
  const number = /^\d{1,4}(\.\d{1,6})?$/.test(word) ? Number(word) : Number.NaN;
  return number >= 1 && number <= 1000 ? number : null;
}

/**
 * The faces that a text asks for, in their order, without quotes; kinds of faces are in lower case. What is no list of
 * faces gives none.
 */
export function readFontFamilies(value: string): string[] {
  const families: string[] = [];
  let words: string[] = [];
  let quoted: string | null = null;
  const end = (): void => {
    const name = quoted ?? words.join(' ');
    if (name !== '')
      families.push(quoted === null && genericFamilies.has(name.toLowerCase()) ? name.toLowerCase() : name);
    words = [];
    quoted = null;
  };
  if (value.length > 2_000) return [];
  for (const token of cssTokens(value)) {
    if (token.kind === 'comma') end();
    else if (token.kind === 'string') quoted = contentOf(token).trim();
    else if (token.kind !== 'space') words.push(token.text);
  }
  end();
  return families;
}

const genericFamilies = new Set(
  (
    'serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace ui-rounded emoji math ' +
    'fangsong -apple-system'
  ).split(' '),
);

/** As SVG writes them. No blank behind a comma: resvg 2 takes a name in quotes behind one for another name. */
export function writeFontFamilies(families: readonly string[]): string {
  return families
    .map((name) => (/^-?[a-z][a-z-]*$/i.test(name) ? name : `'${name.replace(/['\\]/g, '')}'`))
    .join(',');
}
