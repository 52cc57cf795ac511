import type { ColorReader } from './color-reader.ts';
import type { ChartSource, DiagramSource } from './figure-schema.ts';
import type { ColorSource } from './place-schema.ts';
import type { TableSource } from './table-schema.ts';
import {
  type ChartLine,
  type ChartStyle,
  type ColorRef,
  type DiagramStyle,
  type TableRule,
  type TableStyle,
  usualCharts,
  usualDiagrams,
} from './theme.ts';

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

/** How charts look: what a theme does not say is as usual. */
export function decodeCharts(source: ChartSource | null, colors: ColorReader): ChartStyle {
  if (!source) return usualCharts;
  const line = (value: ColorSource | 'none' | null, width: number | null, usual: number): ChartLine | null =>
    value === 'none' ? null : { color: colors.read(value), width: width ?? usual };
  const palette = (source.palette ?? []).flatMap((each) => colors.read(each) ?? []);
  return {
    grid: line(source.grid, source['grid-width'], usualCharts.grid!.width),
    axis: line(source.axis, source['axis-width'], usualCharts.axis!.width),
    gap: source.gap === null ? null : source.gap / 100,
    values: source.values,
    legend: source.legend,
    palette: palette.length > 0 ? palette : usualCharts.palette,
  };
}

export function decodeDiagrams(source: DiagramSource | null, colors: ColorReader): DiagramStyle {
  if (!source) return usualDiagrams;
  const { fill } = source;
  return {
    shape: source.shape ?? usualDiagrams.shape,
    fill: fill === 'none' ? null : ((fill && colors.read(fill)) ?? usualDiagrams.fill),
    lineWidth: source['line-width'] ?? usualDiagrams.lineWidth,
    connector: source.connector ?? usualDiagrams.connector,
    connectorWidth: source['connector-width'] ?? usualDiagrams.connectorWidth,
    arrow: source.arrow ?? usualDiagrams.arrow,
    labelBold: source['label-bold'] ?? usualDiagrams.labelBold,
  };
}
