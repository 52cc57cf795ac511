import { endOfFlowText, endOfQuoted, type FlowPlace, flowPlace } from './flow-place.ts';

/** What a person did who wrote something else than YAML reads. */
export interface Slip {
  readonly start: number;
  readonly end: number;
  readonly problem: string;
  readonly hint: string | null;
}

/** Where the parser stopped, and what it said. */
export interface Complaint {
  readonly text: string;
  readonly at: number;
  readonly reason: string;
  /** Where the block begins that holds the brackets in which `at` stands, or its own line. */
  readonly blockStart: number;
}

/** The most likely slip behind a complaint of the parser; null where none is known. */
export function findSlip(complaint: Complaint): Slip | null {
  const { text, at, blockStart } = complaint;
  const flow = flowPlace(text, blockStart, at);
  for (const find of flow ? [tab, escapes, (each: Complaint) => inBrackets(each, flow)] : inBlocks) {
    const slip = find(complaint);
    if (slip) return slip;
  }
  return null;
}

type Find = (complaint: Complaint) => Slip | null;

const inBlocks: readonly Find[] = [tab, escapes, closesNothing, glued, equals, indentation, unquoted, goesOn];

const quotes = 'this text needs quotes';

function tab({ text, at, reason }: Complaint): Slip | null {
  for (const line of linesUpTo(text, at, 2)) {
    const tabs = /^ *\t+/.exec(line.text);
    if (!tabs && !(/\btab\b/i.test(reason) && line.start + line.text.length >= at)) continue;
    const hint = 'indent with spaces';
    return {
      ...(tabs ? part(line, 0, tabs[0].length) : spot(text, at)),
      problem: 'a line is indented with a tab',
      hint,
    };
  }
  return null;
}

function escapes({ text, at, reason }: Complaint): Slip | null {
  if (!/escape sequence|hexadecimal/.test(reason)) return null;
  const start = Math.max(0, text.lastIndexOf('\\', at));
  const problem = 'between double quotes a backslash begins a sign such as \\n';
  return {
    start,
    end: at + 1,
    problem,
    hint: 'put single quotes around the text, or write the backslash twice',
  };
}

