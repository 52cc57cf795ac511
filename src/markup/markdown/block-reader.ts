import type { Block, ImageMarkup, List, ListItem, MarkupBlock, Run, Table, TableRow } from '../blocks.ts';
import type { TextProblem } from '../codes.ts';
import { codeOf } from '../read-code.ts';
import { attributeRuns, typedLines } from '../runs.ts';
import { BlockPlaces } from './block-places.ts';
import type { BlockReading, MarkdownResult } from './block-reading.ts';
import { Footnotes } from './footnotes.ts';
import { readFormulaBlock } from './formula-run.ts';
import { imageOf } from './image-of.ts';
import { type InlineContext, readInlineMarkdown } from './inline-reader.ts';
import {
  alignOf,
  countCells,
  infoOf,
  type MarkdownEnv,
  type MarkdownToken,
  tokenizeBlocks,
} from './parser.ts';

// markdown-it stops reading, without a word, at 100 levels; nobody can follow 20 lists in each other.
const deepest = 40;

/**
 * Reads Markdown with blocks. Paragraphs, items and lists that show nothing are left out; footnotes stand at the end; HTML
 * stays as typed. Reports what `readInlineMarkdown` does, and `markdown-limit`.
 */
export function readBlockMarkdown(text: string, reading: BlockReading): MarkdownResult {
  const env: MarkdownEnv = reading.formulas === false ? { formulas: false } : {};
  const tokens = tokenizeBlocks(text, reading.dialect, env);
  const reader = new BlockReader(text, reading, env);
  if (tokens.some((token) => token.level > deepest)) {
    const message = 'lists or quotations are nested too deeply';
    const problem = { offset: 0, length: text.length, message, hint: 'use fewer levels' };
    return { blocks: [], problems: [{ code: 'markdown-limit', ...problem }] };
  }
  const blocks = reader.readTop(tokens);
  return { blocks, problems: reader.problems.sort((a, b) => a.offset - b.offset) };
}

class BlockReader {
  readonly problems: TextProblem[] = [];
  private readonly reading: BlockReading;
  private readonly places: BlockPlaces;
  private readonly text: string;
  private readonly footnotes: Footnotes;
  private readonly context: InlineContext;
  private tokens: readonly MarkdownToken[] = [];
  private at = 0;

  constructor(text: string, reading: BlockReading, env: MarkdownEnv) {
    this.text = text;
    this.reading = reading;
    this.places = new BlockPlaces(text);
    this.footnotes = new Footnotes();
    const { dialect, template } = reading;
    this.context = { dialect, env, anyLink: template, footnote: (label) => this.footnotes.markOf(label) };
  }

  readTop(tokens: readonly MarkdownToken[]): MarkupBlock[] {
    const blocks = this.readAll(tokens, true);
    for (const { mark, tokens: own } of this.footnotes.used()) {
      const [first, ...rest] = this.readAll(own, false);
      const source = this.attribute([{ text: mark, sup: true }, { text: ' ' }]);
      const { origin } = this.reading;
      const words = first?.kind === 'paragraph' ? first.runs : [];
      blocks.push({ kind: 'paragraph', class: 'caption', runs: [...source, ...words], origin });
      blocks.push(...(first?.kind === 'paragraph' ? rest : first ? [first, ...rest] : []));
    }
    for (const { label, offset } of this.footnotes.unused()) {
      const hint = `write "[^${label}]" where it belongs, or leave it out`;
      const end = offset + label.length + '[^]:'.length;
      const message = 'this footnote is not shown: nothing refers to it, or to another of its name';
      this.report(offset, end, message, hint);
    }
    return blocks;
  }

  private readAll(tokens: readonly MarkdownToken[], isTop: boolean): MarkupBlock[] {
    this.tokens = tokens;
    this.at = 0;
    const blocks: MarkupBlock[] = [];
    while (this.at < this.tokens.length) {
      const image = isTop ? this.readImage() : null;
      blocks.push(...(image ? [image] : this.readBlock(blocks.at(-1))));
    }
    return blocks;
  }

