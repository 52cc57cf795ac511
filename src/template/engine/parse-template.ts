import Handlebars from 'handlebars';
import type { Diagnostic, SourceFile, Span } from '../../source/index.ts';
import { reportTemplate } from '../codes.ts';
import type { Location, Program } from './syntax.ts';

/** The largest template that is read: Handlebars takes ever longer for long and deep ones. */
const templateLimits = { characters: 200_000, expressions: 4000, depth: 100 } as const;

/** The part of a template file that is Handlebars: all that follows its front matter. */
export class TemplateText {
  readonly file: SourceFile;
  /** Offset of the Handlebars text in its file; always at the start of a line. */
  readonly start: number;
  readonly text: string;
  private readonly lines: readonly number[];

  constructor(file: SourceFile, start: number) {
    this.file = file;
    this.start = start;
    this.text = file.text.slice(start);
    const lines = [0];
    // As Handlebars counts lines.
    for (const match of this.text.matchAll(/\r\n?|\n/g)) lines.push(match.index + match[0].length);
    this.lines = lines;
  }

  /** Offset in `text` of a position as Handlebars gives it. */
  offsetOf(position: { readonly line: number; readonly column: number }): number {
    const line = this.lines[Math.min(position.line, this.lines.length) - 1] ?? 0;
    return Math.min(line + position.column, this.text.length);
  }

  spanOf(loc: Location): Span {
    const start = this.start + this.offsetOf(loc.start);
    return { file: this.file, start, end: Math.max(start, this.start + this.offsetOf(loc.end)) };
  }

  /** A range given by offsets in `text`. */
  span(start: number, end: number): Span {
    return { file: this.file, start: this.start + start, end: this.start + end };
  }
}

/** Parses a template; null after reporting why it cannot be. */
export function parseTemplate(
  template: TemplateText,
  report: (diagnostic: Diagnostic) => void,
): Program | null {
  const excess = excessOf(template.text);
  if (excess !== null) {
    report(reportTemplate('template-limit', template.span(0, 0), excess));
    return null;
  }
  try {
    // Handlebars' types for its tree are looser than what it builds.
    return Handlebars.parse(template.text) as unknown as Program;
  } catch (error) {
    if (error instanceof RangeError) {
      report(reportTemplate('template-limit', template.span(0, 0), 'this template is nested too deeply'));
      return null;
    }
    if (!(error instanceof Error)) throw error;
    report(describeError(template, error));
    return null;
  }
}

