import { readDeckFile } from '../deck/index.ts';
import { formatNames } from '../formats/index.ts';
import type { Project } from '../project/index.ts';
import type { Diagnostic, Outcome } from '../source/index.ts';
import { lookupWording } from '../yaml/index.ts';
import { createProjectCache } from './project-cache.ts';

export interface DeckInfo {
  /** `outline/deck`. */
  readonly name: string;
  readonly title: string;
  readonly languages: readonly string[];
  readonly minutes: number | null;
  readonly handouts: readonly string[];
  /** Its file. */
  readonly path: string;
}

/** The decks of a project, as far as their files can be read. Diagnostics: those of reading them. */
export function describeDecks(project: Project): Outcome<readonly DeckInfo[]> {
  const cache = createProjectCache(project);
  const diagnostics: Diagnostic[] = [];
  const decks: DeckInfo[] = [];
  for (const entry of project.outlines) {
    const outline = cache.outline(entry);
    diagnostics.push(...outline.diagnostics);
    const own = outline.value?.language ?? project.settings.language;
    for (const deck of entry.decks) {
      const text = project.files.readText(deck.path, null);
      diagnostics.push(...text.diagnostics);
      if (!text.value) continue;
      const read = readDeckFile(text.value, deck.id, entry.folder, project.files, formatNames);
      diagnostics.push(...read.diagnostics);
      if (!read.value) continue;
      const languages = read.value.languages.length > 0 ? read.value.languages : [own];
      const title = read.value.record.title ?? outline.value?.title;
      const wording = title && (lookupWording(title, languages[0]!, own) ?? title.wordings[0]);
      decks.push({
        name: `${entry.id}/${deck.id}`,
        title: wording?.value ?? '',
        languages,
        minutes: read.value.record.minutes,
        handouts: read.value.handouts.map((handout) => handout.use),
        path: deck.path,
      });
    }
  }
  return { value: decks, diagnostics };
}
