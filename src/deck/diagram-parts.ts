/** A part of a figure: the strengths of an analysis, one of the sets that overlap. */
export interface DiagramField {
  readonly name: string;
  readonly heading: string;
  /** Ids of the nodes in it. */
  readonly ids: readonly string[];
}

export interface DiagramGroup {
  readonly id: string;
  readonly label: string;
  readonly detail: string | null;
  /** Ids of its nodes. */
  readonly members: readonly string[];
  /** It extends the one before it. */
  readonly adds: boolean;
}
