import type { Box, ColorRef, Inches } from '../../theme/index.ts';
import { textOn } from '../../theme/index.ts';
import { boundsOf } from '../geometry.ts';
import { placeIcon } from '../place/place-icon.ts';
import { placeImage } from '../place/place-image.ts';
import { placeText, setLines, wordless } from '../place/place-text.ts';
import { wishesOf } from '../place/slide-context.ts';
import type { PlacedGroup, PlacedIcon, PlacedShape, PlacedText } from '../placed.ts';
import { loosenFlow } from '../text/set-text.ts';
import { withoutSoftHyphens } from '../text/soft-hyphens.ts';
import type { CardsContext, FlowCard, Sizes } from './card-flows.ts';
import type { CardPart } from './card-styles.ts';
import type { CardStacks } from './stack-cards.ts';
import { discSize, edgeHeight, headIcon, partWidth, type StackRow } from './stack-parts.ts';

/** Cards as groups: what is behind, then their parts in reading order. */
export function drawStacks({ rows, sizes }: CardStacks, context: CardsContext): PlacedShape[] {
  return rows.flatMap((row) => row.cards.map(({ flow, box }) => drawStack(flow, box, row, sizes, context)));
}

function drawStack(
  card: FlowCard,
  box: Box,
  row: StackRow,
  sizes: Sizes,
  context: CardsContext,
): PlacedGroup {
  const { spec, slide } = context;
  const { colors, flows } = card;
  const shapes: PlacedGroup['shapes'][number][] = [];
  const area = (x: Inches, y: Inches, w: Inches, h: Inches): Box => ({ x: box.x + x, y: box.y + y, w, h });
  const radius = radiusOf(context);
  if (colors.fill) shapes.push(drawShape('Panel', box, colors.fill, card, context, radius));
  // A stripe has no place along rounder corners.
  if (spec.edge)
    shapes.push(
      drawShape('Edge', area(radius, 0, box.w - 2 * radius, edgeHeight), colors.accent, card, context),
    );
  const { bare, parts } = standsIn(card, row, context);
  const picture = parts.get('picture');
  if (picture) {
    // On a card with round corners it keeps off them.
    const margin = colors.fill && radius > usualRadius ? 0.12 : 0;
    const place = area(margin, picture.y + margin, box.w - 2 * margin, picture.h - margin);
    if (card.card.picture) shapes.push(placeImage({ ...card.card.picture, fit: 'cover' }, place, slide));
    else if (!bare && spec.inset > 0) {
      shapes.push(drawShape('Blank', place, colors.accent, card, context));
      if (card.icon)
        shapes.push(drawIcon(card, inner(place, 0.3), textOn(slide.theme, colors.accent), context));
    }
  }
  const bar = spec.bar ? parts.get('head') : undefined;
  if (bar) {
    const top = bar.y === 0 ? Math.min(radius, bar.h / 2) : 0;
    shapes.push(drawShape('Bar', area(0, bar.y, box.w, bar.h), colors.accent, card, context, top));
    // Only its upper corners are round.
    if (top > 0)
      shapes.push(
        drawShape('Bar foot', area(0, bar.y + bar.h / 2, box.w, bar.h / 2), colors.accent, card, context),
      );
  }
  const foot = parts.get('foot');
  if (foot && flows.has('foot') && spec.ground === 'panel')
    shapes.push(
      drawShape(
        'Rule',
        area(spec.inset, foot.y - 0.1, box.w - 2 * spec.inset, 0.01),
        colors.rule,
        card,
        context,
      ),
    );
  for (const [part, place] of parts) {
    if (part === 'picture') continue;
    if (part === 'icon') {
      if (card.icon)
        shapes.push(drawIcon(card, area(spec.inset, place.y, place.h, place.h), colors.accent, context));
      continue;
    }
    const flow = flows.get(part);
    if (!flow) continue;
    if (spec.letters && part === 'value') {
      shapes.push(drawLetter(card, area(0.2, place.y, discSize, discSize), sizes.head, context));
      continue;
    }
    const width = partWidth(part, card, box.w - 2 * spec.inset, spec);
    const text = area(box.w - spec.inset - width, place.y, width, place.h);
    if (part === 'head' && card.icon && spec.icon === 'head') {
      const color = spec.bar ? textOn(slide.theme, colors.accent) : colors.accent;
      const high = Math.min(headIcon, place.h + (parts.get('detail')?.h ?? 0));
      shapes.push(
        drawIcon(
          card,
          area(spec.inset, place.y + (spec.bar ? (place.h - high) / 2 : 0), high, high),
          color,
          context,
        ),
      );
    }
    const middle = part === 'head' && (spec.bar || spec.letters);
    shapes.push(
      drawPart(
        part,
        card,
        text,
        sizes[part],
        middle ? 'middle' : part === 'value' ? 'bottom' : 'top',
        context,
        part === 'body' ? row.looseness : 1,
      ),
    );
  }
  return groupCard(card, shapes, context);
}

