import { didYouMean } from '../source/index.ts';
import type { AttributeValue } from './blocks.ts';
import { checkLinkTarget, linkHint } from './links.ts';
import { type MarkupReporter, type Scope, scopeOfAttribute } from './markup-scope.ts';
import type { MarkupElement } from './markup-tree.ts';
import type { AttributeInfo, ElementInfo } from './vocabulary.ts';

/** The attributes of an element, read as their types say. Those that are absent, empty or faulty are null. */
export interface AttributeValues {
  text(name: string): string | null;
  flag(name: string): boolean | null;
  integer(name: string): number | null;
  number(name: string): number | null;
  list(name: string): readonly string[];
  /** Those of some names that are given. */
  some(names: readonly string[]): Readonly<Record<string, AttributeValue>>;
  /** One of the words of a list that the vocabulary was made from. */
  word<W extends string>(name: string, words: readonly W[]): W | null;
}

/** Reports unknown attributes, required ones that are absent or empty, and values of the wrong type. */
export function readAttributes(
  reporter: MarkupReporter,
  element: MarkupElement,
  info: ElementInfo,
  scope: Scope,
): AttributeValues {
  const values = new Map<string, AttributeValue>();
  for (const { name, value } of element.attributes) {
    const known = Object.hasOwn(info.attributes, name) ? info.attributes[name]! : null;
    if (!known) {
      reportUnknown(reporter, info, name, scope);
      continue;
    }
    const read = readValue(reporter, element, name, known, value, scope);
    if (read !== null) values.set(name, read);
  }
  for (const [name, { required }] of Object.entries(info.attributes)) {
    if (required && !element.attributes.some((attribute) => attribute.name === name)) {
      reporter.report('markup-missing-attribute', scope, `<${element.name}> needs the attribute "${name}"`);
    }
  }
  return new Values(values);
}

function reportUnknown(reporter: MarkupReporter, info: ElementInfo, name: string, scope: Scope): void {
  const names = Object.keys(info.attributes);
  const list = names.length > 0 ? `it has ${names.join(', ')}` : 'it has none';
  const hint = didYouMean(name, names) ?? list;
  const at = scopeOfAttribute(info.name, name, 'name', scope);
  reporter.report('markup-unknown-attribute', at, `<${info.name}> has no attribute "${name}"`, { hint });
}

const idPattern = /^[a-z0-9]+(?:-{1,2}[a-z0-9]+)*$/;

/** Null when absent or faulty, which is reported. An empty optional attribute is absent. */
function readValue(
  reporter: MarkupReporter,
  element: MarkupElement,
  name: string,
  { type, required }: AttributeInfo,
  written: string,
  scope: Scope,
): AttributeValue | null {
  const value = written.replace(/[ \t\r\n]+/g, ' ').trim();
  const at = scopeOfAttribute(element.name, name, 'value', scope);
  const refuse = (what: string, hint: string | null): null => {
    reporter.report('markup-invalid-attribute', at, `${name}="${value}" of <${element.name}> ${what}`, {
      hint,
    });
    return null;
  };
  if (type.kind === 'names') return readNames(value);
  // A list may be empty: a thing may have no neighbours.
  if (type.kind === 'ids') {
    const list = value.split(/[ ,]+/).filter((word) => word !== '');
    const wrong = list.find((word) => !idPattern.test(word));
    return wrong === undefined ? list : refuse(`holds "${wrong}", which is not an id`, null);
  }
  if (value === '') {
    if (!required) return null;
    reporter.report('markup-missing-attribute', at, `the attribute "${name}" of <${element.name}> is empty`);
    return null;
  }
  switch (type.kind) {
    case 'text':
      return value;
    case 'id':
      return idPattern.test(value)
        ? value
        : refuse('is not an id', 'ids are lower-case letters and digits with hyphens between');
    case 'boolean':
      return value === 'true' || value === 'false'
        ? value === 'true'
        : refuse('is neither true nor false', null);
    case 'integer': {
      const number = /^\d{1,9}$/.test(value) ? Number(value) : -1;
      const { from, to } = type;
      return number >= from && number <= to
        ? number
        : refuse(`is not a whole number from ${from} to ${to}`, null);
    }
    case 'number': {
      const number = /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(value) ? Number(value) : Number.NaN;
      return Number.isFinite(number) ? number : refuse('is not a number', 'as in 1234 or -12.5');
    }
    case 'point': {
      const numbers = value.split(/[ ,]+/).map(Number);
      return numbers.length === 2 && numbers.every((each) => each >= 0 && each <= 100)
        ? numbers.map(String)
        : refuse('is not two numbers from 0 to 100', 'as in 30 40: per cent from the left and the top');
    }
    case 'link': {
      const target = checkLinkTarget(value);
      if (target.url !== null) return target.url;
      reporter.report('link-not-allowed', at, target.refusal, { hint: linkHint.split(';')[0]! });
      return null;
    }
    case 'words':
    case 'arrangement': {
      const words = type.kind === 'words' ? type.words : [...(reporter.diagrams?.keys() ?? [value])];
      const hint = didYouMean(value, words) ?? `one of ${words.join(', ')}`;
      return words.includes(value) ? value : refuse('is not a word that it takes', hint);
    }
  }
}

/** Columns have names of any kind, which may hold spaces and commas. */
function readNames(value: string): readonly string[] {
  const words = value.split(/[ ,]+/).filter((word) => word !== '');
  if (!value.includes('|') && words.every((word) => idPattern.test(word))) return words;
  return value
    .split('|')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

class Values implements AttributeValues {
  private readonly values: ReadonlyMap<string, AttributeValue>;

  constructor(values: ReadonlyMap<string, AttributeValue>) {
    this.values = values;
  }

  text(name: string): string | null {
    const value = this.values.get(name);
    return typeof value === 'string' ? value : null;
  }

  flag(name: string): boolean | null {
    const value = this.values.get(name);
    return typeof value === 'boolean' ? value : null;
  }

  integer(name: string): number | null {
    return this.number(name);
  }

  number(name: string): number | null {
    const value = this.values.get(name);
    return typeof value === 'number' ? value : null;
  }

  list(name: string): readonly string[] {
    const value = this.values.get(name);
    return Array.isArray(value) ? value : [];
  }

  some(names: readonly string[]): Readonly<Record<string, AttributeValue>> {
    return Object.fromEntries([...this.values].filter(([name]) => names.includes(name)));
  }

  word<W extends string>(name: string, words: readonly W[]): W | null {
    const value = this.values.get(name);
    return words.find((word) => word === value) ?? null;
  }
}
