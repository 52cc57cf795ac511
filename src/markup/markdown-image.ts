import type { ImageMarkup, Origin } from './blocks.ts';
import { plainText } from './blocks.ts';
import { readLinkTail } from './link-tail.ts';
import { parseInline } from './parse-inline.ts';

/** The beginning of an image: its alternative text, up to the parenthesis. */
const opening = /^!\[((?:[^[\]\\]|\\.)*)\](?=\()/;

/** Reads a paragraph that is one image and nothing else: `![alt](path)`; null when it is not. */
export function readImage(paragraph: string, origin: Origin): ImageMarkup | null {
  const typed = paragraph.trim();
  const open = opening.exec(typed);
  const tail = open && readLinkTail(typed, open[0].length);
  if (!open || !tail || tail.end !== typed.length || tail.destination === '') return null;
  const alt = plainText(parseInline(open[1]!).runs).trim();
  return {
    kind: 'image',
    src: tail.destination,
    alt: alt || null,
    decorative: false,
    fit: 'contain',
    origin,
  };
}
