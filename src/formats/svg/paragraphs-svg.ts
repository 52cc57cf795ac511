import { type PlacedParagraph, type PlacedRun, scriptLook } from '../../layout/index.ts';
import { knownFormula } from '../../math/index.ts';
import { hasSerifs, metricFaceOf, openFacesOf, type Points } from '../../theme/index.ts';
import { type LinePiece, setLines } from './set-lines.ts';
import type { Script } from './stretch.ts';
import {
  type PointBox,
  paintOf,
  pointsPerInch,
  type SvgAttributes,
  type SvgWork,
  svgElement,
  svgNumber,
  svgText,
} from './svg-element.ts';
import { fromTheRight } from './visual-order.ts';

/**
 * Where the foot of the letters stands in a line, as a share of its height: between 0.78 and 0.80 in all faces that have
 * a metric table (hhea ascent against ascent, descent and gap).
 */
const baselineShare = 0.785;

/** Paragraphs in an area: each line where layout broke it, each piece of it as wide as layout measured it. */
export function paragraphsSvg(
  paragraphs: readonly PlacedParagraph[],
  area: PointBox,
  anchor: 'top' | 'middle' | 'bottom',
  work: SvgWork,
): string {
  const set = paragraphs.map((paragraph) => setParagraph(paragraph, work));
  const height = set.reduce((sum, each, i) => sum + each.height + (i === 0 ? 0 : each.before), 0);
  const spare = area.h - height;
  const bullets = bulletTexts(paragraphs);
  let y = area.y + (anchor === 'top' ? 0 : anchor === 'middle' ? spare / 2 : spare);
  let svg = '';
  set.forEach(({ paragraph, lines, before }, i) => {
    if (i > 0) y += before;
    lines.forEach(({ pieces, height: lineHeight, above, below }, l) => {
      const baseline = y + above + (lineHeight - above - below) * baselineShare;
      const bullet = l === 0 ? bullets[i]! : null;
      if (bullet !== null) svg += bulletSvg(bullet, paragraph, area, baseline, work);
      svg += lineSvg(pieces, startOf(pieces, paragraph, area), baseline, work);
      y += lineHeight;
    });
  });
  return svg;
}

interface SetLine {
  readonly pieces: readonly LinePiece[];
  readonly height: Points;
  /** Room for a formula, above and below the letters. */
  readonly above: Points;
  readonly below: Points;
}

interface SetParagraph {
  readonly paragraph: PlacedParagraph;
  readonly lines: readonly SetLine[];
  readonly before: Points;
  readonly height: Points;
}

function setParagraph(paragraph: PlacedParagraph, work: SvgWork): SetParagraph {
  const size = Math.max(0, ...paragraph.runs.map((run) => run.size));
  const lines = setLines(paragraph, work.typesetter, work.language).map((pieces, i) => {
    const placed = paragraph.lines[i];
    const height = placed ? placed.height * pointsPerInch : size * paragraph.lineSpacing;
    const [above, below] = [placed?.above ?? 0, placed?.below ?? 0];
    return { pieces, height, above: above * pointsPerInch, below: below * pointsPerInch };
  });
  const height = lines.reduce((sum, line) => sum + line.height, 0);
  return { paragraph, lines, before: paragraph.spaceBefore, height };
}

/** Where a line begins at the left. */
function startOf(
  pieces: readonly LinePiece[],
  { align, indent, rightToLeft }: PlacedParagraph,
  area: PointBox,
): number {
  const left = area.x + (rightToLeft ? 0 : indent * pointsPerInch);
  if (align === 'left') return left;
  const room = area.w - indent * pointsPerInch;
  const spare = room - pieces.reduce((sum, piece) => sum + piece.width, 0);
  return left + (align === 'center' ? spare / 2 : spare);
}

