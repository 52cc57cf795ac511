import type { Entry, Library } from '@retorquere/bibtex-parser';
import type { SourceFile, Span } from '../source/index.ts';
import type { RawEntry, Report } from './bibliography-entry.ts';
import { type BibtexPlaces, placesOf } from './bibtex-places.ts';
import { reportBibliography } from './codes.ts';
import { parseBibtex } from './load-libraries.ts';
import { type Fact, makeSource, personName, plainWords } from './make-source.ts';
import { rehearseBibtex } from './rehearse-bibtex.ts';
import { logos, reportBibtexErrors, reportBrokenString } from './report-bibtex-errors.ts';

/** BibTeX or BibLaTeX. `most`: of more entries than these, one more is read. */
export function readBibtex(file: SourceFile, report: Report, most: number): readonly RawEntry[] {
  const places = placesOf(file);
  if (places.length === 0) {
    const hint = 'an entry looks so: @article{knuth84, title = {…}, author = {…}, year = 1984}';
    const top = { file, start: 0, end: 0 };
    report(reportBibliography('bibliography-syntax', top, `${file.path} has no entries`, { hint }));
    return [];
  }
  if (places.length > most)
    return places.map(({ key, keySpan, span }) => ({ key, keySpan, source: emptyAt(span) }));
  const library = parse(file, places, report);
  if (!library) return [];
  reportBibtexErrors(library.errors, places, file, report);
  let next = 0;
  return library.entries.flatMap((entry) => {
    // What could not be read to its end has been reported, and has no text.
    const at = places.findIndex((each, i) => i >= next && each.key === entry.key);
    if (at < 0) return [];
    next = at + 1;
    return entry.input === '' ? [] : [sourceOf(entry, places[at]!, report)];
  });
}

/** Null, after a report, for what is too much, or not to be read at all. */
function parse(file: SourceFile, places: readonly BibtexPlaces[], report: Report): Library | null {
  const { tooMuch, mistakes, strings } = rehearseBibtex(file.text);
  const top = { file, start: 0, end: 0 };
  if (tooMuch) {
    const at = places.find(({ key }) => key === tooMuch.key)?.keySpan ?? top;
    const hint = 'keep in it what the outline stands on';
    report(reportBibliography('bibliography-limit', at, `${file.path}: ${tooMuch.what}`, { hint }));
    return null;
  }
  if (mistakes) {
    reportBibtexErrors(mistakes, places, file, report);
    return null;
  }
  try {
    // What JabRef keeps in comments for itself is not asked for, and need not be right.
    const text = withoutRest(file.text, places).replace(/(@\s*comment\s*\{?\s*jabref)-(?=meta)/gi, '$1_');
    return parseBibtex(text.replaceAll('<', less).replaceAll('>', greater));
  } catch {
    const broken = Object.entries(strings).find(([, value]) => !isRead(value))?.[0];
    report(reportBrokenString(broken ?? null, file));
    return null;
  }
}

/**
 * Stand for `<` and `>` while the library reads: it sets words as TeX does with its oldest fonts, which have the turned marks
 * of Spanish in their places. They are no characters of any text (Unicode, 23.7).
 */
const [less, greater] = ['\ufdd0', '\ufdd1'];

/** What sources are made of. TeX is read slowly, and abstracts have much of it. */
const wanted = new Set(
  'title subtitle shorttitle maintitle booktitle eventtitle journaltitle journal author editor publisher institution school organization date year month day url urldate doi howpublished eprint eprinttype archiveprefix langid language hyphenation crossref'.split(
    ' ',
  ),
);

/** The text with blanks for all else that stands in braces: places stay what they are. */
function withoutRest(text: string, places: readonly BibtexPlaces[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { fields } of places)
    for (const [name, { start, end }] of fields) {
      if (wanted.has(name) || start < from || text[start - 1] !== '{' || text[end] !== '}') continue;
      pieces.push(text.slice(from, start), text.slice(start, end).replace(/[^\r\n]/g, ' '));
      from = end;
    }
  return [...pieces, text.slice(from)].join('');
}

function isRead(value: string): boolean {
  const { errors } = parseBibtex(`@misc{a, title = "${value}"}`);
  return errors.every(({ error = '' }) => error.startsWith('unhandled '));
}

function emptyAt(span: Span) {
  return { kind: 'map', span, entries: [] } as const;
}

function sourceOf({ key, fields }: Entry, place: BibtexPlaces, report: Report): RawEntry {
  // Fields that the library gives as lists are lists in its types only.
  const all = fields as Readonly<Record<string, unknown>>;
  const spanOf = (name: string): Span => place.fields.get(name) ?? place.keySpan;
  const words = (...names: readonly string[]): Fact<string> | null => {
    for (const name of names) {
      const value = wordsIn(textOf(all[name]));
      if (value !== '') return { value, span: spanOf(name) };
    }
    return null;
  };
  const people = (name: string): Fact<readonly string[]> | null => {
    const names = peopleOf(all[name]);
    return names.length === 0 ? null : { value: names, span: spanOf(name) };
  };
  const subtitle = words('subtitle');
  const title = words('title', 'maintitle', 'booktitle');
  const container = words('journaltitle', 'journal', 'booktitle', 'maintitle', 'eventtitle');
  return makeSource(
    {
      key,
      keySpan: place.keySpan,
      span: place.span,
      title: title && subtitle ? { ...title, value: `${title.value}: ${subtitle.value}` } : title,
      short: words('shorttitle'),
      authors: people('author') ?? people('editor'),
      container: container?.value === title?.value ? null : container,
      publisher: words('publisher', 'institution', 'school', 'organization'),
      date: dateOf(words),
      accessed: words('urldate'),
      url: addressOf(words),
      doi: words('doi'),
      language: words('langid', 'language', 'hyphenation'),
    },
    report,
  );
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string').join(', ') : '';
}

/** The library leaves commands as they are that it does not know. */
function wordsIn(text: string): string {
  return plainWords(text.replaceAll(less, '<').replaceAll(greater, '>').replace(logos, '$1'));
}

type Words = (...names: readonly string[]) => Fact<string> | null;

/** What people are called. `and others` comes as a family of that name: then they are one phrase. */
function peopleOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const names = namesOf(value);
  if (names.length < 2 || names.at(-1) !== 'others') return names;
  return [`${names.slice(0, -1).slice(0, 3).join(', ')} et al.`];
}

