import { type MetricFace, metricFaceOf, type ThemeFonts } from '../../theme/index.ts';

/** A list of faces for CSS: the theme's, open ones of the same widths, what systems have, then any of its kind. */
export function fontStack(fonts: ThemeFonts, language: string): string {
  const open = metricFaceOf(fonts.latin);
  const serif = open !== null && serifs.has(open);
  const latin = [
    fonts.latin,
    ...(open ? openFaces[open] : []),
    ...(serif ? [] : ['Segoe UI', 'Helvetica Neue']),
  ];
  const faces = [
    ...latin,
    ...(serif ? ['Times New Roman'] : ['Arial']),
    fonts['east-asian'],
    ...eastAsian(language),
  ];
  return [...[...new Set(faces)].map(quoted), serif ? 'serif' : 'sans-serif'].join(', ');
}

export const codeStack = "Consolas, 'SF Mono', 'Liberation Mono', 'Courier New', monospace";

const openFaces: Readonly<Record<MetricFace, readonly string[]>> = {
  carlito: ['Carlito'],
  arimo: ['Arimo', 'Liberation Sans'],
  tinos: ['Tinos', 'Liberation Serif'],
  gelasio: ['Gelasio'],
  caladea: ['Caladea'],
};

const serifs: ReadonlySet<MetricFace> = new Set(['tinos', 'gelasio', 'caladea']);

/** What phones and desks have for the characters of a language. */
function eastAsian(language: string): readonly string[] {
  if (/^ja\b/i.test(language)) return ['Hiragino Sans', 'Yu Gothic', 'Noto Sans CJK JP', 'Noto Sans JP'];
  if (/^ko\b/i.test(language))
    return ['Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans CJK KR', 'Noto Sans KR'];
  if (/^zh-(hant|tw|hk|mo)\b/i.test(language))
    return ['PingFang TC', 'Microsoft JhengHei', 'Noto Sans CJK TC', 'Noto Sans TC'];
  return ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC'];
}

/** Names hold letters, digits and little else; what could end a string of CSS goes. */
function quoted(face: string): string {
  return `'${face.replace(/[^\p{L}\p{N} ._-]/gu, '')}'`;
}
