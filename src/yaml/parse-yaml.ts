import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import { type Diagnostic, hasErrors, type Outcome, type SourceFile, type Span } from '../source/index.ts';
import { reportYaml } from './codes.ts';
import type { Located, LocatedEntry, LocatedScalar } from './located.ts';

/** Limits of one YAML file: what a person writes by hand stays far inside them. */
export const yamlLimits = { depth: 60, aliases: 200, nodes: 500_000 } as const;

const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/**
 * Parses one YAML 1.2 document into located values.
 * Diagnostics: yaml-syntax, yaml-limit, yaml-refused, duplicate-key, unsafe-key, confusable-key, unsafe-number,
 * number-like-text, empty-file. Offsets are those of `file.text`; a byte order mark must be gone already.
 */
export function parseYaml(file: SourceFile): Outcome<Located> {
  let events: Event[];
  try {
    events = parseEvents(file.text, { filename: file.path, maxDepth: yamlLimits.depth });
  } catch (error) {
    return { diagnostics: [syntaxError(file, error)] };
  }
  const reader = new EventReader(file, events);
  const value = reader.readDocument();
  if (value === null || hasErrors(reader.diagnostics)) return { diagnostics: reader.diagnostics };
  return { value, diagnostics: reader.diagnostics };
}

function syntaxError(file: SourceFile, error: unknown): Diagnostic {
  if (!(error instanceof YAMLException)) {
    return reportYaml('yaml-limit', { file, start: 0, end: 0 }, 'this file is nested too deeply to be read');
  }
  const start = Math.min(error.mark?.position ?? 0, file.text.length);
  const span = { file, start, end: Math.min(start + 1, file.text.length) };
  if (/nesting/i.test(error.reason)) {
    return reportYaml('yaml-limit', span, `values are nested more than ${yamlLimits.depth} deep`);
  }
  const tab = /tab/i.test(error.reason) ? 'indent with spaces' : null;
  return reportYaml('yaml-syntax', span, `not valid YAML: ${error.reason}`, { hint: tab });
}

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
      const second = [...this.file.text.matchAll(/^(---|\.\.\.)/gm)].map((m) => m.index);
      const at = second.find((offset) => this.file.text.slice(0, offset).trim() !== '') ?? 0;
      this.report(
        'yaml-refused',
        { file: this.file, start: at, end: at + 3 },
        'one file holds one YAML document, this one holds several',
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
    this.size += 1;
    if (this.size > yamlLimits.nodes) {
      if (this.size === yamlLimits.nodes + 1)
        this.report('yaml-limit', this.here(), `this file holds more than ${yamlLimits.nodes} values`);
      this.size = yamlLimits.nodes + 2;
    }
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
      const folded = key.normalize('NFKC').replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '');
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
      this.report('yaml-syntax', span, `no anchor "&${name}" stands before this alias`);
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
    this.size += target.size;
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
      : { file: this.file, start: event.valueStart - quote, end: event.valueEnd + quote };
    if (!absent) this.lastEnd = span.end;
    const value = plain ? this.plainValue(text, span) : text;
    const node: LocatedScalar = { kind: 'scalar', span, text, value, plain };
    const anchor = this.openAnchor(event);
    if (anchor) anchor.node = node;
    return node;
  }

  /** YAML 1.2 core schema (10.3.2), with what would lose digits refused. */
  private plainValue(text: string, span: Span): LocatedScalar['value'] {
    if (/^(null|Null|NULL|~|)$/.test(text)) return null;
    if (/^(true|True|TRUE)$/.test(text)) return true;
    if (/^(false|False|FALSE)$/.test(text)) return false;
    if (/^[-+]?[0-9]+$/.test(text)) {
      if (/^[-+]?0[0-9]/.test(text)) {
        this.report(
          'number-like-text',
          span,
          `"${text}" is kept as text because of its leading zero`,
          'put quotes around it to say so',
        );
        return text;
      }
      if (!Number.isSafeInteger(Number(text))) {
        this.report(
          'unsafe-number',
          span,
          `${text} is too large to be held exactly`,
          'put quotes around it to keep it as text',
        );
      }
      return Number(text);
    }
    if (/^0o[0-7]+$/.test(text) || /^0x[0-9a-fA-F]+$/.test(text)) return Number(text);
    if (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(text)) {
      const value = Number(text);
      if (!Number.isFinite(value)) this.report('unsafe-number', span, `${text} is not a finite number`);
      return value;
    }
    if (/^[-+]?\.(inf|Inf|INF)$/.test(text) || /^\.(nan|NaN|NAN)$/.test(text)) {
      this.report(
        'unsafe-number',
        span,
        `${text} is not a finite number`,
        'put quotes around it to keep it as text',
      );
      return text;
    }
    return text;
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
