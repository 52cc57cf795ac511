import type { Deck, Picture } from '../deck/index.ts';
import {
  type PlacedImage,
  type PlacedParagraph,
  type PlacedShape,
  type PlacedText,
  reflow,
  type Typesetter,
} from '../layout/index.ts';
import type { Diagnostic, Outcome, Span } from '../source/index.ts';
import type { Box, Theme } from '../theme/index.ts';
import { tableOf } from './added-table.ts';
import type { AddedEdit, AddedText, EditBox } from './deck-edits.ts';
import { colorOf } from './restyle.ts';

export interface AddingContext {
  readonly deck: Deck;
  readonly theme: Theme;
  readonly rightToLeft: boolean;
  readonly language: string;
  readonly typesetter: Typesetter;
  readonly readPicture: (path: string, from: Span | null) => Outcome<Picture>;
  readonly toBox: (box: EditBox) => Box;
  readonly report: (diagnostic: Diagnostic) => void;
}

export function placeAdded(
  added: Exclude<AddedEdit, { readonly kind: 'line' | 'group' }>,
  context: AddingContext,
): PlacedShape | null {
  const box = context.toBox(added.box);
  const base = { name: added.name, box, template: null, yaml: added.span };
  const spoken = 'alt' in added && added.alt !== '' ? added.alt : null;
  switch (added.kind) {
    case 'picture': {
      const picture = context.readPicture(added.src, added.span);
      for (const each of picture.diagnostics) context.report(each);
      if (!picture.value) return null;
      const { path, format, bytes, widthPx, heightPx } = picture.value;
      const image = { path, format, bytes, widthPx, heightPx, fallback: null };
      const crop = added.crop && cropOf(added.crop);
      return { ...base, kind: 'image', alt: spoken, decorative: spoken === null, image, crop };
    }
    case 'table': {
      const rows =
        added.cells.get(context.language) ?? added.cells.get('') ?? [...added.cells.values()][0] ?? [];
      const alt = spoken ?? (rows[0] ?? []).filter((cell) => cell !== '').join(', ');
      return tableOf({ ...base, alt: alt === '' ? null : alt, decorative: alt === '' }, added, rows, context);
    }
    case 'text': {
      const { text } = added;
      const words = text.get(context.language) ?? text.get('') ?? [...text.values()][0] ?? [];
      return reflow(textOf(base, added, words, context), context.typesetter);
    }
  }
}

export function cropOf(shares: readonly number[]): NonNullable<PlacedImage['crop']> {
  const [left, top, right, bottom] = shares as [number, number, number, number]; // The schema asks for four.
  return { left, top, right, bottom };
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