/** What is no name of an institution is in parts: `van der`, `Berg`. */
function namesOf(value: readonly Readonly<Record<string, unknown>>[]): string[] {
  return value.flatMap((each) => {
    const part = (name: string): string => wordsIn(textOf(each[name]));
    const parts = {
      given: part('firstName'),
      particle: part('prefix'),
      family: part('lastName'),
      suffix: part('suffix'),
    };
    const name = part('name') || personName(parts);
    return name === '' ? [] : [name];
  });
}

/** `date`, else `year` with `month` and `day`, in the forms of outlines where they say a date. */
function dateOf(words: Words): Fact<string> | null {
  const date = words('date');
  if (date) return { ...date, value: settled(date.value) };
  const year = words('year');
  const month = words('month');
  if (!year || !month || !/^\d{4}$/.test(year.value) || !/^\d{1,2}$/.test(month.value)) return year;
  const day = words('day');
  const parts = [year.value, month.value.padStart(2, '0')];
  if (day && /^\d{1,2}$/.test(day.value)) parts.push(day.value.padStart(2, '0'));
  return { ...year, value: parts.join('-') };
}

/** Dates of BibLaTeX may be uncertain, have a time, name a season, or be open. */
function settled(date: string): string {
  return date
    .split('/')
    .map((part) => {
      const bare = part.trim().replace(/T.*$/, '').replace(/[~?%]/g, '');
      return bare === '' ? '..' : bare.replace(/^(\d{4})-(?:2[1-9]|3\d|4[01])$/, '$1');
    })
    .join('/');
}

function addressOf(words: Words): Fact<string> | null {
  const url = words('url');
  if (url) return url;
  const howpublished = words('howpublished');
  if (howpublished && /^https?:\/\/\S+$/i.test(howpublished.value)) return howpublished;
  const eprint = words('eprint');
  const archive = words('eprinttype', 'archiveprefix');
  if (words('doi') || !eprint || archive?.value.toLowerCase() !== 'arxiv') return null;
  return { ...eprint, value: `https://arxiv.org/abs/${eprint.value}` };
}
