import { type Fact, FactChecker, type Project, type Stamp } from '../project/index.ts';
import type { TemplateSet } from '../template/index.ts';
import { sha256 } from './commit/index.ts';
import { type Cached, createProjectCache, type ProjectCache } from './project-cache.ts';

/**
 * What was read of a project and need not be read again: outlines, template sets and themes live on while all that was
 * learned from the disk to make them still holds, as a build asks it of its record.
 */
export class KeptCache {
  private readonly kept = new Map<string, Kept>();

  /** A cache for one look at the project, whose files are as they are now. */
  over(project: Project): ProjectCache {
    const since = Date.now();
    const fresh = createProjectCache(project);
    const checker = new FactChecker(project.disk, sha256);
    const asked = new Set<string>();
    const keep = <T>(key: string, make: (earlier: T | null) => Cached<T>): Cached<T> => {
      const known = this.kept.get(key);
      // Keys begin with the kind of value, so the type is the one that was kept.
      if (known && asked.has(key)) return known.value as Cached<T>;
      asked.add(key);
      const holds = known?.value.facts.every((fact, i) => checker.holds(fact, known.stamps[i]!)) ?? false;
      const before = known ? (known.value as Cached<T>) : null;
      const value = before && holds ? before : make(before?.value ?? null);
      const stampOf = (fact: Fact, i: number) => (holds && known?.stamps[i]) || checker.stampOf(fact, since);
      this.kept.set(key, { value, stamps: value.facts.map(stampOf) });
      return value;
    };
    const { language, markings, images } = project.settings;
    const marked = textOf(markings);
    const isThere = (name: string) => project.templateSets.includes(name);
    return {
      ...fresh,
      outline: (entry) => keep(`outline ${entry.id} ${language} ${marked}`, () => fresh.outline(entry)),
      // What cannot be found is said where it was named: that is another place for every deck.
      templates: (name, from) =>
        isThere(name)
          ? keep<TemplateSet>(`templates ${name}`, (earlier) => fresh.templates(name, from, earlier))
          : fresh.templates(name, from),
      theme: (name, from, over) =>
        isThere(name)
          ? keep(`theme ${name} ${textOf(images)}`, () => fresh.theme(name, from, over))
          : fresh.theme(name, from, over),
    };
  }
}

/** What settings say, without where they stand. */
function textOf(settings: object | null): string {
  return JSON.stringify(settings, (key, each: unknown) => (key === 'span' ? undefined : each));
}

interface Kept {
  readonly value: Cached<unknown>;
  /** What vouches for each of its facts. */
  readonly stamps: readonly (Stamp | null)[];
}
