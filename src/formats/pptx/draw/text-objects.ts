import type { PlacedParagraph, PlacedRun } from '../../../layout/index.ts';
import { joinedText } from './joined-marks.ts';

/** What pptxgenjs takes for a run (its `TextProps`). Fresh for every call: it writes into what it is given. */
export interface TextObject {
  text: string;
  options: TextObjectOptions;
}

interface TextObjectOptions {
  objectName: string;
  bold?: boolean;
  italic?: boolean;
  superscript?: boolean;
  subscript?: boolean;
  breakLine?: boolean;
  softBreakBefore?: boolean;
  hyperlink?: { url: string } | { slide: number };
}

/**
 * Paragraphs as pptxgenjs wants them: a flat list of runs of which the last of each paragraph breaks the line. What
 * belongs to a paragraph (bullets, indents, spacing, alignment) is left to the finishers, since pptxgenjs would write
 * it once for every run (issue 1083); and so are sizes, colours and faces, which are the layout's wherever they can be.
 */
export function textObjects(paragraphs: readonly PlacedParagraph[], slides: SlideNumbers): TextObject[] {
  const objects: TextObject[] = [];
  for (const paragraph of paragraphs) {
    const start = objects.length;
    let brokenBefore = false;
    const runs = isEmptyLine(paragraph) ? [] : paragraph.runs;
    for (const [i, run] of runs.entries()) {
      if (run.break) {
        // A break hangs on the run behind it; where there is none yet, an empty one carries it.
        if (brokenBefore || objects.length === start) objects.push(emptyObject(brokenBefore));
        brokenBefore = true;
      } else if (run.text !== '') {
        objects.push({
          text: cleanText(joinedText(runs, i)),
          options: runOptions(run, brokenBefore, slides),
        });
        brokenBefore = false;
      }
    }
    if (brokenBefore || objects.length === start) objects.push(emptyObject(brokenBefore));
    objects[objects.length - 1]!.options.breakLine = true;
  }
  if (objects.length === 0) objects.push(emptyObject(false));
  return objects;
}

/** A line of code without a character; layout gives it a blank so that it has a height. */
export function isEmptyLine({ runs }: PlacedParagraph): boolean {
  return runs.length === 1 && runs[0]!.font === 'code' && runs[0]!.text === ' ';
}

/**
 * A text that pptxgenjs neither splits into paragraphs nor turns into something that is not XML. Such characters are
 * refused where texts are read; this is the last guard.
 */
export function cleanText(text: string): string {
  const oneLine = /[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, ' ') : text;
  return suspect.test(oneLine) ? oneLine.replace(forbidden, '\uFFFD') : oneLine;
}

/** A run's text as pptxgenjs writes it. */
export function textXml(text: string): string {
  if (!special.test(text)) return text;
  return cleanText(text).replace(/[&<>"']/g, (sign) => entities[sign]!);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** What `cleanText` or XML does not leave as it is. */
const special = /[&<>"'\u0000-\u0008\u000A-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

// Any surrogate makes us look closer; only lone ones are replaced.
const suspect = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

// Without a name pptxgenjs counts all objects of the slide for every run.
const anyName = '-';

function emptyObject(brokenBefore: boolean): TextObject {
  return { text: '', options: { objectName: anyName, ...(brokenBefore && { softBreakBefore: true }) } };
}

function runOptions(run: PlacedRun, brokenBefore: boolean, slides: SlideNumbers): TextObjectOptions {
  const options: TextObjectOptions = { objectName: anyName };
  if (run.bold) options.bold = true;
  if (run.italic) options.italic = true;
  if (run.sup) options.superscript = true;
  if (run.sub) options.subscript = true;
  if (brokenBefore) options.softBreakBefore = true;
  const target = run.link === undefined ? null : linkTarget(run.link, slides);
  if (target) options.hyperlink = target;
  return options;
}

/** Numbers of the deck's slides (from 1) by id. */
export type SlideNumbers = ReadonlyMap<string, number>;

/** Where a run's link leads, as pptxgenjs takes it; null for a slide that the deck does not have. */
function linkTarget(link: string, slides: SlideNumbers): { url: string } | { slide: number } | null {
  if (!link.startsWith('#')) return { url: link };
  const slide = slides.get(link.slice(1));
  return slide === undefined ? null : { slide };
}
