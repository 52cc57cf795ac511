import type { Owner } from '../../markup/index.ts';
import type { Span } from '../../source/index.ts';
import type { Marks, Outline } from '../outline.ts';

/** Of what words belong to. `place`: where they stand; of data it says of which row they are, null: of any. */
export function rankOfOwner(
  { type, id, column }: Owner,
  place: Span | null,
  outline: Outline,
  marks: Marks,
): number {
  const { rankOf } = marks;
  const of = (thing: object | undefined): number => (thing ? rankOf(thing) : 0);
  switch (type) {
    case 'outline':
      return rankOf(outline);
    case 'statement':
      return of(outline.statementsByKey.get(id));
    case 'source':
      return of(outline.sources.get(id));
    case 'term':
      return of(outline.terms.get(id));
    case 'data':
      return Math.max(
        marks.rankOfData(id, place),
        of(outline.data.get(id)?.columns.find((each) => each.id === column)),
      );
    case 'deck':
    case 'slide':
    case 'image':
      return 0;
    default:
      return of(outline.byId.get(id));
  }
}
