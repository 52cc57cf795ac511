import { contentOf, cssTokens } from '../style/css-tokens.ts';
import { topLevelWords } from '../style/shorthands.ts';
import { type Color, readColor } from './color.ts';

/** What fills or strokes a shape (SVG 2, 13.2). */
export type Paint =
  | { readonly kind: 'none' }
  | { readonly kind: 'color'; readonly color: Color }
  | { readonly kind: 'current' }
  | { readonly kind: 'context'; readonly of: 'fill' | 'stroke' }
  /** A gradient or pattern of the same drawing; `fallback` where there is none of that name. */
  | { readonly kind: 'server'; readonly id: string; readonly fallback: Paint | null };

export const noPaint: Paint = { kind: 'none' };

/** Null: no paint. */
export function readPaint(value: string, current: Color): Paint | null {
  const text = value.trim();
  const lower = text.toLowerCase();
  if (lower === 'none') return noPaint;
  if (lower === 'currentcolor') return { kind: 'current' };
  if (lower === 'context-fill') return { kind: 'context', of: 'fill' };
  if (lower === 'context-stroke') return { kind: 'context', of: 'stroke' };
  if (/^url\(/i.test(text)) return readServer(text, current);
  // A colour of a printer may stand behind the screen's: "#cd853f icc-color(…)".
  const printer = lower.indexOf('icc-color(');
  const color = readColor(printer > 0 ? text.slice(0, printer) : text, current);
  return color && { kind: 'color', color };
}

function readServer(text: string, current: Color): Paint {
  const [address, ...rest] = topLevelWords(cssTokens(text));
  const fallback = rest.length === 0 ? null : readPaint(rest.join(' '), current);
  return { kind: 'server', id: readReference(address!) ?? '', fallback };
}

/** The id in `url(#id)`, in quotes or without; null for anything else. */
export function readReference(value: string): string | null {
  if (!/^\s{0,20}[u\\]/i.test(value)) return null;
  const tokens = cssTokens(value).filter(({ kind }) => kind !== 'space');
  const address = tokens[0]?.kind === 'url' ? tokens[0] : tokens[1]?.kind === 'string' ? tokens[1] : null;
  return address && localId(contentOf(address).trim());
}

/** The id in `#id`, as an address writes it; null for an address elsewhere. */
export function localId(target: string): string | null {
  if (!target.startsWith('#')) return null;
  try {
    return decodeURIComponent(target.slice(1));
  } catch {
    return target.slice(1);
  }
}
