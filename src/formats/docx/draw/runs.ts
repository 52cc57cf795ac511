import type { IParagraphOptions, IRunOptions, Paragraph, ParagraphChild, TextRun } from 'docx';
import {
  cutAtIsolates,
  isCjk,
  isolatesOf,
  isRightToLeft,
  paragraphDirection,
  type Run,
} from '../../../markup/index.ts';
import { isEastAsian, officeLanguage } from '../../../package/index.ts';
import { replaceForbidden } from '../../../source/index.ts';
import { printable } from '../paper.ts';
import type { Drawing } from './drawing.ts';
import { drawEquation } from './equation.ts';

interface RunPlace {
  /** Whether marks may have footnotes here: Word has none in footnotes, and none in rows that repeat. */
  readonly notes: boolean;
}

/** Runs as Word's runs, links, marks and bookmarks. Runs of one link are one link. */
export function drawRuns(all: readonly Run[], drawing: Drawing, place: RunPlace): ParagraphChild[] {
  const children: ParagraphChild[] = [];
  const { language } = drawing.document;
  const isolates = isolatesOf(all, language, paragraphDirection(all, language, false));
  const { runs, held } = cutAtIsolates(all, isolates, (run, text) => ({ ...run, text }));
  const textRun = (run: Run, style?: 'Hyperlink') => drawText(run, drawing, held.has(run), style);
  // Marks on their own are what a cell says: nothing to be raised from, and what is cited stands beside it.
  const raised = runs.some(({ cite, text }) => !cite && text.trim() !== '');
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!;
    if (run.tex !== undefined) {
      children.push(drawEquation(run, runs.length === 1, drawing));
      continue;
    }
    if (run.cite) {
      const before = runs[i - 1];
      // Word breaks lines between a Chinese sign and a bracket, but not where a word joiner stands.
      if (before && !before.cite && isCjk([...before.text].at(-1) ?? ''))
        children.push(new drawing.docx.TextRun(wordJoiner));
      children.push(...drawMark(run, drawing, place, raised));
      continue;
    }
    if (run.entry) {
      children.push(...withBookmarks(drawing.marks.entryBookmarks(run.entry), [textRun(run)], drawing));
      continue;
    }
    const target = targetOf(run, drawing);
    if (!target) {
      children.push(textRun(run));
      continue;
    }
    const linked = [textRun(run, 'Hyperlink')];
    while (isSameLink(runs[i + 1], run)) {
      i += 1;
      linked.push(textRun(runs[i]!, 'Hyperlink'));
    }
    children.push(drawLink(target, run.linkTitle, linked, drawing));
  }
  return children;
}

const wordJoiner = '\u2060';

function isSameLink(run: Run | undefined, first: Run): boolean {
  return run?.link === first.link && run?.linkTitle === first.linkTitle && !run?.cite && !run?.entry;
}

function drawLink(
  target: Target,
  title: string | undefined,
  children: TextRun[],
  { docx, titledLinks }: Drawing,
): ParagraphChild {
  if (target.anchor !== undefined) return new docx.InternalHyperlink({ anchor: target.anchor, children });
  if (title === undefined) return new docx.ExternalHyperlink({ link: target.address, children });
  // docx knows no tooltips: the relationship is added with the parts that are written last.
  const id = `titled${titledLinks.push(target.address)}`;
  const link = new docx.BuilderElement<{ id: string; tooltip: string; history: number }>({
    name: 'w:hyperlink',
    attributes: {
      id: { key: 'r:id', value: id },
      tooltip: { key: 'w:tooltip', value: replaceForbidden(title) },
      history: { key: 'w:history', value: 1 },
    },
    children,
  });
  // Its type names the elements that docx has classes for; it writes any.
  return link as unknown as ParagraphChild;
}

type Target =
  | { readonly anchor: string; readonly address?: undefined }
  | { readonly anchor?: undefined; readonly address: string };

/** A slide that the handout does not show cannot be led to: the words stay. */
function targetOf({ link }: Run, { anchors }: Drawing): Target | null {
  if (link === undefined) return null;
  if (!link.startsWith('#')) return { address: link };
  const anchor = anchors.get(link);
  return anchor === undefined ? null : { anchor };
}

/**
 * "[2, 3]": each number leads to its source. Where Word's own count comes to the same numbers, each is the reference of
 * its footnote. Else the footnotes hang behind the bracket under a mark of no width (`customMarkFollows`, ECMA-376
 * part 1, 17.11.4), since LibreOffice repeats marks of more than one character.
 */
