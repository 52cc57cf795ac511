import { type Owner, sameOwner } from '../../markup/index.ts';
import type { NumberStyle } from '../../numbers/index.ts';
import {
  type DataCell,
  type DataColumn,
  type Element,
  type Group,
  type Outline,
  type OutlineEvent,
  type Passage,
  type Relationship,
  relationshipsOf,
  type Statement,
} from '../../outline/index.ts';
import { type Diagnostic, didYouMean, type Span } from '../../source/index.ts';
import { type DateValue, lookupWording, type Text } from '../../yaml/index.ts';
import { reportTemplate } from '../codes.ts';
import type { Printable } from '../printable.ts';
import { isWorded, missingWords } from '../strings.ts';
import type { DateForm, StatementHolder, Strings, Thing, Views } from '../template.ts';
import { cellText } from './data-fields.ts';
import { wordDate } from './date-view.ts';
import { fieldTablesOf } from './field-tables.ts';
import { numberStyleOf, type ThemeNumbers } from './number-words.ts';
import { Phrase, PhrasePattern, type PhraseValue } from './phrase.ts';
import { formOf } from './plural-form.ts';
import { TextView } from './text-view.ts';
import { type FieldContext, type FieldTable, makeView, View, type ViewSubject } from './view.ts';
import { Wordings } from './wordings.ts';

export interface ViewsOptions {
  readonly outline: Outline;
  /** BCP 47, the deck's. */
  readonly language: string;
  readonly strings: Strings;
  /** Only statements with one of these tags are seen; null or left out: all. */
  readonly select?: readonly string[] | null;
  /** The theme's; left out: nothing is grouped or rounded that does not say so. */
  readonly numbers?: ThemeNumbers;
  /** Whether dollars make formulas in texts; left out: they do. */
  readonly formulas?: boolean;
}

const thingTypes: ReadonlySet<string> = new Set([
  'outline',
  'element',
  'relationship',
  'group',
  'event',
  'term',
  'statement',
  'source',
  'data',
]);

/** The outline as templates see it, in one language. */
export function createViews(options: ViewsOptions): Views {
  const { outline, language, strings, select = null, numbers = { group: false, decimals: null } } = options;
  const wordings = new Wordings(language, outline.language, options.formulas);
  return new OutlineViews(
    { outline, strings, wordings, themeNumbers: numbers, patterns: new Map(), relationships: new Map() },
    select,
  );
}

/** A word of the set in this language, and what it is with certain numbers. */
interface WordPatterns {
  readonly usual: PhrasePattern;
  readonly forms: ReadonlyMap<string, PhrasePattern> | null;
  /** By which a form is chosen. */
  readonly rules: string | null;
}

/** What views with different selections have in common. */
interface Shared {
  readonly outline: Outline;
  readonly strings: Strings;
  readonly wordings: Wordings;
  readonly themeNumbers: ThemeNumbers;
  /** Strings of the set in this language; null: there is none of that name. */
  readonly patterns: Map<string, WordPatterns | null>;
  /** What `relationshipsOf` found. */
  readonly relationships: Map<object, readonly Relationship[]>;
}

/** Behind `Views`: what helpers and fields need besides. */
export class OutlineViews implements Views, FieldContext {
  readonly wordings: Wordings;
  private readonly shared: Shared;
  private readonly tags: readonly string[] | null;
  private readonly views = new Map<object, View>();
  private readonly texts = new Map<Text, TextView[]>();
  private readonly tables = fieldTablesOf(this);
  private style: NumberStyle | null = null;

  constructor(shared: Shared, tags: readonly string[] | null) {
    this.shared = shared;
    this.tags = tags;
    this.wordings = shared.wordings;
  }

  get language(): string {
    return this.wordings.language;
  }

  get formulas(): boolean {
    return this.wordings.formulas;
  }

  get outline(): Outline {
    return this.shared.outline;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.wordings.diagnostics;
  }

  view(thing: Thing | Passage): View {
    let view = this.views.get(thing);
    if (!view) {
      view = this.makeView(thing, null);
      this.views.set(thing, view);
    }
    return view;
  }

  /** The direct members of a group, under the names that they have in it. */
  members(group: Group): readonly View[] {
    const views = group.members.map((member) => {
      const label = group.relabel.get(member.id);
      return label ? this.makeView(member, label) : this.view(member);
    });
    return Object.freeze(views);
  }

  text(text: Text | null, owner: Owner | null): TextView | null {
    return this.textOf(text, owner, false);
  }

  textOf(text: Text | null, owner: Owner | null, silent: boolean): TextView | null {
    if (!text || text.wordings.length === 0) return null;
    const known = this.texts.get(text) ?? [];
    let view = known.find((each) => sameOwner(each.owner, owner));
    if (!view) {
      view = new TextView(text, owner, this.wordings, silent);
      this.texts.set(text, [...known, view]);
    }
    return view;
  }

  thingOf(view: unknown): Thing | null {
    if (!(view instanceof View) || !thingTypes.has(view.type)) return null;
    return view.thing as Thing; // views of these types are made of nothing else
  }

  name(text: Text): string {
    return this.wordings.plain(text, true);
  }

  plain(text: Text): string {
    return this.wordings.plain(text);
  }

  wording(text: Text): string {
    return this.wordings.choose(text).value;
  }

