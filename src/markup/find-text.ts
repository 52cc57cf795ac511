import type { Span } from '../source/index.ts';
import type { RenderedMarkup } from './rendered-markup.ts';

/**
 * Where a template has the literal text that it printed at an offset of its markup: text carries no mark of its own, so
 * it is looked for behind the tag that was opened last before it, and behind `around`, the tag that it stands in. Null
 * where it is not found: text that is put together from several pieces, or has no tag before it in its file.
 */
export function findText(rendered: RenderedMarkup, start: number, around: Span | null): Span | null {
  const { xml, places } = rendered;
  const offset = skipComments(xml, start);
  const end = xml.indexOf('<', offset);
  const text = xml.slice(offset, end < 0 ? undefined : end).trim();
  const mark = /^ t="(\d+)"/.exec(xml.slice(xml.lastIndexOf(' t="', offset)));
  const tags = [mark ? places[Number(mark[1])] : null, around].filter(
    (tag) => tag !== null && tag !== undefined,
  );
  // `<p` or `</p`; marks around values are not in the template.
  const before = /^<\/?[^\s<>/]*/.exec(xml.slice(xml.lastIndexOf('<', offset - 1)))?.[0] ?? '';
  const tag = /^<\/?(?:v|cite)$/.test(before) ? '<' : before;
  for (const wanted of [text.split(/\r\n?|\n/)[0]!.trim(), text.split(/\s/)[0]!]) {
    for (const from of tags) {
      const start = wanted === '' ? -1 : findBehind(from, wanted, tag);
      if (start >= 0) return { file: from.file, start, end: start + wanted.length };
    }
  }
  return null;
}

/** The first place behind `from` where the words stand between tags, `tag` being the one before them; else -1. */
function findBehind(from: Span, wanted: string, tag: string): number {
  const { text } = from.file;
  for (let at = text.indexOf(wanted, from.end); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const opened = text.lastIndexOf('<', at - 1);
    const isBetween = text.lastIndexOf('>', at - 1) > opened && isOutsideBraces(text, at);
    if (isBetween && text.startsWith(tag, opened)) return at;
  }
  return -1;
}

/** The offset of what follows the comments, and the white space around them, that begin a text. */
function skipComments(xml: string, from: number): number {
  const comments = /(?:\s*<!--.*?-->)*/sy;
  comments.lastIndex = from;
  return from + comments.exec(xml)![0].length;
}

function isOutsideBraces(text: string, at: number): boolean {
  return text.lastIndexOf('{{', at - 1) <= text.lastIndexOf('}}', at - 1);
}
