import type { Run } from '../blocks.ts';
import { breakVanishesBetween, characterAt, lastCharacter } from '../cjk.ts';
import type { TextProblem } from '../codes.ts';
import { checkLinkTarget, linkHint } from '../links.ts';
import { mergeRuns, trimBreaks } from '../runs.ts';
import { formulaRun } from './formula-run.ts';
import { htmlBreak, pairTags, type TextLook } from './html-tags.ts';
import { bareMailsIn } from './inline-rules.ts';
import {
  type Dialect,
  endOfLink,
  type MarkdownEnv,
  type MarkdownToken,
  titleOf,
  tokenizeInline,
} from './parser.ts';

export interface InlineContext {
  readonly dialect: Dialect;
  readonly env: MarkdownEnv;
  /** Whether links may lead anywhere: what they lead to is looked at later. */
  readonly anyLink: boolean;
  /** The mark that stands for a footnote. */
  readonly footnote: (label: string) => string;
}

export interface InlineResult {
  readonly runs: readonly Run[];
  readonly problems: readonly TextProblem[];
}

/**
 * Reads the text of a block. A line break is a space (nothing between Chinese or Japanese characters) unless it is a hard
 * one. What has no place in running text stays as typed and is reported: `inline-image`, `unsupported-markdown`; and
 * where links are looked at, `link-not-allowed`.
 */
export function readInlineMarkdown(text: string, context: InlineContext): InlineResult {
  const reader = new InlineReader(text, context);
  reader.read(tokenizeInline(text, context.dialect, context.env));
  return { runs: reader.runs(), problems: reader.problems };
}

interface Piece {
  readonly kind: 'text' | 'space' | 'break';
  text: string;
  readonly look: Look;
}

type Look = Omit<Run, 'text' | 'break'>;

const looks: Readonly<Record<string, TextLook>> = { strong: 'strong', em: 'em', s: 'strike' };

class InlineReader {
  readonly problems: TextProblem[] = [];
  private readonly text: string;
  private readonly context: InlineContext;
  private readonly pieces: Piece[] = [];
  /** How many marks of each look are open. */
  private readonly open: Record<TextLook, number> = { strong: 0, em: 0, strike: 0, code: 0, sup: 0, sub: 0 };
  private link: Pick<Run, 'link' | 'linkTitle'> = {};
  private inLink = false;

  constructor(text: string, context: InlineContext) {
    this.text = text;
    this.context = context;
  }

