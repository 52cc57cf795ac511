import { Tokenizer } from 'htmlparser2';
import { type MappedText, MappedWriter } from '../../source/index.ts';

/** What a browser shows nothing of. */
const unread = new Set(['script', 'style', 'template', 'title', 'iframe']);
/** Reading aids, which stand between the words that they belong to. Their ends need not be written. */
const aids = new Set(['rt', 'rp']);

/** Elements that stand in a line. All others begin and end one, as an unknown one may. */
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output picture q rb rp rt ruby s samp small span strike strong sub sup svg time tt u var wbr'.split(
    ' ',
  ),
);

/**
 * What an HTML page says: its text without tags, comments, scripts and styles, character references as their characters,
 * a line break where an element begins or ends that does not stand in a line.
 */
export function htmlText(html: string, xml: boolean): MappedText {
  const writer = new MappedWriter(html.length);
  addHtmlText(html, xml, writer, (offset) => offset);
  return writer.finish(html.length);
}

/** The same into a text that holds more; `place` is where an offset of the HTML stands in the file. */
export function addHtmlText(
  html: string,
  xml: boolean,
  writer: MappedWriter,
  place: (offset: number) => number,
): void {
  // The tokenizer rather than the parser, whose stack makes deep nesting cost the square.
  const hidden = new Map<string, number>();
  let depth = 0;
  let inAid = false;
  let opened = '';
  const hide = (name: string, by: 1 | -1): void => {
    const count = hidden.get(name) ?? 0;
    if (!unread.has(name) || count + by < 0) return;
    hidden.set(name, count + by);
    depth += by;
  };
  const add = (start: number, end: number): void => {
    if (depth === 0 && !inAid) writer.add(html.slice(start, end), place(start));
  };
  const boundary = (name: string, at: number): void => {
    if (!inline.has(name)) writer.put('\n', place(at));
  };
  const tokenizer = new Tokenizer(
    { xmlMode: xml, decodeEntities: true },
    {
      onopentagname(start, end) {
        opened = html.slice(start, end).toLowerCase();
        if (aids.has(opened)) inAid = true;
        else if (opened === 'rb') inAid = false;
        boundary(opened, start);
      },
      onopentagend: () => hide(opened, 1),
      onselfclosingtag() {
        if (!xml) hide(opened, 1);
      },
      onclosetag(start, end) {
        const name = html.slice(start, end).toLowerCase();
        if (aids.has(name) || name === 'ruby') inAid = false;
        hide(name, -1);
        boundary(name, start);
      },
      ontext: add,
      ontextentity(code, end) {
        if (depth === 0 && !inAid)
          writer.put(String.fromCodePoint(code), place(html.lastIndexOf('&', end - 1)));
      },
      oncdata(start, end, offset) {
        if (xml) add(start, end - offset);
      },
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onattribname: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}

function nothing(): void {}
