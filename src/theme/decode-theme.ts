import { type FindIcon, type Icon, noIcons } from '../icons/index.ts';
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
import { checkContrast } from './check-contrast.ts';
import { ColorReader } from './color-reader.ts';
import { clearFiles, decodeFonts } from './decode-fonts.ts';
import { decodeLayouts } from './decode-layouts.ts';
import { decodeCharts, decodeDiagrams, decodeTables } from './decode-styles.ts';
import { decodeType, expandType } from './decode-type.ts';
import { expandSize, scalePlaces } from './scale-places.ts';
import type { Theme } from './theme.ts';
import { FaceReader, type ReadThemeFont } from './theme-faces.ts';
import { type ReadThemePicture, readLogo, readPictures, withLogo } from './theme-pictures.ts';
import { type ThemeSource, themeSchema } from './theme-schema.ts';

/**
 * Reads a theme from its layers, the shipped one first, each laid over those before it key by key. A layer for slides of
 * another size stretches the places of those before it; its own stay as written.
 * Sizes are points, places inches. Diagnostics: those of the yaml room, of `read`, and `themeCodes`.
 */
export function decodeTheme(
  files: readonly SourceFile[],
  read: ReadThemePicture = noPictures,
  findIcon: FindIcon = noIcons,
  readFont: ReadThemeFont = noFonts,
): Outcome<Theme> {
  const diagnostics: Diagnostic[] = [];
  const layers: ThemeLayer[] = [];
  let merged: Located | null = null;
  for (const file of files) {
    const parsed = parseYaml(file);
    diagnostics.push(...parsed.diagnostics);
    if (!parsed.value) continue;
    const layer = expandType(expandSize(parsed.value));
    merged = merged
      ? mergeLayers(clearFiles(scalePlaces(clearWhole(merged, layer), layer), layer), layer)
      : layer;
    layers.push({ file, value: layer });
  }
  if (!merged) return { diagnostics };
  const said = new Set<string>();
  const report = (diagnostic: Diagnostic): void => {
    // A frame is read for each layout that has it.
    const { code, span, message } = diagnostic;
    const key = `${code} ${span?.file.path} ${span?.start} ${message}`;
    if (said.has(key)) return;
    said.add(key);
    diagnostics.push(atOwnLine(diagnostic, layers));
  };
  const source = themeSchema.decode(merged, report);
  if (!source) return { diagnostics };
  const theme = buildTheme(source, { read, findIcon, readFont }, report);
  if (hasErrors(diagnostics)) return { diagnostics };
  checkContrast(theme, source, report);
  return { value: theme, diagnostics };
}

/** Where nothing is read from a disk, pictures and fonts stand for nothing. */
const noPictures: ReadThemePicture = () => ({ diagnostics: [] });
const noFonts: ReadThemeFont = () => ({ diagnostics: [] });

interface Readers {
  readonly read: ReadThemePicture;
  readonly findIcon: FindIcon;
  readonly readFont: ReadThemeFont;
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

function buildTheme(
  source: ThemeSource,
  { read, findIcon, readFont }: Readers,
  report: (diagnostic: Diagnostic) => void,
): Theme {
  const { type, textStyles } = decodeType(source, report);
  const faces = new FaceReader(readFont, report);
  const fonts = {
    heading: decodeFonts(source.fonts.heading, faces, report),
    body: decodeFonts(source.fonts.body, faces, report),
  };
  const size = { width: source.size.width, height: source.size.height };
  const colors = { ...source.colors };
  const reader = new ColorReader(source, report);
  const layouts = decodeLayouts({
    source,
    basics: { size, colors, type, textStyles },
    colors: reader,
    pictures: readPictures(source, read, report),
    report,
  });
  const logo = readLogo(source, read, report);
  const iconOf = (kind: NonNullable<ThemeSource['kinds']>[number]['value']): Icon | null => {
    if (kind.icon === null) return null;
    const found = findIcon(kind.icon, spanOf(kind, 'icon'));
    found.diagnostics.forEach(report);
    return found.value ?? null;
  };
  const tables = decodeTables(source.tables, reader);
  const charts = decodeCharts(source.charts, reader);
  const diagrams = decodeDiagrams(source.diagrams, reader);
  reader.checkRoles();
  return {
    name: source.name,
    size,
    colors,
    fonts,
    type,
    textStyles,
    roles: reader.roles,
    soft: reader.soft,
    numbers: { group: source.numbers?.group ?? false, decimals: source.numbers?.decimals ?? null },
    prefers: source.prefers ?? [],
    tables,
    charts,
    diagrams,
    hyphenate: source.hyphenate ?? true,
    hangQuotes: source['hang-quotes'] ?? true,
    logo,
    kinds: new Map(
      (source.kinds ?? []).map(({ key, value }) => [
        key,
        { color: value.color, shape: value.shape, line: value.line, icon: iconOf(value) },
      ]),
    ),
    classes: new Map(
      (source.classes ?? []).map(({ key, value }) => [
        key,
        { color: value.color, bold: value.bold ?? false },
      ]),
    ),
    cards: { radius: source.cards?.radius ?? null, colors: source.cards?.colors ?? 'each' },
    layouts: logo
      ? new Map([...layouts].map(([id, layout]) => [id, withLogo(layout, logo, source.logo!, size)]))
      : layouts,
  };
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

/** What is left of the layers below one that says that it is whole: what it says itself it says alone. */
function clearWhole(base: Located, over: Located): Located {
  const whole = over.kind === 'map' ? entryOf(over, 'whole')?.value : null;
  if (base.kind !== 'map' || over.kind !== 'map' || whole?.kind !== 'scalar' || whole.value !== true)
    return base;
  const layouts = entryOf(over, 'layouts')?.value;
  const own = layouts?.kind === 'map' ? layouts.entries.map(({ key }) => key) : [];
  const entries = base.entries.flatMap((entry): LocatedEntry[] => {
    const { key, value } = entry;
    if (key === 'type' || key === 'every-layout') return entryOf(over, key) ? [] : [entry];
    if (key !== 'layouts' || value.kind !== 'map') return [entry];
    return [
      { ...entry, value: { ...value, entries: value.entries.filter((each) => !own.includes(each.key)) } },
    ];
  });
  return { ...base, entries };
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
