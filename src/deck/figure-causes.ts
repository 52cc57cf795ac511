import { type Entity, expandAll } from '../outline/index.ts';
import type { DiagramField } from './deck.ts';
import type { FigureContext } from './figure-context.ts';

/** What leads to an effect: group by group, else kind by kind, else one by one. The effect itself is none of its causes. */
export function causesOf(
  { asked, focus }: { readonly asked: readonly Entity[]; readonly focus: Entity | null },
  { outline, views }: FigureContext,
): DiagramField[] {
  const named = asked.filter((each) => each !== focus);
  const [only] = named;
  const causes = named.length === 1 && only?.type === 'group' ? only.members : named;
  const idsIn = (things: readonly Entity[]): string[] => {
    const { elements, events } = expandAll(things);
    return [...new Set([...elements, ...events].map(({ id }) => id))].filter((id) => id !== focus?.id);
  };
  const groups = causes.filter((each) => each.type === 'group');
  const { elements, events } = expandAll(causes.filter((each) => each.type !== 'group'));
  const things = [...new Set([...elements, ...events])].filter((each) => each !== focus);
  const kinds = [...new Set(things.map(({ kind }) => kind))];
  const kindNames = new Map(outline.record.kinds?.map(({ key, value }) => [key, views.plain(value)]));
  const byKind = groups.length === 0 && kinds.length > 1 && kinds.length < things.length;
  const loose = byKind
    ? kinds.map((kind) => ({
        name: `kind-${kind ?? 'none'}`,
        heading: kind === null ? '…' : (kindNames.get(kind) ?? kind),
        ids: things.filter((each) => each.kind === kind).map(({ id }) => id),
      }))
    : things.map((each) => ({ name: each.id, heading: views.plain(each.label), ids: [] }));
  return [
    ...groups.map((group) => ({
      name: group.id,
      heading: views.plain(group.label),
      ids: idsIn(group.members),
    })),
    ...loose,
  ];
}
