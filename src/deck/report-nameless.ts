import type { Diagnostic } from '../source/index.ts';
import { locatedOf } from '../yaml/index.ts';
import { reportDeck } from './codes.ts';
import type { SlideEntry } from './deck-file.ts';

/** The keys that say what a slide is, one of which it needs. */
const slideNames = {
  use: 'the kind of slide',
  section: 'the title of the section that begins here',
  include: "a file with a list of slides, from the outline's folder",
} as const;

/** Says of an entry what it lacks to be a slide. A bad value has been reported, so that only keys that are absent or empty are. */
export function reportNameless({ record, span }: SlideEntry, report: (diagnostic: Diagnostic) => void): void {
  const located = locatedOf(record);
  const written =
    located.kind === 'map' ? located.entries.find(({ key }) => Object.hasOwn(slideNames, key)) : undefined;
  if (written && !(written.value.kind === 'scalar' && written.value.text.trim() === '')) return;
  const message = written
    ? `the "${written.key}" of a slide is empty`
    : 'a slide needs "use", "section" or "include"';
  const hint = written
    ? `write "${written.key}: …": ${slideNames[written.key as keyof typeof slideNames]}` // Object.hasOwn found it.
    : 'write "use: bullets", "section: …" or "include: …"';
  report(reportDeck('missing-parameter', written?.keySpan ?? span, message, { hint }));
}
