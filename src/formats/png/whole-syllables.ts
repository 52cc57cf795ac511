import type { NamedFace } from '../../fonts/index.ts';
import { graphemeEnd } from '../../layout/index.ts';

/** The scripts of India and the south-east of Asia. */
const syllabic = /[\u0900-\u109f\u1780-\u17ff]/;

type Advance = (code: number) => number;

/**
 * A drawing in which syllables stand one by one, of scripts whose signs take room beside the letters that they belong to.
 * resvg 2 takes the widest sign of a syllable for all of it, and sets the next one over the others. Each is shaped by itself,
 * and the room of a text is shared out as its face would.
 */
export function withWholeSyllables(svg: string, faces: readonly Pick<NamedFace, 'face'>[]): string {
  if (faces.length === 0 || !syllabic.test(svg)) return svg;
  const advance: Advance = (code) => {
    for (const { face } of faces) {
      const own = face.advanceOf(code);
      if (!Number.isNaN(own)) return own;
    }
    return usual;
  };
  return svg.replace(
    /<(text|tspan)\b([^<>]*)>([^<>]*)<\/\1>/g,
    (whole, name: string, attributes: string, text: string) =>
      syllabic.test(text) ? (apart(name, attributes, text, advance) ?? whole) : whole,
  );
}

/** Of what no face of the theme has. */
const usual = 0.6;

/** Null: nothing in it takes room beside another, or it does not say where it stands. */
function apart(name: string, attributes: string, text: string, advance: Advance): string | null {
  const syllables = syllablesOf(text);
  const widths = syllables.map((each) => widthsIn(each, advance));
  if (widths.every((signs) => signs.filter((width) => width > 0).length < 2)) return null;
  const numberOf = (key: string) =>
    Number(new RegExp(`\\s${key}="([^" ]*)"`).exec(attributes)?.[1] ?? Number.NaN);
  const own = widths.map((signs) => signs.reduce((sum, width) => sum + width, 0));
  const sum = own.reduce((all, width) => all + width, 0);
  const said = numberOf('textLength');
  const length = Number.isNaN(said) ? sum * numberOf('font-size') : said;
  const anchor = /\stext-anchor="(\w+)"/.exec(attributes)?.[1];
  const start = numberOf('x') - length * (anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0);
  if (!Number.isFinite(start) || !(sum > 0)) return null;
  const others = attributes.replace(/\s(?:x|textLength|lengthAdjust|text-anchor)="[^"]*"/g, '');
  let before = 0;
  const spans = syllables.map((each, i) => {
    const x = Math.round((start + (length * before) / sum) * 1000) / 1000;
    before += own[i]!;
    if (each.trim() === '') return '';
    return name === 'text' ? `<tspan x="${x}">${each}</tspan>` : `<tspan x="${x}"${others}>${each}</tspan>`;
  });
  return name === 'text' ? `<text${others}>${spans.join('')}</text>` : spans.join('');
}

/** As they are written in XML: what stands for a character is one. */
function syllablesOf(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const entity = text[at] === '&' ? text.indexOf(';', at) + 1 : 0;
    const end = entity > at ? entity : graphemeEnd(text, at);
    found.push(text.slice(at, end));
    at = end;
  }
  return found;
}

function widthsIn(syllable: string, advance: Advance): number[] {
  if (syllable.startsWith('&')) return [usual];
  return [...syllable].map((sign) => advance(sign.codePointAt(0)!));
}
