import { reportProblems } from '../markup/index.ts';
import { Formula, readFormula } from '../math/index.ts';
import {
  focusSchema,
  type Outline,
  resolveStatement,
  type Statement,
  statementSchema,
} from '../outline/index.ts';
import { type Diagnostic, didYouMean, type Span } from '../source/index.ts';
import { type ParamTypeName, slideKeys, type TemplateParam, type Views } from '../template/index.ts';
import {
  boolean,
  build,
  date,
  entryOf,
  type Located,
  type LocatedMap,
  number,
  oneOf,
  type Schema,
  spanInText,
  string,
  text,
} from '../yaml/index.ts';
import { reportDeck } from './codes.ts';
import { decodeMap } from './decode-maps.ts';
import { decodeRecord } from './decode-record.ts';
import {
  checkChoices,
  checkColumns,
  checkFields,
  checkLength,
  type DecodedValue,
  decodeReference,
  givenEntry,
} from './decode-reference.ts';
import { hideableKeyNames } from './hideable-keys.ts';

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
  readonly things: DecodedValue['things'];
  readonly whole: boolean;
}

const referenceTypes: readonly string[] = [
  'element',
  'relationship',
  'group',
  'event',
  'term',
  'statement',
  'source',
  'data',
  'id',
] satisfies readonly ParamTypeName[];

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
    const names = [...params.map((param) => param.name), ...slideKeys, ...hideableKeyNames];
    const hint =
      didYouMean(entry.key, names) ?? `it takes: ${params.map((p) => p.name).join(', ') || 'no parameters'}`;
    report(
      reportDeck('unknown-parameter', entry.keySpan, `${context.what} takes no "${entry.key}"`, { hint }),
    );
  }
  checkChoices(given, params, context.what, context.span, report);
  const values: Record<string, unknown> = {};
  const references: string[] = [];
  const things: DecodedValue['things'][number][] = [];
  for (const param of params) {
    const entry = givenEntry(given, param.name);
    const node = entry?.value ?? param.default;
    values[param.name] = null;
    if (!node) {
      if (!param.required) continue;
      const hint = param.description === '' ? null : `write "${param.name}: …": ${inside(param.description)}`;
      report(
        reportDeck('missing-parameter', context.span, `${context.what} needs "${param.name}"`, { hint }),
      );
      continue;
    }
    const decoded = decodeParam(node, param, inner);
    if (!decoded) continue;
    values[param.name] = decoded.value;
    things.push(...decoded.things);
    if (!param.type.list && referenceTypes.includes(param.type.name) && entry) {
      references.push(...decoded.ids);
    }
  }
  checkColumns(given, params, context.outline, report);
  return { values, references, things, whole: errors === 0 };
}

function decodeParam(node: Located, param: TemplateParam, context: ParamContext): DecodedValue | null {
  if (!param.type.list) return decodeSingle(node, param, context);
  // One value stands for a list of one.
  const nodes = node.kind === 'list' ? node.items : [node];
  checkLength(nodes, node, param, context);
  const decoded = nodes.map((each) => decodeSingle(each, param, context)).filter((each) => each !== null);
  return {
    value: Object.freeze(decoded.flatMap((each) => each.expanded ?? [each.value])),
    ids: decoded.flatMap((each) => each.ids),
    things: decoded.flatMap((each) => each.things),
  };
}

function decodeSingle(node: Located, param: TemplateParam, context: ParamContext): DecodedValue | null {
  const decoded = decodeValue(node, param, context);
  return decoded && checkFields(decoded, node, param, context) ? decoded : null;
}

function decodeValue(node: Located, param: TemplateParam, context: ParamContext): DecodedValue | null {
  const { type } = param;
  switch (type.name) {
    case 'text':
    case 'block': {
      const decoded = decode(text({ block: type.name === 'block' }), node, context);
      return decoded && plain(context.views.text(decoded, null));
    }
    case 'string':
      return plainOrNull(decode(string(), node, context));
    case 'formula':
      return decodeFormula(node, context);
    case 'date':
      return plainOrNull(decode(date(), node, context));
    case 'number':
      return plainOrNull(decode(number(), node, context));
    case 'boolean':
      return plainOrNull(decode(boolean(), node, context));
    case 'words':
      return plainOrNull(decode(oneOf(type.words, 'word here'), node, context));
    case 'point':
      return plainOrNull(decode(focusSchema, node, context));
    case 'point-map':
    case 'part-map':
    case 'verdict-map':
      return decodeMap(type.name, node, param, context);
    case 'statement':
      return decodeStatement(node, context);
    case 'image':
    case 'range':
    case 'figure':
    case 'column':
    case 'annotation':
    case 'order':
    case 'footnote': {
      const read = (each: Located) => decodeStatement(each, context)?.value ?? null;
      const value = decodeRecord(type.name, node, { ...context, statement: read });
      return value === null ? null : plain(value);
    }
    default:
      return decodeReference(node, param, context);
  }
}

