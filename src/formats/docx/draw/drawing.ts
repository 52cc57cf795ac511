import type { HandoutDocument } from '../../../handouts/index.ts';
import type { Theme } from '../../../theme/index.ts';
import type { PageGeometry } from '../page-geometry.ts';
import type { PaperPalette } from '../paper-palette.ts';
import type { CitationMarks } from './citation-marks.ts';

/** The library, loaded when the first document is drawn. */
export type Docx = typeof import('docx');

/** What drawing a document needs everywhere, and what it leaves for the parts that are written last. */
export interface Drawing {
  readonly docx: Docx;
  readonly document: HandoutDocument;
  readonly theme: Theme;
  readonly palette: PaperPalette;
  /** Changes where a section of wide tables begins and ends. */
  page: PageGeometry;
  readonly marks: CitationMarks;
  readonly lists: NumberedLists;
  /** Of tables, in order: what they show, for those who cannot see it. */
  readonly tableAlts: (string | null)[];
  /** Addresses of links with a title: the first is the target of the relationship `titled1`. */
  readonly titledLinks: string[];
  /** Links within the document: `#slide-id` → bookmark. */
  readonly anchors: ReadonlyMap<string, string>;
  /** PNG pictures of drawings, by the text of the drawing. */
  readonly rasters: ReadonlyMap<string, Uint8Array>;
}

/** Numbered lists: each counts on its own, those that begin with the same number share a definition. */
export class NumberedLists {
  readonly starts = new Set<number>();
  private count = 0;

  open(start: number): { readonly reference: string; readonly instance: number } {
    this.starts.add(start);
    this.count += 1;
    return { reference: `from-${start}`, instance: this.count };
  }
}
