import type { ColorReader } from './color-reader.ts';
import type { ColorSource } from './place-schema.ts';
import type { TableSource } from './table-schema.ts';
import type { ColorRef, TableRule, TableStyle } from './theme.ts';

/** How tables look: what a theme does not say follows from its roles. */
export function decodeTables(source: TableSource | null, colors: ColorReader): TableStyle {
  const or = (value: ColorSource | 'none' | null | undefined, usual: ColorRef | null): ColorRef | null => {
    if (value === 'none') return null;
    return value ? colors.read(value) : usual;
  };
  const rule = (value: ColorSource | 'none' | null | undefined, points: number | null): TableRule | null => {
    const color = or(value, null);
    return color && { color, width: points ?? 0.75 };
  };
  return {
    headFill: or(source?.['head-fill'], colors.roles.header),
    headColor: colors.read(source?.['head-color'] ?? null),
    headRule: rule(source?.['head-rule'], source?.['head-rule-width'] ?? 1),
    rowRule: rule(source?.['row-rule'], source?.['row-rule-width'] ?? null),
    stripe: or(source?.stripe, colors.roles.tint),
  };
}
