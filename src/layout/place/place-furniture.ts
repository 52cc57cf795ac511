import { plainText, type Run } from '../../markup/index.ts';
import type { LayoutText } from '../../theme/index.ts';
import type { PlacedText, Placeholder } from '../placed.ts';
import { flowRuns } from '../text/flow.ts';
import { createFlow, fitSize } from '../text/set-text.ts';
import { placeText } from './place-text.ts';
import { lookOf, type SlideContext } from './slide-context.ts';

/** The title, and what stands around it: subtitle and the section's name. */
export function placeHeading(context: SlideContext): PlacedText[] {
  const { layout, slide } = context;
  const shapes: PlacedText[] = [];
  const type = layout.type === 'title' ? 'center-title' : 'title';
  const title = layout.title ?? offSlide(context);
  shapes.push(
    placeLine('Title', 'the title', title, slide.title, { type, index: 0 }, context, slide.titleOrigin),
  );
  if (layout.subtitle && slide.subtitle) {
    const holder = { type: 'subtitle', index: layout.subtitle.index } as const;
    shapes.push(placeLine('Subtitle', 'the subtitle', layout.subtitle, slide.subtitle, holder, context));
  }
  if (layout.kicker && slide.kicker !== null && slide.kicker !== '') {
    const holder = { type: 'body', index: layout.kicker.index } as const;
    const runs = [{ text: slide.kicker }];
    shapes.push(placeLine('Section name', 'the section name', layout.kicker, runs, holder, context));
  }
  return shapes;
}

/** What stands at the foot: short sources, footer, date, number. */
export function placeFoot(number: number, context: SlideContext): PlacedText[] {
  const { deck, layout } = context;
  const shapes: PlacedText[] = [];
  const sources = citationRuns(context);
  if (layout.citations && sources.length > 0) {
    const holder = { type: 'body', index: layout.citations.index } as const;
    shapes.push(placeLine('Sources', 'the sources at its foot', layout.citations, sources, holder, context));
  }
  const line = (name: string, place: LayoutText | null, runs: readonly Run[], type: Placeholder['type']) => {
    if (!place || runs.length === 0) return;
    const holder = { type, index: place.index };
    shapes.push(placeLine(name, `the ${name.toLowerCase()}`, place, runs, holder, context));
  };
  line('Footer', layout.footer, deck.footer ?? deck.title, 'footer');
  line('Date', layout.date, deck.dateText === null ? [] : [{ text: deck.dateText }], 'date');
  line('Slide number', layout.number, [{ text: String(number) }], 'slide-number');
  return shapes;
}

function placeLine(
  name: string,
  label: string,
  place: LayoutText,
  runs: readonly Run[],
  placeholder: Placeholder,
  context: SlideContext,
  origin = context.slide.origin,
): PlacedText {
  const flow = createFlow([flowRuns(runs, lookOf(place, context))], context.typesetter);
  const size = fitSize(flow, place, { min: place.min, max: place.size });
  const box = { x: place.x, y: place.y, w: place.w, h: place.h };
  return placeText({ flow, size, box, place, name, label, placeholder, origin }, context);
}

/** Readers and the outline view need a title where the slide shows none: it stands just above the slide. */
function offSlide({ theme }: SlideContext): LayoutText {
  return {
    x: 0.7,
    y: -0.75,
    w: theme.size.width - 1.4,
    h: 0.625,
    index: 0,
    size: theme.type['title-min'],
    min: 12,
    color: { color: 'dark1' },
    bold: true,
    align: 'left',
    anchor: 'bottom',
    font: 'heading',
  };
}

/** `1–3, 7 First source · 4 Second source`: numbers of one source stand together, at full size. */
function citationRuns({ deck, slide }: SlideContext): Run[] {
  const numbersOf = new Map<string, number[]>();
  for (const number of slide.cited) {
    const citation = deck.citations[number - 1];
    if (!citation) continue;
    numbersOf.set(citation.short, [...(numbersOf.get(citation.short) ?? []), number]);
  }
  const runs: Run[] = [];
  for (const [short, numbers] of numbersOf) {
    if (runs.length > 0) runs.push({ text: '  ·  ' });
    runs.push({ text: `${numberRanges(numbers)}\u00a0`, strong: true }, { text: short });
  }
  return plainText(runs) === '' ? [] : runs;
}

/** `1–3, 7`: three or more in a row as a range. */
export function numberRanges(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (end + 1 < sorted.length && sorted[end + 1] === sorted[end]! + 1) end += 1;
    if (end - i >= 2) parts.push(`${sorted[i]}–${sorted[end]}`);
    else for (let k = i; k <= end; k++) parts.push(String(sorted[k]));
    i = end + 1;
  }
  return parts.join(', ');
}
