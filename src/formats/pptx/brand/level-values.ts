import { attributeOf, childElements, elementAt, firstChild, type XmlElement } from '../../../xml/index.ts';
import { shareOf } from '../read/share-of.ts';

/** The bullet of a level: empty where it has none, null where it does not say. */
export function bulletOf(level: XmlElement): string | null {
  if (firstChild(level, 'a:buNone')) return '';
  const sign = firstChild(level, 'a:buChar');
  if (sign) {
    const font = firstChild(level, 'a:buFont');
    return signOf(attributeOf(sign, 'char') ?? '•', (font && attributeOf(font, 'typeface')) ?? '');
  }
  return firstChild(level, 'a:buAutoNum') || firstChild(level, 'a:buBlip') ? '•' : null;
}

/** What letters of Wingdings show. */
const wingdings: Readonly<Record<string, string>> = {
  n: '■',
  l: '●',
  q: '❑',
  v: '❖',
  u: '◆',
  '§': '▪',
  ü: '✓',
  Ø: '➢',
  o: '□',
  p: '□',
  à: '→',
  '¡': '○',
};

function signOf(character: string, font: string): string {
  if (!/wingdings/i.test(font)) return character === '' ? '•' : character;
  const code = character.codePointAt(0) ?? 0;
  const letter = code >= 0xf000 && code <= 0xf0ff ? String.fromCodePoint(code - 0xf000) : character;
  return wingdings[letter] ?? '▪';
}

/** Room before a paragraph, in points. */
export function spaceOf(holder: XmlElement | null, size: number): number | null {
  if (!holder) return null;
  const points = firstChild(holder, 'a:spcPts');
  if (points) return Number(attributeOf(points, 'val')) / 100;
  const share = firstChild(holder, 'a:spcPct');
  return share ? Math.round((shareOf(attributeOf(share, 'val')) ?? 0) * size * 12) / 10 : null;
}

/** Height of lines as a share of what the face has by itself. */
export function linesOf(holder: XmlElement | null, size: number): number | null {
  if (!holder) return null;
  const points = firstChild(holder, 'a:spcPts');
  if (points) return Number(attributeOf(points, 'val')) / 100 / (size * 1.2);
  const share = firstChild(holder, 'a:spcPct');
  return share ? shareOf(attributeOf(share, 'val')) : null;
}

/** A paragraph that stands in a place as a sample: what it says of itself, and what its words say. */
export type SampleLevel = readonly [paragraph: XmlElement, words: XmlElement | null];

/** How the words look that stand in a place as samples, by level: LibreOffice writes the styles of a master nowhere else. */
export function sampleLevels(shape: XmlElement): readonly (SampleLevel | undefined)[] {
  const body = firstChild(shape, 'p:txBody');
  const found: (SampleLevel | undefined)[] = [];
  for (const paragraph of body ? childElements(body, 'a:p') : []) {
    const own = firstChild(paragraph, 'a:pPr');
    const level = Number((own && attributeOf(own, 'lvl')) ?? 0);
    const words =
      elementAt(paragraph, 'a:r', 'a:rPr') ??
      elementAt(paragraph, 'a:fld', 'a:rPr') ??
      firstChild(paragraph, 'a:endParaRPr');
    found[level] ??= [own ?? paragraph, words];
  }
  return found;
}

/** The sample of a level; below the last that there is, all look like that. */
export function sampleOf(
  samples: readonly (SampleLevel | undefined)[],
  level: number,
): readonly SampleLevel[] {
  const found = samples.slice(0, level + 1).findLast((each) => each !== undefined);
  return found ? [found] : [];
}
