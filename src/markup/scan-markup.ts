import type { Span } from '../source/index.ts';
import { parseXml, XmlError } from '../xml/index.ts';

/** Where in slide markup a point of a template is. */
export interface TagState {
  /** `open`: just behind a "<" that a value follows. `value`: inside the quotes of an attribute. */
  readonly at: 'text' | 'open' | 'tag' | 'value' | 'closing' | 'comment';
  /** The start tag around this point. */
  readonly tag: string | null;
  readonly quote: '"' | "'" | null;
}

export const inText: TagState = { at: 'text', tag: null, quote: null };

export interface MarkupAttribute {
  readonly name: string;
  readonly value: string;
}

/** A piece of a template's markup; `raw` is how it is written, without the name of a tag that it opens. */
export type MarkupEvent = { readonly raw: string } & (
  | { readonly kind: 'text'; readonly text: string; readonly place: Span }
  /** `closed`: whether the element is empty; null where the tag goes on, as values stand in it. */
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: readonly MarkupAttribute[];
      readonly closed: boolean | null;
      readonly place: Span;
    }
  | { readonly kind: 'close'; readonly name: string }
  /** An attribute of a tag that goes on; where its value does too, characters follow. */
  | {
      readonly kind: 'attribute';
      readonly name: string;
      readonly value: string;
      readonly spaced: boolean;
      /** Of its name. */
      readonly place: Span;
    }
  | { readonly kind: 'characters'; readonly text: string }
  | { readonly kind: 'tag-end'; readonly closed: boolean }
  | { readonly kind: 'space' }
  | { readonly kind: 'comment' }
  /** A "<" that begins nothing which may stand in a template. */
  | { readonly kind: 'stray'; readonly place: Span }
  /** It cannot be part of any XML. */
  | { readonly kind: 'fault' }
);

