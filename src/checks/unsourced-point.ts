import { shownThings } from '../deck/index.ts';
import type { Check } from './check.ts';
import { reportCheck } from './check-codes.ts';

/** A point of a deck's own that no source stands behind. Some decks need such points, so a project asks for this. */
export const unsourcedPoint: Check = {
  code: 'unsourced-point',
  level: 'off',
  run: (deck) =>
    shownThings(deck)
      .statements.filter((statement) => statement.passages.length === 0)
      .map((statement) => {
        const hint = 'give it a "source" (and a "quote"), or refer to a statement of the outline';
        return reportCheck('unsourced-point', statement.span, 'this point has no source', { hint });
      }),
};