function excessOf(text: string): string | null {
  const { characters, expressions, depth } = templateLimits;
  if (text.length > characters) return `this template is longer than ${characters} characters`;
  let count = 0;
  let blocks = 0;
  let calls = 0;
  for (const [mark] of text.matchAll(/\{\{[{~]*[#^/]?|[()]/g)) {
    if (mark === '(') calls += 1;
    else if (mark === ')') calls = Math.max(0, calls - 1);
    else {
      count += 1;
      calls = 0;
      if (mark.endsWith('/')) blocks -= 1;
      else if (/[#^]$/.test(mark)) blocks += 1;
    }
    if (Math.max(blocks, calls) > depth) return `this template is nested more than ${depth} deep`;
  }
  return count > expressions ? `this template has more than ${expressions} expressions` : null;
}

/** Where the last parse stopped: the offset of the token that was not expected. */
function parseErrorOffset(): number {
  // Handlebars exports its parser, but does not type it; after an error it says how much of the text it had read.
  const { lexer } = (Handlebars as unknown as { Parser: ParserState }).Parser;
  return (lexer.matched?.length ?? 0) - (lexer.match?.length ?? 0);
}

interface ParserState {
  readonly lexer: { readonly matched?: string; readonly match?: string };
}

/** Handlebars' exceptions carry a position only sometimes. */
type HandlebarsError = Error & { readonly lineNumber?: number; readonly column?: number };

function describeError(template: TemplateText, error: HandlebarsError): Diagnostic {
  if (typeof error.lineNumber === 'number' && typeof error.column === 'number') {
    const offset = template.offsetOf({ line: error.lineNumber, column: error.column });
    const mismatch = /^(\S+) doesn't match (\S+)/.exec(error.message);
    const message = mismatch
      ? `{{#${mismatch[1]}}} is closed by {{/${mismatch[2]}}}`
      : error.message.replace(/ - \d+:\d+$/, '').replace(/^Invalid path/, 'not a path');
    const hint = mismatch ? `close it with {{/${mismatch[1]}}}` : null;
    return reportTemplate('template-syntax', template.span(offset, offset + 1), message, { hint });
  }
  const unclosedComment = template.text.lastIndexOf('{{!');
  if (/^Lexical error/.test(error.message)) {
    const at =
      unclosedComment >= 0 && !template.text.slice(unclosedComment).includes('}}')
        ? unclosedComment
        : parseErrorOffset();
    return reportTemplate(
      'template-syntax',
      template.span(at, at + 1),
      at === unclosedComment ? 'this comment is never closed' : 'this is not valid Handlebars',
    );
  }
  const at = Math.min(parseErrorOffset(), template.text.length);
  const invalid = /got 'INVALID'/.test(error.message) ? describeInvalid(template, at) : null;
  if (invalid) return invalid;
  const expecting = /Expecting (.+), got '(\w+)'/.exec(error.message);
  const got = expecting?.[2] ?? 'INVALID';
  const expected = (expecting?.[1] ?? '').split(', ').map((token) => token.replace(/'/g, ''));
  const unclosed = got === 'EOF' && expected.includes('OPEN_ENDBLOCK') ? findOpenBlock(template.text) : null;
  if (unclosed) {
    const { name, start, end } = unclosed;
    const message = `{{#${name}}} is never closed`;
    const hint = `close it with {{/${name}}}`;
    return reportTemplate('template-syntax', template.span(start, end), message, { hint });
  }
  return reportTemplate(
    'template-syntax',
    template.span(at, Math.min(at + 1, template.text.length)),
    `${tokenWords[got] ?? 'this'} is not expected here`,
    { hint: expectation(expected, got) },
  );
}

/** A block's opening expression, by offsets of its braces and its name's end. */
interface OpenBlock {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The innermost block that is still open where a template ends; null where all are closed. For templates that
 * Handlebars cannot parse: it reads no more of them than comments, braces and the names of blocks.
 */
function findOpenBlock(text: string): OpenBlock | null {
  const open: OpenBlock[] = [];
  for (const { 0: tag, 1: mark, 2: name, index } of text.matchAll(expressions)) {
    if (mark === undefined || isEscaped(text, index)) continue;
    if (mark === '/') open.pop();
    // {{^}} is an {{else}}.
    else if (name) open.push({ name, start: index, end: index + tag.indexOf(name) + name.length });
  }
  return open.at(-1) ?? null;
}

/** Comments whole; of other expressions the mark, the name and what follows up to their braces, quotations whole. */
const expressions =
  /\{\{~?!--.*?--~?\}\}|\{\{~?!.*?\}\}|\{\{~?([#^/])?>?\s*([^\s{}()~|]*)(?:"[^"]*"|'[^']*'|[^"'}])*/gs;

/** One backslash makes text of braces; a second one makes text of the first. */
function isEscaped(text: string, at: number): boolean {
  return text[at - 1] === '\\' && text[at - 2] !== '\\';
}

/** Characters that are no token: most often because an end is missing. */
function describeInvalid(template: TemplateText, at: number): Diagnostic | null {
  const { text } = template;
  const open = text.lastIndexOf('{{', at);
  const close = text.indexOf('}}', at);
  const next = text.indexOf('{{', at);
  if (open >= 0 && (close < 0 || (next >= 0 && next < close))) {
    const hint = 'close it with "}}"';
    return reportTemplate('template-syntax', template.span(open, open + 2), 'this "{{" is never closed', {
      hint,
    });
  }
  const isQuote = text[at] === '"' || text[at] === "'";
  if (!isQuote) return null;
  return reportTemplate('template-syntax', template.span(at, at + 1), 'this quotation mark is never closed');
}

function expectation(expected: readonly string[], got: string): string | null {
  if (got === 'EOF' && expected.includes('OPEN_ENDBLOCK'))
    return 'a block is never closed: {{/if}}, {{/each}}';
  if (got === 'OPEN_ENDBLOCK' && expected.includes('EOF')) return 'it closes nothing: remove it';
  if (got === 'INVERSE' || got === 'OPEN_INVERSE_CHAIN') return 'a block has one {{else}}, as its last part';
  if (expected.includes('CLOSE')) return 'close it with "}}"';
  if (expected.includes('CLOSE_SEXPR')) return 'close it with ")"';
  if (expected.includes('ID')) return 'a name is expected';
  return null;
}

const tokenWords: Readonly<Record<string, string>> = {
  EOF: 'the end of the file',
  OPEN_ENDBLOCK: 'the end of a block',
  INVERSE: '{{else}}',
  OPEN_INVERSE_CHAIN: '{{else}}',
  CLOSE: '"}}"',
  CLOSE_UNESCAPED: '"}}}"',
  OPEN: '"{{"',
  OPEN_BLOCK: '"{{#"',
  CLOSE_SEXPR: '")"',
  OPEN_SEXPR: '"("',
  DATA: '"@"',
  SEP: '"/" or "."',
  EQUALS: '"="',
  ID: 'this name',
  STRING: 'this text',
  NUMBER: 'this number',
};
