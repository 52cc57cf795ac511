import { Tokenizer } from 'htmlparser2';
import { type MappedText, MappedWriter } from '../source/index.ts';
import { BlockPlaces } from './markdown/block-places.ts';
import { type MarkdownEnv, type MarkdownToken, tokenizeBlocks, tokenizeInline } from './markdown/parser.ts';

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
function addHtmlText(
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

/**
 * What a Markdown file says: its text without marks, addresses, alternative texts and HTML, character references and
 * escapes as their characters, a line break between blocks and cells.
 */
export function markdownText(typed: string): MappedText {
  // At equal length: offsets stay.
  const text = typed.replace(/\r\n/g, ' \n').replace(/\r/g, '\n');
  const env: MarkdownEnv = {};
  const tokens = tokenizeBlocks(text, 'author', env);
  const reader = new TextReader(text, env);
  let open: MarkdownToken | null = null;
  for (const token of tokens) {
    if (token.nesting > 0 && token.map) open = token;
    if (token.type === 'inline' && open) reader.readInline(token, open);
    else if (token.type === 'fence' || token.type === 'code_block') reader.readCode(token);
    else if (token.type === 'html_block') reader.readHtml(token);
  }
  return reader.writer.finish(typed.length);
}

class TextReader {
  readonly writer: MappedWriter;
  private readonly env: MarkdownEnv;
  private readonly places: BlockPlaces;

  constructor(text: string, env: MarkdownEnv) {
    this.env = env;
    this.places = new BlockPlaces(text);
    this.writer = new MappedWriter(text.length);
  }

  readInline({ content }: MarkdownToken, open: MarkdownToken): void {
    const place = this.places.placesIn(content, open);
    this.writer.put('\n', place(0));
    let at = 0;
    let hidden = false;
    // What is written is found behind what was found before: marks and addresses between them are passed over.
    const find = (written: string): number => {
      const found = content.indexOf(written, at);
      const start = found < 0 ? at : found;
      at = start + (found < 0 ? 0 : written.length);
      return start;
    };
    for (const token of tokenizeInline(content, 'author', this.env)) {
      if (token.type === 'html_inline') {
        const start = find(token.content);
        const name = /^<\/?([a-z]+)/i.exec(token.content)?.[1]?.toLowerCase() ?? '';
        if (name === 'script' || name === 'style') hidden = !token.content.startsWith('</');
        if (name === 'br') this.writer.put('\n', place(start));
      } else if (hidden) continue;
      else if (token.type === 'text') this.writer.add(token.content, place(find(token.content)));
      else if (token.type === 'text_special') this.writer.put(token.content, place(find(token.markup)));
      else if (token.type === 'code_inline') this.addCode(token, content, find, place);
      else if (token.type === 'softbreak' || token.type === 'hardbreak')
        this.writer.put('\n', place(find('\n')));
      else if (token.type === 'image') find(`](`);
    }
  }

  private addCode(
    { content: code, markup }: MarkdownToken,
    content: string,
    find: (written: string) => number,
    place: (offset: number) => number,
  ): void {
    const start = find(markup) + markup.length;
    const end = content.indexOf(markup, start);
    // Line breaks in it are blanks by now.
    const written = content.slice(start, end < 0 ? undefined : end);
    const skipped = Math.max(0, written.replaceAll('\n', ' ').indexOf(code));
    this.writer.add(code, place(start + skipped));
    find(markup);
  }

  readCode(token: MarkdownToken): void {
    const first = (token.map?.[0] ?? 0) + (token.type === 'fence' ? 1 : 0);
    token.content.split('\n').forEach((line, i) => {
      const start = this.places.placeOfLine(line, first + i);
      this.writer.put('\n', start);
      this.writer.add(line, start);
    });
  }

  readHtml({ content, map }: MarkdownToken): void {
    const place = this.places.placesOfLines(content, map?.[0] ?? 0);
    this.writer.put('\n', place(0));
    addHtmlText(content, false, this.writer, place);
    this.writer.put('\n', place(content.trimEnd().length));
  }
}
