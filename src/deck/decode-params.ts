import type { Entity, Outline, Statement } from '../outline/index.ts';
import { type Diagnostic, didYouMean, type Span } from '../source/index.ts';
import type { ParamType, ParamTypeName, TemplateParam, Views } from '../template/index.ts';
import {
  boolean,
  date,
  describeLocated,
  entryOf,
  type Located,
  type LocatedMap,
  number,
  oneOf,
  optional,
  record,
  required,
  type Schema,
  string,
  text,
} from '../yaml/index.ts';
import { reportDeck } from './codes.ts';

export interface ParamContext {
  readonly outline: Outline;
  readonly views: Views;
  /** Whose parameters they are, in a user's words: `a "pair" slide`. */
  readonly what: string;
  /** Where the parameters are given, for those that are missing. */
  readonly span: Span;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Makes a statement of a deck's own from its YAML. */
  readonly ownStatement: (node: Located) => Statement | null;
}

export interface DecodedParams {
  /** What templates see, by name; every parameter is there, null when absent. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Ids of the parameters that are one reference, in the template's order: they make the slide's id. */
  readonly references: readonly string[];
  /** Everything that the parameters name. */
  readonly things: readonly (Entity | Statement)[];
  readonly whole: boolean;
}

const referenceTypes: readonly ParamTypeName[] = [
  'element',
  'relationship',
  'group',
  'event',
  'term',
  'statement',
  'source',
  'data',
  'id',
];

/** Decodes the parameters of one slide or handout by its template's front matter. */
export function decodeParams(
  given: LocatedMap,
  params: readonly TemplateParam[],
  context: ParamContext,
): DecodedParams {
  let errors = 0;
  const report = (diagnostic: Diagnostic): void => {
    if (diagnostic.severity === 'error') errors += 1;
    context.report(diagnostic);
  };
  const inner = { ...context, report };
  for (const entry of given.entries) {
    if (params.some((param) => param.name === entry.key)) continue;
    const names = [
      ...params.map((param) => param.name),
      'title',
      'notes',
      'id',
      'each',
      'with',
      'hidden',
      'minutes',
      'select',
    ];
    const hint =
      didYouMean(entry.key, names) ?? `it takes: ${params.map((p) => p.name).join(', ') || 'no parameters'}`;
    report(
      reportDeck('unknown-parameter', entry.keySpan, `${context.what} takes no "${entry.key}"`, { hint }),
    );
  }
  const values: Record<string, unknown> = {};
  const references: string[] = [];
  const things: (Entity | Statement)[] = [];
  for (const param of params) {
    const entry = entryOf(given, param.name);
    const node =
      entry && !(entry.value.kind === 'scalar' && entry.value.value === null) ? entry.value : param.default;
    values[param.name] = null;
    if (!node) {
      if (!param.required) continue;
      const hint = param.description === '' ? null : param.description;
      report(
        reportDeck('missing-parameter', context.span, `${context.what} needs "${param.name}"`, { hint }),
      );
      continue;
    }
    const decoded = decodeParam(node, param.type, inner);
    if (!decoded) continue;
    values[param.name] = decoded.value;
    things.push(...decoded.things);
    if (!param.type.list && (referenceTypes as readonly string[]).includes(param.type.name) && entry) {
      references.push(...decoded.ids);
    }
  }
  return { values, references, things, whole: errors === 0 };
}

interface Decoded {
  readonly value: unknown;
  readonly ids: readonly string[];
  readonly things: readonly (Entity | Statement)[];
}

function decodeParam(node: Located, type: ParamType, context: ParamContext): Decoded | null {
  if (!type.list) return decodeSingle(node, type, context);
  // One value stands for a list of one.
  const nodes = node.kind === 'list' ? node.items : [node];
  const decoded = nodes.map((each) => decodeSingle(each, type, context)).filter((each) => each !== null);
  return {
    value: Object.freeze(decoded.flatMap((each) => expandGroupValue(each, type, context))),
    ids: decoded.flatMap((each) => each.ids),
    things: decoded.flatMap((each) => each.things),
  };
}

/** A group where a list of its members' type is asked for stands for its members. */
function expandGroupValue(decoded: Decoded, type: ParamType, context: ParamContext): readonly unknown[] {
  const thing = decoded.things[0];
  if (thing?.type !== 'group' || type.name === 'group' || type.name === 'id') return [decoded.value];
  return thing.members.map((member) => context.views.view(member));
}

function decodeSingle(node: Located, type: ParamType, context: ParamContext): Decoded | null {
  switch (type.name) {
    case 'text':
    case 'block': {
      const decoded = decode(text({ block: type.name === 'block' }), node, context);
      return decoded && plain(context.views.text(decoded, null));
    }
    case 'string':
      return plainOrNull(decode(string(), node, context));
    case 'date':
      return plainOrNull(decode(date(), node, context));
    case 'number':
      return plainOrNull(decode(number(), node, context));
    case 'boolean':
      return plainOrNull(decode(boolean(), node, context));
    case 'words':
      return plainOrNull(decode(oneOf(type.words, 'word here'), node, context));
    case 'image':
      return decodeImage(node, context);
    case 'statement':
      return decodeStatement(node, context);
    default:
      return decodeReference(node, type, context);
  }
}

