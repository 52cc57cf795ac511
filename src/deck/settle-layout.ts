import { attributePlace, type SlideMarkup, type SlotMarkup } from '../markup/index.ts';
import { type Diagnostic, didYouMean, type Span, withArticle } from '../source/index.ts';
import { reportDeck } from './codes.ts';
import type { Choice } from './deck.ts';
import type { PlannedSlide } from './plan-slides.ts';

interface Layouts {
  /** Names of the theme's layouts and their slots. */
  readonly layouts: ReadonlyMap<string, readonly string[]>;
  readonly report: (diagnostic: Diagnostic) => void;
  /** What the slides before stand on. */
  readonly before: { readonly layouts: readonly string[] };
}

/** The layout of a slide: what its entry in the deck asks for, else what its template says. */
export function settleLayout(
  markup: SlideMarkup,
  planned: PlannedSlide,
  { layouts, before, report }: Layouts,
): { readonly layout: string; readonly choice: Choice } {
  const { template, layout: asked } = planned;
  if (asked) {
    checkAsked(asked, markup, planned, { layouts, before, report });
    return { layout: asked.name, choice: { by: 'deck', reason: `the deck says "layout: ${asked.name}"` } };
  }
  checkTemplate(markup, planned, { layouts, before, report });
  const [last, first] = before.layouts.slice(-2);
  const other = last === markup.layout && first === last ? fitting(markup, layouts) : undefined;
  if (other !== undefined) {
    const reason = `"${markup.layout}" has the two slides before; "${other}" has the same places`;
    return { layout: other, choice: { by: 'program', reason } };
  }
  const what = planned.isSection ? 'of sections' : `of ${withArticle(`"${template.name}" slide`)}`;
  return { layout: markup.layout, choice: { by: 'template', reason: `the template ${what} says so` } };
}

/** The first of the layouts that a template names besides its own which has a place for all that is shown. */
function fitting({ instead, slots }: SlideMarkup, layouts: Layouts['layouts']): string | undefined {
  return instead.find((name) =>
    slots.filter(isFilled).every((slot) => layouts.get(name)?.includes(slot.name) ?? false),
  );
}

/** Diagnostics: unknown-layout, unknown-slot, where the deck names the layout. */
function checkAsked(
  { name, span }: { readonly name: string; readonly span: Span },
  { slots }: SlideMarkup,
  { template }: PlannedSlide,
  { layouts, report }: Layouts,
): void {
  const own = layouts.get(name);
  if (!own) {
    const hint = didYouMean(name, layouts.keys()) ?? `the theme has: ${[...layouts.keys()].join(', ')}`;
    report(reportDeck('unknown-layout', span, `no layout "${name}"`, { hint }));
    return;
  }
  const without = slots.filter((slot) => isFilled(slot) && !own.includes(slot.name));
  if (without.length === 0) return;
  const filled = slots.filter(isFilled).map((slot) => slot.name);
  const fitting = [...layouts].flatMap(([id, names]) =>
    filled.every((slot) => names.includes(slot)) ? [id] : [],
  );
  const missing = without.map((slot) => `"${slot.name}"`).join(', ');
  const message = `the layout "${name}" has no place for ${missing}, which ${withArticle(`"${template.name}" slide`)} fills`;
  const hint = fitting.length > 0 ? `layouts that have: ${fitting.join(', ')}` : 'leave "layout" out';
  report(reportDeck('unknown-slot', span, message, { hint }));
}

function isFilled(slot: SlotMarkup): boolean {
  return slot.blocks.length > 0;
}

/** Diagnostics: unknown-layout, unknown-slot, where the template says it. */
function checkTemplate(markup: SlideMarkup, { template }: PlannedSlide, { layouts, report }: Layouts): void {
  const place = markup.origin.template ?? { file: template.file, start: 0, end: 0 };
  const slots = layouts.get(markup.layout);
  if (!slots) {
    // That it is absent has been said.
    if (markup.layout === '') return;
    const hint =
      didYouMean(markup.layout, layouts.keys()) ?? `the theme has: ${[...layouts.keys()].join(', ')}`;
    const at = attributePlace(place, 'layout') ?? place;
    report(reportDeck('unknown-layout', at, `no layout "${markup.layout}"`, { hint }));
    return;
  }
  for (const slot of markup.slots) {
    if (slots.includes(slot.name)) continue;
    const hint =
      didYouMean(slot.name, slots) ?? (slots.length > 0 ? `it has: ${slots.join(', ')}` : 'it has no slots');
    const at = (slot.origin.template && attributePlace(slot.origin.template, 'name')) ?? place;
    const message = `the layout "${markup.layout}" has no slot "${slot.name}"`;
    report(reportDeck('unknown-slot', at, message, { hint }));
  }
}
