import type { DiagramMarkup } from '../markup/index.ts';
import { type Entity, expandAll } from '../outline/index.ts';
import type { FigureNeeds } from './arrangement-model.ts';
import { reportDeck } from './codes.ts';
import type { Diagram, DiagramField } from './deck.ts';
import { causesOf } from './figure-causes.ts';
import type { FigureContext } from './figure-context.ts';

interface Figure {
  readonly arrange: string;
  readonly needs: FigureNeeds | null;
  readonly asked: readonly Entity[];
  readonly focus: Entity | null;
  readonly nodes: readonly { readonly id: string }[];
}

type Own = Pick<Diagram, 'points' | 'backdrop' | 'xTitle' | 'yTitle' | 'fields'>;

/**
 * What the deck says of a figure where the model has no word of it: places between axes, things by part. Null after an
 * error: figure-needs.
 */
export function figureParts(markup: DiagramMarkup, figure: Figure, context: FigureContext): Own | null {
  const { arrange, needs } = figure;
  const refuse = (word: string | null, message: string, hint: string): null => {
    const { span, related } = context.placeOf(word, markup.origin);
    context.report(reportDeck('figure-needs', span, message, { hint, related }));
    return null;
  };
  const { points = [], parts = [], at = [] } = markup.told ?? {};
  const given = { points: points.length > 0, parts: parts.length > 0, at: at.length > 0 };
  for (const key of ['points', 'parts', 'at'] as const) {
    if (!given[key] || needs?.kind === key) continue;
    const fitting = [...context.arrangements.values()].filter((each) => each.needs?.kind === key);
    const hint = `"${key}" goes with ${fitting.map(({ name }) => `"arrange: ${name}"`).join(', ')}`;
    return refuse(key, `the arrangement "${arrange}" takes no "${key}"`, hint);
  }
  switch (needs?.kind) {
    case 'points':
      return pointsOf(markup, figure, refuse);
    case 'at':
      return sceneOf(markup, figure, context, refuse);
    case 'parts':
      return partsOf(markup, figure, needs, context, refuse);
    case 'groups':
      return groupsOf(figure, needs, context, refuse);
    case 'causes':
      return { fields: causesOf(figure, context) };
    default:
      return {};
  }
}

type Refuse = (word: string | null, message: string, hint: string) => null;

function pointsOf(markup: DiagramMarkup, { arrange, nodes }: Figure, refuse: Refuse): Own | null {
  const points = placesOf(markup.told?.points);
  const missing = nodes.filter(({ id }) => !points.has(id)).map(({ id }) => id);
  if (missing.length === 0)
    return { points, xTitle: markup.told?.xTitle ?? null, yTitle: markup.told?.yTitle ?? null };
  const hint = `say where they stand: points: { ${missing
    .slice(0, 3)
    .map((id) => `${id}: [3, 5]`)
    .join(', ')} }`;
  const message = `the arrangement "${arrange}" needs a place for ${named(missing)}`;
  return refuse(points.size > 0 ? 'points' : 'arrange', message, hint);
}

/** `ocean 3 5` */
function placesOf(written: readonly string[] = []): Map<string, readonly [x: number, y: number]> {
  return new Map(
    written.map((each) => {
      const [id, x, y] = each.split(' ');
      return [id!, [Number(x), Number(y)] as const]; // the template prints all three
    }),
  );
}

