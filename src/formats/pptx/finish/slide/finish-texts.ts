import { elementAt, firstChild, type XmlElement, xmlElement } from '../../../../xml/index.ts';
import { officeLanguage } from '../../language-tag.ts';
import { nameBasedGuid } from '../guid.ts';
import type { SlideWork, Work } from '../work.ts';

/** Puts the texts of boxes right, and makes the slide's number a field that follows the slide. */
export function finishTexts(slide: SlideWork, work: Work): void {
  const language = officeLanguage(work.deck.language);
  for (const { placed, element, place } of slide.shapes) {
    if (placed.kind !== 'text') continue;
    const body = firstChild(element, 'p:txBody')!;
    work.text.finish(body, placed.paragraphs, place, language);
    if (place?.type === 'sldNum') numberAsField(body, String(slide.number));
  }
}

const slideNumberField = nameBasedGuid('slide number field');

/** `a:fld` in place of the run that holds the number (ECMA-376 part 1, 21.1.2.2.4). */
function numberAsField(body: XmlElement, number: string): void {
  for (const paragraph of body.children) {
    if (paragraph.kind !== 'element' || paragraph.name !== 'a:p') continue;
    paragraph.children = paragraph.children.map((child) => {
      if (child.kind !== 'element' || child.name !== 'a:r') return child;
      const text = elementAt(child, 'a:t')?.children[0];
      if (text?.kind !== 'text' || text.text !== number) return child;
      return xmlElement('a:fld', { id: slideNumberField, type: 'slidenum' }, child.children);
    });
  }
}
