import { type CodeRole, codeLooks, codeRoles } from '../../code/index.ts';
import {
  contrast,
  hasSerifs,
  metricFaceOf,
  openFacesOf,
  readableOn,
  relativeLuminance,
  resolveColor,
  type Theme,
  type ThemeColor,
  type ThemeFonts,
} from '../../theme/index.ts';

/** Colours of a page, `#` and six digits each; all that text has can be read on the paper (WCAG 2.2 1.4.3). */
export interface Palette {
  readonly paper: string;
  readonly text: string;
  readonly heading: string;
  readonly muted: string;
  readonly accent: string;
  readonly link: string;
  /** Lines between rows and around things. */
  readonly line: string;
  /** Behind header rows, code and answers. */
  readonly soft: string;
  /** Of the theme's classes, by name. */
  readonly classes: ReadonlyMap<string, string>;
  /** Of code by what it is. */
  readonly code: ReadonlyMap<CodeRole, string>;
}

const night = { paper: '12171E', text: 'E6EAF0', heading: 'F5F7FA', line: '36404C', soft: '1C232C' };

/** Paper is white whatever the theme's slides are: handouts are printed. */
export function lightPalette(theme: Theme): Palette {
  const { dark1, light1, dark2, light2 } = theme.colors;
  const ink = darkest([dark1, light1]);
  const text = contrast(ink, 'FFFFFF') >= 7 ? ink : '1F2933';
  const heading = contrast(dark2, 'FFFFFF') >= 7 ? dark2 : text;
  const soft = [light2, light1].find((color) => color !== 'FFFFFF' && contrast(color, text) >= 9) ?? 'F1F4F7';
  return paletteOn(theme, { paper: 'FFFFFF', text, heading, line: 'C9D1DA', soft });
}

export function darkPalette(theme: Theme): Palette {
  return paletteOn(theme, night);
}

type Neutrals = Record<'paper' | 'text' | 'heading' | 'line' | 'soft', string>;

function paletteOn(theme: Theme, neutrals: Neutrals): Palette {
  // Soft areas carry text as well, and are the harder ground of the two.
  const page = {
    colors: { ...theme.colors, light1: neutrals.soft, dark1: neutrals.text, light2: neutrals.paper },
  };
  const readable = (color: ThemeColor): string =>
    `#${resolveColor(page, readableOn(page, { color }, { color: 'light1' }))}`;
  return {
    paper: `#${neutrals.paper}`,
    text: `#${neutrals.text}`,
    heading: `#${neutrals.heading}`,
    line: `#${neutrals.line}`,
    soft: `#${neutrals.soft}`,
    muted: readable('accent6'),
    accent: readable('accent1'),
    link: readable('hyperlink'),
    code: new Map(codeRoles.map((role) => [role, readable(codeLooks[role].color)])),
    classes: new Map(
      [...theme.classes].flatMap(([name, { color }]) => (color ? [[name, readable(color)] as const] : [])),
    ),
  };
}

function darkest(colors: readonly string[]): string {
  return [...colors].sort((a, b) => relativeLuminance(a) - relativeLuminance(b))[0]!;
}

/** A list of faces for CSS: the theme's, open ones of the same widths, what systems have, then any of its kind. */
export function fontStack(fonts: ThemeFonts, language: string): string {
  const open = metricFaceOf(fonts.latin);
  const serif = open !== null && hasSerifs(open);
  const latin = [
    fonts.latin,
    ...(open ? openFacesOf(open) : []),
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
