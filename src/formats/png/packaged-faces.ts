import type { PictureFont } from '../../project/index.ts';
import { metricFaceOf, nearestFaceOf } from '../../theme/index.ts';

/** The packaged face for each table of widths. */
const ofTable = {
  carlito: 'Carlito',
  arimo: 'Arimo',
  tinos: 'Tinos',
  gelasio: 'Gelasio',
  caladea: 'Caladea',
  // No packaged face is of its form; this one is as wide.
  adventor: 'Arimo',
} as const;

/** What stands for a kind of face: what browsers show for it on most machines. */
const ofKind: Readonly<Record<string, string>> = {
  'sans-serif': 'Arimo',
  'system-ui': 'Arimo',
  'ui-sans-serif': 'Arimo',
  'ui-rounded': 'Arimo',
  cursive: 'Arimo',
  fantasy: 'Arimo',
  serif: 'Tinos',
  'ui-serif': 'Tinos',
  math: 'Tinos',
  monospace: 'Cousine',
  'ui-monospace': 'Cousine',
  times: 'Tinos',
};

const even = /mono|courier|consolas|menlo|console|typewriter|terminal|\bcode\b/i;
const eastAsian =
  /noto s[a-z]{3,4} (cjk|sc|tc|jp|kr)|yahei|jhenghei|simsun|simhei|pingfang|heiti|songti|source han|kaiti|fangsong|dengxian|mingliu|hiragino|meiryo|ms p?(gothic|mincho)|wenquanyi/i;

/**
 * A drawing that names packaged faces, and those that are `own`, only: of each list of faces those that stand for a packaged one, in their order,
 * and where none does the nearest one of its sort. Its attributes alone are read, as our own writers write them.
 */
export function withPackagedFaces(svg: string, own: readonly string[] = []): string {
  const names = new Set(own.map((name) => name.toLowerCase()));
  return svg.replace(/<[a-zA-Z][^<>]*>/g, (tag) =>
    tag.includes('font-family="')
      ? tag.replace(
          /(\sfont-family=")([^"]*)"/,
          (_, name: string, list: string) => `${name}${packagedList(list, names)}"`,
        )
      : tag,
  );
}

