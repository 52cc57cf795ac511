import { isWebAddress, type SourceFile, type Span } from '../source/index.ts';
import { type Located, type LocatedEntry, type LocatedMap, parseDate } from '../yaml/index.ts';
import type { RawEntry, Report } from './bibliography-entry.ts';
import { reportBibliography } from './codes.ts';
import { languageOf } from './language-names.ts';

/** What an entry says, in characters, and where each of it stands. */
export interface EntryFacts {
  readonly key: string;
  readonly keySpan: Span;
  /** All of the entry. */
  readonly span: Span;
  readonly title: Fact<string> | null;
  readonly short: Fact<string> | null;
  readonly authors: Fact<readonly string[]> | null;
  /** The book, the journal, the site that it stands in. */
  readonly container: Fact<string> | null;
  readonly publisher: Fact<string> | null;
  /** In the forms of dates that outlines have; as written where it is none. */
  readonly date: Fact<string> | null;
  readonly accessed: Fact<string> | null;
  readonly url: Fact<string> | null;
  readonly doi: Fact<string> | null;
  readonly language: Fact<string> | null;
}

export interface Fact<T> {
  readonly value: T;
  readonly span: Span;
}

/** An entry with the keys of a source. Diagnostic: bibliography-entry. */
export function makeSource(facts: EntryFacts, report: Report): RawEntry {
  const { key, keySpan, span } = facts;
  const warn = (place: Span, message: string, hint: string): void =>
    report(reportBibliography('bibliography-entry', place, message, { hint }));
  const entries: LocatedEntry[] = [];
  const add = (name: string, fact: Fact<string | readonly string[]> | null): void => {
    if (fact) entries.push({ key: name, keySpan: fact.span, value: locate(fact) });
  };
  if (!facts.title) {
    warn(
      keySpan,
      `the entry "${key}" has no title: its key stands for it`,
      'give it a "title", here or in the outline',
    );
  }
  add('title', facts.title ?? { value: key, span: keySpan });
  add('short', facts.short);
  add('author', facts.authors);
  add('publisher', publishedIn(facts));
  for (const name of ['date', 'accessed'] as const) {
    const date = facts[name];
    if (date && parseDate(date.value)) add(name, date);
    else if (date) {
      warn(
        date.span,
        `"${date.value}" is no date`,
        'write a year, 2018-04 or 2024-02-26; without one none is shown',
      );
    }
  }
  const address = addressOf(facts);
  if (address && isWebAddress(address.value)) add('url', address);
  else if (address) {
    warn(address.span, `"${address.value}" is no address of the web`, 'it begins with http:// or https://');
  }
  const language = facts.language && languageOf(facts.language.value);
  if (facts.language && language) add('language', { value: language, span: facts.language.span });
  return { key, keySpan, source: { kind: 'map', span, entries } satisfies LocatedMap };
}

/** `Journal of Water, Some Press` */
function publishedIn({ container, publisher }: EntryFacts): Fact<string> | null {
  if (!container || !publisher || container.value === publisher.value) return container ?? publisher;
  return { value: `${container.value}, ${publisher.value}`, span: publisher.span };
}

function addressOf({ url, doi }: EntryFacts): Fact<string> | null {
  if (url || !doi) return url;
  const bare = doi.value.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  return { value: `https://doi.org/${encodeURI(bare).replace(/[?#]/g, encodeURIComponent)}`, span: doi.span };
}

function locate({ value, span }: Fact<string | readonly string[]>): Located {
  if (typeof value !== 'string')
    return { kind: 'list', span, items: value.map((each) => locate({ value: each, span })) };
  return { kind: 'scalar', span, text: value, value, plain: false };
}

/** Characters without the tags for italics and the like, in one line. */
export function plainWords(text: string): string {
  return text
    .replace(/<\/?(?:i|em|b|strong|u|s|tt|code|sub|sup|sc|span|pre|p|br|q)(?:\s[^<>]*)?\/?>/gi, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** A person as they are written in running text: `Donald E. Knuth`, 李小明. */
export function personName({ given, particle, family, suffix }: Person): string {
  const last = [particle, family].filter((part) => part !== '').join(/['’]$/.test(particle) ? '' : ' ');
  if (eastAsian.test(family) && (given === '' || eastAsian.test(given))) return `${last}${given}`;
  return [[given, last].filter((part) => part !== '').join(' '), suffix]
    .filter((part) => part !== '')
    .join(', ');
}

export interface Person {
  readonly given: string;
  /** `van der` */
  readonly particle: string;
  readonly family: string;
  /** `Jr.` */
  readonly suffix: string;
}

const eastAsian = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー・々]+$/u;

export function spanFrom(file: SourceFile, start: number, end: number): Span {
  return { file, start, end };
}