const tagName = /[A-Za-z_:][-.:\w\u00B7-\u{EFFFF}]*/uy;
const endTag = /<\/([^\s<>/]+)\s*>/y;
const attribute = /(\s*)([A-Za-z_:\u00C0-\u{EFFFF}][-.:\w\u00B7-\u{EFFFF}]*)\s*=\s*(["'])/uy;
const tagEnd = /\s*(\/?)>/y;
const space = /\s+/y;

/**
 * Literal text of a template, between two values, as pieces of markup: `from` is where it begins, `state` where it ends.
 * `place` gives a range of the text its place in the file. What a value may stand in is known behind text that is not
 * well-formed, too.
 */
export function scanMarkup(
  text: string,
  from: TagState,
  place: (start: number, end: number) => Span,
): { readonly events: readonly MarkupEvent[]; readonly state: TagState } {
  const events: MarkupEvent[] = [];
  let { at: state, tag, quote } = from;
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  /** Goes on behind what is taken, which is `length` characters. */
  const take = (length: number): string => {
    const raw = text.slice(at, at + length);
    at += length;
    return raw;
  };
  const rest = (next: string): number => {
    const found = text.indexOf(next, at);
    return (found < 0 ? text.length : found + next.length) - at;
  };
  const fault = (length: number): void => void events.push({ kind: 'fault', raw: take(length) });

  const scanText = (): void => {
    if (text[at] !== '<') {
      const start = at;
      const next = text.indexOf('<', at);
      const raw = take((next < 0 ? text.length : next) - at);
      const decoded = decode(raw, null);
      const line = start + raw.search(/\S|$/);
      const end = line + /^[^\r\n]*/.exec(text.slice(line, start + raw.length))![0].trimEnd().length;
      if (decoded === null) events.push({ kind: 'fault', raw });
      else events.push({ kind: 'text', raw, text: decoded, place: place(line, end) });
    } else if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      const inner = text.slice(at + 4, end < 0 ? undefined : end);
      if (end < 0) state = 'comment';
      const kind = inner.includes('--') || (end >= 0 && inner.endsWith('-')) ? 'fault' : 'comment';
      events.push({ kind, raw: take(rest('-->')) });
    } else if (text[at + 1] === '/') {
      const end = match(endTag);
      if (end) events.push({ kind: 'close', name: end[1]!, raw: take(end[0].length) });
      else {
        if (!text.includes('>', at)) state = 'closing';
        fault(rest('>'));
      }
    } else if (at + 1 === text.length) {
      at += 1;
      state = 'open';
    } else {
      tagName.lastIndex = at + 1;
      const name = tagName.exec(text)?.[0];
      if (name !== undefined) openTag(name);
      else {
        const raw = take(/[!?]/.test(text[at + 1]!) ? 2 : 1);
        events.push({ kind: 'stray', raw, place: place(at - raw.length, at) });
      }
    }
  };

  const openTag = (name: string): void => {
    const start = at;
    at += 1 + name.length;
    const open = { kind: 'open', name, place: place(start, at) } as const;
    const length = lengthOfTag(text, at);
    if (length === null) {
      events.push({ ...open, attributes: [], closed: null, raw: '' });
      state = 'tag';
      tag = name;
      return;
    }
    const raw = take(length);
    const attributes = attributesOf(name, raw);
    if (!attributes) events.push({ ...open, attributes: [], closed: false, raw }, { kind: 'fault', raw: '' });
    else events.push({ ...open, attributes, closed: raw.endsWith('/>'), raw });
  };

  const scanTag = (): void => {
    const found = match(attribute);
    const end = match(tagEnd);
    const blank = match(space);
    if (found) {
      const [whole, before, name, mark] = found;
      const start = at + whole.length;
      const close = text.indexOf(mark!, start);
      const typed = text.slice(start, close < 0 ? undefined : close);
      const value = decode(typed, mark as '"' | "'");
      if (close < 0) {
        state = 'value';
        quote = mark as '"' | "'";
      }
      const nameStart = at + before!.length;
      const raw = take(close < 0 ? text.length - at : close + 1 - at);
      const named = { name: name!, place: place(nameStart, nameStart + name!.length) };
      if (value === null) events.push({ kind: 'fault', raw });
      else events.push({ kind: 'attribute', ...named, value, spaced: before !== '', raw });
    } else if (end) {
      events.push({ kind: 'tag-end', closed: end[1] !== '', raw: take(end[0].length) });
      state = 'text';
    } else if (blank) events.push({ kind: 'space', raw: take(blank[0].length) });
    else fault(1);
  };

  while (at < text.length) {
    if (state === 'text') scanText();
    // A value stood behind "<" and was reported; go on as in a tag.
    else if (state === 'tag' || state === 'open') {
      state = 'tag';
      scanTag();
    } else if (state === 'value') {
      const end = text.indexOf(quote!, at);
      const value = decode(text.slice(at, end < 0 ? undefined : end), quote);
      const raw = take(end < 0 ? text.length - at : end + 1 - at);
      events.push(value === null ? { kind: 'fault', raw } : { kind: 'characters', text: value, raw });
      if (end >= 0) state = 'tag';
    } else if (state === 'comment') {
      if (text.includes('-->', at)) state = 'text';
      const raw = take(rest('-->'));
      events.push({ kind: raw.replace(/-->$/, '').includes('--') ? 'fault' : 'comment', raw });
    } else {
      if (text.includes('>', at)) state = 'text';
      fault(rest('>'));
    }
  }
  const inTag = state === 'tag' || state === 'value';
  return {
    events,
    state: { at: state, tag: inTag ? tag : null, quote: state === 'value' ? quote : null },
  };
}

/** How long the rest of a tag is whose end stands in this text; null where it goes on behind it. */
function lengthOfTag(text: string, start: number): number | null {
  const tag = /(?:[^"'>]|"[^"]*"|'[^']*')*>/y;
  tag.lastIndex = start;
  return tag.exec(text)?.[0].length ?? null;
}

/** The attributes of a whole tag; null where it is not well-formed. */
function attributesOf(name: string, rest: string): readonly MarkupAttribute[] | null {
  const attributes = tryXml(
    rest.endsWith('/>') ? `<${name}${rest}` : `<${name}${rest}</${name}>`,
  )?.attributes;
  return attributes?.map((each) => ({ name: each.name, value: each.value })) ?? null;
}

/** Text, or with a quote the value of an attribute, with its characters for entities; null where it is not well-formed. */
function decode(raw: string, quote: '"' | "'" | null): string | null {
  if (quote) {
    if (!/[&<\r\n\t]/.test(raw)) return raw;
    return tryXml(`<a b=${quote}${raw}${quote}/>`)?.attributes[0]?.value ?? null;
  }
  if (!/[&\r]|\]\]>/.test(raw)) return raw;
  const [only] = tryXml(`<a>${raw}</a>`)?.children ?? [];
  return only?.kind === 'text' ? only.text : null;
}

function tryXml(text: string) {
  try {
    return parseXml(text);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return null;
  }
}
