import type { Slide, Slot } from '../../deck/index.ts';
import { attributePlace, runsOf } from '../../markup/index.ts';
import { type Diagnostic, didYouMean } from '../../source/index.ts';
import {
  type ColorRef,
  type LayoutText,
  type Points,
  type ThemeLayout,
  themeColors,
} from '../../theme/index.ts';
import { reportLayout } from '../codes.ts';
import type { PlacedShape, PlacedSlide } from '../placed.ts';
import { besideNumber } from './beside-number.ts';
import { placeBanners, placeStaleMark } from './place-banner.ts';
import { placeFrame, placeOver, placeRules } from './place-frame.ts';
import { placeFoot, placeHeading } from './place-furniture.ts';
import { loosenessOf, placeSlot } from './place-slot.ts';
import {
  type FittedSlot,
  fitSlot,
  planSlot,
  type SlotBlock,
  type SlotPlan,
  slotBlocks,
} from './plan-slot.ts';
import { createNames, type DeckContext, type SlideContext, slotContext } from './slide-context.ts';
import { underTitle } from './under-title.ts';

/** A slide as paging leaves it: what it shows, and how its slots are set. */
export interface PagedSlide {
  readonly slide: Slide;
  readonly slots: readonly FittedSlot[];
}

/** Places one slide. Reading order: what lies under the title, title, section name, slots as the layout orders them, foot. */
export function placeSlide(
  { slide, slots }: PagedSlide,
  { number, label }: { readonly number: number; readonly label: string },
  common: DeckContext,
): PlacedSlide | null {
  const context = slideContext(slide, common);
  if (!context) return null;
  checkSlots(context);
  checkClasses(context);
  const under = slots.filter(({ plan }) => plan.place.behind);
  const shapes: PlacedShape[] = [
    ...placeSlots(under, context),
    ...under.flatMap(({ plan }) => placeOver(plan.slot.name, context)),
    ...placeFrame(context),
    ...placeHeading(context),
    ...placeSlots(
      slots.filter((each) => !under.includes(each)),
      context,
    ),
    ...placeFoot(label, context),
  ];
  shapes.push(...placeRules(shapes, context), ...placeBanners(context));
  shapes.push(...placeStaleMark(shapes, context));
  return {
    id: slide.id,
    number,
    layout: context.layout.id,
    background: slide.background === null ? null : context.background,
    shapes,
    hidden: slide.hidden,
    ...(slide.transition && { transition: slide.transition }),
    ...(slide.build && { steps: [] }),
  };
}

/** The slide's layout and background looked up; null after unknown-layout was reported. */
export function slideContext(slide: Slide, common: DeckContext): SlideContext | null {
  const { theme, report } = common;
  const layout = theme.layouts.get(slide.layout);
  if (!layout) {
    const hint =
      didYouMean(slide.layout, theme.layouts.keys()) ??
      `the theme has: ${[...theme.layouts.keys()].join(', ')}`;
    const message = `slide "${slide.id}" wants the layout "${slide.layout}", which the theme does not have`;
    report(reportLayout('unknown-layout', slide.origin.template ?? slide.origin.yaml, message, { hint }));
    return null;
  }
  const background = backgroundOf(slide, layout, report);
  const context = { ...common, slide, layout, background, nameOf: createNames() };
  return { ...context, layout: underTitle(context) };
}

/** Reports what the layout has no place for: unknown-slot. */
function checkSlots({ slide, layout, report }: SlideContext): void {
  for (const slot of slide.slots) {
    if (layout.slots.has(slot.name) || slot.blocks.length === 0) continue;
    const names = [...layout.slots.keys()];
    const hint =
      didYouMean(slot.name, names) ?? (names.length ? `it has: ${names.join(', ')}` : 'it has none');
    const message = `slide "${slide.id}": the layout "${layout.id}" has no slot "${slot.name}"`;
    report(reportLayout('unknown-slot', slot.origin.template ?? slot.origin.yaml, message, { hint }));
  }
  if (slide.subtitle && !layout.subtitle) {
    const message = `slide "${slide.id}": the layout "${layout.id}" has no place for a subtitle`;
    report(reportLayout('unknown-slot', slide.origin.template ?? slide.origin.yaml, message));
  }
}

