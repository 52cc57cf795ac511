import type { HandoutDocument } from '../../handouts/index.ts';
import type { Anchors } from './plan-anchors.ts';

/** What drawing any part of a document needs to know. */
export interface HtmlWork {
  readonly document: HandoutDocument;
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