/** In a card without a picture or an icon, beside cards that have one, the head takes their place: no coloured field stands empty. */
function standsIn(
  { card, icon }: FlowCard,
  { parts }: StackRow,
  { spec }: CardsContext,
): { readonly bare: boolean; readonly parts: StackRow['parts'] } {
  const [picture, head] = [parts.get('picture'), parts.get('head')];
  if (!picture || !head || !spec.bar || spec.inset === 0 || card.picture || icon)
    return { bare: false, parts };
  const grown = { y: picture.y, h: head.y + head.h - picture.y };
  return { bare: true, parts: new Map([...parts, ['head', grown]]) };
}

/** The icon of a card: see `placeIcon`. */
function drawIcon(card: FlowCard, box: Box, color: ColorRef, { slide }: CardsContext): PlacedIcon {
  const { template, yaml } = card.card.origin;
  const name = slide.nameOf(`Card ${card.number} icon`);
  // Only cards with one ask.
  return placeIcon(card.icon!, box, color, { name, template, yaml });
}

function inner({ x, y, w, h }: Box, margin: Inches): Box {
  return { x: x + margin, y: y + margin, w: w - 2 * margin, h: h - 2 * margin };
}

/** Of a card's corners. */
function radiusOf({ spec, slide }: CardsContext): Inches {
  return slide.theme.cards.radius ?? (spec.round ? usualRadius : 0);
}

const usualRadius: Inches = 0.08;

/** A part's text in its place. */
export function drawPart(
  part: CardPart,
  card: FlowCard,
  box: Box,
  size: number,
  anchor: 'top' | 'middle' | 'bottom',
  { slide, spec }: CardsContext,
  looseness = 1,
): PlacedText {
  const { card: words, number } = card;
  const flow = loosenFlow(card.flows.get(part)!, looseness);
  const subject = `slide "${slide.slide.id}", card ${number}`;
  return placeText(
    {
      ...setLines(flow, box.w, size, spec.align, { ...wishesOf(slide, part !== 'body'), height: box.h }),
      box,
      place: { anchor },
      name: `Card ${number} ${part}`,
      placeholder: null,
      origin: words.origin,
      finding: { subject, origin: words.origin },
    },
    slide,
  );
}

/** What a disc has room for. */
const letterSize = 20;

/** A letter in a disc. */
function drawLetter(card: FlowCard, box: Box, size: number, context: CardsContext): PlacedText {
  const fill: ColorRef = card.colors.accent;
  const color = textOn(context.slide.theme, fill);
  const drawn = drawPart('value', card, box, Math.min(size, letterSize), 'middle', context);
  const paragraphs = drawn.paragraphs.map((paragraph) => ({
    ...paragraph,
    align: 'center' as const,
    runs: paragraph.runs.map((run) => ({ ...run, color })),
  }));
  return { ...drawn, shape: 'ellipse', fill, paragraphs, overflow: 0 };
}

/** A filled shape behind the text of a card. */
export function drawShape(
  name: string,
  box: Box,
  fill: ColorRef,
  { card, number }: FlowCard,
  { slide }: CardsContext,
  radius: Inches = 0,
): PlacedText {
  return {
    ...wordless,
    name: slide.nameOf(`Card ${number} ${name}`),
    box,
    alt: null,
    decorative: false,
    template: card.origin.template,
    yaml: card.origin.yaml,
    ...(radius > 0 && { shape: 'round-rect', radius }),
    fill,
  };
}

/** What belongs to one card moves together, and is read as one. */
export function groupCard(
  card: FlowCard,
  shapes: PlacedGroup['shapes'],
  { slide }: CardsContext,
): PlacedGroup {
  const { origin } = card.card;
  return {
    kind: 'group',
    name: slide.nameOf(`Card ${card.number}`),
    box: boundsOf(shapes.map((shape) => shape.box)),
    alt: wordsOf(shapes, slide.deck.words('describe-separator')),
    decorative: false,
    template: origin.template,
    yaml: origin.yaml,
    shapes,
  };
}

function wordsOf(shapes: PlacedGroup['shapes'], separator: string): string {
  return shapes
    .flatMap((shape) =>
      shape.kind === 'text'
        ? shape.paragraphs.map((paragraph) =>
            paragraph.runs.map((run) => (run.cite ? ` [${run.text.replace(/^, /, '')}]` : run.text)).join(''),
          )
        : (shape.alt ?? []),
    )
    .map((words) => withoutSoftHyphens(words).replace(/\s+/g, ' ').trim())
    .filter((words) => words !== '')
    .join(separator);
}
