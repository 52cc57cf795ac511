import { type CoveredType, coverageOf, ShownThingsOf } from '../../checks/index.ts';
import type { Deck } from '../../deck/index.ts';
import type { Outline } from '../../outline/index.ts';
import type { Span } from '../../source/index.ts';
import type { Views } from '../../template/index.ts';
import type { CoverageRow } from '../protocol.ts';
import { filePlace } from './file-place.ts';

/** Everything in the outline that a deck can show, with the slides that show or say it. */
export function coverageRows(deck: Deck, views: Views): readonly CoverageRow[] {
  const { outline, slides } = deck;
  const parts = [deck, ...slides.map((slide) => ({ ...deck, slides: [slide] }))];
  // The deck as a whole, then each of its slides as if it were a deck of its own.
  const columns = parts.map((part) => {
    const shown = new ShownThingsOf();
    shown.addDeck(part);
    return { name: part.id, shown: shown.keys };
  });
  return coverageOf(outline, columns).things.flatMap(({ type, id, decks }) => {
    const thing = thingOf(outline, type, id);
    if (!thing) return [];
    const [whole, ...each] = decks;
    return {
      type,
      id,
      label: views.name(thing.text),
      yaml: filePlace(thing.span),
      shown: whole!.length > 0,
      slides: each.flatMap((places, i) => (places.length > 0 ? [slides[i]!.id] : [])),
    };
  });
}

type Text = Parameters<Views['name']>[0];

interface Thing {
  readonly text: Text;
  readonly span: Span;
}

function thingOf(outline: Outline, type: CoveredType, id: string): Thing | null {
  const labelled = (
    map: ReadonlyMap<string, { readonly label: Text; readonly span: Span }>,
  ): Thing | null => {
    const found = map.get(id);
    return found ? { text: found.label, span: found.span } : null;
  };
  switch (type) {
    case 'element':
      return labelled(outline.elements);
    case 'relationship':
      return labelled(outline.relationships);
    case 'event':
      return labelled(outline.events);
    case 'group':
      return labelled(outline.groups);
    case 'term': {
      const term = outline.terms.get(id);
      return term ? { text: term.term, span: term.span } : null;
    }
    case 'statement': {
      const statement = outline.statementsByKey.get(id);
      return statement ? { text: statement.text, span: statement.span } : null;
    }
  }
}
