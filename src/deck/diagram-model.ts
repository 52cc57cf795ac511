import type { DiagramMarkup } from '../markup/index.ts';
import { type Entity, type Group, type Relationship, relationshipsAmong } from '../outline/index.ts';
import { didYouMean } from '../source/index.ts';
import type { Views } from '../template/index.ts';
import { type CalendarDate, spanOf, type Text } from '../yaml/index.ts';
import { figureShape } from './choose-arrangement.ts';
import { reportDeck } from './codes.ts';
import type { Diagram, DiagramEdge, DiagramNode } from './deck.ts';
import { type DiagramThing, describeDiagram } from './describe-diagram.ts';
import { diagramGroups } from './diagram-groups.ts';
import type { FigureContext } from './figure-context.ts';
import { figureParts } from './figure-parts.ts';

/** Fills a diagram with the model: groups expanded, nodes and edges found. Null after an error. */
export function resolveDiagram(markup: DiagramMarkup, context: FigureContext): Diagram | null {
  const { outline, views, report, entry } = context;
  const asked: Entity[] = [];
  let whole = true;
  const find = (id: string): Entity | null => {
    const thing = outline.byId.get(id);
    if (thing && thing.type !== 'statement') return thing;
    whole = false;
    const message = thing
      ? `a diagram cannot show the statement "${id}"`
      : `a diagram cannot find "${id}" in the outline`;
    const { span, related } = context.placeOf(id, markup.origin);
    report(
      reportDeck('unknown-reference', span, message, { hint: didYouMean(id, outline.byId.keys()), related }),
    );
    return null;
  };
  const inParts = (markup.told?.parts ?? []).flatMap((part) => part.split(' ').slice(1));
  for (const id of [...markup.of, ...inParts.filter((each) => !markup.of.includes(each))]) {
    const thing = find(id);
    if (thing) asked.push(thing);
  }
  const focus = markup.focus === null ? null : find(markup.focus);
  if (!whole) return null;

  const nodes = new Map<string, DiagramThing>();
  const relationships = new Map<string, Relationship>();
  const labels = new Map<string, Text>();
  // A group may stand in several others, and these in several more: each is gone through once.
  const gathered = new Set<Entity>();
  const gather = (thing: Entity): void => {
    if (gathered.has(thing)) return;
    gathered.add(thing);
    if (thing.type === 'group') {
      for (const [id, label] of thing.relabel) if (!labels.has(id)) labels.set(id, label);
      for (const member of thing.members) gather(member);
    } else if (thing.type === 'relationship') {
      relationships.set(thing.id, thing);
      nodes.set(thing.first.id, thing.first);
      nodes.set(thing.second.id, thing.second);
    } else nodes.set(thing.id, thing);
  };
  for (const thing of asked) gather(thing);
  const isNode = focus !== null && focus.type !== 'relationship' && focus.type !== 'group';
  // A focus that was not asked for comes first: the others stand around it.
  const ordered = isNode && !nodes.has(focus.id) ? [focus, ...nodes.values()] : [...nodes.values()];
  for (const node of ordered) nodes.set(node.id, node);
  if (nodes.size === 0) {
    const { span, related } = context.placeOf(null, markup.origin);
    const hint = 'name elements, events, relationships or groups in "of"';
    report(reportDeck('empty-figure', span, 'this diagram has nothing to show', { hint, related }));
    return null;
  }
  const center = focus === null || focus.type === 'group' ? (focus ?? soleGroup(asked)) : null;
  const onlyRelationships = relationships.size > 0;
  const among = onlyRelationships ? [] : relationshipsAmong(outline, ordered);
  const { arrange, choice } = context.arrange(markup, () =>
    figureShape(
      ordered.map((node) => ({
        id: node.id,
        date:
          node.type === 'event'
            ? { start: node.date?.start ? dayNumber(node.date.start, 'first') : null }
            : null,
        pictured: node.type === 'element' && node.image !== null,
      })),
      [...relationships.values(), ...among].map((edge) => {
        const { first, second, directed, label, forward, backward } = edge;
        return { from: first.id, to: second.id, directed, label, forward, backward };
      }),
      {
        hasCenter: center !== null || isNode,
        onlyRelationships,
        grows: (soleGroup(asked)?.extends ?? null) !== null,
        place: context.place,
      },
    ),
  );
  const model = context.arrangements.get(arrange);
  const byDate = model?.byDate ?? false;
  if (relationships.size === 0 && !byDate && !model?.things) {
    for (const each of among) relationships.set(each.id, each);
  }
  const own = figureParts(
    markup,
    { arrange, needs: model?.needs ?? null, asked, focus, nodes: ordered },
    context,
  );
  if (!own) return null;
  const edges = [...relationships.values()];
  const pictured = model?.pictured ?? false;
  const inWords = (part: Pick<Diagram, 'nodes' | 'edges'>): string =>
    describeDiagram(
      {
        byDate,
        nodes: part.nodes.map((node) => nodes.get(node.id)!),
        edges: part.edges.map((edge) => relationships.get(edge.id)!),
        fields: own.fields ?? [],
      },
      views,
      (id) => labels.get(id) ?? null,
    );
  const shown = {
    nodes: ordered.map((node): DiagramNode => {
      const shownNode = toNode(node, labels.get(node.id) ?? null, context);
      const image = pictured && node.type === 'element' ? node.image : null;
      if (!image) return shownNode;
      const { src, focus } = image;
      // It stands beside its word.
      const look = { kind: 'image', src, alt: null, decorative: true, fit: 'cover' } as const;
      const at = focus?.match(/[\d.]+/g)?.map(Number) ?? [];
      const seen = at.length === 2 ? { focus: [at[0]!, at[1]!] as const } : {};
      const picture = context.pictureOf({ ...look, ...seen, origin: markup.origin });
      return { ...shownNode, picture };
    }),
    edges: edges.map((edge) => toEdge(edge, views)),
  };
  return {
    kind: 'diagram',
    arrange,
    choice,
    ...shown,
    focus: focus && nodes.has(focus.id) ? focus.id : null,
    center: center && views.plain(center.label),
    parts: center ? partsOf(center) : new Set(),
    labels: markup.labels,
    groups: diagramGroups(asked, views),
    ...(markup.emphasis === null ? {} : { emphasis: emphasisOf(markup.emphasis, edges) }),
    ...own,
    own: markup.own,
    kindNames: new Map(outline.record.kinds?.map(({ key, value }) => [key, views.plain(value)])),
    alt: markup.alt ?? inWords(shown),
    inWords: markup.alt === null ? inWords : null,
    origin: { template: markup.origin.template, yaml: markup.origin.yaml ?? entry },
  };
}

