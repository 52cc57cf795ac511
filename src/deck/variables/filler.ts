import { escapeMarkdown, markdownAddress } from '../../markup/index.ts';
import { type Diagnostic, didYouMean, mostOf, type Span } from '../../source/index.ts';
import {
  composeText,
  type Located,
  type LocatedEntry,
  type LocatedScalar,
  readPlainValue,
  spanInScalar,
  type TextPiece,
} from '../../yaml/index.ts';
import { reportDeck } from '../codes.ts';
import { type Braces, findBraces } from './braces.ts';
import { type Family, families, type Scope, type Value } from './scope.ts';

/** Where a value stands alone in the place of a text: findings about it are shown where it is written. */
export interface ValueUse {
  readonly value: Span;
  readonly place: Span;
}

/** What became of the variables of a deck while its texts were filled. */
export class FillRecord {
  /** `vars.ask`, `row.name`: all that was named. */
  readonly names = new Set<string>();
  readonly uses: ValueUse[] = [];
  /** A text was changed: in another language it may be another one. */
  filled = false;
}

/**
 * Puts values into the texts of located YAML. What holds no braces stays the very object that it is. Keys hold none.
 * Diagnostics: unknown-variable.
 */
export class Filler {
  private readonly scope: Scope;
  private readonly record: FillRecord;
  private readonly report: (diagnostic: Diagnostic) => void;
  /** An alias is its anchor's object, and stays so. */
  private readonly done = new Map<Located, Located>();

  constructor(scope: Scope, record: FillRecord, report: (diagnostic: Diagnostic) => void) {
    this.scope = scope;
    this.record = record;
    this.report = report;
  }

  fill(node: Located): Located {
    const known = this.done.get(node);
    if (known) return known;
    const made = this.make(node);
    this.done.set(node, made);
    return made;
  }

  private make(node: Located): Located {
    if (node.kind === 'scalar') return node.text.includes('{{') ? this.fillScalar(node) : node;
    if (node.kind === 'list') {
      const items = node.items.map((item) => this.fill(item));
      return items.every((item, i) => item === node.items[i]) ? node : { ...node, items };
    }
    const verbatim = verbatimKey(node.entries);
    const entries = node.entries.map((entry): LocatedEntry => {
      if (entry.key.includes('{{')) this.refuseKey(entry);
      if (entry.key === verbatim) return entry;
      const value = this.fill(entry.value);
      return value === entry.value ? entry : { ...entry, value };
    });
    return entries.every((entry, i) => entry === node.entries[i]) ? node : { ...node, entries };
  }

  private refuseKey({ key, keySpan }: LocatedEntry): void {
    const hint = 'write the key itself; values stand behind the colon';
    this.report(
      reportDeck('unknown-variable', keySpan, `"${key}" is a key, and a key takes no value`, { hint }),
    );
  }

  private fillScalar(node: LocatedScalar): LocatedScalar {
    const braces = findBraces(node.text);
    if (braces.length === 0) return node;
    this.record.filled = true;
    const parts: Part[] = [];
    let from = 0;
    const literal = (start: number, end: number, text = node.text.slice(start, end)): void => {
      if (text === '') return;
      parts.push({ value: null, text, markdown: text, span: spanInScalar(node, start, end - start) });
    };
    for (const each of braces) {
      literal(from, each.start);
      from = each.end;
      if (each.escaped) {
        literal(each.start, each.end, '{{');
        continue;
      }
      const place = spanInScalar(node, each.start, each.end - each.start);
      const value = this.find(each, place);
      if (!value) continue;
      const markdown = isInAddress(node.text, each.start) ? markdownAddress(value.text) : inText(value.shown);
      parts.push({ value, text: value.text, markdown, span: value.span ?? place });
    }
    literal(from, node.text.length);
    const [only] = parts;
    const alone = parts.length === 1 && only!.value ? only!.value : null;
    if (alone?.span) this.record.uses.push({ value: alone.span, place: node.span });
    // An object of its own: the places of the parts are kept by it.
    const span: Span = { ...(alone?.span ?? node.span) };
    const text = parts.map((part) => part.text).join('');
    const markdown = parts.map((part) => part.markdown).join('');
    place(span, text, parts, 'text');
    place(span, markdown, parts, 'markdown');
    const { value } = readPlainValue(text, span);
    const blocks = alone?.blocks ? alone.text : null;
    const bare = parts.every((part) => part.value || !/\p{L}/u.test(part.text));
    const rank = mostOf(
      parts.map((part) => part.value?.rank ?? 0),
      0,
    );
    return {
      kind: 'scalar',
      span,
      text,
      // A name may be "Null"; nothing at all is nothing.
      value: text.trim() === '' ? null : value === null ? text : value,
      plain: false,
      filled: { markdown, blocks, bare, ...(rank > 0 && { rank }) },
    };
  }

