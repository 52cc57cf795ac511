import {
  checkLinkTarget,
  linkHint,
  parseInline,
  plainText,
  type Run,
  reportMarkup,
} from '../markup/index.ts';
import type { Diagnostic, Span } from '../source/index.ts';
import type { Views } from '../template/index.ts';
import {
  type Decoded,
  entryOf,
  type JsonSchema,
  type Located,
  optional,
  record,
  required,
  type Schema,
  spanOf,
  string,
  type Text,
  text,
} from '../yaml/index.ts';

/** Somebody who presents a deck, as the deck file says it. A name of several lines is several people. */
export interface PersonRecord {
  readonly name: Text;
  readonly role: Text | null;
  readonly link: string | null;
}

/** All who present a deck. */
export interface PresenterRecord {
  readonly span: Span;
  readonly people: readonly PersonRecord[];
}

/** One who presents a deck, in one language. */
export interface Presenter {
  readonly name: readonly Run[];
  readonly role: readonly Run[] | null;
  readonly link: string | null;
}

const personSchema = record('person', {
  name: required(text(), 'the name'),
  role: optional(text(), 'what this person does'),
  link: optional(string(), 'where a click on the name leads: https://… or mailto:…'),
});

/** A text, a person, or a list of both. */
export function presenter(): Schema<PresenterRecord> {
  return {
    type: 'presenter',
    json: presenterJson,
    decode(node, report) {
      const nodes = node.kind === 'list' ? node.items : [node];
      const people = nodes.flatMap((each) => decodePerson(each, report) ?? []);
      return people.length < nodes.length ? undefined : { span: node.span, people };
    },
  };
}

function decodePerson(node: Located, report: (diagnostic: Diagnostic) => void): PersonRecord | null {
  // Languages are no keys of a person.
  const isPerson = node.kind === 'map' && ['name', 'role', 'link'].some((key) => entryOf(node, key));
  if (!isPerson) {
    const name = text().decode(node, report);
    return name ? { name: asName(name), role: null, link: null } : null;
  }
  const person = personSchema.decode(node, report);
  if (!person) return null;
  const { name, role, link } = person;
  return { name: asName(name), role, link: link === null ? null : targetOf(link, person, report) };
}

function targetOf(link: string, person: Decoded, report: (diagnostic: Diagnostic) => void): string | null {
  const target = checkLinkTarget(link);
  if (target.refusal !== null)
    report(reportMarkup('link-not-allowed', spanOf(person, 'link'), target.refusal, { hint: linkHint }));
  return target.url;
}

/** Who presents is a name, which is no other in another language. */
function asName(name: Text): Text {
  return name.wordings.every(({ language }) => language === null) ? { ...name, partial: true } : name;
}

function presenterJson(): JsonSchema {
  const person = { anyOf: [...(text().json().anyOf as JsonSchema[]), personSchema.json()] };
  return { anyOf: [...person.anyOf, { type: 'array', items: person }] };
}

/** The people one by one, in the language of the views: each line of a name is one. */
export function peopleOf(record: PresenterRecord | null, views: Views): readonly PersonRecord[] {
  return (record?.people ?? []).flatMap((person) => {
    const words = views.wording(person.name);
    const lines = words.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2) return [person];
    const span = person.name.wordings.find(({ value }) => value === words)?.span ?? person.name.span;
    return lines.map((line) => ({
      ...person,
      name: { ...person.name, partial: true as const, wordings: [{ language: null, value: line, span }] },
    }));
  });
}

/** The people as meaning. */
export function presentersOf(record: PresenterRecord | null, views: Views): readonly Presenter[] {
  const runs = (words: Text) => parseInline(views.wording(words), views.formulas).runs;
  return peopleOf(record, views).map(({ name, role, link }) => ({
    name: runs(name),
    role: role && runs(role),
    link,
  }));
}

/** Who made a file, as its properties say it; null: nobody is named. */
export function authorsOf({ presenters }: { readonly presenters: readonly Presenter[] }): string | null {
  if (presenters.length === 0) return null;
  return presenters.map(({ name }) => plainText(name).replace(/\s+/g, ' ').trim()).join('; ');
}

/** The names in one text, for what has one place for them. */
export function namesOf(record: PresenterRecord | null, views: Views): Text | null {
  const people = peopleOf(record, views);
  if (!record || people.length === 0) return null;
  const [{ name }] = people as [PersonRecord];
  if (people.length === 1) return name;
  const value = people.map((each) => views.wording(each.name)).join(views.word('list-separator'));
  const { span } = record;
  return { ...name, span, partial: true, wordings: [{ language: null, value, span }] };
}
