import { type Cached, createProjectCache, type ProjectCache } from '../pipeline/index.ts';
import type { Project } from '../project/index.ts';

/**
 * What was read of a project and need not be read again: outlines, template sets and themes live on until something
 * that they may have been made from changes.
 */
export class KeptCache {
  private readonly kept = new Map<string, Kept>();

  /** Forgets what the changed paths may have gone into. */
  forget(changed: readonly string[]): void {
    for (const [key, entry] of this.kept)
      if (changed.some((path) => mayConcern(path, key, entry))) this.kept.delete(key);
  }

  /** A cache for one look at the project, whose files are as they are now. */
  over(project: Project): ProjectCache {
    const fresh = createProjectCache(project);
    const keep = <T>(key: string, folder: string | null, make: () => Cached<T>): Cached<T> => {
      const known = this.kept.get(key);
      // Keys begin with the kind of value, so the type is the one that was kept.
      if (known) return known.value as Cached<T>;
      const value = make();
      this.kept.set(key, { folder, value });
      return value;
    };
    return {
      ...fresh,
      outline: (entry) => keep(`outline ${entry.id}`, entry.folder, () => fresh.outline(entry)),
      // What cannot be found is said where it was named: that is another place for every deck.
      templates: (name, from) =>
        project.templateSets.includes(name)
          ? keep(`templates ${name}`, null, () => fresh.templates(name, from))
          : fresh.templates(name, from),
      theme: (name, from) =>
        project.templateSets.includes(name)
          ? keep(`theme ${name}`, null, () => fresh.theme(name, from))
          : fresh.theme(name, from),
    };
  }
}

interface Kept {
  /** Of an outline. */
  readonly folder: string | null;
  readonly value: Cached<unknown>;
}

/** What in a template set has nothing to do with its theme, and the other way round. */
const words = /^templates\/[^/]+\/((slides|partials|handouts)\/|strings\.yaml$|notes\.md\.hbs$)/;
const looks = /^templates\/[^/]+\/theme\.yaml$/;

function mayConcern(path: string, key: string, { folder, value }: Kept): boolean {
  // What was said of a file while something else was read goes when the file does.
  const isSound = value.diagnostics.length === 0;
  if (isSound && key.startsWith('theme ') && words.test(path)) return false;
  if (isSound && key.startsWith('templates ') && looks.test(path)) return false;
  if (value.facts.some((fact) => fact.path === path)) return true;
  // Decks and the parts of decks are read anew each time, and nothing else is made from them.
  if (/^content\/[^/]+\/(decks|parts)\//.test(path)) return false;
  if (path.startsWith('content/')) return folder !== null && path.startsWith(`${folder}/`);
  // Settings and whole folders may concern anything; what is in a template set concerns no outline.
  return folder === null || !path.startsWith('templates/');
}
