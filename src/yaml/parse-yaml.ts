import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml';
import {
  type Diagnostic,
  formatLimits,
  hasErrors,
  type Outcome,
  type SourceFile,
  type Span,
} from '../source/index.ts';
import { checkFileCharacters } from './check-characters.ts';
import { reportYaml } from './codes.ts';
import {
  commentAsEntry,
  commentAsValue,
  cutByComment,
  keyWithoutColon,
  missingSpace,
  readPlainValue,
  unusedAnchor,
} from './doubts.ts';
import type { Located, LocatedEntry, LocatedScalar } from './located.ts';
import { MapKeys } from './map-keys.ts';
import { shippedTree } from './shipped-trees.ts';
import { describeSyntaxError, secondDocument } from './syntax-error.ts';

/** Limits of one YAML file: what a person writes by hand stays far inside them. */
export const yamlLimits = { depth: 60, aliases: 200, nodes: 500_000 } as const;

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;
type CollectionEvent = Extract<Event, { type: typeof EVENT_ID.SEQUENCE | typeof EVENT_ID.MAPPING }>;

/**
 * Parses one YAML 1.2 document into located values.
 * Diagnostics: yaml-syntax, yaml-limit, yaml-refused, duplicate-key, unsafe-key, confusable-key,
 * forbidden-character, empty-file, comment-as-value, missing-space, unused-anchor. Numbers that lose digits are left to who
 * reads them. Offsets are those of `file.text`; a byte order mark must be gone already.
 */
export function parseYaml(file: SourceFile): Outcome<Located> {
  const shipped = shippedTree(file);
  if (shipped) return { value: shipped, diagnostics: [] };
  const forbidden: Diagnostic[] = [];
  // No parser should see them: they would be reported one at a time, and as something else.
  checkFileCharacters(file, (diagnostic) => forbidden.push(diagnostic), 'refused');
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

/** What closes a flow collection. */
const flowEnds: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

interface Anchor {
  node: Located | null;
  /** Nodes that a copy of it would be. */
  size: number;
  /** Where its name stands. */
  readonly at: number;
  readonly end: number;
  isUsed: boolean;
}

class EventReader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly anchors = new Map<string, Anchor>();
  private readonly opened: Anchor[] = [];
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
        secondDocument(this.file, this.events),
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
    for (const { at, end, isUsed } of this.opened)
      if (!isUsed && !hasErrors(this.diagnostics)) this.diagnostics.push(unusedAnchor(this.file, at, end));
    if (node?.kind === 'scalar' && node.value === null && node.text === '') return this.empty();
    return node;
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
      const before = this.lastEnd;
      const item = this.readNode(null);
      if (item && isAbsent(item)) this.doubt(commentAsEntry(this.file, before));
      if (item) items.push(item);
    }
    this.next += 1;
    return { kind: 'list', span: this.spanFrom(start), items };
  }

  private readMap(start: number): Located {
    const entries: LocatedEntry[] = [];
    const keys = new MapKeys((diagnostic) => this.diagnostics.push(diagnostic));
    while (this.events[this.next]!.type !== EVENT_ID.POP) {
      const keyNode = this.readNode(null);
      const keySpan = keyNode?.span ?? this.here();
      const value = this.readNode(keySpan);
      if (!keyNode || !value) continue;
      const bare = isAbsent(value) ? keyWithoutColon(this.file, start, keySpan) : null;
      if (bare) this.diagnostics.push(...bare);
      else if (keys.take(keyNode, keySpan)) entries.push({ key: keyNode.text, keySpan, value });
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
        `put quotes around a text that begins with "*": "*${name}"`,
      );
      return null;
    }
    target.isUsed = true;
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
    if (text.length > formatLimits.text) return this.refuseLength(text, span);
    const read = plain ? readPlainValue(text, span) : { value: text };
    const node: LocatedScalar = { kind: 'scalar', span, text, plain, ...read };
    if (absent) this.doubt(keySpan && commentAsValue(this.file, keySpan));
    else if (plain) {
      this.doubt(cutByComment(this.file, span));
      this.doubt(missingSpace(this.file, span));
    }
    const anchor = this.openAnchor(event);
    if (anchor) anchor.node = node;
    return node;
  }

  /** Nothing else is asked of a text that nobody wrote: only its beginning goes on. */
  private refuseLength(text: string, span: Span): LocatedScalar {
    const message = `a text of ${text.length} characters is longer than the ${formatLimits.text} that one may have`;
    this.report('yaml-limit', { ...span, end: Math.min(span.end, span.start + 40) }, message, 'divide it');
    return { kind: 'scalar', span, text: text.slice(0, 40), value: text.slice(0, 40), plain: false };
  }

  /** Blocks come with their indentation and last line break, which nobody would point at. */
  private trimmed(start: number, end: number): Span {
    const { text } = this.file;
    let from = start;
    let to = end;
    while (from < to && isSpace(text, from)) from += 1;
    while (to > from && isSpace(text, to - 1)) to -= 1;
    return { file: this.file, start: from, end: to };
  }

  private checkTag({ tagStart: start, tagEnd: end }: ScalarEvent | CollectionEvent): void {
    if (start < 0) return;
    const { file } = this;
    const message = `the YAML tag "${file.text.slice(start, end)}" is not allowed here`;
    this.report('yaml-refused', { file, start, end }, message, 'remove it');
  }

  private openAnchor({ anchorStart: at, anchorEnd: end }: ScalarEvent | CollectionEvent): Anchor | null {
    if (at < 0) return null;
    const anchor: Anchor = { node: null, size: 1, at, end, isUsed: false };
    this.anchors.set(this.file.text.slice(at, end), anchor);
    this.opened.push(anchor);
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

  private doubt(found: Diagnostic | null): void {
    if (found) this.diagnostics.push(found);
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

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 32 || (code >= 127 && /\s/.test(text[at]!));
}

/** Nothing stands there, not even quotes. */
function isAbsent(node: Located): boolean {
  return node.kind === 'scalar' && node.plain && node.text === '';
}
