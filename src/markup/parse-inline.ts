import type { Run } from './blocks.ts';
import { breakVanishesBetween, characterAt, lastCharacter } from './cjk.ts';
import type { TextProblem } from './codes.ts';
import { type Delimiter, type EmphasisRange, flanking, matchEmphasis } from './delimiters.ts';
import { readLinkTail } from './link-tail.ts';
import { checkLinkTarget, linkHint } from './link-target.ts';
import { mergeRuns, trimBreaks } from './runs.ts';

export interface InlineResult {
  readonly runs: readonly Run[];
  readonly problems: readonly TextProblem[];
}

const activeCharacter = /[\\`*[\n\r]/;
const remembered = new Map<string, InlineResult>();
const rememberedAtMost = 20_000;

/**
 * Reads the inline Markdown of a text: `*em*`, `**strong**`, `` `code` ``, `[text](url)`, backslash escapes. Everything
 * else appears as typed. A line break is a space (nothing between Chinese or Japanese characters); after two spaces or
 * a backslash it stays a line break. Reports `link-not-allowed`, `inline-image`.
 */
export function parseInline(text: string): InlineResult {
  if (!activeCharacter.test(text)) return { runs: text === '' ? [] : [{ text }], problems: [] };
  const known = remembered.get(text);
  if (known) return known;
  const result = new InlineParser(text).parse();
  if (remembered.size >= rememberedAtMost) remembered.clear();
  remembered.set(text, result);
  return result;
}

interface InlineNode {
  readonly kind: 'text' | 'code' | 'space' | 'break';
  text: string;
}

interface Bracket {
  readonly node: number;
  readonly image: boolean;
  /** Offset of its first character. */
  readonly start: number;
  /** How many delimiters stood before it. */
  readonly delimiters: number;
  active: boolean;
}

class InlineParser {
  private readonly text: string;
  private at = 0;
  private readonly nodes: InlineNode[] = [];
  private readonly delimiters: Delimiter[] = [];
  private readonly brackets: Bracket[] = [];
  private readonly problems: TextProblem[] = [];
  private readonly emphasis: EmphasisRange[] = [];
  /** In ascending order; they do not overlap. */
  private readonly links: { readonly from: number; readonly to: number; readonly url: string }[] = [];
  private backticks: ReadonlyMap<number, number[]> | null = null;

  constructor(text: string) {
    this.text = text.replace(/\r\n?/g, '\n');
  }

  parse(): InlineResult {
    const { text } = this;
    const plain = /[^\\`*[\]!\n]+/y;
    while (this.at < text.length) {
      plain.lastIndex = this.at;
      const match = plain.exec(text);
      if (match) {
        this.addText(match[0]);
        this.at = plain.lastIndex;
      } else this.readMark(text[this.at]!);
    }
    this.applyEmphasis(0);
    return { runs: this.makeRuns(), problems: this.problems };
  }

  private readMark(character: string): void {
    if (character === '\\') this.readEscape();
    else if (character === '`') this.readCode();
    else if (character === '*') this.readAsterisks();
    else if (character === '\n') this.readLineBreak();
    else if (character === ']') this.readClosingBracket();
    else if (character === '[') this.openBracket(false);
    else if (this.text[this.at + 1] === '[') this.openBracket(true);
    else this.takeText(1);
  }

  private readEscape(): void {
    const next = this.text[this.at + 1] ?? '';
    if (next === '\n') {
      this.nodes.push({ kind: 'break', text: '\n' });
      this.at += 1;
      this.skipSpace();
    } else if (/[!-/:-@[-`{-~]/.test(next)) {
      this.addText(next);
      this.at += 2;
    } else this.takeText(1);
  }

  private readCode(): void {
    const { text, at: start } = this;
    let end = start;
    while (text[end] === '`') end += 1;
    const length = end - start;
    const close = this.nextBackticks(length, end);
    if (close < 0) {
      this.takeText(length);
      return;
    }
    let code = text.slice(end, close).replace(/\n/g, ' ');
    if (code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '') code = code.slice(1, -1);
    this.nodes.push({ kind: 'code', text: code });
    this.at = close + length;
  }

  /** Offset of the next run of exactly so many backticks, or -1. */
  private nextBackticks(length: number, from: number): number {
    if (!this.backticks) {
      const found = new Map<number, number[]>();
      for (const { 0: run, index } of this.text.matchAll(/`+/g)) {
        const places = found.get(run.length);
        if (places) places.push(index);
        else found.set(run.length, [index]);
      }
      for (const places of found.values()) places.reverse();
      this.backticks = found;
    }
    const places = this.backticks.get(length) ?? [];
    while (places.length > 0 && places[places.length - 1]! < from) places.pop();
    return places[places.length - 1] ?? -1;
  }

  private readAsterisks(): void {
    const start = this.at;
    while (this.text[this.at] === '*') this.at += 1;
    const length = this.at - start;
    const { opens, closes } = flanking(this.text, start, this.at);
    this.nodes.push({ kind: 'text', text: '*'.repeat(length) });
    if (opens || closes) {
      this.delimiters.push({ node: this.nodes.length - 1, length, left: length, opens, closes });
    }
  }

  private readLineBreak(): void {
    const last = this.nodes[this.nodes.length - 1];
    const typed = last?.kind === 'text' ? last.text : '';
    const kept = typed.replace(/(?<![ \t])[ \t]+$/, '');
    if (last?.kind === 'text') last.text = kept;
    const kind = typed.endsWith('  ') ? 'break' : 'space';
    this.skipSpace();
    this.nodes.push({ kind, text: '\n' });
  }

  private skipSpace(): void {
    while (/[ \t\n]/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  private openBracket(image: boolean): void {
    this.brackets.push({
      node: this.nodes.length,
      image,
      start: this.at,
      delimiters: this.delimiters.length,
      active: true,
    });
    const text = image ? '![' : '[';
    this.nodes.push({ kind: 'text', text });
    this.at += text.length;
  }

  private readClosingBracket(): void {
    const opener = this.brackets.pop();
    const tail = opener?.active ? readLinkTail(this.text, this.at + 1) : null;
    if (!opener || !tail || (!opener.image && this.isEmptySince(opener.node))) {
      this.takeText(1);
      return;
    }
    this.at = tail.end;
    const typed = this.text.slice(opener.start, tail.end);
    if (opener.image) {
      this.takeBackTo(opener);
      this.addText(typed.replace(/[ \t]*\n[ \t]*/g, ' '));
      this.addProblem(
        'inline-image',
        opener,
        'an image cannot stand in running text',
        'put it in a paragraph of its own',
      );
      return;
    }
    this.applyEmphasis(opener.delimiters);
    this.nodes[opener.node]!.text = '';
    const target = checkLinkTarget(tail.destination);
    if (target.url === null) this.addProblem('link-not-allowed', opener, target.refusal, linkHint);
    else this.links.push({ from: opener.node, to: this.nodes.length, url: target.url });
    for (const bracket of this.brackets) if (!bracket.image) bracket.active = false;
  }

  private takeBackTo({ node, delimiters, start }: Bracket): void {
    this.nodes.length = node;
    this.delimiters.length = delimiters;
    // What was found since stands at the end of each list.
    while ((this.emphasis.at(-1)?.from ?? -1) > node) this.emphasis.pop();
    while ((this.links.at(-1)?.from ?? -1) >= node) this.links.pop();
    while ((this.problems.at(-1)?.offset ?? -1) >= start) this.problems.pop();
  }

  private isEmptySince(node: number): boolean {
    return this.nodes.slice(node + 1).every(({ kind, text }) => kind !== 'code' && text.trim() === '');
  }

  private addProblem(code: TextProblem['code'], { start }: Bracket, message: string, hint: string): void {
    this.problems.push({ code, offset: start, length: this.at - start, message, hint });
  }

  private applyEmphasis(bottom: number): void {
    const matched = this.delimiters.slice(bottom);
    this.emphasis.push(...matchEmphasis(this.delimiters, bottom));
    for (const { node, left } of matched) this.nodes[node]!.text = '*'.repeat(left);
  }

  private takeText(length: number): void {
    this.addText(this.text.slice(this.at, this.at + length));
    this.at += length;
  }

  private addText(text: string): void {
    this.nodes.push({ kind: 'text', text });
  }

  private makeRuns(): Run[] {
    const strong = this.coverage(true);
    const em = this.coverage(false);
    const runs: Run[] = [];
    let before = '';
    let link = 0;
    this.nodes.forEach((node, i) => {
      while (link < this.links.length && this.links[link]!.to <= i) link += 1;
      const range = this.links[link];
      const text = node.kind === 'space' ? this.spaceBetween(before, i) : node.text;
      if (text === '') return;
      before = lastCharacter(text);
      runs.push({
        text,
        ...(strong[i]! > 0 && { strong: true as const }),
        ...(em[i]! > 0 && { em: true as const }),
        ...(node.kind === 'code' && { code: true as const }),
        ...(range && range.from <= i && { link: range.url }),
        ...(node.kind === 'break' && { break: true as const }),
      });
    });
    return [...trimBreaks(mergeRuns(runs))];
  }

  /** How many ranges of strong or of plain emphasis cover each node. */
  private coverage(strong: boolean): Int32Array {
    const depth = new Int32Array(this.nodes.length + 1);
    for (const range of this.emphasis) {
      if (range.strong !== strong) continue;
      depth[range.from + 1]! += 1;
      depth[range.to]! -= 1;
    }
    for (let i = 1; i < depth.length; i++) depth[i]! += depth[i - 1]!;
    return depth;
  }

  /** What a line break in the source stands for; at either end of the text, nothing. */
  private spaceBetween(before: string, node: number): string {
    let next = node + 1;
    while (next < this.nodes.length && this.nodes[next]!.text === '') next += 1;
    const after = characterAt(this.nodes[next]?.text ?? '', 0);
    if (before === '' || before === '\n' || after === '') return '';
    return breakVanishesBetween(before, after) ? '' : ' ';
  }
}
