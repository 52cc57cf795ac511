import { isRaisedMark, plainWords } from '../../../markup/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  firstChild,
  textContent,
  type XmlElement,
} from '../../../xml/index.ts';

/** The paragraphs of a body in their normal form; empty ones at its end are none. */
export function paragraphsOf(body: XmlElement): readonly string[] {
  const lines = childElements(body, 'a:p').map(paragraphText);
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** Whether it holds an equation, which other programs write as something else. */
export function hasEquation(body: XmlElement): boolean {
  return childElements(body, 'a:p').some((paragraph) => descendants(paragraph, 'a14:m').length > 0);
}

function paragraphText(paragraph: XmlElement): string {
  return plainWords(
    comparedRuns(paragraph)
      .map(({ text }) => text)
      .join(''),
  );
}

/** What of a paragraph is compared, run by run; line breaks too. */
export function comparedRuns(
  paragraph: XmlElement,
): readonly { readonly text: string; readonly properties: XmlElement | null }[] {
  return childElements(paragraph).flatMap((run) => {
    if (run.name === 'a:br') return [{ text: '\n', properties: null }];
    // The number of a slide follows its place, the date the day.
    const type = run.name === 'a:fld' ? (attributeOf(run, 'type') ?? '') : '';
    if ((run.name !== 'a:r' && run.name !== 'a:fld') || /^(slidenum|datetime)/.test(type)) return [];
    const words = firstChild(run, 'a:t');
    if (!words) return [];
    const text = textContent(words);
    const properties = firstChild(run, 'a:rPr');
    // Numbers of citations are counted anew in every build.
    if (properties && Number(attributeOf(properties, 'baseline') ?? 0) > 0 && isRaisedMark(text)) return [];
    return [{ text, properties }];
  });
}
