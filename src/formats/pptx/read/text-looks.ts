import { attributeOf, childElements, elementAt, firstChild, type XmlElement } from '../../../xml/index.ts';
import { type Palette, readPaint } from './read-color.ts';

/** How a run looks when everything is inherited that it does not say itself. */
export interface RunLook {
  readonly size: number | null;
  readonly bold: boolean;
  readonly color: string | null;
  readonly language: string;
}

/** Where a shape's texts take their looks from: lists of level styles, the nearest first. */
export interface LookSources {
  readonly styles: readonly (XmlElement | null)[];
  readonly palette: Palette;
  /** Colour that a style of the shape gives its text; null: none. */
  readonly styleColor: string | null;
  /** Size of all text, where PowerPoint has shrunk it to fit. */
  readonly scale: number;
  /** Whether a colour that no run says is known: a table's style is not read. */
  readonly inheritsColor: boolean;
}

/** ECMA-376 part 1, 21.1.2.3.9 and 21.1.2.4: the run, then the styles of its level, then 18 points. */
export function lookOfRun(run: XmlElement | null, level: number, sources: LookSources): RunLook {
  const { styles, palette, styleColor, scale, inheritsColor } = sources;
  const levels = styles.map((style) => style && elementAt(style, `a:lvl${level + 1}pPr`, 'a:defRPr'));
  const chain = [run, ...levels].filter((each) => each !== null);
  const first = (name: string): string | null => {
    for (const each of chain) {
      const value = attributeOf(each, name);
      if (value !== null) return value;
    }
    return null;
  };
  const size = Number(first('sz') ?? 1800) / 100;
  const bold = first('b');
  return {
    size: Number.isFinite(size) ? size * scale : null,
    bold: bold === '1' || bold === 'true',
    color: colorOf(run, chain, palette, styleColor, inheritsColor),
    language: first('lang') ?? '',
  };
}

function colorOf(
  run: XmlElement | null,
  chain: readonly XmlElement[],
  palette: Palette,
  styleColor: string | null,
  inherits: boolean,
): string | null {
  const own = readPaint(run, palette);
  if (own.kind === 'color') return own.hex;
  if (own.kind !== 'unsaid') return null;
  // Links take the theme's colour for them (21.1.2.3.5).
  if (run && firstChild(run, 'a:hlinkClick'))
    return palette.theme.get(palette.map.get('hlink') ?? 'hlink') ?? null;
  if (styleColor !== null) return styleColor;
  if (!inherits) return null;
  for (const each of chain) {
    const paint = readPaint(each, palette);
    if (paint.kind !== 'unsaid') return paint.kind === 'color' ? paint.hex : null;
  }
  return palette.theme.get(palette.map.get('tx1') ?? 'dk1') ?? null;
}

/** `fontScale` of text that was shrunk to its box, as a factor. */
export function scaleOf(body: XmlElement | null): number {
  const fit = body && elementAt(body, 'a:bodyPr', 'a:normAutofit');
  const value = Number((fit && attributeOf(fit, 'fontScale')) ?? 100_000) / 100_000;
  return value > 0 ? value : 1;
}

/** The texts of a body, run by run, fields included. */
export function runsOfBody(
  body: XmlElement | null,
): { readonly text: XmlElement; readonly properties: XmlElement | null; readonly level: number }[] {
  return (body ? childElements(body, 'a:p') : []).flatMap((paragraph) => {
    const properties = firstChild(paragraph, 'a:pPr');
    const level = Math.min(8, Math.max(0, Number((properties && attributeOf(properties, 'lvl')) ?? 0)));
    return childElements(paragraph).flatMap((run) => {
      const text = run.name === 'a:r' || run.name === 'a:fld' ? firstChild(run, 'a:t') : null;
      return text ? [{ text, properties: firstChild(run, 'a:rPr'), level }] : [];
    });
  });
}
