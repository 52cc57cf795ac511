import { attributeOf, childElements, elementAt, type XmlElement } from '../../../xml/index.ts';

export function placeOf(shape: XmlElement): XmlElement | null {
  const names = ['p:nvSpPr', 'p:nvPicPr', 'p:nvGraphicFramePr'];
  for (const name of names) {
    const found = elementAt(shape, name, 'p:nvPr', 'p:ph');
    if (found) return found;
  }
  return null;
}

/** The placeholder of a layout or master that this one corresponds to: by index, else by type. */
export function findPlace(root: XmlElement, place: XmlElement): XmlElement | null {
  const tree = treeOf(root);
  const shapes = tree ? childElements(tree) : [];
  const isTitle = (type: string | null) => type === 'title' || type === 'ctrTitle';
  const [type, index] = [attributeOf(place, 'type'), attributeOf(place, 'idx')];
  const candidates = shapes.flatMap((shape) => {
    const own = placeOf(shape);
    return own ? [{ shape, type: attributeOf(own, 'type'), index: attributeOf(own, 'idx') }] : [];
  });
  const same = candidates.find((each) =>
    isTitle(type)
      ? isTitle(each.type)
      : index !== null && each.index === index && root.name === 'p:sldLayout',
  );
  const alike = (each: (typeof candidates)[number]) =>
    each.type === type || (['obj', 'subTitle', null].includes(type) && each.type === 'body');
  return (same ?? candidates.find(alike))?.shape ?? null;
}

export function styleNameFor(place: XmlElement | null): string {
  if (!place) return 'p:otherStyle';
  const type = attributeOf(place, 'type');
  if (type === 'title' || type === 'ctrTitle') return 'p:titleStyle';
  return type === 'ftr' || type === 'dt' || type === 'sldNum' ? 'p:otherStyle' : 'p:bodyStyle';
}

/** The shapes of a slide, layout or master. */
export function treeOf(root: XmlElement): XmlElement | null {
  return elementAt(root, 'p:cSld', 'p:spTree');
}
