import { attributeOf, firstChild, type XmlElement } from '../../../xml/index.ts';
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
