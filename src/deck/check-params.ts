import type { Outline } from '../outline/index.ts';
import { type Diagnostic, didYouMean, type Span } from '../source/index.ts';
import type { TemplateParam } from '../template/index.ts';
import { entryOf, type Located, type LocatedEntry, type LocatedMap } from '../yaml/index.ts';
import { reportDeck } from './codes.ts';
import type { DecodedValue } from './decode-reference.ts';

type Report = (diagnostic: Diagnostic) => void;

/** What a slide gives for a parameter; an empty value, or list, is none. */
export function givenEntry(given: LocatedMap, name: string): LocatedEntry | null {
  const entry = entryOf(given, name);
  if (!entry) return null;
  const { value } = entry;
  const isEmpty =
    value.kind === 'scalar' ? value.value === null : value.kind === 'list' && !value.items.length;
  return isEmpty ? null : entry;
}

/** Parameters that exclude one another, and those of which one must be given: missing-parameter, unknown-parameter. */
export function checkChoices(
  given: LocatedMap,
  params: readonly TemplateParam[],
  what: string,
  span: Span,
  report: Report,
): void {
  for (const choice of new Set(params.flatMap((param) => param.choices))) {
    const found = choice.names.flatMap((name) => givenEntry(given, name) ?? []);
    const names = choice.names.map((name) => `"${name}"`);
    const either = `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
    if (found.length === 0 && choice.required) {
      report(reportDeck('missing-parameter', span, `${what} needs ${either}`));
    }
    for (const entry of found.slice(1)) {
      const message = `${what} takes ${either}, not both`;
      const related = [{ message: `"${found[0]!.key}" stands here`, span: found[0]!.keySpan }];
      report(reportDeck('unknown-parameter', entry.keySpan, message, { related }));
    }
  }
}

/** Whether what a parameter names has the fields that the template cannot do without. Else wrong-reference. */
export function checkFields(
  decoded: DecodedValue,
  span: Span,
  param: TemplateParam,
  report: Report,
): boolean {
  for (const thing of decoded.things) {
    const { directed } = param.limits;
    if (directed !== null && thing.type === 'relationship' && thing.directed !== directed) {
      const [is, wanted] = directed
        ? ['a pair', 'a one-way relationship']
        : ['a one-way relationship', 'a pair'];
      const message = `"${thing.id}" is ${is}, not ${wanted}`;
      const hint = directed ? null : 'show it with "use: relationship", or write it with "between"';
      report(reportDeck('wrong-reference', span, message, { hint }));
      return false;
    }
    const missing = param.limits.with.find((field) => isAbsent(fieldOf(thing, field)));
    if (missing === undefined) continue;
    const named = 'id' in thing && thing.id !== null ? ` "${thing.id}"` : '';
    const message = `the ${thing.type}${named} has no ${missing}, which "${param.name}" must have`;
    report(reportDeck('wrong-reference', span, message));
    return false;
  }
  return true;
}

/** Names that are the columns of some data, or words where no data is given: unknown-column. */
export function checkColumns(
  given: LocatedMap,
  params: readonly TemplateParam[],
  outline: Outline,
  report: Report,
): void {
  for (const { name, type, limits } of params) {
    const entry = givenEntry(given, name);
    const data = limits.columnsOf === null ? null : givenEntry(given, limits.columnsOf);
    if (!entry || (limits.columnsOf === null && limits.words === null)) continue;
    const table = data?.value.kind === 'scalar' ? outline.data.get(data.value.text) : null;
    const allowed = data ? table?.columns.map((column) => column.id) : limits.words;
    // Data that is unknown has been reported; without words all are allowed.
    if (!allowed || table?.columns.length === 0) continue;
    const nodes: readonly Located[] =
      type.list && entry.value.kind === 'list' ? entry.value.items : [entry.value];
    for (const node of nodes) {
      if (node.kind !== 'scalar' || node.value === null || allowed.includes(node.text)) continue;
      const whose = table ? `the data "${table.id}" has no column` : `"${name}" may not be`;
      const hint = didYouMean(node.text, allowed) ?? `choose from: ${allowed.join(', ')}`;
      report(reportDeck('unknown-column', node.span, `${whose} "${node.text}"`, { hint }));
    }
  }
}

function fieldOf(thing: object, name: string): unknown {
  // The records of the outline have their fields under the names of the format.
  return (thing as Readonly<Record<string, unknown>>)[name];
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