function drawMark(run: Run, drawing: Drawing, place: RunPlace, raised: boolean): ParagraphChild[] {
  const { docx, marks } = drawing;
  const children: ParagraphChild[] = [];
  const mark = (content: IRunOptions['children']) =>
    new docx.TextRun({
      ...(raised && { style: 'FootnoteReference' }),
      ...(content && { children: content }),
    });
  const noted: number[] = [];
  const reference = (id: number, follows: 1 | undefined) =>
    new docx.BuilderElement<{ follows?: number; id: number }>({
      name: 'w:footnoteReference',
      attributes: {
        ...(follows && { follows: { key: 'w:customMarkFollows', value: follows } }),
        id: { key: 'w:id', value: id },
      },
    });
  // Numbers and what stands between them, which is kept as it is.
  for (const piece of `[${replaceForbidden(run.text).replaceAll(', ', ',\u00a0')}]`.split(/(\d+)/)) {
    if (piece === '') continue;
    const where = /^\d+$/.test(piece) ? marks.place(Number(piece), { notes: place.notes && raised }) : null;
    if (where?.note && marks.counted) {
      children.push(mark([reference(where.note, undefined)]));
      continue;
    }
    if (where?.note) noted.push(where.note);
    children.push(
      where
        ? new docx.InternalHyperlink({ anchor: where.bookmark, children: [mark([piece])] })
        : mark([piece]),
    );
  }
  for (const note of noted) children.push(mark([reference(note, 1), '\u200B']));
  return children;
}

export function withBookmarks(
  names: readonly string[],
  children: ParagraphChild[],
  { docx }: Pick<Drawing, 'docx'>,
): ParagraphChild[] {
  return names.reduce<ParagraphChild[]>((inner, id) => {
    return [new docx.Bookmark({ id, children: inner })];
  }, children);
}

/** `held`: it is read from the left whatever its language. */
function drawText(run: Run, drawing: Drawing, held: boolean, style: 'Hyperlink' | undefined): TextRun {
  return new drawing.docx.TextRun(runOptions(run, drawing, held, style));
}

function runOptions(run: Run, drawing: Drawing, held: boolean, style: 'Hyperlink' | undefined): IRunOptions {
  const { document, theme } = drawing;
  const language = run.language ?? document.language;
  const wide = isEastAsian(language);
  const shown = run.class === undefined ? undefined : theme.classes.get(run.class);
  const strong = run.strong === true || shown?.bold === true || (run.em === true && isRightToLeft(language));
  // Chinese, Arabic and Hebrew have no italics.
  const turned = isRightToLeft(language);
  const em = run.em === true && !wide && !turned;
  const named = style ?? (run.code ? 'HTMLCode' : null);
  // One character style stands for the whole where it can; what is more is formatting of its own.
  const alone = named === null && !shown;
  const byStyle = named ?? (alone && strong && !em ? 'Strong' : alone && em && !strong ? 'Emphasis' : null);
  return {
    ...(byStyle && { style: byStyle }),
    // Beside the style as well: converters that know no styles keep it.
    ...(strong && { bold: true, boldComplexScript: true }),
    ...(em && { italics: true, italicsComplexScript: true }),
    ...(style && run.code && { font: 'Consolas' }),
    // Marks that Latin and Chinese fonts both have, such as quotation marks, come from the Chinese one.
    ...(wide && !run.code && hasWide(run.text) && { font: { hint: 'eastAsia' } }),
    ...(shown?.color && { color: printable(theme, shown.color) }),
    ...(run.strike && { strike: true }),
    ...(run.sup && { superScript: true }),
    ...(run.sub && { subScript: true }),
    ...(turned && !held && { rightToLeft: true }),
    ...languageOf(language, document.language),
    ...(run.break ? { break: 1 } : { children: withTabs(replaceForbidden(run.text), drawing) }),
  };
}

function hasWide(text: string): boolean {
  return (
    /[^\u0000-\u02FF]/.test(text) &&
    [...text].some((character) => isCjk(character) || /[“”‘’…—]/.test(character))
  );
}

/** Only where it differs: the document has a language of its own. */
function languageOf(language: string, usual: string): Pick<IRunOptions, 'language'> {
  if (language === usual) return {};
  const tag = officeLanguage(language);
  if (isEastAsian(language)) return { language: { eastAsia: tag } };
  if (isRightToLeft(language)) return { language: { bidirectional: tag } };
  return { language: { value: tag } };
}

/** `notes`: whether its citation marks may have footnotes. */
export function textParagraph(
  runs: readonly Run[],
  drawing: Drawing,
  options: IParagraphOptions,
  notes = true,
): Paragraph {
  const { language } = drawing.document;
  const direction = paragraphDirection(runs, language, options.numbering !== undefined);
  // Only where it is not that of the document.
  const own = (direction === 'rtl') === isRightToLeft(language) ? {} : { bidirectional: direction === 'rtl' };
  const children = drawRuns(runs, drawing, { notes });
  return new drawing.docx.Paragraph({ ...options, ...own, children });
}

/** A text with its tabs as elements: in `w:t` a tab is a blank to many programs (ECMA-376 part 1, 17.3.3.32). */
export function withTabs(
  text: string,
  { docx }: Pick<Drawing, 'docx'>,
): NonNullable<IRunOptions['children']> {
  return text.split('\t').flatMap((piece, i) => (i === 0 ? [piece] : [new docx.Tab(), piece]));
}
