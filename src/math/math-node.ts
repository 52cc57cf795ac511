/** A node of presentation MathML, as TeX was read: rows without meaning opened, classes of TeX kept. */
export interface MathNode {
  readonly name: string;
  /** What TeX takes it for: `OPEN`, `CLOSE`, `OP`, `REL` …; null where it says nothing. */
  readonly texClass: TexClass | null;
  /** Of a token: its characters. */
  readonly text: string;
  /** How letters of a token look: `normal`, `italic`, `bold`, `double-struck` … */
  readonly variant: string;
  /** Six digits of the colour that the author gave. */
  readonly color: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly MathNode[];
}

export type TexClass = (typeof texClasses)[number];

export const texClasses = ['ORD', 'OP', 'BIN', 'REL', 'OPEN', 'CLOSE', 'PUNCT', 'INNER'] as const;

export const tokenNames: ReadonlySet<string> = new Set(['mi', 'mn', 'mo', 'mtext', 'ms']);

/** Whether an element of MathML says nothing that what stands in it does not say. */
export function isRow({ name }: MathNode): boolean {
  return rows.has(name);
}

const rows: ReadonlySet<string> = new Set([
  'math',
  'mrow',
  'inferredMrow',
  'TeXAtom',
  'mstyle',
  'mpadded',
  'semantics',
]);
