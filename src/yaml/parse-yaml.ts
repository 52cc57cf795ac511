import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml';
import {
  type Diagnostic,
  findSuspectCharacters,
  hasErrors,
  type Outcome,
  type SourceFile,
  type Span,
} from '../source/index.ts';
import { reportYaml } from './codes.ts';
import { foldLookalikes } from './fold-lookalikes.ts';
import type { Located, LocatedEntry, LocatedScalar } from './located.ts';
import { readPlainValue } from './plain-value.ts';
import { describeSyntaxError } from './syntax-error.ts';

/** Limits of one YAML file: what a person writes by hand stays far inside them. */
export const yamlLimits = { depth: 60, aliases: 200, nodes: 500_000 } as const;

const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/**
 * Parses one YAML 1.2 document into located values.
 * Diagnostics: yaml-syntax, yaml-limit, yaml-refused, duplicate-key, unsafe-key, confusable-key,
 * forbidden-character, empty-file. Numbers that lose digits are left to who reads them. Offsets are those of `file.text`; a byte order mark must be gone already.
 */
export function parseYaml(file: SourceFile): Outcome<Located> {
  const forbidden = refuseForbiddenCharacters(file);
  if (forbidden.length > 0) return { diagnostics: forbidden };
  let events: Event[];
  try {
    events = parseEvents(file.text, { filename: file.path, maxDepth: yamlLimits.depth });
  } catch (error) {
    return { diagnostics: [describeSyntaxError(file, error, yamlLimits.depth)] };
  }
  const reader = new EventReader(file, events);
  const value = reader.readDocument();
  if (value === null || hasErrors(reader.diagnostics)) return { diagnostics: reader.diagnostics };
  return { value, diagnostics: reader.diagnostics };
}

/** Characters that no parser should see: they would be reported one at a time, and as something else. */
function refuseForbiddenCharacters(file: SourceFile): Diagnostic[] {
  return findSuspectCharacters(file.text)
    .filter((found) => found.verdict === 'refused')
    .slice(0, 20)
    .map(({ name, offset, length }) =>
      reportYaml(
        'forbidden-character',
        { file, start: offset, end: offset + length },
        `the character ${name} cannot stand in an Office file`,
        { hint: 'remove it' },
      ),
    );
}

/** What closes a flow collection. */
const flowEnds: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