  private readBlocksUntil(type: string): Block[] {
    const blocks: Block[] = [];
    while (this.peek().type !== type) blocks.push(...this.readBlock(blocks.at(-1)));
    this.at += 1;
    return blocks;
  }

  private readBlock(before: MarkupBlock | undefined): Block[] {
    const { origin } = this.reading;
    const token = this.next();
    switch (token.type) {
      case 'paragraph_open':
        return this.readParagraph(token, before);
      case 'heading_open': {
        const runs = this.inline(this.next(), token);
        this.at += 1;
        return runs.length > 0 ? [{ kind: 'heading', level: Number(token.tag.slice(1)), runs, origin }] : [];
      }
      case 'hr':
        return [{ kind: 'rule', origin }];
      case 'fence':
      case 'code_block': {
        const language = infoOf(token).split(/\s/, 1)[0] || null;
        if (language === 'math' && this.readsFormulas) return this.readFormula(token);
        return [this.readCode(token)];
      }
      case 'formula_block':
        return this.readFormula(token);
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
        return this.readHtml(token);
      case 'footnote_open':
        this.keepFootnote(token);
        return [];
      case 'reference_definition':
        return [];
      default:
        throw new Error(`markdown-it gave a token that is not known here: ${token.type}`);
    }
  }

  private readCode(token: MarkdownToken): Block {
    const { block, problems } = codeOf(infoOf(token), token.content, this.reading.origin);
    // What notes and handouts are printed as is read again: it was reported where it was written.
    if (problems.length === 0 || this.reading.dialect !== 'author' || this.reading.template) return block;
    const { start, end } = this.places.firstLine(token);
    this.problems.push(...problems.map((each) => ({ ...each, offset: start, length: end - start })));
    return block;
  }

  private readParagraph(open: MarkdownToken, before: MarkupBlock | undefined): Block[] {
    const { origin } = this.reading;
    const content = this.next();
    this.at += 1;
    const besideTable = before?.kind === 'table' || this.tokens[this.at]?.type === 'table_open';
    const caption =
      besideTable && this.reading.dialect === 'author' ? captionMark.exec(content.content) : null;
    const runs = this.inline(content, open, caption?.[0].length);
    return runs.length > 0 ? [{ kind: 'paragraph', class: caption ? 'caption' : null, runs, origin }] : [];
  }

  private get readsFormulas(): boolean {
    return this.reading.dialect === 'author' && this.reading.formulas !== false;
  }

  private readFormula(token: MarkdownToken): Block[] {
    const read = readFormulaBlock(token.content.trim(), this.text, this.places.whole(token));
    if (!read) return [];
    const { origin } = this.reading;
    if ('problem' in read) {
      this.problems.push(read.problem);
      return [{ kind: 'code', text: read.tex, language: null, origin }];
    }
    return [{ kind: 'paragraph', class: null, runs: this.attribute([read.run]), origin }];
  }

  /** A paragraph at the top that is one image and nothing else. */
  private readImage(): ImageMarkup | null {
    const content = this.peek().type === 'paragraph_open' ? this.tokens[this.at + 1] : undefined;
    if (!content?.content.startsWith('![')) return null;
    const image = imageOf(content.content, this.context, this.reading.origin);
    if (image) this.at += 3;
    return image;
  }

  private readList(open: MarkdownToken): List[] {
    const { origin } = this.reading;
    const ordered = open.type === 'ordered_list_open';
    const items: ListItem[] = [];
    while (this.next().type === 'list_item_open') {
      const box = this.boxOfItem();
      const blocks = this.readBlocksUntil('list_item_close');
      const [first, ...rest] = blocks;
      if (box !== null && first?.kind === 'paragraph') {
        const runs = [...this.attribute([{ text: box }]), ...first.runs];
        items.push({ blocks: [{ ...first, runs }, ...rest], origin });
      } else if (blocks.length > 0) items.push({ blocks, origin });
    }
    if (items.length === 0) return [];
    const start = ordered ? Number(open.attrGet('start') ?? 1) : 1;
    return [{ kind: 'list', ordered, start, items, origin }];
  }