/** TeX as a text that is a formula, whatever the deck says of dollars. */
function decodeFormula(node: Located, context: ParamContext): DecodedValue | null {
  const tex = decode(string(), node, context)?.trim();
  if (!tex) return null;
  const read = readFormula(tex, true);
  const { span } = node;
  if (read instanceof Formula) {
    const wordings = [{ language: null, value: `$$${read.tex.trim()}$$`, span }];
    return plain(context.views.text({ kind: 'text', block: false, formulas: true, span, wordings }, null));
  }
  const { offset, length, message, hint } = read;
  const problem = { code: 'formula-syntax', offset, length, message, hint } as const;
  const place = (at: number, count: number): Span => spanInText(span, tex, at, count);
  for (const each of reportProblems([problem], place)) context.report(each);
  return null;
}

function decodeStatement(node: Located, context: ParamContext): DecodedValue | null {
  const { outline, views } = context;
  if (node.kind === 'map') {
    const reference = entryOf(node, 'statement');
    if (reference && node.entries.length === 1) return decodeStatementId(reference.value, context);
  }
  if (node.kind === 'scalar') {
    const known = outline.statementsByKey.get(node.text);
    if (known) return { value: views.view(known), ids: [known.key.replace('/', '-')], things: [known] };
    // It is no text of the deck's own: that it may not be shown is said.
    if (outline.marks?.withheld?.whole.statementsByKey.has(node.text))
      return decodeStatementId(node, context);
  }
  const own = context.ownStatement(node);
  return own && { value: views.view(own), ids: own.id === null ? [] : [own.id], things: [own] };
}

function decodeStatementId(node: Located, context: ParamContext): DecodedValue | null {
  const id = decode(string(), node, context);
  if (id === null) return null;
  const found = context.outline.statementsByKey.get(id);
  if (found) return { value: context.views.view(found), ids: [found.key.replace('/', '-')], things: [found] };
  const names = [...context.outline.statementsByKey.values()].flatMap((s) => (s.id === null ? [] : [s.id]));
  const hint = didYouMean(id, names) ?? 'give the statement an "id" in the outline to refer to it';
  context.report(reportDeck('unknown-reference', node.span, `no statement "${id}"`, { hint }));
  return null;
}

/** A description as the second half of a sentence. Names and abbreviations keep their capital. */
function inside(description: string): string {
  return /^[A-Z][a-z]* /.test(description)
    ? description[0]!.toLowerCase() + description.slice(1)
    : description;
}

function decode<T>(schema: Schema<T>, node: Located, context: ParamContext): T | null {
  return schema.decode(node, context.report) ?? null;
}

function plain(value: unknown): DecodedValue {
  return { value, ids: [], things: [] };
}

function plainOrNull(value: unknown): DecodedValue | null {
  return value === null ? null : plain(value);
}

/** Statements that stand in a deck file instead of the outline: plain points, and points with a source. */
export class OwnStatements {
  readonly byKey = new Map<string, Statement>();
  private readonly byNode = new Map<Located, Statement>();
  private readonly outline: Outline;
  private readonly report: (diagnostic: Diagnostic) => void;

  constructor(outline: Outline, report: (diagnostic: Diagnostic) => void) {
    this.outline = outline;
    this.report = report;
  }

  /** The statement that a value of a deck file gives; null after an error. The same value gives the same one. */
  read(node: Located): Statement | null {
    const known = this.byNode.get(node);
    if (known) return known;
    const key = `deck/${this.byKey.size + 1}`;
    const statement = this.isText(node)
      ? this.plainStatement(node, key)
      : resolveStatement(node, this.outline, key, this.report);
    if (!statement) return null;
    this.byKey.set(key, statement);
    this.byNode.set(node, statement);
    return statement;
  }

  private isText(node: Located): boolean {
    return (
      node.kind === 'scalar' ||
      (node.kind === 'map' && !node.entries.some((entry) => entry.key in (statementSchema.fields ?? {})))
    );
  }

  private plainStatement(node: Located, key: string): Statement | null {
    const words = text().decode(node, this.report);
    if (!words) return null;
    const record = build(Object.keys(statementSchema.fields ?? {}), node, (name) =>
      name === 'text' ? words : null,
    );
    const rest = {
      type: 'statement',
      key,
      span: node.span,
      owner: null,
      passages: [],
      source: null,
      quote: null,
      at: null,
    };
    // The record has every field of the schema: `build` made them.
    return { ...record, ...rest } as unknown as Statement;
  }
}