  read(tokens: readonly MarkdownToken[]): void {
    const tags = pairTags(tokens);
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      const tag = tags.get(token);
      if (tag) this.open[tag.look] += tag.opens ? 1 : -1;
      else if (token.type === 'html_inline') this.readHtml(token);
      else if (token.type === 'link_open') i = this.openLink(tokens, i);
      else this.readToken(token);
    }
  }

  private readToken(token: MarkdownToken): void {
    const look = looks[token.tag];
    if (look && token.nesting !== 0) this.open[look] += token.nesting;
    else if (token.type === 'text') this.addWords(token.content);
    else if (token.type === 'code_inline') this.add('text', token.content, { code: true });
    else if (token.type === 'softbreak') this.addSpace();
    else if (token.type === 'hardbreak') this.add('break', '\n');
    else if (token.type === 'image') this.refuseImage(token);
    else if (token.type === 'footnote') this.readFootnote(token);
    else if (token.type === 'single_tilde') this.doubtTilde(token);
    else if (token.type === 'formula') this.readFormula(token);
    else if (token.type === 'money' || token.type === 'stray_dollar') this.doubtDollar(token);
    else if (token.type === 'link_close') this.closeLink();
    else this.add('text', token.content);
  }

  /** Index of the last token that was read. */
  private openLink(tokens: readonly MarkdownToken[], index: number): number {
    const token = tokens[index]!;
    let close = index + 1;
    while (close < tokens.length - 1 && tokens[close]!.type !== 'link_close') close += 1;
    const written = token.info !== 'auto' && token.info !== 'bare';
    const start = placeOf(token) - (written ? 1 : 0);
    const end = written ? endOfLink(this.text, placeOf(tokens[close])) : endOfAddress(this.text, token);
    const typed = this.text.slice(start, end);
    const href = String(token.attrGet('href') ?? '');
    if (written && close === index + 1 && /^#[\w-]+$/.test(href)) {
      this.add('text', '?', { link: href, refers: true });
      return close;
    }
    if (written && close === index + 1) {
      const hint = 'write the words that are shown between the brackets';
      this.report('unsupported-markdown', start, end, 'this link has no words', hint);
      this.add('text', typed);
      return close;
    }
    const target = String(token.attrGet('href') ?? '');
    const allowed = this.context.anyLink ? { url: target, refusal: null } : checkLinkTarget(target);
    if (allowed.url !== null) {
      const title = titleOf(token);
      this.link = { link: allowed.url, ...(title !== '' && { linkTitle: title }) };
      this.inLink = true;
      return index;
    }
    if (written) {
      this.report('link-not-allowed', start, end, allowed.refusal, linkHint);
      this.inLink = true;
      return index;
    }
    this.report('unsupported-markdown', start, end, `no link: ${allowed.refusal}`, addressHint);
    this.add('text', typed);
    return close;
  }

  private closeLink(): void {
    this.link = {};
    this.inLink = false;
  }

  /** Mail addresses may stand without marks (GFM 6.9). */
  private addWords(text: string): void {
    let from = 0;
    const mails = this.inLink || this.context.dialect === 'world' ? [] : bareMailsIn(text);
    for (const { offset, text: shown, target } of mails) {
      const { url, refusal } = checkLinkTarget(target);
      if (url === null) {
        const start = Math.max(0, this.text.indexOf(shown));
        this.report('unsupported-markdown', start, start + shown.length, `no link: ${refusal}`, addressHint);
        continue;
      }
      this.add('text', text.slice(from, offset));
      this.add('text', shown, { link: url });
      from = offset + shown.length;
    }
    this.add('text', text.slice(from));
  }

  private addSpace(): void {
    const last = this.pieces.at(-1);
    if (last?.kind === 'text') last.text = last.text.replace(/(?<![ \t])[ \t]+$/, '');
    if (last?.kind !== 'space' && last?.kind !== 'break') this.add('space', ' ');
  }

  private readHtml(token: MarkdownToken): void {
    if (htmlBreak.test(token.content)) this.add('break', '\n');
    else if (!/^<(?:!--|wbr\s*\/?>$)/i.test(token.content)) {
      const start = placeOf(token);
      const message = `"${firstLine(token.content)}" is HTML that is not shown here`;
      this.report('unsupported-markdown', start, start + token.content.length, message, htmlHint);
      this.add('text', inOneLine(token.content));
    }
  }

  private refuseImage(token: MarkdownToken): void {
    const start = placeOf(token);
    const end = endOfLink(this.text, start + '!['.length + token.content.length);
    const hint = 'put it in a paragraph of its own';
    this.report('inline-image', start, end, 'an image cannot stand in running text', hint);
    this.add('text', inOneLine(this.text.slice(start, end)));
  }

  private readFootnote(token: MarkdownToken): void {
    const { label, known } = token.meta ?? {};
    if (known === true) {
      this.add('text', this.context.footnote(String(label)), { sup: true });
      return;
    }
    const start = placeOf(token);
    const message = `there is no text for the footnote "${token.content}"`;
    const hint = `write "${token.content}: …" in the same text, or "\\[" if no footnote is meant`;
    this.report('unsupported-markdown', start, start + token.content.length, message, hint);
    this.add('text', token.content);
  }

  private readFormula({ content: tex, markup, map }: MarkdownToken): void {
    const [start, end] = map ?? [0, 0];
    const display = markup === '$$';
    const run = formulaRun(tex, display);
    const typed = this.text.slice(start, end);
    if (run.fault) {
      const from = start + typed.indexOf(tex);
      const { offset, length, message, hint } = run.fault;
      this.report('formula-syntax', from + offset, from + offset + length, message, hint ?? formulaHint);
      this.add('text', typed);
    } else this.add('text', run.text, run.look);
  }

  private doubtDollar({ type, content, map }: MarkdownToken): void {
    const [start, end] = map ?? [0, 0];
    const message = `"${this.text.slice(start, end)}" is taken as text, not as a formula`;
    const formula =
      type === 'money'
        ? 'begin the formula with something other than a digit'
        : 'begin and end the formula without blanks inside of its dollars';
    this.report('doubtful-formula', start, end, message, `write "\\$" for dollars, or ${formula}`);
    this.add('text', content);
  }

  private doubtTilde(token: MarkdownToken): void {
    const start = placeOf(token);
    const hint = 'write ~~two~~ to strike out, <sub>…</sub> to lower, "\\~" if the sign itself is meant';
    this.report(
      'unsupported-markdown',
      start,
      start + 1,
      'single tildes around words mean nothing here',
      hint,
    );
    this.add('text', token.content);
  }

  private report(code: TextProblem['code'], start: number, end: number, message: string, hint: string): void {
    this.problems.push({ code, offset: start, length: end - start, message, hint });
  }

  private add(kind: Piece['kind'], text: string, own: Look = {}): void {
    if (text === '') return;
    const { strong, em, strike, code, sup, sub } = this.open;
    const look: Look = {
      ...(strong > 0 && { strong: true }),
      ...(em > 0 && { em: true }),
      ...(strike > 0 && { strike: true }),
      ...(code > 0 && { code: true }),
      ...(sup > 0 && { sup: true }),
      ...(sub > 0 && { sub: true }),
      ...this.link,
      ...own,
    };
    this.pieces.push({ kind, text, look });
  }

  runs(): readonly Run[] {
    const runs: Run[] = [];
    let before = '';
    this.pieces.forEach(({ kind, text, look }, i) => {
      const shown = kind === 'space' ? this.spaceBetween(before, this.pieces[i + 1]) : text;
      if (shown === '') return;
      before = lastCharacter(shown);
      runs.push({ ...look, text: shown, ...(kind === 'break' && { break: true as const }) });
    });
    return trimBreaks(mergeRuns(runs));
  }

  /** What a line break in the source stands for; at either end of the text or of a line, nothing. */
  private spaceBetween(before: string, next: Piece | undefined): string {
    if (before === '' || before === '\n' || next === undefined || next.kind === 'break') return '';
    return breakVanishesBetween(before, characterAt(next.text, 0)) ? '' : ' ';
  }
}

const formulaHint =
  'write "\\$" if a dollar is meant, or "formulas: false" in the deck if it has no formulas';

const htmlHint = `write it in Markdown, or "\\<" if the sign itself is meant; of HTML there are <br>, <sub>, <sup>, <del>, <b>, <i> and <code>, without attributes`;

const addressHint = 'the address stays as typed; write "\\<" or "\\:" if no link is meant';

function placeOf(token: MarkdownToken | undefined): number {
  return token?.map?.[0] ?? 0;
}

/** Behind an address in angle brackets, or one without marks. */
function endOfAddress(text: string, { info, map }: MarkdownToken): number {
  return info === 'bare' ? (map?.[1] ?? 0) : text.indexOf('>', map?.[0] ?? 0) + 1;
}

function inOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
