import { defaultRoles } from './color-reader.ts';
import { usualCharts, usualDiagrams } from './figure-theme.ts';
import { type LayoutText, type TextStyle, type Theme, type ThemeLayout, textRoles } from './theme.ts';

/** Set as its face is. */
const plainStyle: TextStyle = { leading: null, spacing: 0, caps: false, bold: null };

/** What a place has of which only box and type are known, such as that of a file that PowerPoint wrote. */
export const plainPlace = {
  style: plainStyle,
  fill: null,
  outline: 'rect',
  behind: false,
  pattern: null,
  rule: null,
  lead: false,
} as const satisfies Partial<LayoutText>;

/** What a layout has that shows nothing but its places and decorations. */
export const plainLayout = {
  gradient: null,
  numeral: null,
  tracker: null,
  motif: null,
  bodyGap: null,
} as const satisfies Partial<ThemeLayout>;

/** What a theme has of which only colours, faces and sizes are known. */
export function plainTheme(
  colors: Theme['colors'],
): Pick<
  Theme,
  | 'textStyles'
  | 'roles'
  | 'soft'
  | 'tables'
  | 'charts'
  | 'diagrams'
  | 'hyphenate'
  | 'hangQuotes'
  | 'logo'
  | 'cards'
> {
  const roles = defaultRoles(colors);
  return {
    // Every role is there.
    textStyles: Object.fromEntries(
      textRoles.map((role) => [role, plainStyle]),
    ) as unknown as Theme['textStyles'],
    roles,
    soft: null,
    tables: { headFill: roles.header, headColor: null, headRule: null, rowRule: null, stripe: roles.tint },
    charts: usualCharts,
    diagrams: usualDiagrams,
    hyphenate: true,
    hangQuotes: true,
    logo: null,
    cards: { radius: null, colors: 'each' },
  };
}
