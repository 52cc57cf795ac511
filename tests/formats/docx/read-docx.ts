import { type DocxOptions, drawDocx } from '../../../src/formats/docx/index.ts';
import type { HandoutDocument } from '../../../src/handouts/index.ts';
import { type Package, partText, readZip } from '../../../src/package/index.ts';
import {
  attributeOf,
  childElements,
  parseXml,
  textContent,
  type XmlElement,
} from '../../../src/xml/index.ts';
import { options } from './sample-handout.ts';

/** A document drawn and read again. */
export interface ReadDocx {
  readonly bytes: Uint8Array;
  readonly parts: Package;
  readonly body: XmlElement;
  readonly paragraphs: readonly ReadParagraph[];
  readonly text: (name: string) => string;
}

export interface ReadParagraph {
  readonly style: string | null;
  readonly text: string;
  readonly element: XmlElement;
}

export async function drawAndRead(
  document: HandoutDocument,
  more: Partial<DocxOptions> = {},
): Promise<ReadDocx> {
  const { value, diagnostics } = await drawDocx(document, { ...options, ...more });
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const { parts } = readZip(value);
  const text = (name: string) => partText(parts, name) ?? '';
  const body = childElements(parseXml(text('word/document.xml')), 'w:body')[0]!;
  return { bytes: value, parts, body, paragraphs: paragraphsIn(body), text };
}

/** Footnotes by their ids. */
export function footnotesOf({ text }: ReadDocx): ReadonlyMap<string, readonly ReadParagraph[]> {
  const notes = childElements(parseXml(text('word/footnotes.xml')), 'w:footnote');
  return new Map(
    notes.map((note) => {
      const id = attributeOf(note, 'w:id') ?? '';
      return [id, paragraphsIn(note, id)];
    }),
  );
}

export function paragraphsIn(root: XmlElement, note = ''): ReadParagraph[] {
  return all(root, 'w:p').map((element) => ({
    style: valOf(element, 'w:pStyle'),
    text: textOf(element, note),
    element,
  }));
}

/** All elements of a name, in document order. */
export function all(root: XmlElement, name: string): XmlElement[] {
  return root.children.flatMap((child) =>
    child.kind === 'element' ? [...(child.name === name ? [child] : []), ...all(child, name)] : [],
  );
}

/** `w:val` of the first element of a name. */
export function valOf(root: XmlElement, name: string): string | null {
  const found = all(root, name)[0];
  return found ? attributeOf(found, 'w:val') : null;
}

/** Letters and digits, as a formula has them in the same order in one line of characters and in an equation. */
export function lettersOf(formula: string): string {
  return formula.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

/** What a paragraph says, of equations their letters; footnotes that Word counts have the numbers of their ids, other marks of theirs no width. */
export function textOf(element: XmlElement, note = ''): string {
  const texts = element.children.map((child): string => {
    if (child.kind === 'text') return element.name === 'w:t' ? child.text : '';
    if (child.name === 'w:br') return '\n';
    if (child.name === 'w:tab' && element.name === 'w:r') return '\t';
    if (child.name === 'w:footnoteRef') return note;
    if (child.name === 'm:oMath') return lettersOf(all(child, 'm:t').map(textContent).join(''));
    if (child.name === 'w:footnoteReference' && !attributeOf(child, 'w:customMarkFollows'))
      return attributeOf(child, 'w:id') ?? '';
    return textOf(child, note);
  });
  return texts.join('').replaceAll('\u200B', '');
}
