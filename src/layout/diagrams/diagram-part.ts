import type { Diagram } from '../../deck/index.ts';
import type { Lettering } from './draw-diagram.ts';

/** What paging decided about a diagram. */
export interface DiagramPart {
  /** Null: words, or numbers with a key at its foot, as it will. */
  readonly lettering: Lettering | null;
  /** With the first part: the whole diagram, for what is said of it once. */
  readonly whole: Diagram | null;
  /** Of a matrix: the rows that it shows, and what stands in its cells. */
  readonly matrix?: MatrixPart;
}

export interface MatrixPart {
  readonly start: number;
  readonly end: number;
  /** Numbers are explained on a slide of their own. */
  readonly cells: 'words' | 'numbers';
}