/** A line as one text, so that it is found and copied as one. */
function lineSvg(pieces: readonly LinePiece[], start: number, baseline: number, work: SvgWork): string {
  const at = pieces.findIndex(({ run }) => run.tex !== undefined);
  if (at >= 0) {
    const before = pieces.slice(0, at);
    const x = start + before.reduce((sum, { width }) => sum + width, 0);
    const { run, width } = pieces[at]!;
    return (
      lineSvg(before, start, baseline, work) +
      formulaSvg(run, x, baseline, work) +
      lineSvg(pieces.slice(at + 1), x + width, baseline, work)
    );
  }
  if (pieces.length === 0) return '';
  let x = start;
  const spans = pieces.map((piece) => {
    const attributes = pieceAttributes(piece, x, baseline, work);
    x += piece.width;
    const link = piece.run.link === undefined ? null : work.address(piece.run.link);
    return {
      start: piece.start,
      attributes,
      text: svgText(piece.rightToLeft ? fromTheRight(piece.text) : piece.text),
      link,
    };
  });
  // Found and copied as it is read; where each piece stands, its place says.
  spans.sort((a, b) => a.start - b.start);
  // Chromium 143 takes blanks together in every text that does not say itself that they stay.
  const blanks = {
    'xml:space': looseBlanks.test(pieces.map(({ text }) => text).join('')) ? 'preserve' : null,
  };
  const [only] = spans;
  if (only && spans.length === 1)
    return linked(only.link, svgElement('text', { ...blanks, ...only.attributes }, only.text));
  return svgElement(
    'text',
    blanks,
    ...spans.map(({ attributes, text, link }) => linked(link, svgElement('tspan', attributes, text))),
  );
}

/** A formula as paths; its words are what is read out. */
function formulaSvg(run: PlacedRun, x: number, baseline: number, work: SvgWork): string {
  const { drawing } = knownFormula(run.tex!, run.display === true);
  const paint = paintOf(run.color, work);
  const drawn = svgElement(
    'g',
    {
      transform: `translate(${svgNumber(x)} ${svgNumber(baseline)}) scale(${svgNumber(run.size)}) scale(.001)`,
      role: 'img',
      'aria-label': run.said ?? run.text,
      'data-mark': work.mark(run),
    },
    drawing.svg.replaceAll('currentColor', paint),
  );
  return linked(run.link === undefined ? null : work.address(run.link), drawn);
}

function linked(href: string | null, drawn: string): string {
  return href === null ? drawn : svgElement('a', { href }, drawn);
}

/** At an end, or more than one, or others than a space. */
const looseBlanks = /^\s|\s$|\s\s|[\t\n]/;

function pieceAttributes(
  { run, script: face, width, text, rightToLeft }: LinePiece,
  x: number,
  baseline: number,
  work: SvgWork,
): SvgAttributes {
  const script = scriptLook(run);
  const y = script ? baseline - script.shift * run.size : baseline;
  const fixed = run.font === 'code' && face === 'latin' && evenText.test(text);
  return {
    x: fixed ? evenly(text.length, x, width) : rightToLeft ? x + width : x,
    y,
    // Its beginning stands right in whatever face it is drawn.
    'text-anchor': rightToLeft ? 'end' : null,
    ...(width > 0 &&
      !fixed &&
      !rightToLeft && { textLength: svgNumber(width), lengthAdjust: 'spacingAndGlyphs' }),
    ...runAttributes(run, face, run.size * (script?.scale ?? 1), work),
    'text-decoration': decorationOf(run),
    'data-mark': work.mark(run),
  };
}

function decorationOf({ link, strike }: PlacedRun): string | null {
  const lines = [...(link === undefined ? [] : ['underline']), ...(strike ? ['line-through'] : [])];
  return lines.length > 0 ? lines.join(' ') : null;
}

/** Characters that are one glyph each. */
const evenText = /^[\x20-\x7e\xa0-\u024f]{2,400}$/;

/** Where each character of code begins: columns stand under one another, also in a face that is not of fixed width. */
function evenly(count: number, x: number, width: number): string {
  return Array.from({ length: count }, (_, i) => svgNumber(x + (width * i) / count)).join(' ');
}

function runAttributes(run: PlacedRun, script: Script, size: number, work: SvgWork): SvgAttributes {
  const usual = run.font === 'body' && script === 'latin';
  return {
    'font-size': size,
    fill: paintOf(run.color, work),
    'font-weight': run.bold ? 'bold' : null,
    'font-style': run.italic ? 'italic' : null,
    'font-family': usual ? null : fontFamily(run.font, script, work),
    'xml:lang': run.language === work.language ? null : run.language,
  };
}