/** Plans and fits every filled slot of a slide; words beside a large number begin where it ends. */
export function planSlots(context: SlideContext): readonly FittedSlot[] {
  const { slide, layout } = context;
  const fitted: FittedSlot[] = [];
  for (const [name, place] of layout.slots) {
    const slot = slide.slots.find((each) => each.name === name);
    if (!slot || slot.blocks.length === 0) continue;
    const beside = besideNumber(place, fitted, layout);
    if (beside) fitted[beside.at] = beside.number;
    fitted.push(...fittedSlot(slot, slotBlocks(slot.blocks), beside?.words ?? place, context));
  }
  return fitted;
}

/** A slot with the sizes chosen for what stands in it; none where that is nothing. */
export function fittedSlot(
  slot: Slot,
  blocks: readonly SlotBlock[],
  place: LayoutText,
  context: SlideContext,
): readonly FittedSlot[] {
  const own = slotContext(place, context);
  const plan = planSlot(slot, blocks, place, own);
  return plan.segments.length === 0 ? [] : [{ plan, fit: fitSlot(plan, own) }];
}

function placeSlots(planned: readonly FittedSlot[], context: SlideContext): PlacedShape[] {
  // Slots of one role share one size: columns of different type look like a mistake.
  const sizes = new Map<string, Points>();
  for (const { plan, fit } of planned) {
    if (!plan.segments.some((segment) => segment.kind === 'text')) continue;
    const role = roleOf(plan);
    sizes.set(role, Math.min(sizes.get(role) ?? Number.POSITIVE_INFINITY, fit.text));
  }
  const sizeOf = ({ plan, fit }: (typeof planned)[number]) => sizes.get(roleOf(plan)) ?? fit.text;
  const looseness = new Map<string, number>();
  for (const each of planned) {
    if (!each.plan.segments.some((segment) => segment.kind === 'text')) continue;
    const role = roleOf(each.plan);
    const own = loosenessOf(each.plan, sizeOf(each));
    looseness.set(role, Math.min(looseness.get(role) ?? Number.POSITIVE_INFINITY, own));
  }
  return planned.flatMap((each) => {
    const { place } = each.plan;
    const own = slotContext(place, context);
    return placeSlot(each.plan, each.fit, sizeOf(each), looseness.get(roleOf(each.plan)) ?? 1, own);
  });
}

function roleOf({ place }: SlotPlan): string {
  return `${place.size}/${place.min}/${place.font}/${place.bold}`;
}

function backgroundOf(slide: Slide, layout: ThemeLayout, report: (diagnostic: Diagnostic) => void): ColorRef {
  if (slide.background === null) return layout.background;
  const color = themeColors.find((each) => each === slide.background);
  if (color) return { color };
  const hint = didYouMean(slide.background, themeColors) ?? `choose one of: ${themeColors.join(', ')}`;
  const message = `slide "${slide.id}": "${slide.background}" is no theme colour`;
  const tag = slide.origin.template;
  const place = (tag && attributePlace(tag, 'background')) ?? tag ?? slide.origin.yaml;
  report(reportLayout('unknown-background', place, message, { hint }));
  return layout.background;
}

/** Reports `span` classes that the theme does not have, each once a place of its template. */
function checkClasses({ slide, theme, report }: SlideContext): void {
  const seen = new Set<string>();
  for (const { class: name, classSpan } of [
    ...slide.title,
    ...(slide.subtitle ?? []),
    ...runsOf(slide.slots.flatMap((slot) => slot.blocks)),
  ]) {
    if (name === undefined || theme.classes.has(name)) continue;
    const span = classSpan ?? slide.origin.template ?? slide.origin.yaml;
    const key = `${name}\u0000${span?.file.path}\u0000${span?.start}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const names = [...theme.classes.keys()];
    const hint =
      didYouMean(name, names) ?? (names.length > 0 ? `it has: ${names.join(', ')}` : 'it has none');
    // Without the slide's name: one `span` of a template is one finding, on however many slides it stands.
    const message = `the theme has no class "${name}"; its text looks as all other`;
    report(reportLayout('unknown-class', span, message, { hint }));
  }
}
