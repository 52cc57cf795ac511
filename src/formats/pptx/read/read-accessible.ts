import type { Package } from '../../../package/index.ts';
import { attributeOf, childElements, descendants, elementAt, firstChild } from '../../../xml/index.ts';
import type { AccessibleDeck, AccessibleSlide } from './accessible-deck.ts';
import { PartReader } from './part-reader.ts';
import { readPalette } from './read-color.ts';
import { SlideShapes } from './slide-shapes.ts';

/**
 * What accessibility asks of a presentation, from its parts, whoever wrote them. Throws `XmlError` or `TypeError` where
 * a part cannot be read.
 */
export function readAccessible(parts: Package): AccessibleDeck {
  const reader = new PartReader(parts);
  const main = reader.mainPart();
  const root = reader.root(main);
  const list = root && firstChild(root, 'p:sldIdLst');
  const slides = (list ? childElements(list, 'p:sldId') : []).flatMap((entry, i) => {
    const part = reader.target(main, { id: attributeOf(entry, 'r:id') });
    const slide = part === null ? null : readSlide(part, i + 1, reader, main);
    return slide ? [slide] : [];
  });
  const sections = root ? descendants(root, 'p14:section') : [];
  return { slides, sections: sections.map((section) => attributeOf(section, 'name') ?? '') };
}

function readSlide(part: string, number: number, reader: PartReader, main: string): AccessibleSlide | null {
  const slide = reader.root(part);
  if (!slide) return null;
  const layoutPart = reader.target(part, { type: 'slideLayout' });
  const masterPart = layoutPart === null ? null : reader.target(layoutPart, { type: 'slideMaster' });
  const themePart = masterPart === null ? null : reader.target(masterPart, { type: 'theme' });
  const at = (name: string | null) => (name === null ? null : reader.root(name));
  const [layout, master] = [at(layoutPart), at(masterPart)];
  const presentation = reader.root(main);
  const size = presentation && firstChild(presentation, 'p:sldSz');
  const shapes = new SlideShapes({
    part,
    reader,
    slide,
    layout,
    master,
    palette: readPalette(at(themePart), master),
    defaults: presentation && firstChild(presentation, 'p:defaultTextStyle'),
    width: Number((size && attributeOf(size, 'cx')) ?? 12_192_000),
    height: Number((size && attributeOf(size, 'cy')) ?? 6_858_000),
  }).read();
  const title = shapes.find(({ isTitle }) => isTitle);
  const cSld = elementAt(slide, 'p:cSld');
  return {
    number,
    id: (cSld && attributeOf(cSld, 'name')) ?? '',
    title: title ? title.texts.map(({ text }) => text).join('') : null,
    shapes,
  };
}
