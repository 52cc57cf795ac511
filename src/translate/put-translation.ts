import type { LocatedScalar } from '../yaml/index.ts';
import type { TranslationUnit } from './units.ts';

/** What takes the place of some characters of a file. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * How a translation comes into the file: beside the wordings that are there, or, where there is one text for all, as a map
 * of the two. Nothing else in the file is touched. Null: the text is written in a way that is left alone.
 */
export function putTranslation(
  unit: TranslationUnit,
  language: string,
  translation: string,
): TextEdit | null {
  const { node } = unit;
  const file = node.span.file.text;
  if (node.kind === 'scalar') return asMap(unit, node, language, translation);
  if (node.kind !== 'map') return null;
  const isFlow = file[node.span.start] === '{';
  const own = node.entries.find(({ key }) => key.toLowerCase() === language.toLowerCase());
  if (own) {
    if (own.value.kind !== 'scalar') return null;
    const typed = scalarRange(own.value);
    const indent = columnOf(file, own.keySpan.start);
    const text = isFlow ? quoted(translation) : scalar(translation, indent);
    return { ...typed, text };
  }
  const last = node.entries.at(-1)!;
  if (last.value.kind !== 'scalar') return null;
  const { end } = scalarRange(last.value);
  if (isFlow) return { start: end, end, text: `, ${language}: ${quoted(translation)}` };
  const indent = columnOf(file, last.keySpan.start);
  const lineEnd = file.indexOf('\n', end);
  const at = lineEnd < 0 ? file.length : lineEnd;
  // A comment behind it stays behind it.
  return { start: at, end: at, text: `\n${' '.repeat(indent)}${language}: ${scalar(translation, indent)}` };
}

function asMap(
  unit: TranslationUnit,
  node: LocatedScalar,
  language: string,
  translation: string,
): TextEdit | null {
  const file = node.span.file.text;
  const { start, end } = scalarRange(node);
  const typed = file.slice(start, end);
  if (/^[|>]/.test(typed) || translation.includes('\n')) {
    if (unit.inList && !/^[|>]/.test(typed)) return null;
    // Within braces nothing can stand in lines of its own.
    if (isInFlow(unit)) return flowMap(unit, start, end, node, language, translation);
    const indent = columnOf(file, unit.inList ? start : unit.key.start) + (unit.inList ? 0 : 2);
    const pad = ' '.repeat(indent);
    const lead = unit.inList ? '' : `\n${pad}`;
    const text = `${lead}${unit.language}: ${scalar(node.text, indent)}\n${pad}${language}: ${scalar(translation, indent)}`;
    const blank = unit.inList ? 0 : /(?<![ \t])[ \t]*$/.exec(file.slice(0, start))![0].length;
    return { start: start - blank, end, text };
  }
  return flowMap(unit, start, end, node, language, translation);
}

function flowMap(
  unit: TranslationUnit,
  start: number,
  end: number,
  node: LocatedScalar,
  language: string,
  translation: string,
): TextEdit {
  const typed = node.span.file.text.slice(start, end);
  const plain = /^[^\s"'|>&*!%@`{}[\],#:?-][^{}[\],#:\n]*$/.test(typed);
  const whole = /^(["']).*\1$/.test(typed);
  const original = plain || whole ? typed : quoted(node.text);
  return { start, end, text: `{ ${unit.language}: ${original}, ${language}: ${quoted(translation)} }` };
}

/** Whether it stands within braces or brackets: between it and the beginning of its line one is open. */
function isInFlow({ key, node }: TranslationUnit): boolean {
  const { text } = node.span.file;
  const line = text.slice(text.lastIndexOf('\n', key.start - 1) + 1, key.start);
  return /[{[]/.test(line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, ''));
}

/** All that was typed for a scalar: of a block its sign too. */
function scalarRange(node: LocatedScalar): { readonly start: number; readonly end: number } {
  const { text } = node.span.file;
  const { start, end } = node.span;
  const sign = /(?:^|[:\-\s])([|>][-+0-9]*[ \t]*(?:#[^\n]*)?\r?\n\s*)$/.exec(
    text.slice(Math.max(0, start - 400), start),
  );
  return sign && !node.plain ? { start: start - sign[1]!.length, end } : { start, end };
}

function scalar(text: string, indent: number): string {
  const words = text.trimEnd();
  if (!words.includes('\n') || /^\s|[\t\u0000-\u0008]|[ \t]$/m.test(words)) return quoted(words);
  const pad = ' '.repeat(indent + 2);
  return `|\n${words
    .split('\n')
    .map((line) => (line === '' ? '' : `${pad}${line}`))
    .join('\n')}`;
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