  /** The value that braces name; null after an error. */
  private find({ inner }: Braces, place: Span): Value | null {
    if (inner === null) {
      const hint = 'write {{vars.name}}; a backslash before braces prints them: \\{{';
      this.report(reportDeck('unknown-variable', place, 'braces are opened here and not closed', { hint }));
      return null;
    }
    const match = /^\s*(vars|row|item)\.(?:\[([^[\]]+)\]|([\p{L}\p{N}_-]+))\s*$/u.exec(inner);
    if (!match) {
      this.report(
        reportDeck('unknown-variable', place, `"{{${inner}}}" is no variable`, { hint: this.hintFor(inner) }),
      );
      return null;
    }
    const family = match[1] as Family; // The pattern has no other.
    const name = (match[2] ?? match[3])!.trim();
    this.record.names.add(`${family}.${name}`);
    if (this.scope.pending?.includes(family)) return nothing;
    const value = this.scope.values[family]?.get(name);
    if (value) return value;
    this.report(
      reportDeck('unknown-variable', place, this.problemOf(family, name), {
        hint: this.hintFor(`${family}.${name}`),
      }),
    );
    return null;
  }

  private problemOf(family: Family, name: string): string {
    if (family === 'vars') return `there is no variable "${name}"`;
    if (!this.scope.values[family])
      return family === 'row'
        ? `"{{row.${name}}}" stands in a deck that is not made for rows`
        : `"{{item.${name}}}" stands in no slide with "each"`;
    return family === 'row'
      ? `the rows have no column "${name}"`
      : `there is no "${name}" in what "each" goes through`;
  }

  private hintFor(inner: string): string {
    const known = families.flatMap((family) =>
      (this.scope.values[family]?.names() ?? []).map((name) => spelled(family, name)),
    );
    const typed = inner.trim();
    const bare = known.find((each) => each.slice(each.indexOf('.') + 1) === typed);
    if (bare) return `write {{${bare}}}`;
    const near = didYouMean(typed, known);
    if (near) return near;
    if (typed.startsWith('row.') && !this.scope.values.row)
      return 'rows are named by "for-each" in a deck file';
    if (typed.startsWith('item.') && !this.scope.values.item)
      return 'give the slide "each: { data: … }" or "each: …"';
    const print = 'a backslash before braces prints them: \\{{';
    if (!/^[\w.[\] -]+$/.test(typed) || /\s/.test(typed))
      return `texts of decks hold names of values and nothing else; ${print}`;
    return known.length > 0
      ? `there are: ${known.slice(0, 12).join(', ')}; ${print}`
      : `set it under "vars"; ${print}`;
  }
}

const nothing: Value = { text: '', shown: '', blocks: false, span: null };

interface Part {
  /** Null: it stands there as typed. */
  readonly value: Value | null;
  readonly text: string;
  readonly markdown: string;
  readonly span: Span;
}

function place(span: Span, whole: string, parts: readonly Part[], form: 'text' | 'markdown'): void {
  let from = 0;
  const pieces = parts.map((part): TextPiece => {
    const piece = { from, length: part[form].length, span: part.span };
    from += piece.length;
    return piece;
  });
  composeText(span, whole, pieces);
  composeText(span, whole.trimEnd(), pieces);
}

/** Whether a place in Markdown is behind `](`, in the address of a link. */
function isInAddress(text: string, at: number): boolean {
  // As long as an address may be: a text that is all values would be read again for each.
  const start = Math.max(0, at - 2000);
  return /\]\(<?[^()\s<>]*$/.test(text.slice(start, at));
}

/**
 * The characters of a value in a text that is read as Markdown. A backtick behind a backslash would still end code that
 * begins before it, and a dollar sign a formula.
 */
function inText(shown: string): string {
  return escapeMarkdown(shown)
    .replace(/\\`/g, '&#96;')
    .replace(/(\\*)\$/g, (_, before: string) => `${before.slice(before.length % 2)}&#36;`);
}

function spelled(family: Family, name: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(name) ? `${family}.${name}` : `${family}.[${name}]`;
}

/** The highest marking of what values have brought into located YAML. */
export function rankOfFilled(node: Located): number {
  if (node.kind === 'scalar') return node.filled?.rank ?? 0;
  const nodes = node.kind === 'list' ? node.items : node.entries.map(({ value }) => value);
  return nodes.reduce((most, each) => Math.max(most, rankOfFilled(each)), 0);
}

/** The key of an entry whose value is code or a formula. */
function verbatimKey(entries: readonly LocatedEntry[]): string | null {
  const use = entries.find(({ key }) => key === 'use')?.value;
  const kind = use?.kind === 'scalar' ? use.text : null;
  return kind === 'code' ? 'code' : kind === 'formula' ? 'tex' : null;
}
