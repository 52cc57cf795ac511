import { EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml';
import type { Diagnostic, SourceFile, Span } from '../source/index.ts';
import { reportYaml } from './codes.ts';
import { findSlip } from './find-slip.ts';

/** Turns what the parser threw into a diagnostic that says where the slip is and what to do about it. */
export function describeSyntaxError(file: SourceFile, error: unknown, maxDepth: number): Diagnostic {
  if (!(error instanceof YAMLException)) {
    return reportYaml('yaml-limit', { file, start: 0, end: 0 }, 'this file is nested too deeply to be read');
  }
  const at = Math.min(error.mark?.position ?? 0, file.text.length);
  const span = { file, start: at, end: Math.min(at + 1, file.text.length) };
  if (/nesting/i.test(error.reason)) {
    return reportYaml('yaml-limit', span, `values are nested more than ${maxDepth} deep`);
  }
  const open = whatIsOpen(file, error.reason, at, maxDepth);
  if (open) {
    return reportYaml('yaml-syntax', open.span ?? span, `not valid YAML: this ${open.what} is never closed`, {
      hint: 'close it, or put quotes around a text that begins so',
    });
  }
  const { text } = file;
  const blockStart = startOfBrackets(text, at, maxDepth);
  const slip = findSlip({ text, at, reason: error.reason, blockStart });
  if (!slip) return reportYaml('yaml-syntax', span, `not valid YAML: ${error.reason}`);
  const { start, end, problem, hint } = slip;
  return reportYaml('yaml-syntax', { file, start, end }, `not valid YAML: ${problem}`, { hint });
}

/** The start of the line in which the brackets open that a place stands in; else of its own line. */
function startOfBrackets(text: string, at: number, maxDepth: number): number {
  let start = text.lastIndexOf('\n', at - 1) + 1;
  // Each step is a parse.
  for (let steps = 0; steps < 50 && start > 0 && text.length <= longestSearched; steps++) {
    if (!complaintAbout(text.slice(0, start).trimEnd(), maxDepth)?.includes('within a flow collection'))
      break;
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
  return start;
}

/** It takes a dozen and more parses to find where something opens. */
const longestSearched = 200_000;

/** What the parser says at the end of a text; what a user calls it; how it begins. */
const unclosed = [
  ['within a double quoted scalar', 'quotation mark', /"/g],
  ['within a single quoted scalar', 'quotation mark', /'/g],
  ['within a flow collection', 'bracket', /[[{]/g],
] as const;

function whatIsOpen(file: SourceFile, reason: string, at: number, maxDepth: number) {
  // Something left open in a block is noticed where the next key has too little indentation for it.
  const early = reason === 'deficient indentation';
  const said = early ? complaintAbout(file.text.slice(0, at).trimEnd(), maxDepth) : reason;
  const found = unclosed.find(([words]) => said?.includes(words));
  if (!found) return null;
  const [words, what, marks] = found;
  const end = early ? file.text.slice(0, at).trimEnd().length : file.text.length;
  return { what, span: findOpening(file, end, words, marks, maxDepth) };
}

/**
 * Where something opens that is still open at `end`: in the first line after which the parser complains the same way
 * whatever follows. Null when that is not to be found.
 */
function findOpening(
  file: SourceFile,
  end: number,
  words: string,
  marks: RegExp,
  maxDepth: number,
): Span | null {
  if (file.text.length > longestSearched) return null;
  const ends = [...file.text.slice(0, end).matchAll(/\n|$/g)].map((match) => match.index);
  const isOpen = (line: number): boolean =>
    complaintAbout(file.text.slice(0, ends[line]), maxDepth)?.includes(words) ?? false;
  let low = -1;
  let high = ends.length - 1;
  if (!isOpen(high)) return null;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (isOpen(middle)) high = middle;
    else low = middle;
  }
  const lineStart = high === 0 ? 0 : ends[high - 1]! + 1;
  const first = marks[Symbol.matchAll](file.text.slice(lineStart, ends[high])).next().value;
  if (first === undefined) return null;
  const start = lineStart + first.index;
  return { file, start, end: start + 1 };
}

function complaintAbout(text: string, maxDepth: number): string | null {
  try {
    parseEvents(text, { maxDepth });
    return null;
  } catch (error) {
    return error instanceof YAMLException ? error.reason : null;
  }
}

/** The mark that begins the second document of a file. */
export function secondDocument(file: SourceFile, events: readonly Event[]): Span {
  const second = events.findIndex((event, i) => i > 0 && event.type === EVENT_ID.DOCUMENT);
  const contentEnd = events.slice(0, second).reduce((end, event) => Math.max(end, endOf(event)), -1);
  // A first document without content ends at its own mark.
  const marks = [...file.text.matchAll(/^(---|\.\.\.)(?=\s|$)/gm)].map((match) => match.index);
  const after = marks.filter((at) => at >= contentEnd);
  const at = (contentEnd < 0 ? after[1] : undefined) ?? after[0] ?? 0;
  return { file, start: at, end: at + 3 };
}

function endOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueEnd;
  if (event.type === EVENT_ID.ALIAS) return event.anchorEnd;
  return event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING ? event.start : -1;
}
