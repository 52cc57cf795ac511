import type { AtrulePlain, CssNodePlain } from 'css-tree';
import { cssTree } from '../load-libraries.ts';

/** One declaration as written; `value` may still hold `var()`. */
export interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly important: boolean;
}

interface StyleRule {
  /** A list of selectors, as written. */
  readonly selectors: string;
  readonly declarations: readonly Declaration[];
  /** Its place among the layers; what is in none comes after all of them. */
  readonly layer: number;
}

export interface Sheet {
  readonly rules: StyleRule[];
  /** Families of `@font-face`, in lower case. */
  readonly ownFonts: Set<string>;
  /** Values of `@property` that hold where a custom property has none. */
  readonly initialValues: Map<string, string>;
  readonly layers: string[];
}

export const noLayer = Number.MAX_SAFE_INTEGER;

export function emptySheet(): Sheet {
  return { rules: [], ownFonts: new Set(), initialValues: new Map(), layers: [] };
}

/** Adds the rules of a style sheet that hold on `screen`, in their order. What is no CSS is skipped as browsers do. */
export function readSheet(css: string, screen: MediaScreen, sheet: Sheet): void {
  const parsed = cssTree().parse(css, { ...asWritten, context: 'stylesheet', list: false } as never);
  // With `list: false` the tree is of plain objects.
  readRules((parsed as unknown as { readonly children: readonly CssNodePlain[] }).children, {
    sheet,
    screen,
    layer: null,
    parent: null,
  });
}

/** The declarations of a `style` attribute. */
export function readDeclarations(css: string): Declaration[] {
  const parsed = cssTree().parse(css, { ...asWritten, context: 'declarationList', list: false } as never);
  return declarationsOf((parsed as unknown as { readonly children: readonly CssNodePlain[] }).children);
}

/** Values and selectors are read later, by those who know them. */
const asWritten = {
  parseValue: false,
  parseRulePrelude: false,
  parseCustomProperty: false,
  onParseError: () => undefined,
};

interface SheetContext {
  readonly sheet: Sheet;
  readonly screen: MediaScreen;
  readonly layer: string | null;
  /** The selectors of the rule around, where rules are nested. */
  readonly parent: string | null;
}

function readRules(nodes: readonly CssNodePlain[], context: SheetContext): void {
  for (const node of nodes) {
    if (node.type === 'Atrule') readAtRule(node, context);
    else if (node.type === 'Rule' && node.prelude.type === 'Raw') {
      readRule(nested(node.prelude.value, context.parent), node.block.children, context);
    }
  }
}

function readRule(selectors: string, children: readonly CssNodePlain[], context: SheetContext): void {
  const { sheet, layer } = context;
  const declarations = declarationsOf(children);
  if (declarations.length > 0) sheet.rules.push({ selectors, declarations, layer: layerOf(layer, sheet) });
  readRules(children, { ...context, parent: selectors });
}

function readAtRule({ name, prelude, block }: AtrulePlain, context: SheetContext): void {
  const { sheet, screen, parent } = context;
  const children = block?.children ?? [];
  switch (name.toLowerCase()) {
    case 'media':
      if (appliesTo(prelude, screen)) readInside(children, context);
      return;
    case 'supports':
      // What is asked for is mostly newer than what is not: taken as there, unless it is asked for not to be.
      if (!JSON.stringify(prelude).includes('"not"')) readInside(children, context);
      return;
    case 'layer': {
      const names = layerNames(prelude).map((each) =>
        context.layer === null ? each : `${context.layer}.${each}`,
      );
      if (block) {
        const own = names[0] ?? `\u0000${sheet.layers.length}`;
        layerOf(own, sheet);
        readInside(children, { ...context, layer: own });
      } else for (const each of names) layerOf(each, sheet);
      return;
    }
    case 'font-face': {
      const face = new Map(declarationsOf(children).map(({ property, value }) => [property, value]));
      // A font made of SVG, in the same file, is one that no browser knows.
      if (/url\(\s{0,20}["']?\s{0,20}[^#"'\s]/i.test(face.get('src') ?? ''))
        sheet.ownFonts.add(unquoted(face.get('font-family') ?? '').toLowerCase());
      return;
    }
    case 'property': {
      const custom = prelude?.type === 'AtrulePrelude' ? prelude.children[0] : undefined;
      const initial = declarationsOf(children).find(({ property }) => property === 'initial-value');
      if (custom?.type === 'Identifier' && initial) sheet.initialValues.set(custom.name, initial.value);
      return;
    }
    default:
      // Nothing else holds for a still picture.
      if (name === 'starting-style' || name === 'container' || parent === null) return;
  }
}

function readInside(children: readonly CssNodePlain[], context: SheetContext): void {
  // Declarations that stand in a group inside of a rule are that rule's.
  if (context.parent !== null && children.some(({ type }) => type === 'Declaration'))
    readRule(context.parent, children, context);
  else readRules(children, context);
}

function declarationsOf(nodes: readonly CssNodePlain[]): Declaration[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'Declaration') return [];
    const name = cssTree().ident.decode(node.property);
    const property = name.startsWith('--') ? name : name.toLowerCase();
    const value = node.value.type === 'Raw' ? node.value.value.trim() : '';
    return value === '' && !property.startsWith('--')
      ? []
      : [{ property, value, important: node.important !== false }];
  });
}

