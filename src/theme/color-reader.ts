import { type Diagnostic, didYouMean } from '../source/index.ts';
import { spanOf } from '../yaml/index.ts';
import { reportTheme } from './codes.ts';
import { isDark, withChange } from './color.ts';
import type { ColorSource, FillSource } from './place-schema.ts';
import {
  type ColorRef,
  type Fill,
  type RoleName,
  roleNames,
  type Theme,
  type ThemeRoles,
  themeColors,
} from './theme.ts';
import type { ThemeSource } from './theme-schema.ts';

type Report = (diagnostic: Diagnostic) => void;

/** Reads colours as a theme writes them: of the theme, by their role, or in hex digits. */
export class ColorReader {
  readonly roles: ThemeRoles;
  readonly soft: ColorRef | null;
  private readonly all = new Map<string, ColorRef>();
  private readonly used = new Set<string>();
  private readonly source: ThemeSource;
  private readonly report: Report;

  constructor(source: ThemeSource, report: Report) {
    this.source = source;
    this.report = report;
    const defaults = defaultRoles(source.colors);
    for (const name of roleNames) this.all.set(name, defaults[name]);
    // A role may be made of one that stands before it.
    for (const { key, value } of source.roles ?? []) {
      const ref = this.read(value);
      if (ref) this.all.set(key, ref);
    }
    this.soft = this.all.get('soft') ?? null;
    this.roles = Object.fromEntries(
      roleNames.map((name) => [name, this.all.get(name)!]),
    ) as unknown as ThemeRoles; // the very names
  }

  /** Null where there is none, or after theme-unknown-color was reported. */
  read(source: ColorSource | null): ColorRef | null {
    if (!source) return null;
    const { color: name, tint, shade, alpha } = source;
    const base = this.named(name);
    if (!base) {
      this.unknown(name, source);
      return null;
    }
    const change = { tint: tint ?? 0, shade: shade ?? 0, alpha: alpha ?? 1 };
    return withChange(base, change);
  }

  readFill(source: FillSource | null): Fill | null {
    if (!source) return null;
    if (source.gradient) {
      const stops = source.gradient.flatMap((stop) => {
        const color = this.read(stop);
        return color ? [{ at: stop.at, color }] : [];
      });
      if (stops.length < 2) {
        const message = 'a gradient needs two colours or more';
        this.report(reportTheme('theme-gradient', spanOf(source, 'gradient'), message));
        return stops[0]?.color ?? null;
      }
      stops.sort((a, b) => a.at - b.at);
      return { stops, angle: source.angle ?? 90 };
    }
    if (source.color === null) {
      const message = 'a fill needs "color" or "gradient"';
      this.report(reportTheme('theme-gradient', spanOf(source), message));
      return null;
    }
    return this.read({ ...source, color: source.color });
  }

  /** Reports roles of the theme that are none of ours and that nothing names: theme-unknown-role. */
  checkRoles(): void {
    for (const { key, value } of this.source.roles ?? []) {
      if (key === 'soft' || roleNames.some((name) => name === key) || this.used.has(key)) continue;
      const hint = didYouMean(key, roleNames) ?? `known are: ${roleNames.join(', ')}`;
      const message = `"${key}" is no role that the program knows, and nothing in this theme names it`;
      const span = this.source.roles ? spanOf(value) : null;
      this.report(reportTheme('theme-unknown-role', span, message, { hint }));
    }
  }

  /** Whether a colour is named by what it is for: then it follows what the theme's colours are. */
  isRole({ color }: ColorSource): boolean {
    return this.all.has(color) && !themeColors.some((each) => each === color);
  }

  private named(name: string): ColorRef | null {
    const theme = themeColors.find((each) => each === name);
    if (theme) return { color: theme };
    const role = this.all.get(name);
    if (role) {
      this.used.add(name);
      return role;
    }
    return /^#?[0-9A-F]{6}$/i.test(name) ? { color: `#${name.replace('#', '').toUpperCase()}` } : null;
  }

  private unknown(name: string, source: ColorSource): void {
    const names = [...themeColors, ...this.all.keys()];
    const hint =
      didYouMean(name, names) ??
      `choose a theme colour (${themeColors.join(', ')}), or a role (${[...this.all.keys()].join(', ')})`;
    const message = `"${name}" is neither a theme colour nor a role of this theme`;
    this.report(reportTheme('theme-unknown-color', spanOf(source, 'color'), message, { hint }));
  }
}

/** What a theme's twelve colours give for each role: a theme with nothing but other colours is whole. */
export function defaultRoles(colors: Theme['colors']): Readonly<Record<RoleName, ColorRef>> {
  const dark = isDark({ colors }, { color: 'light1' });
  return {
    text: { color: 'dark1' },
    // Quieter than the text, as long as it can be read: a third of the way to the background.
    quiet: dark ? { color: 'dark1', shade: 0.15 } : { color: 'dark1', tint: 0.3 },
    page: { color: 'light1' },
    sheet: { color: 'light1' },
    tint: { color: 'light2' },
    rule: dark ? { color: 'light2', tint: 0.2 } : { color: 'light2', shade: 0.15 },
    band: { color: 'accent1' },
    header: { color: 'dark2' },
    accent: { color: 'accent1' },
    emphasis: { color: 'accent2' },
    series: { color: 'accent6' },
    mute: { color: 'accent6' },
    gold: { color: 'accent2', tint: 0.25 },
  };
}
