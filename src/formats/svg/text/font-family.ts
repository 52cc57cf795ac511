import { type MetricFace, metricFaceOf } from '../../../theme/index.ts';
import type { SvgWork } from '../svg-work.ts';

/**
 * The faces for a run, the theme's first, then open ones of the same widths, then any of its kind. East Asian
 * characters ask their own faces first, since Latin faces have some of their marks, only narrower.
 */
export function fontFamily(
  font: 'heading' | 'body' | 'code',
  wide: boolean,
  { theme, language }: Pick<SvgWork, 'theme' | 'language'>,
): string {
  const fonts = theme.fonts[font === 'heading' ? 'heading' : 'body'];
  const open = metricFaceOf(fonts.latin);
  const latin = font === 'code' ? codeFaces : [fonts.latin, ...(open ? openFaces[open] : [])];
  const eastAsian = [fonts['east-asian'], openEastAsian(language), packagedEastAsian];
  const kind = font === 'code' ? 'monospace' : open && serifs.has(open) ? 'serif' : 'sans-serif';
  const faces = wide ? [...eastAsian, ...latin] : [...latin, ...eastAsian];
  // No space behind the commas: resvg 2 takes a name in quotes behind one for another name.
  return [...[...new Set(faces)].map(quoted), kind].join(',');
}

const codeFaces = ['Consolas', 'Cousine', 'Liberation Mono', 'Courier New'];

const openFaces: Readonly<Record<MetricFace, readonly string[]>> = {
  carlito: ['Carlito'],
  arimo: ['Arimo', 'Liberation Sans'],
  tinos: ['Tinos', 'Liberation Serif'],
  gelasio: ['Gelasio'],
  caladea: ['Caladea'],
};

const serifs: ReadonlySet<MetricFace> = new Set(['tinos', 'gelasio', 'caladea']);

/** The one that comes with Throughline, for pictures. */
const packagedEastAsian = 'Noto Sans SC';

function openEastAsian(language: string): string {
  if (/^ja\b/i.test(language)) return 'Noto Sans CJK JP';
  if (/^ko\b/i.test(language)) return 'Noto Sans CJK KR';
  return /^zh-(hant|tw|hk|mo)\b/i.test(language) ? 'Noto Sans CJK TC' : 'Noto Sans CJK SC';
}

function quoted(face: string): string {
  return /^[A-Za-z-]+$/.test(face) ? face : `'${face.replace(/['\\]/g, '')}'`;
}