function inBrackets({ text, at }: Complaint, { open, valueStart }: FlowPlace): Slip | null {
  const close = open === '[' ? ']' : '}';
  const found = text[at] ?? '';
  if ((found === ']' || found === '}') && found !== close)
    return {
      ...spot(text, at),
      problem: `"${open}" is closed by "${found}"`,
      hint: `close it with "${close}"`,
    };
  const before = text.slice(valueStart, at).trimEnd();
  const lineEnd = before.search(/[\r\n]/);
  if (lineEnd >= 0) {
    const start = valueStart + before.slice(0, lineEnd).trimEnd().length;
    return {
      start,
      end: start + 1,
      problem: 'a comma is missing at the end of this line',
      hint: `entries in ${open} ${close} are divided by commas`,
    };
  }
  const isQuoted = /^["']/.test(before) && endOfQuoted(text, valueStart) <= at;
  if (isQuoted && /["'[{]/.test(found))
    return {
      ...spot(text, at),
      problem: 'a comma is missing before this',
      hint: `entries in ${open} ${close} are divided by commas`,
    };
  const semicolon = before.indexOf(';');
  if (semicolon >= 0)
    return {
      ...spot(text, valueStart + semicolon),
      problem: 'a comma is needed here',
      hint: `entries in ${open} ${close} are divided by commas, not by ";"`,
    };
  return quoting(text, valueStart, endOfFlowText(text, valueStart), true);
}

function closesNothing({ text, at }: Complaint): Slip | null {
  const found = text[at] ?? '';
  if ((found !== ']' && found !== '}') || !/[[{]/.test(lineAt(text, at).text.slice(0, at))) return null;
  const line = lineAt(text, at);
  const before = line.text.slice(0, at - line.start);
  if (!/[\]}]\s*$/.test(before)) return null;
  return {
    ...spot(text, at),
    problem: `this "${found}" closes nothing`,
    hint: 'take it away, or put quotes around the text',
  };
}

/** `title:Water`, `-point`, `use：content`: YAML reads the lines on as one text, so that the first of them is meant. */
function glued({ text, at }: Complaint): Slip | null {
  let found: Slip | null = null;
  for (const line of linesUpTo(text, at, 4)) {
    const slip = gluedMark(line);
    // The line itself may be right, and those above it wrong.
    if (!slip && line.start + line.text.length < at) break;
    found = slip ?? found;
  }
  return found;
}

function gluedMark(line: Line): Slip | null {
  const wide = /^\s*(?:-\s+)*[\w-]+(：)/.exec(line.text);
  if (wide) {
    const problem = 'this colon is not the one that YAML knows';
    return { ...part(line, wide[0].length - 1, 1), problem, hint: 'write ":" and a space, not "："' };
  }
  const key = /^(\s*(?:-\s+)*)([A-Za-z][\w-]*:)(?!\/\/|\s)\S/.exec(line.text);
  if (key) {
    const hint = `write "${key[2]} …"`;
    return { ...part(line, key[1]!.length, key[2]!.length), problem: 'a space is missing behind ":"', hint };
  }
  const dash = /^(\s*(?:-\s+)*)-[A-Za-z"'[{]/.exec(line.text);
  if (!dash) return null;
  const hint = 'write "- " before each entry of a list';
  return { ...part(line, dash[1]!.length, 1), problem: 'a space is missing behind "-"', hint };
}

function equals({ text, at }: Complaint): Slip | null {
  const line = lineAt(text, at);
  const match = /^(\s*(?:-\s+)*[\w-]+\s*)=/.exec(line.text);
  if (!match) return null;
  const key = match[1]!.replace(/^[\s-]+/, '').trim();
  return {
    ...part(line, match[1]!.length, 1),
    problem: 'a key ends with a colon',
    hint: `write "${key}: …"`,
  };
}

/** The parser stopped at the first word of a line, or at the colon behind it: it is the column that is wrong. */
function indentation({ text, at, reason }: Complaint): Slip | null {
  const line = lineAt(text, at);
  const before = line.text.slice(0, at - line.start);
  if (
    !/^[\s-]*(?:[\w-]+|"[^"]*")?$/.test(before) ||
    line.text.trim() === '' ||
    at >= line.start + line.text.length
  )
    return null;
  if (!/indentation|mapping entry|sequence entry|end of the stream|expected ':'/.test(reason)) return null;
  const indent = /^\s*/.exec(line.text)![0].length;
  const value = typedValue(line);
  // A value that begins with a mark is another slip.
  if (before.trim() !== '' && value.first !== '' && marks.includes(value.first)) return null;
  const word = /^(?:- ?)?[^\s:]*:?/.exec(line.text.slice(indent))![0];
  const problem = 'this line begins in another column than its neighbours';
  const hint =
    'entries of one map or list begin in the same column; what belongs to an entry is indented further';
  return { ...part(line, indent, Math.max(1, word.length)), problem, hint };
}

/** Characters that mean something to YAML where a text begins with them. */
const marks = '@`%*&!|>[{';

function unquoted({ text, at }: Complaint): Slip | null {
  for (const line of linesUpTo(text, at, 1)) {
    const value = typedValue(line);
    if (value.text === '') continue;
    const { start } = value;
    const end = start + value.text.length;
    if (marks.includes(value.first) || /^["']/.test(value.text) || /:(\s|$)/.test(value.text))
      return quoting(text, start, end);
    if (/^[-?]\s/.test(value.text) && value.hasKey) return quoting(text, start, end);
  }
  return null;
}

/** A text that goes on in further lines without being indented. */
function goesOn({ text, at, reason }: Complaint): Slip | null {
  if (!/multiline key|expected ':'/.test(reason)) return null;
  const line = lineAt(text, at);
  const indent = /^\s*/.exec(line.text)![0].length;
  const problem = 'this line is neither a key nor part of the text above it';
  const hint =
    'a text of several lines begins with "|" behind its key, and all of it is indented further than the key';
  return { ...part(line, indent, line.text.trim().length), problem, hint };
}

/** The text that needs quotes, why, and how it looks in them. */
function quoting(text: string, start: number, end: number, inBrackets = false): Slip | null {
  const typed = text.slice(start, end);
  if (typed.trim() === '') return null;
  const place = { start, end, problem: quotes };
  const first = typed[0]!;
  if (first === '"' || first === "'") {
    const apostrophe = first === "'" && /^'\w+'\w/.test(typed);
    const how = apostrophe
      ? 'between single quotes an apostrophe is written twice; between double quotes it is not'
      : 'a text that begins with a quotation mark must end with it; put the other kind of quotes around the whole';
    return { ...place, hint: withExample(how, apostrophe ? typed.slice(1, -1) : typed) };
  }
  if (marks.includes(first))
    return { ...place, hint: withExample(`put quotes around a text that begins with "${first}"`, typed) };
  if (/^[-?]\s/.test(typed))
    return { ...place, hint: withExample(`put quotes around a text that begins with "${first} "`, typed) };
  if (/^[“”„«]/.test(first))
    return { ...place, hint: 'YAML knows only straight quotation marks: put "…" around the text' };
  const inner = /[[\]{}]/.exec(typed);
  const colon = /:(?=\s|$)/.exec(typed);
  if (inner && (!colon || inner.index < colon.index))
    return { ...place, hint: withExample(`put quotes around a text that holds "${inner[0]}"`, typed) };
  const key = inBrackets && colon && /\s([a-z][a-z0-9-]*)$/.exec(typed.slice(0, colon.index))?.[1];
  const other = key ? `; if "${key}" is a key, write a comma before it` : '';
  return { ...place, hint: `${withExample('put quotes around a text that holds ": "', typed)}${other}` };
}

function withExample(how: string, typed: string): string {
  if (typed.length > 80) return how;
  const quoted = !/["\\]/.test(typed) ? `"${typed}"` : !typed.includes("'") ? `'${typed}'` : null;
  return quoted === null ? how : `${how}: ${quoted}`;
}

interface Line {
  readonly start: number;
  readonly text: string;
}

function lineAt(text: string, at: number): Line {
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const end = text.slice(start, start + longestLine).search(/[\r\n]|$/);
  return { start, text: text.slice(start, start + end) };
}

/** Of longer lines no person looks at the end. */
const longestLine = 4000;

/** The line of a place, and lines above it that hold something: at most so many in all. */
function linesUpTo(text: string, at: number, count: number): Line[] {
  const lines: Line[] = [];
  let line = lineAt(text, at);
  for (;;) {
    if (line.text.trim() !== '') lines.push(line);
    if (lines.length === count || line.start === 0) return lines;
    line = lineAt(text, line.start - 1);
  }
}

/** What stands behind a line's dashes and key. */
function typedValue({ start, text }: Line) {
  const before = /^\s*(?:-\s+)*(?:(?:[^\s:'"[{][^:]*|"[^"]*"|'[^']*'):[ \t]+)?/.exec(text)![0];
  const value = text
    .slice(before.length)
    .replace(/\s#.*$/, '')
    .trimEnd();
  return {
    start: start + before.length,
    text: value,
    first: value[0] ?? '',
    hasKey: /:[ \t]+$/.test(before),
  };
}

function part(line: Line, from: number, length: number) {
  return { start: line.start + from, end: line.start + from + length };
}

function spot(text: string, at: number) {
  return { start: Math.min(at, text.length), end: Math.min(at + 1, text.length) };
}
