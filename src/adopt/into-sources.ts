import { stretchBetween, wordsOfRuns } from '../edits/index.ts';
import type { Change } from '../formats/pptx/index.ts';
import { notesParagraphs, type Run, runsToMarkdown } from '../markup/index.ts';
import type { LaidOutEdition } from '../pipeline/index.ts';
import type { Project } from '../project/index.ts';

interface SourceEdit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Files of the project with new texts in them, by path. */
export class SourceTexts {
  private readonly project: Project;
  private readonly edition: LaidOutEdition;
  private readonly edits = new Map<string, Omit<SourceEdit, 'path'>[]>();

  constructor(project: Project, edition: LaidOutEdition) {
    this.project = project;
    this.edition = edition;
  }

  /**
   * Writes what was reworded where it was written, if that is the deck file or a plain text of the outline and says just what the
   * slide said: a title, a note, a point without a source. Else nothing, and it is an edit.
   */
  take(change: Change): boolean {
    const paragraphs = this.paragraphsOf(change);
    if (!paragraphs || (change.kind !== 'text' && change.kind !== 'notes')) return false;
    const { was, now } = stretchBetween(change.was, change.now);
    if (was.length === 0 || was.length !== now.length) return false;
    const found = was.map((line, i) => {
      if (line === now[i]) return null;
      const runs = paragraphs.filter((each) => wordsOfRuns(each) === line);
      // Written there before, when the same file was adopted.
      if (runs.length === 0 && paragraphs.some((each) => wordsOfRuns(each) === now[i])) return null;
      return runs.length === 1 && now[i] !== '' ? this.editOf(runs[0]!, line, now[i]!) : undefined;
    });
    const fresh = found.filter((each) => each !== null);
    // What stands on several slides is written once, and only if all of them say the same now.
    if (!fresh.every((each) => each && this.isFree(each))) return false;
    for (const each of fresh) {
      const { path, ...edit } = each!;
      const others = this.edits.get(path) ?? [];
      if (!others.some(({ start }) => start === edit.start)) this.edits.set(path, [...others, edit]);
    }
    return true;
  }

  texts(): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    for (const [path, edits] of this.edits) {
      let text = this.textOf(path)!;
      for (const { start, end, text: put } of [...edits].sort((a, b) => b.start - a.start))
        text = text.slice(0, start) + put + text.slice(end);
      texts.set(path, text);
    }
    return texts;
  }

  private isFree({ path, start, text }: SourceEdit): boolean {
    return (this.edits.get(path) ?? []).every((each) => each.start !== start || each.text === text);
  }

  private paragraphsOf(change: Change): readonly (readonly Run[])[] | null {
    const { deck, placed } = this.edition;
    if (change.kind === 'notes') {
      const slide = deck.slides.find(({ id }) => id === change.slide);
      return slide ? notesParagraphs(slide.notes).map(({ runs }) => runs) : null;
    }
    if (change.kind !== 'text') return null;
    if (change.title) {
      const slide = deck.slides.find(({ id }) => id === change.slide);
      return slide ? [slide.title] : null;
    }
    const shapes = placed.slides.find(({ id }) => id === change.slide)?.shapes ?? [];
    const shape = shapes.find(({ name }) => name === change.shape);
    return shape?.kind === 'text' ? shape.paragraphs.map(({ runs }) => runs) : null;
  }

  private editOf(runs: readonly Run[], was: string, now: string): SourceEdit | undefined {
    const written = runs.filter(({ text, cite }) => cite === undefined && text !== '');
    const [run] = written;
    if (written.length !== 1 || !run?.yaml || wordsOfRuns(runs) !== was || !this.isPlain(run))
      return undefined;
    // What would be a mark of Markdown, a formula or a value where it is written, or loses its lines.
    if (/[\n$<{}]/.test(now) || runsToMarkdown([{ text: now }], 'block') !== now) return undefined;
    const { file, start, end } = run.yaml;
    const text = this.textOf(file.path);
    if (text === null || text !== file.text || !/^content\/[^/]+\/.*\.yaml$/.test(file.path))
      return undefined;
    // A value of a variable, a text with marks of its own, a folded one: these say something else than they are.
    if (text.slice(start, end) === was) {
      const quote = text[start - 1];
      const isQuoted = (quote === '"' || quote === "'") && text[end] === quote;
      return {
        path: file.path,
        start: isQuoted ? start - 1 : start,
        end: isQuoted ? end + 1 : end,
        text: JSON.stringify(now),
      };
    }
    if ([`"${was}"`, `'${was}'`].includes(text.slice(start, end)))
      return { path: file.path, start, end, text: JSON.stringify(now) };
    return undefined;
  }

  /** What things are called is said in many places, and statements with sources are somebody's words. */
  private isPlain({ owner, tex, link }: Run): boolean {
    if (tex !== undefined || link !== undefined) return false;
    if (owner?.type === 'statement')
      return this.edition.deck.ownStatements.get(owner.id)?.passages.length === 0;
    return !owner || owner.type === 'slide' || owner.type === 'deck';
  }

  private textOf(path: string): string | null {
    return this.project.files.readText(path, null).value?.text ?? null;
  }
}