/** Selectors that stand inside of a rule, as they would stand outside of it (CSS Nesting 1). */
function nested(selectors: string, parent: string | null): string {
  if (parent === null) return selectors;
  const around = `:is(${parent})`;
  return selectors.includes('&') ? selectors.replaceAll('&', around) : `${around} ${selectors}`;
}

function layerNames(prelude: AtrulePlain['prelude']): string[] {
  const found: string[] = [];
  const visit = (node: CssNodePlain): void => {
    if (node.type === 'Layer') found.push(node.name);
    if ('children' in node && Array.isArray(node.children)) node.children.forEach(visit);
  };
  if (prelude) visit(prelude);
  return found;
}

/** Layers count in the order in which they are first named. */
function layerOf(name: string | null, { layers }: Sheet): number {
  if (name === null) return noLayer;
  const known = layers.indexOf(name);
  return known >= 0 ? known : layers.push(name) - 1;
}

function unquoted(text: string): string {
  return text.replace(/^["']|["']$/g, '').trim();
}

/** The screen for which a drawing is made: a light one, as wide and high as it says itself, in pixels. */
interface MediaScreen {
  readonly width: number;
  readonly height: number;
}

/** Whether one of the queries of `@media` holds (Media Queries 4); what is not known does not. */
function appliesTo(prelude: AtrulePlain['prelude'], screen: MediaScreen): boolean {
  if (prelude?.type !== 'AtrulePrelude') return false;
  const queries = prelude.children.flatMap((list) => (list.type === 'MediaQueryList' ? list.children : []));
  return queries.length === 0 || queries.some((query) => queryHolds(query, screen));
}

function queryHolds(query: CssNodePlain, screen: MediaScreen): boolean {
  if (query.type !== 'MediaQuery') return false;
  // Newer than the types that describe the tree.
  const { modifier, mediaType, condition } = query as unknown as {
    readonly modifier: string | null;
    readonly mediaType: string | null;
    readonly condition: CssNodePlain | null;
  };
  const type = mediaType?.toLowerCase() ?? 'all';
  const holds =
    (type === 'all' || type === 'screen') && (!condition || conditionHolds(condition, screen) === true);
  return modifier?.toLowerCase() === 'not' ? !holds : holds;
}

/** Null: not known. */
function conditionHolds(node: CssNodePlain, screen: MediaScreen): boolean | null {
  const type: string = node.type;
  if (type === 'Feature') return featureHolds(node as unknown as Feature, screen);
  if (type !== 'Condition') return null;
  const { children } = node as unknown as { readonly children: readonly CssNodePlain[] };
  let result: boolean | null | undefined;
  let operator = 'and';
  let negated = false;
  for (const child of children) {
    if (child.type === 'Identifier') {
      if (child.name.toLowerCase() === 'not') negated = true;
      else operator = child.name.toLowerCase();
      continue;
    }
    const held = conditionHolds(child, screen);
    const value = negated && held !== null ? !held : held;
    negated = false;
    if (result === undefined) result = value;
    else if (operator === 'or') result = result || value;
    else result = result && value;
  }
  return result ?? null;
}

interface Feature {
  readonly name: string;
  readonly value: CssNodePlain | null;
}

function featureHolds({ name, value }: Feature, { width, height }: MediaScreen): boolean | null {
  const word = value?.type === 'Identifier' ? value.name.toLowerCase() : null;
  const pixels = value?.type === 'Dimension' ? lengthOf(value.value, value.unit) : null;
  switch (name.toLowerCase()) {
    case 'prefers-color-scheme':
      return word === null || word === 'light';
    case 'prefers-reduced-motion':
    case 'prefers-contrast':
    case 'prefers-reduced-transparency':
      return word === 'no-preference';
    case 'forced-colors':
      return word === 'none';
    case 'color':
      return true;
    case 'monochrome':
    case 'update':
    case 'inverted-colors':
    case 'scripting':
      return false;
    case 'hover':
    case 'any-hover':
      return word === null || word === 'hover';
    case 'orientation':
      return word === (width > height ? 'landscape' : 'portrait');
    case 'min-width':
      return pixels === null ? null : width >= pixels;
    case 'max-width':
      return pixels === null ? null : width <= pixels;
    case 'min-height':
      return pixels === null ? null : height >= pixels;
    case 'max-height':
      return pixels === null ? null : height <= pixels;
    default:
      return null;
  }
}

function lengthOf(value: string, unit: string): number | null {
  const pixels: Readonly<Record<string, number>> = {
    px: 1,
    em: 16,
    rem: 16,
    pt: 4 / 3,
    in: 96,
    cm: 96 / 2.54,
  };
  const factor = pixels[unit.toLowerCase()];
  return factor === undefined ? null : Number(value) * factor;
}
