import { posix } from 'node:path';
import { type Diagnostic, didYouMeanOrList, NameIndex, type Span, withArticle } from '../source/index.ts';
import { type Decoded, entryOf, type Located, locatedOf, lookupWording, type Text } from '../yaml/index.ts';
import { type outlineCodes, reportOutline } from './codes.ts';
import type { OutlineRecord } from './outline-schema.ts';

export type Report = (diagnostic: Diagnostic) => void;

/** What an id stands for, in a user's words. */
export type Named = 'element' | 'relationship' | 'group' | 'event' | 'statement' | 'source' | 'term' | 'data';

/** Each guess looks at every id: a file where nothing fits is not worth them all. */
const maxGuesses = 200;

/**
 * Every id that an outline writes down, with the things that could be made of it. One that was written but is broken
 * has been reported already: a reference to it is silent.
 */
export class IdBook {
  private readonly types: Map<string, Set<Named>>;
  /** By the types that are wanted; made again when there are new ids. */
  private readonly guessable: Map<string, NameIndex>;
  private unknown = 0;
  private readonly claimed = new Map<string, Span>();
  private readonly report: Report;

  /** `known`: a book that has the same ids. */
  constructor(report: Report, known: IdBook | null = null) {
    this.report = report;
    this.types = known?.types ?? new Map();
    this.guessable = known?.guessable ?? new Map();
  }

  add(id: string, type: Named): void {
    const types = this.types.get(id);
    if (types?.has(type)) return;
    if (types) types.add(type);
    else this.types.set(id, new Set([type]));
    this.guessable.clear();
  }

  /**
   * Takes an id of the one set that elements, relationships, groups, events and named statements share. False, and
   * reported, when it is taken.
   */
  claim(id: string, span: Span, type: Named): boolean {
    this.add(id, type);
    const first = this.claimed.get(id);
    if (!first) {
      this.claimed.set(id, span);
      return true;
    }
    const hint = 'elements, relationships, groups, events and named statements share one set of ids';
    const related = [{ message: 'the first one', span: first }];
    this.report(
      reportOutline('duplicate-id', span, `the id "${id}" of this ${type} is taken`, { hint, related }),
    );
    return false;
  }

  has(id: string, wanted: readonly Named[]): boolean {
    const types = this.types.get(id);
    return types !== undefined && wanted.some((type) => types.has(type));
  }

  /**
   * Reports a reference to nothing, or to something of another type; what was written and is broken has been reported.
   * The first of the wanted types is the usual one.
   */
  reportUnknown(
    code: keyof typeof outlineCodes,
    id: string,
    span: Span,
    wanted: readonly [Named, ...Named[]],
  ): void {
    if (this.has(id, wanted)) return;
    const other = [...(this.types.get(id) ?? [])][0];
    this.unknown += 1;
    const hint =
      other !== undefined
        ? `"${id}" is ${named(other)}; ${named(listOf(wanted))} is wanted here`
        : this.unknown > maxGuesses
          ? null
          : this.guess(id, wanted);
    const what = code === 'unknown-element' ? wanted[0] : listOf(wanted);
    this.report(reportOutline(code, span, `no ${what} "${id}"`, { hint }));
  }

  private guess(id: string, wanted: readonly [Named, ...Named[]]): string | null {
    const key = wanted.join();
    const ids =
      this.guessable.get(key) ??
      new NameIndex([...this.types.keys()].filter((each) => this.has(each, wanted)));
    this.guessable.set(key, ids);
    const usual = sections[wanted[0]];
    if (ids.names.length === 0) return `there are no ${usual} yet; write it under "${usual}"`;
    return didYouMeanOrList(id, ids, wanted.length === 1 ? usual : 'ids');
  }
}

/** Where things of a type are written. */
const sections: Readonly<Record<Named, string>> = {
  element: 'elements',
  relationship: 'relationships',
  group: 'groups',
  event: 'events',
  statement: 'statements',
  source: 'sources',
  term: 'terms',
  data: 'data',
};

function listOf(words: readonly Named[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

function named(words: string): string {
  return words === 'data' ? words : withArticle(words);
}

/** What stands in a file for a field of a record, whether or not it could be decoded; null where nothing does. */
export function writtenNode(record: Decoded, field: string): Located | null {
  const node = locatedOf(record);
  const value = node.kind === 'map' ? entryOf(node, field)?.value : undefined;
  return value && !(value.kind === 'scalar' && value.value === null) ? value : null;
}

/**
 * A file that an outline names, as its project names it: every file has one name, however it was reached. What leads out
 * of the project, or is no plain path, stays in its author's words for those who refuse it.
 */
export function pathFrom(folder: string, file: string): string {
  const path = `${folder}/${file}`;
  if (!file.split('/').includes('..')) return path;
  const short = posix.normalize(path);
  return short.startsWith('../') ? path : short;
}

/** Names, and words of other languages by their nature: they need no wording of the outline's own. */
const exempt = new Set(['rendering', 'retired', 'variants']);

/**
 * Reports texts in several languages that lack the outline's own: there would be nothing to fall back to.
 * Titles of sources are names and may be in any language.
 */
export function checkOwnLanguage(record: OutlineRecord, language: string, report: Report): void {
  const visit = (value: unknown, name: string): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, name);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    if ((value as Text).kind === 'text') {
      checkText(value as Text, name, language, report); // Its kind says so.
      return;
    }
    for (const key of Object.keys(value)) {
      // Entries of maps carry their own names and places.
      if (key === 'keySpan' || key === 'key' || exempt.has(key)) continue;
      // It is one of the object's own keys.
      visit((value as Record<string, unknown>)[key], key === 'value' ? name : key === 'cells' ? 'cell' : key);
    }
  };
  const { sources, ...rest } = record;
  visit(rest, '');
  for (const { value } of sources ?? []) {
    const { title: _name, short: _shortName, ...others } = value;
    visit(others, 'source');
  }
}

/** The same for one text; `name` is what it is, or empty. */
export function checkText(text: Text, name: string, language: string, report: Report): void {
  if (text.partial || text.wordings.length === 0 || lookupWording(text, language, language)) return;
  const has = text.wordings.map((wording) => wording.language).join(', ');
  const message = `this ${name === '' ? 'text' : name} has no wording in the outline's own language, ${language}`;
  report(reportOutline('missing-own-language', text.span, message, { hint: `it has: ${has}` }));
}
