import { type Diagnostic, hasErrors, type Outcome, type SourceFile } from '../source/index.ts';
import { type Infer, type JsonSchema, type Located, parseYaml, spanOf } from '../yaml/index.ts';
import { atOwnLine, type ThemeLayer } from './at-own-line.ts';
import { checkContrast } from './check-contrast.ts';
import { reportTheme } from './codes.ts';
import { decodeLayouts } from './decode-layouts.ts';
import { metricFaceOf, nearestFaceOf } from './faces.ts';
import { mergeLayers } from './merge-layers.ts';
import { scalePlaces } from './scale-places.ts';
import { expandSize } from './slide-sizes.ts';
import type { Theme, ThemeFonts, TypeScale } from './theme.ts';
import { themeSchema } from './theme-schema.ts';

export type ThemeSource = Infer<typeof themeSchema>;

/**
 * Reads a theme from its layers, the shipped one first, each laid over those before it key by key. A layer for slides of
 * another size stretches the places of those before it; its own stay as written.
 * Sizes are points, places inches. Diagnostics: those of the yaml room, and `themeCodes`.
 */
export function decodeTheme(files: readonly SourceFile[]): Outcome<Theme> {
  const diagnostics: Diagnostic[] = [];
  const layers: ThemeLayer[] = [];
  let merged: Located | null = null;
  for (const file of files) {
    const parsed = parseYaml(file);
    diagnostics.push(...parsed.diagnostics);
    if (!parsed.value) continue;
    const layer = expandSize(parsed.value);
    merged = merged ? mergeLayers(scalePlaces(merged, layer), layer) : layer;
    layers.push({ file, value: layer });
  }
  if (!merged) return { diagnostics };
  const report = (diagnostic: Diagnostic) => void diagnostics.push(atOwnLine(diagnostic, layers));
  const source = themeSchema.decode(merged, report);
  if (!source) return { diagnostics };
  const theme = buildTheme(source, report);
  if (hasErrors(diagnostics)) return { diagnostics };
  checkContrast(theme, source, report);
  return { value: theme, diagnostics };
}

/** JSON Schema of theme.yaml. Nothing is required in it: a file may be laid over the shipped theme. */
export function themeJsonSchema(): JsonSchema {
  const { required: _, ...schema } = themeSchema.json();
  const properties = schema.properties as Record<string, JsonSchema>;
  // A user's file may give only some colours: the rest is the shipped theme's.
  for (const key of ['colors', 'fonts']) delete properties[key]!.required;
  for (const way of properties.size!.anyOf as JsonSchema[]) delete way.required;
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Throughline theme', ...schema };
}

function buildTheme(source: ThemeSource, report: (diagnostic: Diagnostic) => void): Theme {
  const type = decodeType(source, report);
  const fonts = {
    heading: decodeFonts(source, 'heading', report),
    body: decodeFonts(source, 'body', report),
  };
  const size = { width: source.size.width, height: source.size.height };
  const colors = { ...source.colors };
  return {
    name: source.name,
    size,
    colors,
    fonts,
    type,
    numbers: { group: source.numbers?.group ?? false, decimals: source.numbers?.decimals ?? null },
    kinds: new Map(
      (source.kinds ?? []).map(({ key, value }) => [
        key,
        { color: value.color, shape: value.shape, line: value.line },
      ]),
    ),
    classes: new Map(
      (source.classes ?? []).map(({ key, value }) => [
        key,
        { color: value.color, bold: value.bold ?? false },
      ]),
    ),
    layouts: decodeLayouts(source, { size, colors, type }, report),
  };
}

const defaultType: TypeScale = {
  title: 32,
  'title-min': 26,
  body: 20,
  'body-min': 16,
  table: 16,
  'table-min': 12,
  caption: 12,
  label: 16,
  'label-min': 12,
};

function decodeType(source: ThemeSource, report: (diagnostic: Diagnostic) => void): TypeScale {
  const given = source.type;
  if (!given) return defaultType;
  const names = Object.keys(defaultType) as (keyof TypeScale)[];
  const type = Object.fromEntries(
    names.map((key) => [key, given[key] ?? defaultType[key]]),
  ) as unknown as TypeScale; // the very keys
  for (const key of ['title', 'body', 'table', 'label'] as const) {
    const smallest = type[`${key}-min`];
    if (smallest <= type[key]) continue;
    const message = `the smallest size of "${key}" (${smallest} pt) is larger than its normal size (${type[key]} pt)`;
    report(reportTheme('theme-type-range', spanOf(given, `${key}-min`), message));
  }
  for (const key of names) {
    if (type[key] >= 12 || given[key] === null) continue;
    const message = `"${key}" is ${type[key]} pt; type under 12 pt cannot be read from the back of a room`;
    report(reportTheme('theme-small-type', spanOf(given, key), message));
  }
  return type;
}

function decodeFonts(
  source: ThemeSource,
  role: 'heading' | 'body',
  report: (diagnostic: Diagnostic) => void,
): ThemeFonts {
  const given = source.fonts[role];
  const latin = given.latin ?? 'Calibri';
  if (metricFaceOf(latin) === null) {
    report(
      reportTheme(
        'theme-unmeasured-font',
        spanOf(given, 'latin'),
        `the widths of "${latin}" are not known: text is measured as if it were ${nearestFaceOf(latin) === 'gelasio' ? 'Georgia' : 'Arial'}`,
        { hint: 'known are Calibri, Arial, Helvetica, Times New Roman, Georgia and Cambria' },
      ),
    );
  }
  return {
    latin,
    'east-asian': given['east-asian'] ?? 'Microsoft YaHei',
    complex: given.complex ?? 'Arial',
  };
}
