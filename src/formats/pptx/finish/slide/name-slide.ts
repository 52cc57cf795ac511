import { firstChild, setAttribute, xmlElement } from '../../../../xml/index.ts';
import { solidFill } from '../../scheme-color.ts';
import type { SlideWork } from '../work.ts';

/** Gives the slide its id as its name, its own background where it has one, and hides it where that is asked for. */
export function nameSlide(slide: SlideWork): void {
  const { root, placed } = slide;
  root.attributes = root.attributes.filter(({ name }) => name !== 'show');
  if (placed.hidden) setAttribute(root, 'show', 0);
  const content = firstChild(root, 'p:cSld')!;
  setAttribute(content, 'name', placed.id);
  const background = placed.background
    ? [
        xmlElement('p:bg', {}, [
          // Without an effect list PowerPoint repairs the file (pptxgenjs issue 1442).
          xmlElement('p:bgPr', {}, [solidFill(placed.background), xmlElement('a:effectLst')]),
        ]),
      ]
    : [];
  content.children = [...background, slide.tree];
}
