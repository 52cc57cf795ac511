import type { Entity, Outline, Term } from '../outline/index.ts';
import { type Diagnostic, didYouMean } from '../source/index.ts';
import type { TemplateParam, Views } from '../template/index.ts';
import { describeLocated, type JsonSchema, type Located, type LocatedEntry, text } from '../yaml/index.ts';
import { reportDeck } from './codes.ts';
import type { DecodedValue } from './decode-reference.ts';

/** Parameters that are maps whose keys are ids of the outline, or names of a figure's parts. */
export type MapType = 'point-map' | 'part-map' | 'verdict-map';

interface MapContext {
  readonly outline: Outline;
  readonly views: Views;
  readonly what: string;
  readonly report: (diagnostic: Diagnostic) => void;
}

const examples: Readonly<Record<MapType, string>> = {
  'point-map': '{ ocean: [3, 5] }',
  'part-map': '{ strengths: some-group }',
  'verdict-map': '{ ocean: yes }',
};

/** What templates see: `things`, all that is named, and `entries`. Null after an error. */
export function decodeMap(
  type: MapType,
  node: Located,
  param: TemplateParam,
  context: MapContext,
): DecodedValue | null {
  if (node.kind !== 'map') {
    const hint = `${param.name}: ${examples[type]}`;
    context.report(reportDeck('wrong-reference', node.span, `"${param.name}" is a map`, { hint }));
    return null;
  }
  const read = { 'point-map': readPosition, 'part-map': readPart, 'verdict-map': readVerdict }[type];
  const entries = node.entries.map((entry) => read(entry, param, context));
  const things = entries.flatMap((each) => each?.things ?? []);
  if (entries.includes(null)) return null;
  const value = Object.freeze({
    things: Object.freeze(things.map((each) => context.views.view(each))),
    entries: Object.freeze(entries.map((each) => each!.value)),
  });
  return { value, ids: [], things };
}

interface ReadEntry {
  readonly value: object;
  readonly things: readonly (Entity | Term)[];
}

function readPosition(
  { key, keySpan, value }: LocatedEntry,
  { name }: TemplateParam,
  context: MapContext,
): ReadEntry | null {
  const thing = find(key, keySpan, context);
  const numbers =
    value.kind === 'list' ? value.items.map((item) => (item.kind === 'scalar' ? item.value : null)) : [];
  const [x, y] = numbers;
  if (numbers.length !== 2 || typeof x !== 'number' || typeof y !== 'number') {
    const message = `the place of "${key}" in "${name}" is two numbers, not ${describeLocated(value)}`;
    context.report(reportDeck('wrong-reference', value.span, message, { hint: `${key}: [3, 5]` }));
    return null;
  }
  return (
    thing && { value: Object.freeze({ thing: context.views.view(thing), id: key, x, y }), things: [thing] }
  );
}

function readPart(
  { key, keySpan, value }: LocatedEntry,
  { name, limits }: TemplateParam,
  context: MapContext,
): ReadEntry | null {
  const words = limits.words ?? [key];
  if (!words.includes(key)) {
    const hint = didYouMean(key, words) ?? `there are: ${words.join(', ')}`;
    const message = `"${name}" of ${context.what} has no part "${key}"`;
    context.report(reportDeck('unknown-parameter', keySpan, message, { hint }));
    return null;
  }
  const nodes = value.kind === 'list' ? value.items : [value];
  const things = nodes.map((node) => {
    if (node.kind === 'scalar') return find(node.text, node.span, context);
    const message = `the part "${key}" is the id of a group or an element, not ${describeLocated(node)}`;
    context.report(reportDeck('wrong-reference', node.span, message));
    return null;
  });
  const found = things.filter((each) => each !== null);
  if (found.length < things.length) return null;
  const views = Object.freeze(found.map((each) => context.views.view(each)));
  return { value: Object.freeze({ part: key, word: `part-${key}`, things: views }), things: found };
}

/** The words that stand for a verdict; all others are shown as they are. */
const verdictWords = ['yes', 'partly', 'no'];

function readVerdict(
  { key, keySpan, value }: LocatedEntry,
  _: TemplateParam,
  { outline, views, report }: MapContext,
): ReadEntry | null {
  const thing = outline.byId.get(key) ?? outline.terms.get(key);
  if (!thing || thing.type === 'statement') {
    find(key, keySpan, { outline, report });
    return null;
  }
  if (value.kind === 'scalar' && verdictWords.includes(value.text))
    return {
      value: Object.freeze({ item: views.view(thing), verdict: value.text, text: null }),
      things: [thing],
    };
  const words = text().decode(value, report);
  if (!words) return null;
  return {
    value: Object.freeze({ item: views.view(thing), verdict: 'other', text: views.text(words, null) }),
    things: [thing],
  };
}

function find(
  id: string,
  span: LocatedEntry['keySpan'],
  { outline, report }: Pick<MapContext, 'outline' | 'report'>,
): Entity | null {
  const thing = outline.byId.get(id);
  if (thing && thing.type !== 'statement') return thing;
  const message = thing ? `"${id}" is a statement` : `nothing in the outline is called "${id}"`;
  const hint = thing ? 'name an element, an event or a group' : didYouMean(id, outline.byId.keys());
  report(reportDeck(thing ? 'wrong-reference' : 'unknown-reference', span, message, { hint }));
  return null;
}

/** For editors. */
export function mapSchema(type: MapType, words: readonly string[] | null): JsonSchema {
  const scalar = { type: ['string', 'number', 'boolean'] };
  switch (type) {
    case 'point-map': {
      const value = { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 };
      return { type: 'object', additionalProperties: value };
    }
    case 'part-map': {
      const value = { anyOf: [scalar, { type: 'array', items: scalar }] };
      if (!words) return { type: 'object', additionalProperties: value };
      const properties = Object.fromEntries(words.map((word) => [word, value]));
      return { type: 'object', properties, additionalProperties: false };
    }
    case 'verdict-map': {
      const value = { anyOf: [scalar, { type: 'object', additionalProperties: scalar }] };
      return { type: 'object', additionalProperties: value };
    }
  }
}
