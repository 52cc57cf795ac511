import type { Points } from '../../../theme/index.ts';
import type { Brand, BrandLayout, FoundPlace } from './brand-model.ts';
import { type Choices, chooseLayouts, layoutIds, purposes } from './choose-layouts.ts';

/** What a brand file has, in data: for the command that prints it. */
export interface BrandReport {
  readonly size: Brand['size'];
  readonly masters: readonly {
    readonly name: string;
    readonly content: boolean;
    readonly fonts: { readonly heading: string; readonly body: string };
    readonly layouts: readonly LayoutReport[];
  }[];
  /** Purposes for which it has no layout: free boxes stand there. */
  readonly missing: readonly string[];
}

export interface LayoutReport {
  readonly name: string;
  readonly part: string;
  /** What it would be used for, and what speaks for that. */
  readonly uses: readonly { readonly purpose: string; readonly why: readonly string[] }[];
  readonly places: readonly PlaceReport[];
  readonly findings: readonly string[];
}

export interface PlaceReport {
  readonly type: string;
  readonly index: string | null;
  readonly size: Points;
  /** What fits at this size: lines, and characters of each. */
  readonly lines: number;
  readonly characters: number;
  readonly box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  /** Why it is never filled; null: it may be. */
  readonly unfit: string | null;
}

export function describeBrand(brand: Brand): BrandReport {
  const choices = chooseLayouts(brand);
  return {
    size: brand.size,
    masters: brand.masters.map(({ name, fonts, layouts }, i) => ({
      name,
      content: choices?.master === i,
      fonts: { heading: fonts.heading.latin, body: fonts.body.latin },
      layouts: layouts.map((layout) => describeLayout(layout, choices)),
    })),
    missing: purposes.filter((each) => !choices?.of.has(each)),
  };
}

function describeLayout(layout: BrandLayout, choices: Choices | null): LayoutReport {
  const uses = [...(choices?.of ?? [])]
    .filter(([, choice]) => choice.layout === layout)
    .map(([purpose, { why }]) => ({ purpose, why }));
  const findings = [
    ...(layout.override ? ['it has a colour map of its own'] : []),
    ...layout.leftOut.map((name) => `pictures of slides do not show "${name}"`),
    ...layout.places
      .filter(({ unfit }) => unfit !== null)
      .map((each) => `${placeName(each)} is never filled: ${each.unfit}`),
  ];
  return { name: layout.name, part: layout.part, uses, places: layout.places.map(describePlace), findings };
}

function placeName({ type, place }: FoundPlace): string {
  return place.idx === null ? `the place "${type}"` : `the place "${type}" ${place.idx}`;
}

function describePlace({ type, place, unfit }: FoundPlace): PlaceReport {
  const [level] = place.levels;
  const { box } = place;
  return {
    type,
    index: place.idx,
    size: level!.size,
    lines: Math.max(0, Math.floor((box.h * 72) / (level!.size * 1.2 * (level!.lineSpacing ?? 1)) + 0.1)),
    // Letters are about half as wide as their type is high.
    characters: Math.max(0, Math.floor((box.w * 72) / (level!.size * 0.5))),
    box,
    unfit,
  };
}

/** The choices as a `.brand.yaml`, to be changed. */
export function settingsText(report: BrandReport): string {
  const lines = [
    '# What the layouts of slides stand on, by the names that the file gives them; "none": boxes of the program.',
  ];
  const uses = report.masters.flatMap(({ name, layouts }) =>
    layouts.flatMap((layout) =>
      layout.uses.map(({ purpose }) => ({ purpose, layout: layout.name, master: name })),
    ),
  );
  const all = report.masters.flatMap(({ layouts }) => layouts.map(({ name }) => name));
  lines.push('layouts:');
  for (const [id, purpose] of Object.entries(layoutIds)) {
    const use = uses.find((each) => each.purpose === purpose);
    const doubled = use && all.filter((name) => name === use.layout).length > 1;
    const value = !use
      ? 'none'
      : doubled
        ? `{ layout: ${JSON.stringify(use.layout)}, master: ${JSON.stringify(use.master)} }`
        : JSON.stringify(use.layout);
    lines.push(`  ${id}: ${value}`);
  }
  return `${lines.join('\n')}\n`;
}
