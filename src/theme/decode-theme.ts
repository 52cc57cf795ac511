import { type Diagnostic, hasErrors, type Outcome, type SourceFile, type Span } from '../source/index.ts';
import {
  entryOf,
  type JsonSchema,
  type Located,
  type LocatedEntry,
  type LocatedMap,
  parseYaml,
  spanOf,
} from '../yaml/index.ts';
import { reportTheme } from './codes.ts';
import { contrast, resolveColor } from './color.ts';
import { decodeLayouts } from './decode-layouts.ts';
import { metricFaceOf, nearestFaceOf } from './faces.ts';
import { expandSize, scalePlaces } from './scale-places.ts';
import {
  type ColorRef,
  type LayoutText,
  type Theme,
  type ThemeFonts,
  type TypeScale,
  themeColors,
} from './theme.ts';
import { type ThemeSource, themeSchema } from './theme-schema.ts';

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

/**
 * Holds every text colour of the theme against the background behind it: 4.5:1, or 3:1 for large text (18 pt, or
 * 14 pt bold; WCAG 2.2, 1.4.3). Accents are edges and marks of diagrams: 3:1 (1.4.11).
 */
function checkContrast(theme: Theme, source: ThemeSource, report: (diagnostic: Diagnostic) => void): void {
  for (const { key, value } of source.layouts) {
    const layout = theme.layouts.get(key);
    if (!layout) continue;
    const places: [string, LayoutText | null][] = [
      ['title', layout.title],
      ['subtitle', layout.subtitle],
      ['kicker', layout.kicker],
      ...[...layout.slots].map(([name, slot]) => [name, slot] as [string, LayoutText]),
      ['citations', layout.citations],
      ['footer', layout.footer],
      ['date', layout.date],
      ['number', layout.number],
    ];
    for (const [name, place] of places) {
      if (!place) continue;
      const large = place.min >= 18 || (place.min >= 14 && place.bold);
      const ratio = ratioOf(theme, place.color, layout.background);
      const wanted = large ? 3 : 4.5;
      if (ratio >= wanted) continue;
      const message = `the text of "${name}" in layout "${key}" has a contrast of ${shown(ratio)}:1 with its background; it needs ${wanted}:1`;
      // Where the layout is another layer's, the colour is what its author can change.
      const layoutPlace = spanOf(value);
      const colorPlace = spanOf(source.colors, place.color.color);
      const span = layoutPlace.file.path === colorPlace.file.path ? layoutPlace : colorPlace;
      report(reportTheme('theme-contrast', span, message, { hint }));
    }
  }
  const paper: ColorRef = { color: 'light1' };
  for (const color of themeColors) {
    if (color.startsWith('light') || color === 'dark2') continue;
    const ratio = ratioOf(theme, { color }, paper);
    const wanted = color.startsWith('accent') ? 3 : 4.5;
    if (ratio >= wanted) continue;
    const message = `${color} (${theme.colors[color]}) has a contrast of ${shown(ratio)}:1 with light1, the background; it needs ${wanted}:1`;
    report(reportTheme('theme-contrast', spanOf(source.colors, color), message, { hint }));
  }
}

const hint = 'choose another colour; until then slides show text in a shade that can be read';

/** Rounded down: what falls short by a little must not look as if it were enough. */
function shown(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}

function ratioOf(theme: Theme, color: ColorRef, background: ColorRef): number {
  return contrast(resolveColor(theme, color), resolveColor(theme, background));
}

/** A file of a theme with what is in it, the shipped one first. */
interface ThemeLayer {
  readonly file: SourceFile;
  readonly value: Located;
}

/** What bears on everything else in a theme, most first. */
const wide = ['type', 'size', 'colors', 'fonts', 'layouts'];

/**
 * Findings in a theme that ships are moved to what the user's own says of the same thing, or lays under it: nobody can
 * change a file of the package, and without the own theme nothing is wrong there. The place in the package stays beside.
 */
function atOwnLine(diagnostic: Diagnostic, layers: readonly ThemeLayer[]): Diagnostic {
  const { span } = diagnostic;
  const own = layers.findLast(({ file }) => !isShipped(file));
  if (!span || !own || !isShipped(span.file)) return diagnostic;
  const shipped = layers.find(({ file }) => file.path === span.file.path);
  const path = shipped ? pathTo(shipped.value, span.start) : [];
  const related = [{ message: 'what ships with Throughline says this', span }, ...diagnostic.related];
  return { ...diagnostic, span: placeIn(own.value, path), related };
}

function isShipped(file: SourceFile): boolean {
  return file.path.startsWith('package:');
}

/** The keys that lead to an offset. */
function pathTo(node: Located, offset: number): readonly string[] {
  if (node.kind !== 'map') return [];
  const entry = node.entries.find(
    ({ keySpan, value }) => keySpan.start <= offset && offset <= Math.max(keySpan.end, value.span.end),
  );
  return entry ? [entry.key, ...pathTo(entry.value, offset)] : [];
}

function placeIn(node: Located, path: readonly string[]): Span {
  const [key, ...rest] = path;
  if (node.kind !== 'map' || key === undefined) return node.span;
  // The smallest size goes with the normal one, and the other way round.
  const names = [key, key.replace(/-min$/, ''), `${key}-min`, ...wide];
  for (const name of names) {
    const entry = entryOf(node, name);
    if (!entry) continue;
    return name === key && entry.value.kind === 'map' ? placeIn(entry.value, rest) : entry.keySpan;
  }
  return node.entries[0]?.keySpan ?? node.span;
}

/**
 * Lays one YAML value over another, key by key: maps merge, everything else replaces. Keys keep the order of the
 * first; every value keeps its own place, so that findings point at the file that wrote it.
 */
function mergeLayers(base: Located, over: Located): Located {
  if (over.kind === 'scalar' && over.value === null) return base;
  if (base.kind !== 'map' || over.kind !== 'map') return over;
  const entries: LocatedEntry[] = base.entries.map((entry) => {
    const later = over.entries.find((each) => each.key === entry.key);
    return later ? { ...later, value: mergeLayers(entry.value, later.value) } : entry;
  });
  const known = new Set(base.entries.map((entry) => entry.key));
  for (const entry of over.entries) if (!known.has(entry.key)) entries.push(entry);
  const merged: LocatedMap = { kind: 'map', span: over.span, entries };
  return merged;
}
