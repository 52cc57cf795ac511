import { fontFamily, type Script } from '../../formats/svg/index.ts';
import { createTypesetter, isEastAsian, type Typesetter, wrapParagraph } from '../../layout/index.ts';
import { isRightToLeft } from '../../markup/index.ts';
import type { Theme } from '../../theme/index.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../xml/index.ts';

/** A drawing that is made here: black lines on white, a pixel 1/96 inch. */
/** Of 1/96 inch. */
export type Pixels = number;

export interface Drawing {
  readonly svg: string;
  readonly width: Pixels;
  readonly height: Pixels;
  /** What it shows, for those who cannot see it. */
  readonly alt: string;
}

export const ink = '#111111';

/** Sets text for drawings in a theme's faces. */
export class Pen {
  readonly family: string;
  private readonly setter: Typesetter;
  private readonly language: string;

  constructor(theme: Theme, language: string) {
    this.setter = createTypesetter(theme);
    this.language = language;
    this.family = fontFamily('body', scriptOf(language), { theme, language });
  }

  /** Lines of a text that fit into a width, all in pixels. */
  wrap(text: string, size: number, width: number, bold = false): readonly string[] {
    const measured = this.measure(text, bold);
    return wrapParagraph(measured, width / size).lines.map(({ start, end }) => text.slice(start, end));
  }

  widthOf(text: string, size: number, bold = false): number {
    return (this.measure(text, bold).offsets.at(-1) ?? 0) * size;
  }

  private measure(text: string, bold: boolean) {
    return this.setter.measure([{ text, font: 'body', bold, italic: false, language: this.language }]);
  }

  text(
    text: string,
    at: { readonly x: number; readonly y: number },
    look: {
      readonly size: Pixels;
      readonly anchor?: 'start' | 'middle' | 'end';
      readonly bold?: boolean;
      readonly fill?: string;
    },
  ): string {
    const anchor = look.anchor ?? 'middle';
    return `<text x="${round(at.x)}" y="${round(at.y)}" font-size="${look.size}" text-anchor="${anchor}"${look.bold ? ' font-weight="700"' : ''} fill="${look.fill ?? ink}">${escapeXmlText(text)}</text>`;
  }

  drawing(width: number, height: number, content: string, alt: string): Drawing {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}" font-family="${escapeXmlAttribute(this.family)}">${content}</svg>`;
    return { svg, width: Math.round(width), height: Math.round(height), alt };
  }
}

function scriptOf(language: string): Script {
  if (isEastAsian(language)) return 'wide';
  if (!isRightToLeft(language)) return 'latin';
  return /^(he|yi)\b/i.test(language) ? 'complex' : 'arabic';
}

export function round(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: Pixels;
  readonly h: Pixels;
}

export function rectSvg({ x, y, w, h }: Rect, look: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" ${look}/>`;
}

/** An empty box to write in, with its letter in a ring at its start. */
export function blankSvg(box: Rect, letter: string, pen: Pen): string {
  const y = box.y + box.h / 2;
  return (
    rectSvg(box, `rx="4" fill="#ffffff" stroke="${ink}" stroke-width="1.3"`) +
    `<circle cx="${round(box.x)}" cy="${round(y)}" r="10" fill="#ffffff" stroke="${ink}" stroke-width="1.3"/>` +
    pen.text(letter, { x: box.x, y: y + 4.8 }, { size: 14, bold: true })
  );
}

export function overlap(a: Rect, b: Rect, air = 0): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x) + air;
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y) + air;
  return w > 0 && h > 0 ? w * h : 0;
}