const imageSchema = record(
  'image',
  {
    src: required(string(), "path of the picture, from the outline's folder"),
    alt: optional(text(), 'what it shows'),
    credit: optional(text(), 'who made it'),
  },
  { shorthand: 'src' },
);

function decodeImage(node: Located, context: ParamContext): Decoded | null {
  if (node.kind === 'scalar') return plainOrNull(decode(string(), node, context));
  const image = decode(imageSchema, node, context);
  if (!image) return null;
  const words = (value: typeof image.alt) => context.views.text(value, null);
  return plain(Object.freeze({ src: image.src, alt: words(image.alt), credit: words(image.credit) }));
}

function decodeStatement(node: Located, context: ParamContext): Decoded | null {
  const { outline, views } = context;
  if (node.kind === 'map') {
    const reference = entryOf(node, 'statement');
    if (reference && node.entries.length === 1) return decodeStatementId(reference.value, context);
  }
  if (node.kind === 'scalar') {
    const known = outline.statementsByKey.get(node.text);
    if (known) return { value: views.view(known), ids: [known.key.replace('/', '-')], things: [known] };
  }
  const own = context.ownStatement(node);
  return own && { value: views.view(own), ids: own.id === null ? [] : [own.id], things: [own] };
}

function decodeStatementId(node: Located, context: ParamContext): Decoded | null {
  const id = decode(string(), node, context);
  if (id === null) return null;
  const found = context.outline.statementsByKey.get(id);
  if (found) return { value: context.views.view(found), ids: [found.key.replace('/', '-')], things: [found] };
  const names = [...context.outline.statementsByKey.values()].flatMap((s) => (s.id === null ? [] : [s.id]));
  const hint = didYouMean(id, names) ?? 'give the statement an "id" in the outline to refer to it';
  context.report(reportDeck('unknown-reference', node.span, `no statement "${id}"`, { hint }));
  return null;
}

function decodeReference(node: Located, type: ParamType, context: ParamContext): Decoded | null {
  const { outline, views, report } = context;
  if (node.kind !== 'scalar') {
    report(
      reportDeck(
        'wrong-reference',
        node.span,
        `the id of ${article(type.name)} is expected here, not ${describeLocated(node)}`,
      ),
    );
    return null;
  }
  const id = node.text;
  const thing = thingById(outline, type.name, id) ?? (type.list ? outline.groups.get(id) : undefined);
  if (thing) {
    const isEntity = thing.type !== 'source' && thing.type !== 'term' && thing.type !== 'data';
    return { value: views.view(thing), ids: [id], things: isEntity ? [thing] : [] };
  }
  const other =
    outline.byId.get(id) ?? outline.terms.get(id) ?? outline.sources.get(id) ?? outline.data.get(id);
  if (other) {
    report(
      reportDeck(
        'wrong-reference',
        node.span,
        `"${id}" is ${article(other.type)}, not ${article(type.name)}`,
      ),
    );
    return null;
  }
  const hint = didYouMean(id, namesOf(outline, type.name)) ?? null;
  const what = type.name === 'id' ? 'nothing in the outline is called' : `no ${type.name}`;
  report(reportDeck('unknown-reference', node.span, `${what} "${id}"`, { hint }));
  return null;
}

function thingById(outline: Outline, type: ParamTypeName | 'words', id: string) {
  switch (type) {
    case 'element':
      return outline.elements.get(id);
    case 'relationship':
      return outline.relationships.get(id);
    case 'group':
      return outline.groups.get(id);
    case 'event':
      return outline.events.get(id);
    case 'term':
      return outline.terms.get(id);
    case 'source':
      return outline.sources.get(id);
    case 'data':
      return outline.data.get(id);
    case 'id': {
      const found = outline.byId.get(id);
      return found?.type === 'statement' ? undefined : found;
    }
    default:
      return undefined;
  }
}

function namesOf(outline: Outline, type: ParamTypeName | 'words'): Iterable<string> {
  const maps = {
    element: outline.elements,
    relationship: outline.relationships,
    group: outline.groups,
    event: outline.events,
    term: outline.terms,
    source: outline.sources,
    data: outline.data,
  } as const;
  return type in maps ? maps[type as keyof typeof maps].keys() : outline.byId.keys(); // `in` narrowed it
}

function article(type: string): string {
  if (type === 'id') return 'an element, relationship, group or event';
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function decode<T>(schema: Schema<T>, node: Located, context: ParamContext): T | null {
  return schema.decode(node, context.report) ?? null;
}

function plain(value: unknown): Decoded {
  return { value, ids: [], things: [] };
}

function plainOrNull(value: unknown): Decoded | null {
  return value === null ? null : plain(value);
}
