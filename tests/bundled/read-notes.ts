import { readZip } from '../../src/package/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  parseXml,
  textContent,
} from '../../src/xml/index.ts';

export interface SlideText {
  readonly title: string;
  readonly notes: readonly string[];
}

/** Titles and notes of a deck, read from its XML in the order of its slide list; line breaks are spaces. */
export function readSlides(bytes: Uint8Array): SlideText[] {
  const { parts } = readZip(bytes);
  const xml = (name: string) => {
    const part = parts.get(name)!;
    return parseXml(typeof part === 'string' ? part : new TextDecoder().decode(part));
  };
  const targets = (name: string) =>
    new Map(childElements(xml(name)).map((rel) => [attributeOf(rel, 'Id')!, attributeOf(rel, 'Target')!]));
  const slides = targets('ppt/_rels/presentation.xml.rels');
  const list = descendants(xml('ppt/presentation.xml'), 'p:sldId');
  return list.map((each) => {
    const slide = resolve('ppt', slides.get(attributeOf(each, 'r:id')!)!);
    const rels = targets(`ppt/slides/_rels/${slide.split('/').pop()}.rels`);
    const notes = [...rels.values()].find((target) => target.includes('notesSlide'));
    return {
      title: placeholderParagraphs(xml(slide), ['title', 'ctrTitle']).join(' '),
      notes: notes ? placeholderParagraphs(xml(resolve('ppt/slides', notes)), ['body']) : [],
    };
  });
}

function placeholderParagraphs(root: ReturnType<typeof parseXml>, types: readonly string[]): string[] {
  const shape = descendants(root, 'p:sp').find((sp) => {
    const placeholder = elementAt(sp, 'p:nvSpPr', 'p:nvPr', 'p:ph');
    return placeholder !== null && types.includes(attributeOf(placeholder, 'type') ?? '');
  });
  if (!shape) return [];
  return descendants(shape, 'a:p')
    .map((p) =>
      childElements(p)
        .map((r) => (r.name === 'a:br' ? ' ' : r.name === 'a:r' ? textContent(r) : ''))
        .join(''),
    )
    .filter((text) => text.trim() !== '');
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = folder.split('/');
  for (const step of target.split('/')) step === '..' ? path.pop() : path.push(step);
  return path.join('/');
}
