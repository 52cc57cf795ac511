import { type MappedText, MappedWriter } from '../../source/index.ts';
import { BlockPlaces } from '../markdown/block-places.ts';
import { type MarkdownEnv, type MarkdownToken, tokenizeBlocks, tokenizeInline } from '../markdown/parser.ts';
import { addHtmlText } from './html-text.ts';

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