  word(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    const phrase = this.phrase(key, values);
    if (phrase) {
      this.checkValues(key, values);
      return phrase.plain();
    }
    const hint =
      didYouMean(key, this.shared.strings.keys) ?? `add it to strings.yaml: ${key}: { ${this.language}: … }`;
    const message = `the template set has no word "${key}"`;
    this.wordings.reportOnce(reportTemplate('unknown-word', null, message, { hint }));
    return key;
  }

  /** Placeholders of a word that the program asks for and has no value for: they would be shown as typed. */
  private checkValues(key: string, values: Readonly<Record<string, string | number>>): void {
    const missing = this.pattern(key, values)?.names.find((name) => !Object.hasOwn(values, name));
    if (missing === undefined) return;
    const names = Object.keys(values);
    const hint =
      didYouMean(missing, names) ??
      (names.length > 0 ? `it may hold: {${names.join('}, {')}}` : 'it takes no values');
    const message = `the string "${key}" gets no value for {${missing}}`;
    const span = this.shared.strings.get(key)?.span ?? null;
    this.wordings.reportOnce(reportTemplate('missing-value', span, message, { hint }));
  }

  /** A word of the set with values that print themselves; null when there is none of that name. */
  phrase(key: string, values: Readonly<Record<string, PhraseValue>> = {}): Printable | null {
    const pattern = this.pattern(key, values);
    return pattern && new Phrase(pattern, values);
  }

  /** A string of the set in this language, in the form that goes with a number among the values. */
  pattern(key: string, values: Readonly<Record<string, unknown>> = {}): PhrasePattern | null {
    let word = this.shared.patterns.get(key);
    if (word === undefined) {
      const text = this.shared.strings.get(key);
      word = text && this.wordOf(text);
      this.shared.patterns.set(key, word);
    }
    return word?.forms?.get(formOf(word.forms, word.rules, values)) ?? word?.usual ?? null;
  }

  /** Where a word of the set is written. */
  placeOfWord(key: string): Span | null {
    return this.shared.strings.get(key)?.span ?? null;
  }

  /** Whether the set has a word in this very language, or for all of them. */
  isWorded(key: string): boolean {
    const text = this.shared.strings.get(key);
    return text !== null && isWorded(text, this.language);
  }

  /** The relationships that begin or end at a thing. */
  relationshipsOf(thing: Element | OutlineEvent | Group): readonly Relationship[] {
    let found = this.shared.relationships.get(thing);
    if (!found) {
      found = relationshipsOf(this.outline, thing);
      this.shared.relationships.set(thing, found);
    }
    return found;
  }

  get stringKeys(): readonly string[] {
    return this.shared.strings.keys;
  }

  date(date: DateValue, form?: DateForm): string {
    return wordDate(date, this, form);
  }

  get numbers(): NumberStyle {
    this.style ??= numberStyleOf(this, this.shared.themeNumbers);
    return this.style;
  }

  cellText(cell: DataCell, column: DataColumn, head = false): string | null {
    return cellText(cell, column, head, this);
  }

  statementsOf(thing: StatementHolder): readonly Statement[] {
    const { tags } = this;
    if (tags === null) return thing.statements;
    return thing.statements.filter((statement) => statement.tags?.some((tag) => tags.includes(tag)));
  }

  select(tags: readonly string[] | null): Views {
    return new OutlineViews(this.shared, tags);
  }

  private makeView(thing: Thing | Passage, label: Text | null): View {
    const { type } = thing;
    const span = type === 'outline' ? null : thing.span;
    const id = type === 'statement' ? thing.key : type === 'passage' ? null : thing.id;
    const owner: Owner | null = type === 'passage' || id === null ? null : { type, id };
    // The table of a type takes things of that type.
    const fields = this.tables[type] as FieldTable<Thing | Passage>;
    const subject: ViewSubject<Thing | Passage> = { type, id, thing, owner, span };
    if (!label) return makeView(subject, fields);
    const own = new Map(fields);
    own.set('label', { ...fields.get('label')!, read: () => this.text(label, owner) });
    return makeView(subject, own);
  }

  /** The set's words are missing together: one warning says so, not one for each word. */
  private wordOf(text: Text): WordPatterns {
    const { value, forms, language } = this.wordings.choose(this.inOrder(text), true);
    if (!isWorded(text, this.language) && /\p{L}/u.test(value)) {
      this.wordings.reportOnce(missingWords(this.shared.strings, this.language));
    }
    const rules = forms && this.shared.strings.get('plural-rules');
    const spoken = language ?? this.language;
    return {
      usual: new PhrasePattern(value),
      forms: forms ? new Map([...forms].map(([form, each]) => [form, new PhrasePattern(each)])) : null,
      rules: (rules && lookupWording(rules, spoken, spoken)?.value) ?? null,
    };
  }

  /** A string without a language serves every language that has none of its own. */
  private inOrder(text: Text): Text {
    const own = text.wordings.find((wording) => wording.language === null);
    if (!own || text.wordings.length === 1) {
      return own ? { ...text, wordings: [{ ...own, language: this.language }] } : text;
    }
    return {
      ...text,
      wordings: [...text.wordings.filter((each) => each !== own), { ...own, language: this.language }],
    };
  }
}