  /** The box that an item of a task list begins with (GFM 5.3); what is written for it is taken off. */
  private boxOfItem(): string | null {
    const [open, content] = this.tokens.slice(this.at, this.at + 2);
    const box = open?.type === 'paragraph_open' ? taskMark.exec(content!.content) : null;
    if (!box || this.reading.dialect === 'world') return null;
    this.skipped.set(content!, box[0].length);
    return box[1] === ' ' ? '☐ ' : '☑ ';
  }

  /** How much of a block's text has been read as something else. */
  private readonly skipped = new Map<MarkdownToken, number>();

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
        const runs = this.inline(this.next(), open);
        const align = alignOf(token);
        cells.push({ header: token.type === 'th_open', runs, align, colspan: 1, rowspan: 1, origin });
      } else if (token.type === 'tr_close') {
        this.checkRow(open, cells.length);
        rows.push({ header: cells.every((cell) => cell.header), cells, origin });
      }
    }
    return [{ kind: 'table', rows, origin, alt: null }];
  }

  private checkRow(row: MarkdownToken, columns: number): void {
    const { start, end } = this.places.firstLine(row);
    if (countCells(this.text.slice(start, end)) <= columns) return;
    const message = `this row has more cells than the table's header, which has ${columns}`;
    this.report(start, end, message, 'the last cells are left out; write "\\|" for a bar that is text');
  }

  private readHtml(token: MarkdownToken): Block[] {
    if (this.reading.dialect === 'world' || token.content.replace(/<!--[\s\S]*?(?:-->|$)/g, '').trim() === '')
      return [];
    const { start, end } = this.places.whole(token);
    const hint = 'write it in Markdown, or "\\<" if the sign itself is meant';
    this.report(start, end, 'HTML cannot stand here: it stays as typed', hint);
    if (this.reading.template) return [];
    const runs = this.attribute(typedLines(token.content.trim()));
    return [{ kind: 'paragraph', class: null, runs, origin: this.reading.origin }];
  }

  private keepFootnote(open: MarkdownToken): void {
    const from = this.at;
    let depth = 1;
    while (depth > 0) {
      const { type, nesting } = this.next();
      if (type === 'footnote_open' || type === 'footnote_close') depth += nesting;
    }
    const label = String(open.meta?.label);
    const offset = this.text.indexOf(`[^${label}]:`, this.places.lineStart(open));
    this.footnotes.keep(label, this.tokens.slice(from, this.at - 1), offset);
  }

  private inline(token: MarkdownToken, open: MarkdownToken, skipped?: number): readonly Run[] {
    const from = skipped ?? this.skipped.get(token) ?? 0;
    const content = token.content.slice(from);
    const result = readInlineMarkdown(content, this.context);
    const isCell = open.type === 'tr_open';
    // Cells are looked for one after the other: each is asked for, its problems or not.
    const place = isCell || result.problems.length > 0 ? this.places.placesIn(content, open) : null;
    if (place)
      for (const problem of result.problems)
        this.problems.push({ ...problem, offset: place(problem.offset) });
    return this.attribute(result.runs);
  }

  private attribute(runs: readonly Run[]): readonly Run[] {
    return attributeRuns(runs, this.reading.source);
  }

  private report(start: number, end: number, message: string, hint: string): void {
    this.problems.push({ code: 'unsupported-markdown', offset: start, length: end - start, message, hint });
  }

  private peek(): MarkdownToken {
    return this.tokens[this.at]!;
  }

  private next(): MarkdownToken {
    this.at += 1;
    return this.tokens[this.at - 1]!;
  }
}

/** As Pandoc writes captions, in a paragraph beside the table. */
const captionMark = /^(?:[Tt]able)?:[ \t]+(?=\S)/;
const taskMark = /^\[([ xX])\][ \t]+(?=\S)/;
