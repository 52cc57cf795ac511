import { aboveMarking } from '../../marking/index.ts';
import type { Diagnostic, Span } from '../../source/index.ts';
import type { Outline } from '../outline.ts';

/** What is reported of a name that is not there. */
const ofNames: ReadonlySet<string> = new Set(['unknown-reference', 'unknown-source']);
const ofColumns: ReadonlySet<string> = new Set(['unknown-column', 'unknown-variable']);

/**
 * What a deck names and does not find because it is marked higher than the deck is told as that: above-marking. All else
 * stays as it was found.
 */
export function explainWithheld(found: readonly Diagnostic[], outline: Outline): readonly Diagnostic[] {
  const { marks } = outline;
  if (!marks?.withheld) return found;
  const { whole, shown } = marks.withheld;
  const { rankOf } = whole.marks!;
  return found.map((each) => {
    const { code, span } = each;
    if (!span || !(ofNames.has(code) || ofColumns.has(code))) return each;
    // A place may be a whole list: the message says which of it.
    const quoted = code === 'unknown-variable' ? [] : [...each.message.matchAll(/"([^"]+)"/g)];
    const names = [nameAt(span), ...quoted.map((match) => match[1]!)];
    const find = ofNames.has(code) ? thingOf : columnOf;
    const thing = names.map((name) => find(whole, name)).find((one) => one && rankOf(one.of) > shown);
    if (!thing) return each;
    const told = aboveMarking(thing.what, rankOf(thing.of), shown, marks.markings, span, thing.place);
    return { ...told, related: [...told.related, ...each.related] };
  });
}

interface Found {
  readonly what: string;
  readonly of: object;
  readonly place: Span | null;
}

function thingOf(outline: Outline, name: string): Found | null {
  const { byId, terms, sources, data, statementsByKey } = outline;
  const thing =
    byId.get(name) ?? terms.get(name) ?? sources.get(name) ?? data.get(name) ?? statementsByKey.get(name);
  return thing ? { what: `the ${thing.type} "${name}"`, of: thing, place: thing.span } : null;
}

/** A column of that name, of whatever data: the one that fewest may see. */
function columnOf({ data, marks }: Outline, name: string): Found | null {
  const found = [...data.values()].flatMap((table) =>
    table.columns.filter(({ id }) => id === name).map((column) => ({ table, column })),
  );
  const [most] = found.sort((a, b) => marks!.rankOf(b.column) - marks!.rankOf(a.column));
  if (!most) return null;
  return {
    what: `the column "${name}" of the data "${most.table.id}"`,
    of: most.column,
    place: most.table.span,
  };
}

/** The name that stands at a place: a scalar of YAML, a piece of a tag, or the braces of a value. */
function nameAt({ file, start, end }: Span): string {
  const text = file.text.slice(start, end).trim();
  const braces = /^\{\{\s*(?:row|item)\.(?:\[([^\]]*)\]|([^}\s]*))\s*\}\}$/.exec(text);
  if (braces) return (braces[1] ?? braces[2] ?? '').trim();
  return text.replace(/^(["'])(.*)\1$/s, '$2').trim();
}
