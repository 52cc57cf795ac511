import type { Diagnostic } from '../source/index.ts';
import { entryOf, type Located, type LocatedEntry, type LocatedMap, spanOf } from '../yaml/index.ts';
import { reportTheme } from './codes.ts';
import { type TextRole, type TextStyle, type TypeScale, textRoles } from './theme.ts';
import type { ThemeSource } from './theme-schema.ts';

/** Sizes that follow from another role's where a theme does not say them. */
const defaults: Readonly<Record<TextRole, readonly [size: number, min: number] | TextRole>> = {
  title: [32, 26],
  cover: [40, 32],
  opener: [40, 30],
  statement: [40, 30],
  display: [115, 54],
  figure: [40, 28],
  numeral: [120, 60],
  lead: [22, 16],
  body: [20, 16],
  table: [16, 12],
  label: [16, 12],
  chart: 'label',
  axis: [14, 12],
  caption: [12, 12],
  sources: 'caption',
  section: 'caption',
  footer: 'caption',
};

/** What stands on every slide and is looked up, not read, may be a little smaller than all else. */
const smallestFoot = 10;
const footRoles: readonly TextRole[] = ['section', 'footer'];

export interface DecodedType {
  readonly type: TypeScale;
  readonly textStyles: Readonly<Record<TextRole, TextStyle>>;
}

/** Sizes and styles of all roles. Diagnostics: theme-type-range, theme-small-type. */
/** Sizes where a theme says none. */
export function usualType(): TypeScale {
  return decodeType({ type: null }, () => {}).type;
}

export function decodeType(
  source: Pick<ThemeSource, 'type'>,
  report: (diagnostic: Diagnostic) => void,
): DecodedType {
  const type: Partial<Record<keyof TypeScale, number>> = {};
  const textStyles: Partial<Record<TextRole, TextStyle>> = {};
  for (const role of textRoles) {
    const given = source.type?.[role] ?? null;
    const own = typeof given === 'number' ? { size: given, min: null } : given;
    const fallback = defaults[role];
    // Roles stand behind those that they follow.
    const [size, min] = typeof fallback === 'string' ? [type[fallback]!, type[`${fallback}-min`]!] : fallback;
    type[role] = own?.size ?? size;
    type[`${role}-min`] =
      own?.min ?? (own?.size || typeof fallback === 'string' ? Math.min(min, type[role]) : min);
    const styled = typeof given === 'number' ? null : given;
    textStyles[role] = {
      leading: styled?.leading ?? null,
      spacing: styled?.spacing ?? 0,
      caps: styled?.caps ?? false,
      bold: styled?.bold ?? null,
    };
    if (styled && type[`${role}-min`]! > type[role]) {
      const message = `the smallest size of "${role}" (${type[`${role}-min`]} pt) is larger than its normal size (${type[role]} pt)`;
      const key = styled.min === null ? 'size' : 'min';
      report(reportTheme('theme-type-range', spanOf(styled, key), message));
    }
    if (styled) checkSmall(role, styled, report);
  }
  // Every role was visited.
  return { type: type as TypeScale, textStyles: textStyles as Record<TextRole, TextStyle> };
}

function checkSmall(
  role: TextRole,
  given: Exclude<NonNullable<NonNullable<ThemeSource['type']>[TextRole]>, number>,
  report: (diagnostic: Diagnostic) => void,
): void {
  const least = footRoles.includes(role) ? smallestFoot : 12;
  for (const key of ['size', 'min'] as const) {
    const size = given[key];
    if (size === null || size >= least) continue;
    const name = key === 'size' ? role : `${role}-min`;
    const message = `"${name}" is ${size} pt; type under ${least} pt cannot be read from the back of a room`;
    report(reportTheme('theme-small-type', spanOf(given, key), message));
  }
}

/**
 * A layer whose type roles are all written out: `title: 30` and `title-min: 26` are the size and the smallest size of
 * `title`, so that layers merge key by key whichever form each of them has.
 */
export function expandType(theme: Located): Located {
  if (theme.kind !== 'map') return theme;
  const type = entryOf(theme, 'type')?.value;
  if (type?.kind !== 'map') return theme;
  const entries: LocatedEntry[] = [];
  for (const entry of type.entries) {
    const role = textRoles.find((each) => entry.key === each || entry.key === `${each}-min`);
    const size = entry.value;
    if (!role || (size.kind === 'scalar' && size.value === null)) {
      entries.push(entry);
      continue;
    }
    const own: LocatedEntry[] =
      entry.key === role
        ? size.kind === 'map'
          ? [...size.entries]
          : [{ key: 'size', keySpan: entry.keySpan, value: size }]
        : [{ key: 'min', keySpan: entry.keySpan, value: size }];
    const at = entries.findIndex(({ key }) => key === role);
    const before = entries[at]?.value;
    const merged: LocatedMap = {
      kind: 'map',
      span: size.span,
      entries: before?.kind === 'map' ? [...before.entries, ...own] : own,
    };
    const whole = { key: role, keySpan: entries[at]?.keySpan ?? entry.keySpan, value: merged };
    if (at < 0) entries.push(whole);
    else entries[at] = whole;
  }
  const expanded: LocatedMap = { ...type, entries };
  return {
    ...theme,
    entries: theme.entries.map((each) => (each.key === 'type' ? { ...each, value: expanded } : each)),
  };
}
