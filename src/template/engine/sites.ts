import type { Span } from '../../source/index.ts';

/** A place of a template where something is looked up, printed or called, so that errors can say where. */
export interface Site {
  readonly span: Span;
  /** As written: `item.role`. */
  readonly text: string;
  /** Names to look up, one after the other, in the value that the call brings. */
  readonly names: readonly string[];
  /** Where a printed value lands. */
  readonly place: PrintPlace | null;
}

export type PrintPlace = 'text' | 'attribute' | 'markdown';

/** The places of all templates of a set; compiled templates know them by number. */
export class SiteTable {
  readonly sites: Site[] = [];
  /** Where the tags of slide templates stand: what the `t` marks count. */
  readonly tags: Span[] = [];

  add(site: Site): number {
    return this.sites.push(site) - 1;
  }

  addTag(span: Span): number {
    return this.tags.push(span) - 1;
  }
}