/** A relationship stands for what it joins. */
function emphasisOf(id: string, edges: readonly Relationship[]): ReadonlySet<string> {
  const edge = edges.find((each) => each.id === id);
  return new Set(edge ? [id, edge.first.id, edge.second.id] : [id]);
}

function soleGroup(asked: readonly Entity[]): Group | null {
  const only = asked.length === 1 ? asked[0]! : null;
  return only?.type === 'group' ? only : null;
}

/** Ids of a group's members, and of those of the groups in it. */
function partsOf(group: Group): ReadonlySet<string> {
  const parts = new Set<string>();
  const seen = new Set<Group>();
  const add = (from: Group): void => {
    if (seen.has(from)) return;
    seen.add(from);
    for (const member of from.members) {
      if (member.type === 'group') add(member);
      else parts.add(member.id);
    }
  };
  add(group);
  return parts;
}

function toNode(node: DiagramThing, label: Text | null, { views, findIcon }: FigureContext): DiagramNode {
  const date = node.type === 'event' ? node.date : null;
  return {
    id: node.id,
    label: views.plain(label ?? node.label),
    detail: node.role && views.plain(node.role),
    kind: node.kind,
    // A name that no icon has was reported where the outline was read.
    icon: node.type === 'element' && node.icon !== null ? (findIcon(node.icon, null).value ?? null) : null,
    date: date && {
      text: views.date(date),
      start: date.start && dayNumber(date.start, 'first'),
      end: date.end && dayNumber(date.end, date.interval ? 'last' : 'first'),
    },
    yaml: spanOf(node),
  };
}

function toEdge(edge: Relationship, views: Views): DiagramEdge {
  const words = (text: Text | null) => text && views.plain(text);
  return {
    id: edge.id,
    from: edge.first.id,
    to: edge.second.id,
    label: words(edge.label),
    forward: words(edge.forward),
    backward: words(edge.backward),
    directed: edge.directed,
    kind: edge.kind,
    yaml: edge.span,
  };
}

/** Days since 1970 of the first or last day that a date may mean. */
function dayNumber(date: CalendarDate, which: 'first' | 'last'): number {
  const last = which === 'last';
  const month = date.month ?? (last ? 12 : 1);
  const day = date.day ?? (last ? new Date(Date.UTC(date.year, month, 0)).getUTCDate() : 1);
  return Math.round(Date.UTC(date.year, month - 1, day) / 86_400_000);
}
