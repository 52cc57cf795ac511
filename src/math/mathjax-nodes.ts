/** The part of MathJax's tree of a formula that is used here. */
export interface MmlNode {
  readonly kind: string;
  readonly texClass: number | null;
  readonly childNodes: readonly (MmlNode | null)[];
  readonly attributes?: {
    get(name: string): unknown;
    set(name: string, value: string): void;
    getAllAttributes(): Readonly<Record<string, unknown>>;
  };
  getText?(): string;
}

/** The width of an empty column that takes what a page has left. */
export const fillsPage = 'fit';

/** A node of what MathJax draws. */
export interface DrawnNode {
  readonly kind: string;
  readonly value?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly children?: readonly DrawnNode[];
}