function bulletSvg(
  sign: string,
  { runs, indent, hanging, bullet, rightToLeft }: PlacedParagraph,
  { x: left, w }: PointBox,
  baseline: number,
  work: SvgWork,
): string {
  const run = runs[0];
  if (!run) return '';
  const away = (indent - hanging) * pointsPerInch;
  const place = rightToLeft ? { x: left + w - away, 'text-anchor': 'end' } : { x: left + away };
  // A bullet is upright and of the text's colour and size.
  const aside: Partial<PlacedRun> = bullet?.aside ? { color: bullet.aside, font: 'code', bold: false } : {};
  const look = runAttributes({ ...run, italic: false, ...aside }, 'latin', run.size, work);
  return svgElement(
    'text',
    { ...place, y: baseline, ...look },
    svgText(rightToLeft ? fromTheRight(sign) : sign),
  );
}

/**
 * The faces for a run, the theme's first, then open ones of the same widths, then any of its kind. East Asian
 * characters ask their own faces first, since Latin faces have some of their marks, only narrower.
 */
export function fontFamily(
  font: 'heading' | 'body' | 'code',
  script: Script,
  { theme, language }: Pick<SvgWork, 'theme' | 'language'>,
): string {
  const fonts = theme.fonts[font === 'heading' ? 'heading' : 'body'];
  const open = metricFaceOf(fonts.latin);
  const latin = font === 'code' ? codeFaces : [fonts.latin, ...(open ? openFacesOf(open) : [])];
  const eastAsian = [fonts['east-asian'], openEastAsian(language), packagedEastAsian];
  const kind = font === 'code' ? 'monospace' : open && hasSerifs(open) ? 'serif' : 'sans-serif';
  const faces =
    script === 'wide'
      ? [...eastAsian, ...latin]
      : script === 'latin'
        ? [...latin, ...eastAsian]
        : [fonts.complex, ...(script === 'arabic' ? [packagedArabic] : openComplex(fonts.complex)), ...latin];
  // No space behind the commas: resvg 2 takes a name in quotes behind one for another name.
  return [...[...new Set(faces)].map(quoted), kind].join(',');
}

const codeFaces = ['Consolas', 'Cousine', 'Liberation Mono', 'Courier New'];

/** The one that comes with Throughline, for pictures. */
const packagedEastAsian = 'Noto Sans SC';

const packagedArabic = 'Noto Sans Arabic';

/** The open faces that have Hebrew, with or without serifs as the theme's; that of ours has a name of its own. */
function openComplex(face: string): readonly string[] {
  const open = metricFaceOf(face);
  const serifs = open !== null && hasSerifs(open);
  return [serifs ? 'Tinos Hebrew' : 'Arimo Hebrew', ...openFacesOf(serifs ? 'tinos' : 'arimo')];
}

function openEastAsian(language: string): string {
  if (/^ja\b/i.test(language)) return 'Noto Sans CJK JP';
  if (/^ko\b/i.test(language)) return 'Noto Sans CJK KR';
  return /^zh-(hant|tw|hk|mo)\b/i.test(language) ? 'Noto Sans CJK TC' : 'Noto Sans CJK SC';
}

function quoted(face: string): string {
  return /^[A-Za-z-]+$/.test(face) ? face : `'${face.replace(/['\\]/g, '')}'`;
}

/**
 * What stands before each paragraph: its sign, its number or null. Numbers count on as in PowerPoint: over paragraphs of
 * deeper levels, until one of the same level or above has no number, or another start.
 */
function bulletTexts(paragraphs: readonly Pick<PlacedParagraph, 'level' | 'bullet'>[]): (string | null)[] {
  const counts = new Map<number, { readonly start: number; next: number }>();
  return paragraphs.map(({ level, bullet }) => {
    for (const deeper of [...counts.keys()]) if (deeper > level) counts.delete(deeper);
    if (bullet?.kind !== 'number') {
      counts.delete(level);
      return bullet?.character ?? null;
    }
    let count = counts.get(level);
    if (count?.start !== bullet.start) {
      count = { start: bullet.start, next: bullet.start };
      counts.set(level, count);
    }
    const text = bullet.aside ? `${count.next}` : `${count.next}.`;
    count.next += 1;
    return text;
  });
}
