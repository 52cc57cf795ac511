import { languageNamed } from './languages.ts';
import { highlighter } from './load-libraries.ts';

/** What a piece of code is, as far as its colour goes. */
export const codeRoles = ['comment', 'string', 'number', 'keyword', 'function', 'type'] as const;
export type CodeRole = (typeof codeRoles)[number];

/** A piece of one line; `role` null: no colour of its own. */
export interface CodePiece {
  readonly text: string;
  readonly role: CodeRole | null;
}

/** What is coloured as `text`, and what stands before it in its file, by which it is understood. */
export interface CodeText {
  readonly text: string;
  readonly language: string | null;
  readonly before?: string;
}

/** The lines of code in pieces of one role; together they are the code. Of no language, or one not known here, without roles. */
export function colorCode({ text, language, before = '' }: CodeText): readonly (readonly CodePiece[])[] {
  const name = languageNamed(language);
  const plain = () => text.split('\n').map((line) => (line === '' ? [] : [{ text: line, role: null }]));
  if (name === null || name === 'plaintext' || text.length > longest) return plain();
  const start = lastLines(before, longest - text.length);
  const key = `${name}\n${start.length}\n${start}${text}`;
  const known = recent.get(key);
  if (known) return known;
  const lines = linesOf(start + text, name);
  const shown = start === '' ? lines : lines.slice(start.split('\n').length - 1);
  if (recent.size >= 64) recent.clear();
  recent.set(key, shown);
  return shown;
}

/**
 * Longer code is shown plain, and no more than this of it and of what stands before it is read: in some languages the time
 * that highlighting takes grows with the square of the text.
 */
const longest = 20_000;

/** The last whole lines of a text that have so many characters at most. */
function lastLines(text: string, most: number): string {
  return text.length <= most ? text : text.slice(text.indexOf('\n', text.length - most - 1) + 1);
}

/** The same code is measured, placed and written in several formats and languages. */
const recent = new Map<string, readonly (readonly CodePiece[])[]>();

type Node = ReturnType<ReturnType<typeof highlighter>['highlight']>['children'][number];

function linesOf(text: string, language: string): CodePiece[][] {
  const lines: CodePiece[][] = [[]];
  const add = (value: string, role: CodeRole | null) => {
    value.split('\n').forEach((part, i) => {
      if (i > 0) lines.push([]);
      if (part === '') return;
      const line = lines.at(-1)!;
      const last = line.at(-1);
      if (last?.role === role) line[line.length - 1] = { text: last.text + part, role };
      else line.push({ text: part, role });
    });
  };
  const visit = (node: Node, role: CodeRole | null): void => {
    if (node.type === 'text') add(node.value, role);
    else if (node.type === 'element') {
      const names = node.properties.className;
      const own = roleOf(Array.isArray(names) ? names.map(String) : []);
      for (const child of node.children) visit(child as Node, own === undefined ? role : own);
    }
  };
  for (const node of highlighter().highlight(language, text).children) visit(node, null);
  return lines;
}

/** Undefined: what it stands in decides. */
function roleOf(classes: readonly string[]): CodeRole | null | undefined {
  const [scope, sub] = [classes[0]?.replace(/^hljs-/, ''), classes[1]];
  if (scope === 'variable') return sub === 'language_' ? 'keyword' : undefined;
  if (scope === 'title') return sub === 'class_' ? 'type' : 'function';
  return scope === undefined ? undefined : roles[scope];
}

const roles: Readonly<Record<string, CodeRole | null>> = {
  comment: 'comment',
  doctag: 'comment',
  quote: 'comment',
  string: 'string',
  regexp: 'string',
  addition: 'string',
  number: 'number',
  literal: 'number',
  symbol: 'number',
  deletion: 'number',
  keyword: 'keyword',
  'selector-tag': 'keyword',
  section: 'keyword',
  built_in: 'function',
  type: 'type',
  attr: 'type',
  attribute: 'type',
  tag: 'type',
  name: 'type',
  'selector-class': 'type',
  'selector-id': 'type',
  subst: null,
};
