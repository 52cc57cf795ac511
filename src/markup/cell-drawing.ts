/** A bar as long as a figure, beside those of its column; columns for several figures; a sign for a verdict; an icon. */
export type CellDrawing =
  | { readonly kind: 'bar'; readonly value: number }
  | { readonly kind: 'sparkline'; readonly values: readonly (number | null)[] }
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  /** `paths`: once it is found. */
  | { readonly kind: 'icon'; readonly name: string; readonly paths?: readonly string[] };

export const verdicts = ['yes', 'partly', 'no', 'other'] as const;
export type Verdict = (typeof verdicts)[number];

export const rowLooks = ['focus', 'total', 'group'] as const;
export type RowLook = (typeof rowLooks)[number];
