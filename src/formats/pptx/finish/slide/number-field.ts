import { nameBasedGuid } from '../guid.ts';

const slideNumberField = nameBasedGuid('slide number field');

/** The run that holds the slide's number as `a:fld`, which follows the slide (ECMA-376 part 1, 21.1.2.2.4). */
export function numberAsField(paragraphs: string, number: number): string {
  const text = `<a:t>${number}</a:t></a:r>`;
  const end = paragraphs.indexOf(text);
  if (end < 0) return paragraphs;
  const start = paragraphs.lastIndexOf('<a:r>', end);
  return (
    `${paragraphs.slice(0, start)}<a:fld id="${slideNumberField}" type="slidenum">` +
    `${paragraphs.slice(start + '<a:r>'.length, end)}<a:t>${number}</a:t></a:fld>${paragraphs.slice(end + text.length)}`
  );
}