function sceneOf(
  markup: DiagramMarkup,
  { arrange, nodes }: Figure,
  context: FigureContext,
  refuse: Refuse,
): Own | null {
  const points = placesOf(markup.told?.at);
  const missing = nodes.filter(({ id }) => !points.has(id)).map(({ id }) => id);
  const places = (missing.length > 0 ? missing : nodes.map(({ id }) => id)).slice(0, 3);
  const wanted = `at: { ${places.map((id) => `${id}: [30, 40]`).join(', ')} }, in per cent from the left and the top`;
  const src = markup.told?.image ?? null;
  if (src === null) {
    const hint = `name it, and where things stand on it: image: { src: …, alt: … }, ${wanted}`;
    return refuse('arrange', `the arrangement "${arrange}" needs a picture`, hint);
  }
  const needs = `the arrangement "${arrange}" needs a place on the picture for`;
  if (missing.length > 0)
    return refuse(points.size > 0 ? 'at' : 'arrange', `${needs} ${named(missing)}`, wanted);
  const off = [...points].filter(([, [x, y]]) => x < 0 || x > 100 || y < 0 || y > 100).map(([id]) => id);
  if (off.length > 0)
    return refuse('at', `${named(off)}: a place on the picture is from 0 to 100 per cent`, wanted);
  const alt = markup.told?.imageAlt ?? null;
  const look = { kind: 'image', src, alt, decorative: false, fit: 'cover', origin: markup.origin } as const;
  const backdrop = context.pictureOf(look);
  return backdrop && { points, backdrop };
}

function partsOf(
  markup: DiagramMarkup,
  { arrange, asked }: Figure,
  { names, optional }: Extract<FigureNeeds, { kind: 'parts' }>,
  { outline, views }: FigureContext,
  refuse: Refuse,
): Own | null {
  const given = new Map<string, readonly Entity[]>();
  const told = markup.told?.parts ?? [];
  for (const written of told) {
    const [name, ...ids] = written.split(' ');
    if (!names.includes(name!))
      return refuse(
        name!,
        `the arrangement "${arrange}" has no part "${name}"`,
        `its parts are: ${names.join(', ')}`,
      );
    // The deck names things that there are.
    given.set(
      name!,
      ids.map((id) => outline.byId.get(id)).filter((each): each is Entity => each !== undefined),
    );
  }
  if (told.length === 0) {
    const candidates = asked.flatMap((each) => (each.type === 'group' ? [each, ...each.members] : [each]));
    for (const each of candidates) if (names.includes(each.id)) given.set(each.id, [each]);
  }
  const missing = names.filter((name) => !given.has(name) && !optional.includes(name));
  if (missing.length > 0 || given.size === 0) {
    const wanted = missing.length > 0 ? missing : names;
    const hint = `name a group or an element for each: parts: { ${wanted.map((name) => `${name}: …`).join(', ')} }`;
    const what = given.size === 0 ? 'needs things for its parts' : `needs ${named(missing)} too`;
    return refuse(given.size > 0 ? 'parts' : 'arrange', `the arrangement "${arrange}" ${what}`, hint);
  }
  return {
    fields: names.map((name) => ({
      name,
      heading: views.word(`part-${name}`),
      ids: idsOf(given.get(name) ?? []),
    })),
  };
}

function groupsOf(
  { arrange, asked }: Figure,
  { least, most }: Extract<FigureNeeds, { kind: 'groups' }>,
  { views }: FigureContext,
  refuse: Refuse,
): Own | null {
  const [only] = asked;
  const inside = asked.length === 1 && only?.type === 'group' ? only.members : asked;
  const groups = inside.filter((each) => each.type === 'group');
  const fields = groups.map(
    (group): DiagramField => ({ name: group.id, heading: views.plain(group.label), ids: idsOf([group]) }),
  );
  const hint = 'of: [one-group, another-group]: what they have in common stands where they overlap';
  if (fields.length < least || fields.length > most || groups.length < inside.length)
    return refuse(
      'arrange',
      `the arrangement "${arrange}" needs ${least} or ${most} groups, and nothing else`,
      hint,
    );
  const shared = fields.some((a, i) =>
    fields.slice(i + 1).some((b) => a.ids.some((id) => b.ids.includes(id))),
  );
  if (!shared) return refuse('arrange', `the groups of the arrangement "${arrange}" share no member`, hint);
  return { fields };
}

/** Ids of things, groups opened all the way down. */
function idsOf(things: readonly Entity[]): readonly string[] {
  const { elements, events } = expandAll(things);
  const shown = new Set([...elements, ...events].map(({ id }) => id));
  return [...shown];
}

function named(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).map((id) => `"${id}"`);
  const more = ids.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
