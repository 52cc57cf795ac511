import { plainText } from '../markup/index.ts';
import type { Diagnostic, Span } from '../source/index.ts';
import type { Check } from './check.ts';
import { reportCheck } from './check-codes.ts';

/** Who finds slides by their titles (with a screen reader, in the overview) cannot tell two of one name apart. */
export const duplicateTitle: Check = {
  code: 'duplicate-title',
  level: 'warning',
  run: (deck) => {
    const first = new Map<string, { readonly id: string; readonly span: Span | null }>();
    const found: Diagnostic[] = [];
    for (const slide of deck.slides) {
      // A continued slide says so in its title; a section and the overview that opens it are one step.
      if (slide.use === 'section' || (slide.part && slide.part.number > 1)) continue;
      const title = plainText(slide.title).replace(/\s+/g, ' ').trim().toLowerCase();
      const before = first.get(title);
      if (!before) {
        first.set(title, { id: slide.id, span: slide.origin.yaml });
        continue;
      }
      const message = `the slides "${before.id}" and "${slide.id}" have the same title`;
      const related = before.span ? [{ message: 'the first one', span: before.span }] : [];
      found.push(
        reportCheck('duplicate-title', slide.origin.yaml, message, {
          hint: 'give one of them a "title" of its own',
          related,
        }),
      );
    }
    return found;
  },
};