function packagedList(list: string, own: ReadonlySet<string>): string {
  const names = list
    .split(',')
    .map((name) => name.trim().replace(/^['"]|['"]$/g, ''))
    .filter((name) => name !== '');
  const found = new Set(
    names.flatMap((name) => (own.has(name.toLowerCase()) ? name : (packagedFace(name) ?? []))),
  );
  if (found.size === 0 && names.length > 0) found.add(nearestOf(names[0]!));
  // No blank behind a comma: resvg 2 takes a name in quotes behind one for another name.
  return [...found].map((name) => (name.includes(' ') ? `'${name}'` : name)).join(',');
}

function packagedFace(name: string): string | null {
  const table = metricFaceOf(name);
  if (table) return ofTable[table];
  if (/^(cousine|courier new|courier|liberation mono)$/i.test(name)) return 'Cousine';
  if (eastAsian.test(name)) return 'Noto Sans SC';
  return ofKind[name.toLowerCase()] ?? null;
}

function nearestOf(name: string): string {
  if (even.test(name)) return 'Cousine';
  // Of the two with serifs, the one that browsers take for a face that they do not have.
  return nearestFaceOf(name) === 'gelasio' ? 'Tinos' : 'Arimo';
}

interface ChosenFonts {
  /** In the order in which what one of them lacks is looked for in the others. */
  readonly paths: readonly string[];
  /** What none of them has, each once. */
  readonly missing: readonly string[];
}

/**
 * The fonts that a text needs: those that have a letter of it. A page in English then opens no Chinese font, which is
 * most of the time that a small picture takes.
 */
export function chooseFonts(text: string, fonts: readonly PictureFont[]): ChosenFonts {
  const codes = [...new Set(text)].map((character) => character.codePointAt(0)!).filter(isDrawn);
  const sorted = codes.sort((a, b) => a - b);
  const found = new Set<number>();
  const paths: string[] = [];
  // Plain letters are in every text face, and whichever is named is to be there.
  for (const { path, covers } of fonts) {
    const had = coveredOf(sorted, covers);
    if (had.length === 0) continue;
    paths.push(path);
    for (const code of had) found.add(code);
  }
  const missing = sorted.filter((code) => !found.has(code)).map((code) => String.fromCodePoint(code));
  return { paths, missing };
}

/** Both are in order: one walk finds what they share. */
function coveredOf(codes: readonly number[], covers: PictureFont['covers']): number[] {
  const had: number[] = [];
  let run = 0;
  for (const code of codes) {
    while (run < covers.length && covers[run]![1] < code) run++;
    const at = covers[run];
    if (!at) break;
    if (at[0] <= code) had.push(code);
  }
  return had;
}

/** What leaves no mark needs no font: controls, spaces, joiners, variation selectors, signs of direction. */
function isDrawn(code: number): boolean {
  return !/^[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]$/u.test(String.fromCodePoint(code));
}

/**
 * The characters that a drawing may show: what stands between its tags, entities read, and inside the drawings that it
 * holds in turn. Too many do no harm: they only choose fonts. One walk over the text, whatever stands in it.
 */
export function pictureText(svg: string): string {
  const shown: string[] = [];
  let silent: string | null = null;
  for (let at = 0; at < svg.length; ) {
    const open = svg.indexOf('<', at);
    const end = open < 0 ? svg.length : open;
    if (silent === null && end > at) shown.push(svg.slice(at, end));
    if (open < 0) break;
    const comment = svg.startsWith('<!--', open);
    const close = comment ? svg.indexOf('-->', open + 4) : svg.indexOf('>', open);
    if (close < 0) break;
    const tag = comment ? '' : svg.slice(open, close + 1);
    const name = /^<\/?([\w-]+)/.exec(tag)?.[1] ?? '';
    if (silent === null && silentElements.has(name) && !tag.endsWith('/>')) silent = name;
    else if (silent === name && tag.startsWith('</')) silent = null;
    at = close + (comment ? 3 : 1);
  }
  const text = shown.join('\n').replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (whole, code: string) => {
    const value = code[0] === 'x' || code[0] === 'X' ? Number.parseInt(code.slice(1), 16) : Number(code);
    return value <= 0x10ffff ? String.fromCodePoint(value) : whole;
  });
  const inner = [...svg.matchAll(innerDrawing)].map(([, packed]) =>
    pictureText(Buffer.from(packed!, 'base64').toString('utf8')),
  );
  return [text, ...inner].join('\n');
}

/** A drawing as our own writers put it into another one. */
export const innerDrawing = /["']data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)["']/g;

const silentElements = new Set(['title', 'desc', 'style', 'metadata']);

/**
 * A drawing in which texts that are spread to a length begin where they are to begin: resvg 2 takes the room behind the
 * last letter for a part of the text, so that one with its middle or end in a place stands too far to the left.
 */
export function withSpreadTexts(svg: string): string {
  return svg.replace(/<text\b([^<>]*)>(?=[^<]*<\/text>)/g, (tag, attributes: string) => {
    const number = (name: string): number => Number(attributeIn(attributes, name) ?? Number.NaN);
    const anchor = attributeIn(attributes, 'text-anchor');
    const share = anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0;
    const x = number('x') - share * number('textLength');
    if (share === 0 || !Number.isFinite(x) || attributeIn(attributes, 'lengthAdjust') === 'spacingAndGlyphs')
      return tag;
    return tag
      .replace(/(\sx=")[^"]*/, (_, before: string) => before + String(x))
      .replace(/(\stext-anchor=")[^"]*/, (_, before: string) => `${before}start`);
  });
}

function attributeIn(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(` ${name}="`);
  if (at < 0) return undefined;
  const start = at + name.length + 3;
  return attributes.slice(start, attributes.indexOf('"', start));
}
