import type { Outline } from '../outline/index.ts';
import { type Diagnostic, suggest } from '../source/index.ts';
import { spanOf } from '../yaml/index.ts';
import { reportDeck } from './codes.ts';

/**
 * Kinds are free terms, and a theme says how some of them look. One that it does not know, and that is nearly one that
 * it does, is most likely a slip: unknown-kind.
 */
export function checkKinds(
  { elements, relationships }: Outline,
  known: ReadonlySet<string>,
  report: (diagnostic: Diagnostic) => void,
): void {
  const nearest = new Map<string, string | null>();
  for (const thing of [...elements.values(), ...relationships.values()]) {
    const { kind } = thing;
    if (kind === null || known.has(kind)) continue;
    if (!nearest.has(kind)) nearest.set(kind, suggest(kind, known));
    const near = nearest.get(kind);
    if (!near) continue;
    const message = `the theme says nothing about the kind "${kind}" of the ${thing.type} "${thing.id}"`;
    report(reportDeck('unknown-kind', spanOf(thing, 'kind'), message, { hint: `did you mean "${near}"?` }));
  }
}
