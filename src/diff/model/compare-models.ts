import type { Outline } from '../../outline/index.ts';
import { alike, likeness } from '../compare-lists.ts';
import { type FieldDiff, type OutlineDiff, type ThingDiff, thingTypes } from '../project-diff.ts';
import { type ModelField, type ModelThing, thingsOf } from './model-things.ts';

/** What differs in an outline; null: nothing. One of the two is null where there is no such outline. */
export function compareModels(
  outline: string,
  before: Outline | null,
  after: Outline | null,
): OutlineDiff | null {
  const [old, now] = [before ? thingsOf(before) : [], after ? thingsOf(after) : []];
  const pairs = pairThings(old, now);
  const renamed = new Map(
    [...pairs].flatMap(([to, from]) => (from.id === to.id ? [] : [[from.id, to.id] as const])),
  );
  const kept = new Set(pairs.values());
  const things: ThingDiff[] = [];
  for (const type of thingTypes) {
    for (const thing of now) {
      if (thing.type !== type) continue;
      const from = pairs.get(thing);
      if (!from) things.push(thingDiff(thing, null, 'added', fieldDiffs(null, thing, renamed)));
      else {
        const fields = fieldDiffs(from, thing, renamed);
        const isRenamed = from.id !== thing.id && (thing.named || from.named);
        if (fields.length > 0 || isRenamed)
          things.push(
            thingDiff(thing, isRenamed ? from.id : null, isRenamed ? 'renamed' : 'changed', fields),
          );
      }
    }
    for (const thing of old)
      if (thing.type === type && !kept.has(thing))
        things.push(thingDiff(thing, null, 'removed', fieldDiffs(thing, null, renamed)));
  }
  const change = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return things.length === 0 ? null : { outline, change, things };
}

function thingDiff(
  { type, id, label }: ModelThing,
  was: string | null,
  change: ThingDiff['change'],
  fields: readonly FieldDiff[],
): ThingDiff {
  return { type, id, was, label, change, fields };
}

/** What each thing of now was before: by its id, else by what is written of it. */
function pairThings(old: readonly ModelThing[], now: readonly ModelThing[]): Map<ModelThing, ModelThing> {
  const pairs = new Map<ModelThing, ModelThing>();
  const free = new Set(old);
  const pair = (to: ModelThing, from: ModelThing): void => {
    pairs.set(to, from);
    free.delete(from);
  };
  const key = (thing: ModelThing) => `${thing.type} ${thing.id}`;
  const byId = new Map(old.filter((each) => each.named).map((each) => [key(each), each]));
  for (const thing of now) {
    const same = thing.named ? byId.get(key(thing)) : undefined;
    if (same) pair(thing, same);
  }
  // Owners come before what they own, so that what a renamed thing owns finds its own.
  const order = (thing: ModelThing) => (thing.owner === null ? 0 : thing.type === 'statement' ? 1 : 2);
  for (const stage of [0, 1, 2]) {
    const open = now.filter((each) => order(each) === stage && !pairs.has(each));
    const owners = ownersNow(pairs);
    const candidates = (to: ModelThing) =>
      [...free].filter(
        (from) =>
          from.type === to.type &&
          (to.named === from.named || to.type === 'statement') &&
          (to.named || from.named || (owners.get(from.owner ?? '') ?? from.owner) === to.owner),
      );
    // Most say word for word what they said.
    const nameOf = ({ type, label }: ModelThing, owner: string | null) => `${type}\0${owner}\0${label}`;
    const exact = new Map<string, ModelThing[]>();
    for (const from of free) {
      const name = nameOf(from, owners.get(from.owner ?? '') ?? from.owner);
      exact.set(name, [...(exact.get(name) ?? []), from]);
    }
    for (const to of open) {
      const from = exact.get(nameOf(to, to.owner))?.find((each) => free.has(each) && each.named === to.named);
      if (from && (!to.named || sameness(from, to) >= alike)) pair(to, from);
    }
    for (const to of open) {
      if (pairs.has(to)) continue;
      const scored = candidates(to).map((from) => ({ from, score: sameness(from, to) }));
      const best = scored.sort((a, b) => b.score - a.score)[0];
      if (best && best.score >= alike) pair(to, best.from);
    }
    // The only quote of a statement is that statement's quote, whatever it says now.
    for (const to of open) {
      if (pairs.has(to) || to.type !== 'quote') continue;
      const own = [...free].filter(
        (from) => from.type === 'quote' && (owners.get(from.owner ?? '') ?? from.owner) === to.owner,
      );
      if (own[0]) pair(to, own[0]);
    }
  }
  return pairs;
}

function ownersNow(pairs: ReadonlyMap<ModelThing, ModelThing>): Map<string, string> {
  return new Map([...pairs].map(([to, from]) => [`${from.type} ${from.id}`, `${to.type} ${to.id}`]));
}

/** How much two things say the same, from 0 to 1: their names count most. */
function sameness(a: ModelThing, b: ModelThing): number {
  const label = a.label === '' || b.label === '' ? 0 : likeness(a.label, b.label);
  if (a.type === 'statement' || a.type === 'quote') return label;
  const names = new Set([...a.fields.keys(), ...b.fields.keys()]);
  names.delete('label');
  let sum = 2 * label;
  for (const name of names) {
    const [x, y] = [a.fields.get(name)?.value, b.fields.get(name)?.value];
    if (x !== undefined && y !== undefined) sum += likeness(x, y);
  }
  return sum / (names.size + 2);
}

function fieldDiffs(
  before: ModelThing | null,
  after: ModelThing | null,
  renamed: ReadonlyMap<string, string>,
): FieldDiff[] {
  const names = new Set([...(before?.fields.keys() ?? []), ...(after?.fields.keys() ?? [])]);
  return [...names].flatMap((name): FieldDiff[] => {
    const [from, to] = [before?.fields.get(name) ?? null, after?.fields.get(name) ?? null];
    if (from && to && valueNow(from, renamed) === to.value) return [];
    const { field, language } = (to ?? from)!;
    return [{ field, language, before: from?.value ?? null, after: to?.value ?? null }];
  });
}

/** With what has another name now under that name: whoever refers to it has not changed. */
function valueNow({ value, refers }: ModelField, renamed: ReadonlyMap<string, string>): string {
  return refers === null ? value : refers.map((id) => renamed.get(id) ?? id).join(', ');
}
