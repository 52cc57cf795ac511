import type { Entity, Group, Outline } from '../outline/index.ts';
import { type Diagnostic, didYouMean, withArticle } from '../source/index.ts';
import type { SlideTemplate, Views } from '../template/index.ts';
import { spanOf } from '../yaml/index.ts';
import { reportDeck } from './codes.ts';
import type { SlideEntryRecord } from './deck-schema.ts';
import type { Values } from './variables/scope.ts';

/** What a slide is made for, one for each. Diagnostics: unknown-reference, wrong-reference. */
export function membersOf(
  record: SlideEntryRecord,
  outline: Outline,
  report: (diagnostic: Diagnostic) => void,
): readonly Member[] {
  const span = spanOf(record, 'each');
  const find = (id: string, map: ReadonlyMap<string, unknown>): void => {
    const other = outline.byId.get(id);
    const hint = other
      ? `"${id}" is ${withArticle(other.type)}; write each: [${id}] for a slide of its own`
      : didYouMean(id, map.keys());
    const code = other ? 'wrong-reference' : 'unknown-reference';
    report(reportDeck(code, span, `no group "${id}" to go through`, { hint }));
  };
  if (typeof record.each === 'string') {
    const group = outline.groups.get(record.each);
    if (!group) find(record.each, outline.groups);
    if (!group) return [];
    return group.members.map((member) => ({ member, group }));
  }
  return idsOf(record.each).flatMap((id) => {
    const thing = outline.byId.get(id);
    if (thing && thing.type !== 'statement') return [{ member: thing, group: null }];
    find(id, outline.byId);
    return [];
  });
}

function idsOf(each: SlideEntryRecord['each']): readonly string[] {
  return each === null || typeof each === 'string' || 'data' in each ? [] : each;
}

interface Member {
  readonly member: Entity;
  /** The group that is gone through: it may give the member another name. */
  readonly group: Group | null;
}

/** What texts may name of a member: `{{item.label}}`, under the name that its group gives it. */
export function memberValues({ member, group }: Member, views: Views): Values {
  const { relabel } = group ?? {};
  const headline = 'headline' in member ? member.headline : null;
  const role = 'role' in member ? member.role : null;
  const texts = { label: relabel?.get(member.id) ?? member.label, headline, role };
  return {
    names: () => ['id', ...Object.keys(texts)],
    get: (name) => {
      if (name === 'id') return { text: member.id, shown: member.id, blocks: false, span: null };
      if (!Object.hasOwn(texts, name)) return undefined;
      const text = texts[name as keyof typeof texts]; // Object.hasOwn found it.
      const shown = text ? views.plain(text) : '';
      return { text: shown, shown, blocks: false, span: text?.span ?? null };
    },
  };
}

export interface EachMember extends Member {
  /** The parameter that it fills. */
  readonly bound: string;
  readonly changed: SlideEntryRecord | null;
}

/** The member under the name that its group gives it; nothing where it gives none. */
export function memberView(
  { member, group, bound }: EachMember,
  views: Views,
): Readonly<Record<string, object>> {
  if (!group?.relabel.has(member.id)) return {};
  return { [bound]: views.members(group)[group.members.indexOf(member)]! };
}

export function boundParam(template: SlideTemplate): string | null {
  if (template.params.some((param) => param.name === 'item')) return 'item';
  const needed = template.params.filter((param) => param.required && !param.type.list);
  return needed.length === 1 ? needed[0]!.name : null;
}

/** So many pairs fit one figure. */
const inTurn = { least: 3, most: 7 } as const;

/** The group whose pairs have a slide each: they are shown as one figure in which each is highlighted in turn. */
export function turnOf(each: EachMember | null): Group | null {
  const members = each?.group?.members ?? [];
  const isFigure = members.length >= inTurn.least && members.length <= inTurn.most;
  return isFigure && members.every((one) => one.type === 'relationship' && !one.directed)
    ? each!.group
    : null;
}
