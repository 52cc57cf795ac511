/** The part of MathJax's tree of a formula that is used here. */
export interface MmlNode {
  readonly kind: string;
  readonly texClass: number | null;
  readonly childNodes: readonly (MmlNode | null)[];
  readonly attributes?: {
    get(name: string): unknown;
    getAllAttributes(): Readonly<Record<string, unknown>>;
  };
  getText?(): string;
}

/** A node of what MathJax draws. */
export interface DrawnNode {
  readonly kind: string;
  readonly value?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly children?: readonly DrawnNode[];
}
