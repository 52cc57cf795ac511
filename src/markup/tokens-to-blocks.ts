import type {
  Block,
  CellAlign,
  List,
  ListItem,
  MarkupBlock,
  Origin,
  Run,
  Table,
  TableRow,
} from './blocks.ts';
import type { MarkdownToken } from './markdown-tokens.ts';

/** What the reader of tokens leaves to its caller. */
export interface TokenReading {
  readonly origin: Origin;
  /** The runs of an `inline` token; `near` knows the line, where the token itself does not. */
  readonly inline: (token: MarkdownToken, near: MarkdownToken) => readonly Run[];
  /** Told of every row of a table; markdown-it drops cells that its header has no column for. */
  readonly row?: (open: MarkdownToken, columns: number) => void;
  readonly heading: (open: MarkdownToken, content: MarkdownToken) => Block;
  readonly rule: (token: MarkdownToken) => Block;
  /** The image that a paragraph at the top is, or null when it is something else. */
  readonly image: (token: MarkdownToken) => MarkupBlock | null;
}

/** Turns markdown-it's flat list of tokens into blocks. Paragraphs, items and lists that show nothing are left out. */
export function readTokens(tokens: readonly MarkdownToken[], reading: TokenReading): MarkupBlock[] {
  return new TokenReader(tokens, reading).readTop();
}

class TokenReader {
  private readonly tokens: readonly MarkdownToken[];
  private readonly reading: TokenReading;
  private at = 0;

  constructor(tokens: readonly MarkdownToken[], reading: TokenReading) {
    this.tokens = tokens;
    this.reading = reading;
  }

  readTop(): MarkupBlock[] {
    const blocks: MarkupBlock[] = [];
    while (this.at < this.tokens.length) {
      const content = this.peek().type === 'paragraph_open' ? this.tokens[this.at + 1]! : null;
      const image = content && this.reading.image(content);
      if (image) {
        blocks.push(image);
        this.at += 3;
      } else blocks.push(...this.readBlock());
    }
    return blocks;
  }

  private readBlocksUntil(type: string): Block[] {
    const blocks: Block[] = [];
    while (this.peek().type !== type) blocks.push(...this.readBlock());
    this.at += 1;
    return blocks;
  }

  private readBlock(): Block[] {
    const { origin } = this.reading;
    const token = this.next();
    switch (token.type) {
      case 'paragraph_open': {
        const runs = this.reading.inline(this.next(), token);
        this.at += 1;
        return runs.length > 0 ? [{ kind: 'paragraph', class: null, runs, origin }] : [];
      }
      case 'heading_open': {
        const content = this.next();
        this.at += 1;
        const block = this.reading.heading(token, content);
        return 'runs' in block && block.runs.length === 0 ? [] : [block];
      }
      case 'hr':
        return [this.reading.rule(token)];
      case 'fence':
      case 'code_block': {
        const language = token.info.trim().split(/\s/, 1)[0] || null;
        return [{ kind: 'code', text: token.content.replace(/\n$/, ''), language, origin }];
      }
      case 'blockquote_open': {
        const blocks = this.readBlocksUntil('blockquote_close');
        return blocks.length > 0 ? [{ kind: 'blockquote', blocks, origin }] : [];
      }
      case 'bullet_list_open':
      case 'ordered_list_open':
        return this.readList(token);
      case 'table_open':
        return this.readTable();
      case 'html_block':
        return [];
      default:
        throw new Error(`markdown-it gave a token that is not known here: ${token.type}`);
    }
  }

  private readList(open: MarkdownToken): List[] {
    const { origin } = this.reading;
    const ordered = open.type === 'ordered_list_open';
    const items: ListItem[] = [];
    while (this.next().type === 'list_item_open') {
      const blocks = this.readBlocksUntil('list_item_close');
      if (blocks.length > 0) items.push({ blocks, origin });
    }
    if (items.length === 0) return [];
    const start = ordered ? Number(open.attrGet('start') ?? 1) : 1;
    return [{ kind: 'list', ordered, start, items, origin }];
  }

  private readTable(): Table[] {
    const { origin } = this.reading;
    const rows: TableRow[] = [];
    let cells: TableRow['cells'][number][] = [];
    let open = this.peek();
    for (let token = this.next(); token.type !== 'table_close'; token = this.next()) {
      if (token.type === 'tr_open') {
        cells = [];
        open = token;
      } else if (token.type === 'th_open' || token.type === 'td_open') {
        const runs = this.reading.inline(this.next(), open);
        const align = alignOf(token);
        cells.push({ header: token.type === 'th_open', runs, align, colspan: 1, rowspan: 1, origin });
      } else if (token.type === 'tr_close') {
        this.reading.row?.(open, cells.length);
        rows.push({ header: cells.every((cell) => cell.header), cells, origin });
      }
    }
    return [{ kind: 'table', rows, origin, alt: null }];
  }

  private peek(): MarkdownToken {
    return this.tokens[this.at]!;
  }

  private next(): MarkdownToken {
    const token = this.tokens[this.at]!;
    this.at += 1;
    return token;
  }
}

function alignOf(token: MarkdownToken): CellAlign | null {
  const style = token.attrGet('style');
  if (style === 'text-align:left') return 'left';
  if (style === 'text-align:center') return 'center';
  return style === 'text-align:right' ? 'right' : null;
}
