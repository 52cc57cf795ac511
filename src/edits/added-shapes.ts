import type { Deck, Picture } from '../deck/index.ts';
import {
  type PlacedParagraph,
  type PlacedShape,
  type PlacedText,
  reflow,
  type Typesetter,
} from '../layout/index.ts';
import type { Diagnostic, Outcome, Span } from '../source/index.ts';
import type { Box, ColorRef, HexColor, ThemeColor } from '../theme/index.ts';
import type { AddedEdit, AddedText, EditBox } from './deck-edits.ts';

export interface AddingContext {
  readonly deck: Deck;
  readonly language: string;
  readonly typesetter: Typesetter;
  readonly readPicture: (path: string, from: Span | null) => Outcome<Picture>;
  readonly toBox: (box: EditBox) => Box;
  readonly report: (diagnostic: Diagnostic) => void;
}

export function placeAdded(added: AddedEdit, context: AddingContext): PlacedShape | null {
  const box = context.toBox(added.box);
  const base = { name: added.name, box, template: null, yaml: added.span };
  if ('src' in added) {
    const picture = context.readPicture(added.src, added.span);
    for (const each of picture.diagnostics) context.report(each);
    if (!picture.value) return null;
    const { path, format, bytes, widthPx, heightPx } = picture.value;
    const decorative = added.alt === '';
    const image = { path, format, bytes, widthPx, heightPx, fallback: null };
    return { ...base, kind: 'image', alt: decorative ? null : added.alt, decorative, image, crop: null };
  }
  const words = added.text.get(context.language) ?? added.text.get('') ?? [...added.text.values()][0] ?? [];
  return reflow(textOf(base, added, words, context), context.typesetter);
}

function textOf(
  base: Pick<PlacedText, 'name' | 'box' | 'template' | 'yaml'>,
  added: AddedText,
  words: readonly string[],
  { language }: AddingContext,
): PlacedText {
  const line = colorOf(added.line);
  return {
    ...base,
    kind: 'text',
    alt: null,
    decorative: words.length === 0,
    placeholder: null,
    shape: added.shape,
    fill: colorOf(added.fill),
    line: line && { color: line, width: added.lineWidth, dash: 'solid' },
    inset: { left: 0.1, top: 0.05, right: 0.1, bottom: 0.05 },
    anchor: added.anchor,
    paragraphs: words.map((text) => paragraphOf(text, added, language, base.yaml)),
    overflow: 0,
  };
}

function paragraphOf(text: string, added: AddedText, language: string, yaml: Span | null): PlacedParagraph {
  const indent = added.bullets ? (added.size / 72) * 0.9 : 0;
  const look = {
    size: added.size,
    color: colorOf(added.color) ?? { color: 'dark1' as const },
    bold: added.bold,
    italic: added.italic,
    font: 'body' as const,
    language,
    ...(yaml && { yaml }),
  };
  return {
    runs: text
      .split('\n')
      .flatMap((line, i) => [
        ...(i > 0 ? [{ ...look, text: '\n', break: true as const }] : []),
        { ...look, text: line },
      ]),
    level: 0,
    bullet: added.bullets ? { kind: 'character', character: '•' } : null,
    indent,
    hanging: indent,
    align: added.align,
    spaceBefore: 0,
    lineSpacing: 1.2,
    lines: [],
  };
}

function colorOf(written: string): ColorRef | null {
  return written === 'none' ? null : { color: written as HexColor | ThemeColor }; // The schema lets nothing else through.
}
