import {
  type Element,
  type Entity,
  expandAll,
  type Group,
  type Outline,
  type OutlineEvent,
  type Relationship,
  relationshipsAmong,
} from '../../outline/index.ts';
import type { Fragment, PhraseValue } from '../views/phrase.ts';
import type { View } from '../views/view.ts';
import type { HelperCall } from './helper.ts';
import { enumerate, interleave } from './text.ts';

/**
 * Things in words. The strings: `describe-directed` {from} {label} {to}, `describe-pair` {first} {second} {label},
 * `describe-event` {date} {label}, `describe-separator` between several.
 */
export function describe(call: HelperCall, things: readonly Entity[]): unknown {
  const { outline } = call.views;
  const [only] = things;
  if (!only) return null;
  const isOne = things.length === 1 && !Array.isArray(call.values[0]);
  const groups = things.filter((thing) => thing.type === 'group');
  spendOnGroups(groups, call);
  const names = relabelled(groups, call);
  if (isOne && (only.type === 'element' || only.type === 'event')) {
    const own = call.views.relationshipsOf(only);
    return own.length > 0 ? phrases(own, names, call) : node(only, names, call);
  }
  const { nodes, edges } = expandThings(outline, things);
  if (edges.length > 0) return phrases(edges, names, call);
  const described = nodes.map((each) => node(each, names, call));
  return nodes.some((each) => each.type === 'event')
    ? interleave(described, separator(call))
    : enumerate(described, call);
}

type Names = ReadonlyMap<Entity, View>;

/** Members under the names that they have in the groups described. */
function relabelled(groups: readonly Entity[], call: HelperCall): Names {
  const names = new Map<Entity, View>();
  for (const group of groups) {
    if (group.type !== 'group') continue;
    group.members.forEach((member, i) => {
      if (group.relabel.has(member.id)) names.set(member, call.views.members(group)[i]!);
    });
  }
  return names;
}

function phrases(relationships: readonly Relationship[], names: Names, call: HelperCall): Fragment {
  return interleave(
    relationships.flatMap((each) => relationship(each, names, call)),
    separator(call),
  );
}

function relationship(each: Relationship, names: Names, call: HelperCall): readonly PhraseValue[] {
  const first = label(each.first, names, call);
  const second = label(each.second, names, call);
  const words = (name: 'label' | 'forward' | 'backward'): PhraseValue | null =>
    call.views.view(each).get(name) as PhraseValue | null; // these fields are texts
  if (each.directed) return [directed(first, words('label') ?? each.id, second, call)];
  const forward = words('forward');
  const backward = words('backward');
  const worded = [
    forward && directed(first, forward, second, call),
    backward && directed(second, backward, first, call),
  ].filter((part) => part !== null);
  if (worded.length > 0) return worded;
  const own = words('label') ?? each.id;
  if (namesBoth(String(own), String(first), String(second))) return [own];
  return [phrase('describe-pair', { first, second, label: own }, call)];
}

function directed(from: PhraseValue, label: PhraseValue, to: PhraseValue, call: HelperCall): PhraseValue {
  const around = labelAround(String(label));
  if (around) return phrase('describe-around', { from, ...around, to }, call);
  return phrase('describe-directed', { from, label, to }, call);
}

function node(thing: Entity, names: Names, call: HelperCall): PhraseValue {
  const name = label(thing, names, call);
  return thing.type === 'event'
    ? phrase('describe-event', { date: call.views.date(thing.date), label: name }, call)
    : name;
}

function label(thing: Entity, names: Names, call: HelperCall): PhraseValue {
  const view = names.get(thing) ?? call.views.view(thing);
  return (view.get('label') as PhraseValue | null) ?? thing.id; // labels are texts
}

function phrase(key: string, values: Readonly<Record<string, PhraseValue>>, call: HelperCall): PhraseValue {
  const found = call.views.phrase(key, values);
  if (found) return found;
  call.fail(`no string "${key}" in strings.yaml`, 'add it there');
  return '';
}

function separator(call: HelperCall): PhraseValue {
  return call.views.phrase('describe-separator') ?? '; ';
}

/** The two halves of a label that goes around its object (`是……的基础`); null for any other. */
export function labelAround(label: string): { readonly before: string; readonly after: string } | null {
  const [before, after, more] = label.split(/\s*(?:…+|\.{3,})\s*/);
  return after && before && more === undefined ? { before, after } : null;
}

/** Whether a pair's label says both names already: then it needs no more words around it. */
export function namesBoth(label: string, first: string, second: string): boolean {
  const words = label.toLowerCase();
  return words.includes(first.toLowerCase()) && words.includes(second.toLowerCase());
}

/** A thing that relationships can join. */
type Node = Element | OutlineEvent | Group;

/**
 * What a list of things amounts to when it is drawn or described: groups stand for their members, all the way down;
 * the nodes are what is named and the ends of named relationships; the edges are the named relationships, or else all
 * among the nodes.
 */
export function expandThings(
  outline: Outline,
  things: readonly Entity[],
): { readonly nodes: readonly Node[]; readonly edges: readonly Relationship[] } {
  const { elements, events, relationships } = expandAll(things);
  const ends = relationships.flatMap((each) => [each.first, each.second]);
  const nodes = [...new Set<Node>([...elements, ...events, ...ends])];
  return { nodes, edges: relationships.length > 0 ? relationships : relationshipsAmong(outline, nodes) };
}

/** A thing that is looked up in the outline takes longer than an item that is only passed. */
export const queryCost = 8;

/** Groups are opened, each once. */
export function spendOnGroups(things: Iterable<Entity>, call: HelperCall): void {
  const opened = new Set<Group>();
  const open = (group: Group): void => {
    if (opened.has(group)) return;
    opened.add(group);
    call.spend(group.members.length * queryCost);
    for (const member of group.members) if (member.type === 'group') open(member);
  };
  for (const thing of things) if (thing.type === 'group') open(thing);
}