class EventReader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly anchors = new Map<string, { node: Located | null; size: number }>();
  private readonly file: SourceFile;
  private readonly events: readonly Event[];
  private next = 0;
  private aliases = 0;
  /** Nodes counted as if aliases were copies. */
  private size = 0;
  /** End of the last thing read, for the spans of collections. */
  private lastEnd = 0;

  constructor(file: SourceFile, events: readonly Event[]) {
    this.file = file;
    this.events = events;
  }

  readDocument(): Located | null {
    const documents = this.events.filter((event) => event.type === EVENT_ID.DOCUMENT).length;
    if (documents > 1) {
      this.report(
        'yaml-refused',
        this.secondDocument(),
        'one file holds one YAML document, this one holds several',
        'keep one of them; nothing may follow a line "---" or "..."',
      );
      return null;
    }
    if (documents === 0) return this.empty();
    this.next = 1;
    const first = this.events[1]!;
    if (first.type === EVENT_ID.POP) return this.empty();
    const node = this.readNode(null);
    if (node?.kind === 'scalar' && node.value === null && node.text === '') return this.empty();
    return node;
  }

  /** The mark that begins the second document. */
  private secondDocument(): Span {
    const second = this.events.findIndex((event, i) => i > 0 && event.type === EVENT_ID.DOCUMENT);
    const contentEnd = this.events.slice(0, second).reduce((end, event) => Math.max(end, endOf(event)), -1);
    // A first document without content ends at its own mark.
    const marks = [...this.file.text.matchAll(/^(---|\.\.\.)(?=\s|$)/gm)].map((match) => match.index);
    const after = marks.filter((at) => at >= contentEnd);
    const at = (contentEnd < 0 ? after[1] : undefined) ?? after[0] ?? 0;
    return { file: this.file, start: at, end: at + 3 };
  }

  private empty(): null {
    this.report(
      'empty-file',
      { file: this.file, start: 0, end: 0 },
      'this file holds nothing',
      'see the format in docs/formats.md',
    );
    return null;
  }

  private readNode(keySpan: Span | null): Located | null {
    const event = this.events[this.next++]!;
    this.grow(1);
    if (event.type === EVENT_ID.ALIAS) return this.readAlias(event);
    if (event.type === EVENT_ID.SCALAR) return this.readScalar(event, keySpan);
    if (event.type !== EVENT_ID.SEQUENCE && event.type !== EVENT_ID.MAPPING) return null;
    this.checkTag(event);
    const anchor = this.openAnchor(event);
    const sizeBefore = this.size;
    const start = event.start;
    const node = event.type === EVENT_ID.SEQUENCE ? this.readList(start) : this.readMap(start);
    if (anchor) {
      anchor.node = node;
      anchor.size = this.size - sizeBefore + 1;
    }
    return node;
  }

  private grow(nodes: number): void {
    const within = this.size <= yamlLimits.nodes;
    this.size += nodes;
    if (within && this.size > yamlLimits.nodes)
      this.report('yaml-limit', this.here(), `this file holds more than ${yamlLimits.nodes} values`);
  }

  private readList(start: number): Located {
    const items: Located[] = [];
    while (this.events[this.next]!.type !== EVENT_ID.POP) {
      const item = this.readNode(null);
      if (item) items.push(item);
    }
    this.next += 1;
    return { kind: 'list', span: this.spanFrom(start), items };
  }

  private readMap(start: number): Located {
    const entries: LocatedEntry[] = [];
    const seen = new Map<string, Span>();
    const lookalikes = new Map<string, string>();
    while (this.events[this.next]!.type !== EVENT_ID.POP) {
      const keyNode = this.readNode(null);
      const keySpan = keyNode?.span ?? this.here();
      const value = this.readNode(keySpan);
      if (!keyNode || !value) continue;
      if (keyNode.kind !== 'scalar' || (keyNode.value === null && keyNode.text === '')) {
        this.report('yaml-refused', keySpan, 'a key must be a text', 'put quotes around it');
        continue;
      }
      const key = keyNode.text;
      if (unsafeKeys.has(key)) {
        this.report('unsafe-key', keySpan, `"${key}" cannot be used as a key`, 'choose another name');
        continue;
      }
      if (key === '<<' && keyNode.plain) {
        this.report(
          'yaml-refused',
          keySpan,
          'merge keys (<<) are not part of YAML 1.2',
          'repeat the values, or use an alias for the whole value',
        );
        continue;
      }
      if (seen.has(key)) {
        this.diagnostics.push(
          reportYaml('duplicate-key', keySpan, `the key "${key}" stands here twice`, {
            hint: 'remove one of the two',
            related: [{ message: 'the first one', span: seen.get(key)! }],
          }),
        );
        continue;
      }
      seen.set(key, keySpan);
      const folded = foldLookalikes(key);
      const alike = lookalikes.get(folded);
      if (alike !== undefined)
        this.report('confusable-key', keySpan, `the keys "${alike}" and "${key}" look alike but differ`);
      lookalikes.set(folded, key);
      entries.push({ key, keySpan, value });
    }
    this.next += 1;
    return { kind: 'map', span: this.spanFrom(start), entries };
  }

  private readAlias(event: Extract<Event, { type: typeof EVENT_ID.ALIAS }>): Located | null {
    const name = this.file.text.slice(event.anchorStart, event.anchorEnd);
    const span = { file: this.file, start: event.anchorStart - 1, end: event.anchorEnd };
    this.lastEnd = span.end;
    this.aliases += 1;
    if (this.aliases === yamlLimits.aliases + 1)
      this.report('yaml-limit', span, `more than ${yamlLimits.aliases} aliases`);
    const target = this.anchors.get(name);
    if (!target) {
      this.report(
        'yaml-syntax',
        span,
        `no anchor "&${name}" stands before this alias`,
        'put quotes around a text that begins with "*"',
      );
      return null;
    }
    if (!target.node) {
      this.report(
        'yaml-refused',
        span,
        `the alias "*${name}" stands inside its own value`,
        'a value cannot hold itself',
      );
      return null;
    }
    this.grow(target.size);
    return target.node;
  }

  private readScalar(event: ScalarEvent, keySpan: Span | null): LocatedScalar {
    this.checkTag(event);
    const absent = event.valueStart < 0;
    const text = absent ? '' : getScalarValue(this.file.text, event);
    const plain = event.style === SCALAR_STYLE.PLAIN;
    const quote =
      event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
    const span: Span = absent
      ? (keySpan ?? this.here())
      : this.trimmed(event.valueStart - quote, event.valueEnd + quote);
    if (!absent) this.lastEnd = span.end;
    const read = plain ? readPlainValue(text, span) : { value: text };
    const node: LocatedScalar = { kind: 'scalar', span, text, plain, ...read };
    if (absent && keySpan) this.warnOfComment(keySpan);
    const anchor = this.openAnchor(event);
    if (anchor) anchor.node = node;
    return node;
  }

  /** `color: #b5541c` is a key without a value: what begins with "#" is a comment. One that is meant has a space. */
  private warnOfComment(keySpan: Span): void {
    const behind = /["']?[ \t]*:[ \t]+(#[^\s#][^\r\n]*)/y;
    behind.lastIndex = keySpan.end;
    const comment = behind.exec(this.file.text)?.[1]?.trimEnd();
    if (comment === undefined) return;
    const start = this.file.text.indexOf(comment, keySpan.end);
    const span = { file: this.file, start, end: start + comment.length };
    const key = this.file.text.slice(keySpan.start, keySpan.end);
    // Of several values in one line, the first is the one that was meant.
    const value = /^#[^,}\]]*/.exec(comment)![0].trimEnd();
    const message = `"${key}" has no value: "${value}" is a comment, since it begins with "#"`;
    this.report('comment-as-value', span, message, `put quotes around it: ${key}: "${value}"`);
  }

  /** Blocks come with their indentation and last line break, which nobody would point at. */
  private trimmed(start: number, end: number): Span {
    const { text } = this.file;
    let from = start;
    let to = end;
    while (from < to && /\s/.test(text[from]!)) from += 1;
    while (to > from && /\s/.test(text[to - 1]!)) to -= 1;
    return { file: this.file, start: from, end: to };
  }

  private checkTag(event: { readonly tagStart: number; readonly tagEnd: number }): void {
    if (event.tagStart < 0) return;
    const tag = this.file.text.slice(event.tagStart, event.tagEnd);
    this.report(
      'yaml-refused',
      { file: this.file, start: event.tagStart, end: event.tagEnd },
      `the YAML tag "${tag}" is not allowed here`,
      'remove it',
    );
  }

  private openAnchor(event: { readonly anchorStart: number; readonly anchorEnd: number }) {
    if (event.anchorStart < 0) return null;
    const anchor: { node: Located | null; size: number } = { node: null, size: 1 };
    this.anchors.set(this.file.text.slice(event.anchorStart, event.anchorEnd), anchor);
    return anchor;
  }

  private spanFrom(start: number): Span {
    const close = flowEnds[this.file.text[start] ?? ''];
    if (close !== undefined) {
      // Between the last value and the bracket stand only white space, a comma and comments.
      const rest = /(?:[\s,]|(?<=\s)#[^\r\n]*)*/y;
      rest.lastIndex = Math.max(start + 1, this.lastEnd);
      rest.exec(this.file.text);
      if (this.file.text[rest.lastIndex] === close) this.lastEnd = rest.lastIndex + 1;
    }
    return { file: this.file, start, end: Math.max(start, this.lastEnd) };
  }

  private here(): Span {
    return { file: this.file, start: this.lastEnd, end: this.lastEnd };
  }

  private report(
    code: Parameters<typeof reportYaml>[0],
    span: Span,
    message: string,
    hint: string | null = null,
  ): void {
    this.diagnostics.push(reportYaml(code, span, message, { hint }));
  }
}

function endOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueEnd;
  if (event.type === EVENT_ID.ALIAS) return event.anchorEnd;
  return event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING ? event.start : -1;
}
