import { normalize } from 'node:path/posix';
import { markdownText } from '../markup/index.ts';
import type { Outline } from '../outline/index.ts';
import type { Span } from '../source/index.ts';
import { apart, fold, isBrief, Phrases, wanted } from './phrases.ts';
import { markupText, spelled } from './read-texts.ts';
import { asCell } from './secret-rows.ts';
import { piecesOf, type Secrets, secretsOf } from './secrets.ts';

/** Tells of any text whether it says what is marked higher than may be shown. */
export class SecretTexts {
  private readonly all: Secrets[] = [];
  private readonly typed = new Phrases<true>();
  private readonly figures = new Set<string>();
  private readonly images = new Set<string>();
  private readonly places = new Set<string>();

  addOutline(whole: Outline, shown: number): void {
    if (!whole.marks || whole.marks.highest <= shown) return;
    const secrets = secretsOf(whole, shown, []);
    this.all.push(secrets);
    for (const { hidden } of secrets.rows) for (const cell of hidden) this.figures.add(cell);
    for (const { path } of secrets.pictures) this.images.add(path);
    for (const { file, start } of secrets.places) this.places.add(`${file.path} ${start}`);
  }

  /** What somebody typed elsewhere than in an outline. */
  addTyped(text: string): void {
    for (const phrase of piecesOf(text, true).map(wanted)) if (!isBrief(phrase)) this.typed.add(phrase, true);
  }

  /** Of a text as it reads or as it is typed, and of a drawing. */
  isIn(text: string): boolean {
    const folded = fold(
      text.startsWith('<svg')
        ? markupText(text)
        : [markdownText(text).text, text, ...(/\s/.test(text) ? [] : [spelled(text)])].join(apart),
    );
    return [...this.all.map(({ phrases }) => phrases), this.typed].some(
      (phrases) => !phrases.in(folded).next().done,
    );
  }

  /** Of what is written at a place of an outline. */
  isAt({ file, start }: Span): boolean {
    return this.places.has(`${file.path} ${start}`);
  }

  /** Of the cells of a row, or the points of a chart. */
  isAmong(cells: readonly string[]): boolean {
    return cells.some((cell) => this.figures.has(asCell(cell)));
  }

  /** Of the path of a picture from the root of the project. */
  isPicture(path: string): boolean {
    return this.images.has(normalize(path));
  }
}
