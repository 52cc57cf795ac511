import { type Deck, type ShownThings, shownThings } from '../../deck/index.ts';
import type { Span } from '../../source/index.ts';
import type { Views } from '../../template/index.ts';
import type { CoverageRow } from '../protocol.ts';
import { filePlace } from './file-place.ts';

/** Everything in the outline that a deck can show, in the outline's order, with the slides that show or say it. */
export function coverageRows(deck: Deck, views: Views): readonly CoverageRow[] {
  const slides = new Map<object, string[]>();
  for (const slide of deck.slides) {
    for (const thing of allOf(shownThings({ ...deck, slides: [slide] }))) {
      const known = slides.get(thing);
      if (known) known.push(slide.id);
      else slides.set(thing, [slide.id]);
    }
  }
  const row = (type: CoverageRow['type'], id: string, label: string, thing: object & { span: Span }) => ({
    type,
    id,
    label,
    yaml: filePlace(thing.span),
    slides: slides.get(thing) ?? [],
  });
  const { outline } = deck;
  return [
    ...[...outline.elements.values()].map((it) => row('element', it.id, views.name(it.label), it)),
    ...[...outline.relationships.values()].map((it) => row('relationship', it.id, views.name(it.label), it)),
    ...[...outline.events.values()].map((it) => row('event', it.id, views.name(it.label), it)),
    ...[...outline.terms.values()].map((it) => row('term', it.id, views.name(it.term), it)),
    ...[...outline.statementsByKey.values()].map((it) => row('statement', it.key, views.name(it.text), it)),
  ];
}

function allOf(shown: ShownThings): readonly object[] {
  return [...shown.elements, ...shown.relationships, ...shown.events, ...shown.terms, ...shown.statements];
}
