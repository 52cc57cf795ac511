import { type HandoutBlock, type HandoutDocument, runsOfDocument } from '../../handouts/index.ts';
import type { Run } from '../../markup/index.ts';

/** What drawing any part of a document needs to know. */
export interface HtmlContext {
  readonly document: Pick<HandoutDocument, 'words' | 'slidesPerPage' | 'citations' | 'setting' | 'language'>;
  readonly anchors: Anchors;
  /** Ids of headings, so that no two are the same. */
  readonly ids: HeadingIds;
}

/** Gives headings ids and levels: no id twice, no level left out (WCAG 2.2 1.3.1). */
export class HeadingIds {
  readonly headings: { readonly id: string; readonly level: number; readonly html: string }[] = [];
  private level = 1;

  /** The level to write: the title is the one heading of the first level. */
  levelOf(asked: number): number {
    this.level = Math.min(Math.max(asked, 2), this.level + 1, 6);
    return this.level;
  }

  add(level: number, html: string, id = `section-${this.headings.length + 1}`): string {
    this.headings.push({ id, level, html });
    return id;
  }
}

/** Where citation marks lead, and which marks lead to each place. */
interface Anchors {
  /** Of a mark: its own id, and the id of the place of each of its numbers. */
  readonly marks: ReadonlyMap<Run, MarkAnchor>;
  /** Of a place where a source stands: an id for each of its numbers, and the marks that lead there. */
  readonly entries: ReadonlyMap<Run, EntryAnchor>;
  /** Numbers that are cited and stand nowhere in the blocks: a list at the end has them. */
  readonly unlisted: readonly UnlistedAnchor[];
}

interface MarkAnchor {
  readonly id: string;
  readonly targets: readonly { readonly number: number; readonly id: string }[];
}

interface EntryAnchor {
  readonly ids: readonly string[];
  readonly back: readonly BackLink[];
}

interface UnlistedAnchor extends EntryAnchor {
  readonly number: number;
}

interface BackLink {
  readonly number: number;
  /** Id of the mark. */
  readonly id: string;
}

/**
 * Joins marks and places. In a document that lists a source under each slide, a mark leads to the place under its own
 * slide; else to the first.
 */
export function planAnchors(document: HandoutDocument): Anchors {
  const found = gather(document.blocks);
  const ids = new Map<string, string>();
  const used = new Map<number, number>();
  const entries = new Map<Run, { ids: string[]; back: BackLink[] }>();
  const entryOfId = new Map<string, { back: BackLink[] }>();
  for (const { run, scope } of found) {
    if (!run.entry) continue;
    const entry = { ids: [] as string[], back: [] as BackLink[] };
    for (const number of run.entry) {
      const times = (used.get(number) ?? 0) + 1;
      used.set(number, times);
      const id = times === 1 ? `source-${number}` : `source-${number}-${times}`;
      entry.ids.push(id);
      entryOfId.set(id, entry);
      for (const key of [`${scope}/${number}`, `/${number}`]) if (!ids.has(key)) ids.set(key, id);
    }
    entries.set(run, entry);
  }
  const marks = new Map<Run, MarkAnchor>();
  const unlisted = new Map<number, UnlistedAnchor & { back: BackLink[] }>();
  for (const { run, scope } of found) {
    if (!run.cite) continue;
    const id = `cite-${marks.size + 1}`;
    const targets = numbersOf(run).map((number) => {
      const place = ids.get(`${scope}/${number}`) ?? ids.get(`/${number}`);
      if (place) {
        entryOfId.get(place)!.back.push({ number, id });
        return { number, id: place };
      }
      const own = unlisted.get(number) ?? { number, ids: [`source-${number}`], back: [] };
      unlisted.set(number, own);
      own.back.push({ number, id });
      return { number, id: `source-${number}` };
    });
    marks.set(run, { id, targets });
  }
  return { marks, entries, unlisted: [...unlisted.values()].sort((a, b) => a.number - b.number) };
}

/** Marks and places in reading order, each with the slide that it belongs to. */
function gather(blocks: readonly HandoutBlock[]): readonly { readonly run: Run; readonly scope: string }[] {
  return blocks.flatMap((block) => {
    const scope = block.kind === 'slide' ? block.id : '';
    return runsOfDocument([block])
      .filter((run) => run.cite || run.entry)
      .map((run) => ({ run, scope }));
  });
}

function numbersOf(run: Run): readonly number[] {
  return run.text.split(', ').map(Number).filter(Number.isInteger);
}
