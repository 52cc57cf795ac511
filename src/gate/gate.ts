import { normalize } from 'node:path/posix';
import type { Outline } from '../outline/index.ts';
import type { Diagnostic, SourceFile, Span } from '../source/index.ts';
import { reportGate } from './codes.ts';
import { fold } from './phrases.ts';
import { readFile } from './read-file.ts';
import type { FileTexts } from './read-texts.ts';
import { asCell, type SecretRow } from './secret-rows.ts';
import { asName, type Secret, type Secrets, secretsOf } from './secrets.ts';

export interface GateInput {
  /** All of the outline, and the rank of what the deck may show. */
  readonly whole: Outline;
  readonly shown: number;
  /** Words of the template set, which are no secret, and by what they are told from those of others. */
  readonly words: () => readonly string[];
  readonly wordsOf: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Paths of the files that the deck was made from. */
  readonly inputs: readonly string[];
  /** What is written besides: names, the manifest, pages that were printed. */
  readonly besides: readonly { readonly name: string; readonly text: string }[];
  /** The deck file and the lists that it includes: where something was most likely typed. */
  readonly typed: readonly SourceFile[];
}

/**
 * Looks through the finished files of a deck for what is marked higher than the deck, whatever let it through. The report
 * names what leaked, and not its words. Diagnostics: leak.
 */
export function findLeaks(input: GateInput): readonly Diagnostic[] {
  // A set has thousands of words, which are read for the few decks in which something is found.
  const found = lookAt(input, false);
  return found.length === 0 ? found : lookAt(input, true);
}

function lookAt(input: GateInput, withWords: boolean): readonly Diagnostic[] {
  const secrets = secretsFor(input, withWords);
  const found = new Map<string, Diagnostic>();
  const tell = (of: Secret, file: string, where: string): void => {
    const key = `${of.what}\0${file}`;
    if (!found.has(key)) found.set(key, leak(of, where === '' ? file : `${file} (${where})`, input));
  };
  for (const { name, bytes } of input.files) {
    lookThrough(readFile(name, bytes), secrets, (of, where) => tell(of, name, where));
  }
  for (const { name, text } of input.besides) {
    for (const of of secrets.phrases.in(fold(text))) tell(of, name, '');
    const path = `-${asName(text)}-`;
    for (const each of secrets.names) if (path.includes(`-${each.name}-`)) tell(each.of, name, '');
  }
  const read = new Set(input.inputs.map((path) => normalize(path)));
  for (const { path, of } of secrets.pictures) if (read.has(path)) tell(of, 'the deck', path);
  return [...found.values()];
}

const kept = new WeakMap<Outline, Map<string, Secrets>>();

function secretsFor({ whole, shown, words, wordsOf }: GateInput, withWords: boolean): Secrets {
  const key = `${shown} ${withWords ? wordsOf : ''}`;
  const ofOutline = kept.get(whole) ?? new Map<string, Secrets>();
  kept.set(whole, ofOutline);
  const known = ofOutline.get(key) ?? secretsOf(whole, shown, withWords ? words() : []);
  ofOutline.set(key, known);
  return known;
}

function lookThrough(
  { texts, rows }: FileTexts,
  secrets: Secrets,
  tell: (of: Secret, where: string) => void,
): void {
  for (const { where, text } of texts) for (const of of secrets.phrases.in(fold(text))) tell(of, where);
  if (secrets.rows.length === 0) return;
  for (const { where, cells } of rows) {
    const row = cells.map(asCell);
    for (const each of secrets.rows) if (shows(row, each)) tell(each, where);
  }
}

/** Whether a row holds a cell that is not for it, beside what tells which row it is. */
function shows(cells: readonly string[], { hidden, open }: SecretRow): boolean {
  const secret = new Set(cells.filter((cell) => hidden.has(cell)));
  if (secret.size === 0) return false;
  return open.size === 0 ? secret.size > 1 : cells.some((cell) => open.has(cell));
}

function leak({ what, rank, span }: Secret, file: string, { whole, shown, typed }: GateInput): Diagnostic {
  const { levels } = whole.marks!.markings;
  const message = `${file} would tell ${what}, which is marked ${levels[rank]!.id}; the deck may show ${levels[shown]!.id} at the most`;
  const place = placeOf(span, typed);
  const hint = place
    ? 'take it out here: nothing was written'
    : 'find what let it through, a template or a value: nothing was written';
  return reportGate('leak', place ?? span, message, {
    hint,
    related: place ? [{ message: 'it is marked here', span }] : [],
  });
}

/** Where a deck file says the same words. */
function placeOf({ file, start, end }: Span, typed: readonly SourceFile[]): Span | null {
  const words = file.text.slice(start, end).replace(/^["']|["']$/g, '');
  if (words.length < 4) return null;
  for (const each of typed) {
    const at = each.text.indexOf(words);
    if (at >= 0) return { file: each, start: at, end: at + words.length };
  }
  return nameIn(words, typed);
}

/** Where it says them as a name or an address does: `project-nightjar`. */
function nameIn(words: string, typed: readonly SourceFile[]): Span | null {
  const parts = words.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (parts.length < 2 || words.length > 200) return null;
  const name = new RegExp(parts.join('(?:[-_+]|%20)+'), 'iu');
  for (const file of typed) {
    const found = name.exec(file.text);
    if (found) return { file, start: found.index, end: found.index + found[0].length };
  }
  return null;
}
