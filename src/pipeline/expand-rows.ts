import { type DeckTexts, mayHaveRows, reportDeck, rowsOfDeck, shownBy } from '../deck/index.ts';
import { explainWithheld, outlineAt } from '../outline/index.ts';
import type { Project } from '../project/index.ts';
import { type Diagnostic, formatLocation, type Outcome } from '../source/index.ts';
import { createProjectCache } from './project-cache.ts';

type Deck = Project['outlines'][number]['decks'][number];

/**
 * Puts the decks of its rows in the place of each deck file that is made for rows. Nothing but these files, and their
 * outlines, is read. Diagnostics: those of `rowsOfDeck`, row-id.
 */
export function expandRows(project: Project): Outcome<Project> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const cache = createProjectCache(project);
  let expanded = false;
  const outlines = project.outlines.map((entry) => {
    // Whose each name is: a file's, or that of a row of any file.
    const taken = new Map(entry.decks.map(({ id, path }) => [id, `so is ${path} called`]));
    const rowless: string[] = [];
    const decks = entry.decks.flatMap((deck): Deck[] => {
      const text = project.files.readText(deck.path, null).value;
      if (!text || !mayHaveRows(text)) return [deck];
      const whole = cache.outline(entry).value;
      // An outline that cannot be read is told of when its decks are.
      if (!whole) return [deck];
      // Names of decks are read by those who get them.
      const outline = outlineAt(whole, shownBy(text, project.settings.markings));
      const { declared, commanded } = project.settings.vars;
      const { language } = outline;
      const tongue = { language, ownLanguage: language, wording: null };
      const texts: DeckTexts = { tongue, declared, commanded, row: null };
      const found: Diagnostic[] = [];
      const rows = rowsOfDeck(text, deck.id, outline, texts, (each) => void found.push(each));
      diagnostics.push(...explainWithheld(found, outline));
      if (!rows) return [deck];
      expanded = true;
      if (rows.length === 0) rowless.push(deck.id);
      return rows.flatMap(({ id, data, index, span }) => {
        const other = taken.get(id);
        if (other === undefined) {
          taken.set(id, `so has the row ${formatLocation(span)} of ${deck.path}`);
          return [{ id, path: deck.path, row: { family: deck.id, data, index } }];
        }
        const message = `the row ${formatLocation(span)} has the deck "${id}", and ${other}`;
        report(
          reportDeck('row-id', span, message, { hint: 'rename the file, or make the id of another column' }),
        );
        return [];
      });
    });
    return { ...entry, decks, ...(rowless.length > 0 && { rowless }) };
  });
  if (!expanded) return { value: project, diagnostics };
  // The decks are others when one of these files is.
  return { value: { ...project, outlines, lookups: project.disk.lookups() }, diagnostics };
}
