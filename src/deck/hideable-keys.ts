import { marking } from '../marking/index.ts';
import type { Diagnostic } from '../source/index.ts';
import type { hideableKeys, SlideTemplate } from '../template/index.ts';
import { type Infer, type LocatedMap, mapOf, oneOf, optional, record, string } from '../yaml/index.ts';
import { builds, type Slide, transitions } from './deck.ts';
import { saysNo } from './rows/row-values.ts';
import { whereSchema } from './rows/where.ts';

/** Keys that every slide accepts, unless its template has a parameter of the name. */
export const hideableSchema = record('slide', {
  if: optional(string(), 'left out when it is empty, no, false or 0'),
  where: optional(whereSchema, 'which rows of its data: by column what stands in its cells'),
  layout: optional(string(), 'the layout of the theme that it stands on [one that suits it]'),
  transition: optional(oneOf(transitions, 'transition'), "how the show comes to it [the deck's, else none]"),
  build: optional(oneOf(builds, 'build'), "whether its points appear one by one [the deck's, else none]"),
  marking: optional(marking(), 'who may see what the deck itself says on it'),
  excuse: optional(mapOf(string(), { keys: 'any' }), 'checks excused at this slide, each with its reason'),
} satisfies Partial<Record<(typeof hideableKeys)[number], unknown>>);

export type HideableRecord = Infer<typeof hideableSchema>;

export const hideableKeyNames: readonly string[] = Object.keys(hideableSchema.fields ?? {});

/** Whether an entry is left out: its "if" says no. A template's own parameter of the name says nothing of it. */
export function isLeftOut({ entries }: LocatedMap, template: Pick<SlideTemplate, 'params'> | null): boolean {
  if (template?.params.some(({ name }) => name === 'if')) return false;
  const value = entries.find(({ key }) => key === 'if')?.value;
  return value?.kind === 'scalar' && saysNo(value.text);
}

/** Tells the keys that every slide has from the parameters of its template. */
export function splitHideable(
  given: LocatedMap,
  template: Pick<SlideTemplate, 'params'>,
  report: (diagnostic: Diagnostic) => void,
): { readonly keys: HideableRecord | null; readonly params: LocatedMap } {
  const isKey = (name: string): boolean =>
    hideableKeyNames.includes(name) && !template.params.some((param) => param.name === name);
  const keys = given.entries.filter(({ key }) => isKey(key));
  if (keys.length === 0) return { keys: null, params: given };
  return {
    keys: hideableSchema.decode({ ...given, entries: keys }, report) ?? null,
    params: { ...given, entries: given.entries.filter(({ key }) => !isKey(key)) },
  };
}

/** What moves on a slide: as its entry says, else as the deck does. */
export function motionOf(
  keys: Pick<HideableRecord, 'transition' | 'build'> | null,
  deck: Pick<HideableRecord, 'transition' | 'build'>,
): Pick<Slide, 'transition' | 'build'> {
  const transition = keys?.transition ?? deck.transition ?? 'none';
  const build = keys?.build ?? deck.build ?? 'none';
  return {
    ...(transition !== 'none' && { transition }),
    ...(build !== 'none' && { build }),
  };
}
