import type { SourceFile, Span } from '../source/index.ts';

/** Where an entry stands, its key and its fields: what is between the braces or quotation marks of each. */
export interface BibtexPlaces {
  readonly key: string;
  readonly keySpan: Span;
  readonly span: Span;
  readonly fields: ReadonlyMap<string, Span>;
}

/** Where the entries of a file stand; the library that reads them tells what they say, and not where. */
export function placesOf(file: SourceFile): readonly BibtexPlaces[] {
  const { text } = file;
  const places: BibtexPlaces[] = [];
  const head = /@\s*([a-z]+)\s*[{(]\s*([^\s,{}()"=#%]*)\s*(?=[,})\s])/gi;
  for (let match = head.exec(text); match; match = head.exec(text)) {
    const [whole, type, key] = match as unknown as [string, string, string];
    if (/^(?:string|preamble|comment)$/i.test(type)) continue;
    const start = match.index;
    const keyStart = start + whole.indexOf(key, whole.search(/[{(]/) + 1);
    const fields = new Map<string, Span>();
    const end = readFields(file, head.lastIndex, fields);
    places.push({
      key,
      keySpan: { file, start: keyStart, end: keyStart + key.length },
      span: { file, start, end },
      fields,
    });
    head.lastIndex = end;
  }
  return places;
}

/** Notes the fields of an entry from behind its key on; gives where the entry ends. */
function readFields(file: SourceFile, from: number, fields: Map<string, Span>): number {
  const { text } = file;
  const name = /[\s,]*([a-z][\w:.+-]*)\s*=\s*/iy;
  let at = from;
  for (;;) {
    name.lastIndex = at;
    const match = name.exec(text);
    if (!match) break;
    const start = name.lastIndex;
    const end = endOfValue(text, start);
    const wrapped = /["{]/.test(text[start] ?? '') && end - start >= 2 ? 1 : 0;
    const key = match[1]!.toLowerCase();
    if (!fields.has(key))
      fields.set(key, { file, start: start + wrapped, end: Math.max(start + wrapped, end - wrapped) });
    at = Math.max(end, start);
  }
  const close = /[\s,]*[})]?/y;
  close.lastIndex = at;
  close.exec(text);
  return Math.max(close.lastIndex, at, from);
}

/** Behind the value that begins at a place: pieces in braces, quotation marks or none, joined by `#`. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  let at = start;
  for (; at < text.length; at++) {
    const c = text[at]!;
    if (c === '\\') at += 1;
    else if (c === '{') depth += 1;
    else if (c === '}') {
      if (depth === 0) break;
      depth -= 1;
    } else if (c === '"' && depth === 0) quoted = !quoted;
    else if (c === ',' && depth === 0 && !quoted) break;
    else if (c === '@' && depth <= 1 && text[at - 1] === '\n') break;
  }
  return start + text.slice(start, at).trimEnd().length;
}
