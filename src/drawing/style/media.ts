import type { AtrulePlain, CssNodePlain } from 'css-tree';

/** The screen for which a drawing is made: a light one, as wide and high as it says itself, in pixels. */
export interface MediaScreen {
  readonly width: number;
  readonly height: number;
}

/** Whether one of the queries of `@media` holds (Media Queries 4); what is not known does not. */
export function appliesTo(prelude: AtrulePlain['prelude'], screen: MediaScreen): boolean {
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
