import {
  escapeMarkdown,
  type MarkupNode,
  parseInline,
  plainText,
  type Run,
  runsToMarkdown,
} from '../../markup/index.ts';
import { replaceForbidden } from '../../source/index.ts';
import { Printable, type PrintSession, plainNodes, type Whose } from '../printable.ts';

export type PhraseValue = Printable | string | number;

/** Placeholders while the Markdown around them is read: noncharacters (U+FDD0…), which no text of a file may hold. */
const firstMark = 0xfdd0;
const marks = /[\uFDD0-\uFDEF]/g;
const placeholder = /\{([a-z][a-z0-9-]*)\}/g;

/** A string of a template set, read once: what stands between its placeholders, for each way to print it. */
export class PhrasePattern {
  /** Names of the placeholders in the order in which they stand. */
  readonly names: readonly string[];
  /** What stands on slides: its own words, and placeholders by their numbers, in the formatting in which they stand. */
  readonly pieces: readonly (MarkupNode | PatternPlace)[];
  readonly markdown: readonly string[];
  readonly plain: readonly string[];

  constructor(text: string) {
    const names: string[] = [];
    const marked = replaceForbidden(text.replace(marks, '')).replace(placeholder, (typed, name: string) => {
      if (names.length === 32) return typed;
      names.push(name);
      return String.fromCharCode(firstMark + names.length - 1);
    });
    const runs: readonly Run[] = parseInline(marked).runs;
    this.names = names;
    this.pieces = runs.flatMap(piecesOf);
    this.markdown = writeMarkdown(runs).split(marks);
    this.plain = plainText(runs).split(marks);
  }
}

interface PatternPlace {
  readonly kind: 'place';
  readonly index: number;
  readonly format: Omit<Run, 'text'>;
  readonly isPlain: boolean;
}

function piecesOf(run: Run): (MarkupNode | PatternPlace)[] {
  const { text, ...format } = run;
  const isPlain = Object.keys(format).length === 0;
  return text.split(/([\uFDD0-\uFDEF])/).flatMap((piece, i): readonly (MarkupNode | PatternPlace)[] => {
    if (i % 2 === 1) return [{ kind: 'place', index: piece.charCodeAt(0) - firstMark, format, isPlain }];
    if (isPlain) return plainNodes(piece);
    return piece === '' ? [] : [{ kind: 'run', run: { ...run, text: piece }, data: false }];
  });
}

/** What a value prints, in the formatting of the text around it. */
function formatted(node: MarkupNode, format: Omit<Run, 'text'>, session: PrintSession): MarkupNode {
  if (node.kind === 'text') return { kind: 'run', run: { ...format, text: node.text }, data: false };
  if (node.kind !== 'run') {
    const hint = 'leave out the marks around it in strings.yaml, or print it without {{blocks}}';
    session.problem('paragraphs and lists cannot stand in emphasis or a link', hint);
    return node;
  }
  if (format.link !== undefined && node.run.link !== undefined)
    session.problem('links cannot stand in each other', 'leave out the one in strings.yaml');
  return { ...node, run: { ...format, ...node.run } };
}

/** White space at the ends of a separator stays as it is; running Markdown would keep it by character references. */
function writeMarkdown(runs: readonly Run[]): string {
  const text = plainText(runs);
  const before = /^\s*/.exec(text)![0];
  const after = text.trim() === '' ? '' : /\s*$/.exec(text)![0];
  const inner = runsToMarkdown(runs)
    .replace(/^(?:&#\d+;|\s)+/, (start) => (before === '' ? start : ''))
    .replace(/(?:&#\d+;|\s)+$/, (end) => (after === '' ? end : ''));
  return inner === '' ? before : before + inner + after;
}

/** A string of a template set with its values. What the values bring (emphasis, whose text they are) is kept. */
export class Phrase extends Printable {
  readonly #pattern: PhrasePattern;
  readonly #values: readonly PhraseValue[];
  readonly size: number;
  override readonly depth: number;

  constructor(pattern: PhrasePattern, values: Readonly<Record<string, PhraseValue>>) {
    super();
    this.#pattern = pattern;
    this.#values = pattern.names.map((name) => values[name] ?? `{${name}}`);
    this.size = sizeOf(this.#values) + sizeOf(pattern.plain);
    this.depth = depthAround(this.#values);
  }

  override whose(): readonly Whose[] {
    return whoseOf(this.#values);
  }

  markup(session: PrintSession): readonly MarkupNode[] {
    return this.#pattern.pieces.flatMap((piece) => {
      if (piece.kind !== 'place') return [piece];
      const printed = printMarkup(this.#values[piece.index]!, session);
      return piece.isPlain ? printed : printed.map((node) => formatted(node, piece.format, session));
    });
  }

  markdown(session: PrintSession): string {
    return this.#fill(this.#pattern.markdown, (value) => printMarkdown(value, session));
  }

  plain(): string {
    return this.#fill(this.#pattern.plain, (value) => String(value));
  }

  #fill(pieces: readonly string[], print: (value: PhraseValue) => string): string {
    let text = pieces[0] ?? '';
    this.#values.forEach((value, i) => {
      text += print(value) + (pieces[i + 1] ?? '');
    });
    return text;
  }
}

/** Values printed one after the other. */
export class Fragment extends Printable {
  readonly parts: readonly PhraseValue[];
  readonly size: number;
  override readonly depth: number;

  constructor(parts: readonly PhraseValue[]) {
    super();
    this.parts = parts;
    this.size = sizeOf(parts);
    this.depth = depthAround(parts);
  }

  override whose(): readonly Whose[] {
    return whoseOf(this.parts);
  }

  markup(session: PrintSession): readonly MarkupNode[] {
    return this.parts.flatMap((part) => printMarkup(part, session));
  }

  markdown(session: PrintSession): string {
    return this.parts.map((part) => printMarkdown(part, session)).join('');
  }

  plain(): string {
    return this.parts.map(String).join('');
  }
}

function sizeOf(parts: readonly PhraseValue[]): number {
  let size = parts.length;
  for (const part of parts)
    size += part instanceof Printable ? part.size : typeof part === 'string' ? part.length : 1;
  return size;
}

function depthAround(parts: readonly PhraseValue[]): number {
  let depth = 0;
  for (const part of parts) if (part instanceof Printable) depth = Math.max(depth, part.depth ?? 1);
  return depth + 1;
}

function whoseOf(values: readonly PhraseValue[]): readonly Whose[] {
  return values.flatMap((value) => (value instanceof Printable ? value.whose() : []));
}

function printMarkup(value: PhraseValue, session: PrintSession): readonly MarkupNode[] {
  return value instanceof Printable ? value.markup(session) : plainNodes(String(value));
}

function printMarkdown(value: PhraseValue, session: PrintSession): string {
  return value instanceof Printable ? value.markdown(session) : escapeMarkdown(String(value));
}
