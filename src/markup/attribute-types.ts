/** How the value of an attribute is read. */
export type AttributeType =
  | { readonly kind: 'text' }
  | { readonly kind: 'id' }
  /** Ids with white space or commas between. */
  | { readonly kind: 'ids' }
  /** Names of any kind with `|` between and perhaps at the end; without one, ids as in `ids`, else one name. */
  | { readonly kind: 'names' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer'; readonly from: number; readonly to: number }
  | { readonly kind: 'number' }
  /** Two numbers from 0 to 100: per cent from the left and the top. */
  | { readonly kind: 'point' }
  | { readonly kind: 'link' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** The name of an arrangement of diagrams. */
  | { readonly kind: 'arrangement' };

export interface AttributeInfo {
  readonly type: AttributeType;
  readonly required: boolean;
  readonly description: string;
}

export function required(type: AttributeType, description: string): AttributeInfo {
  return { type, required: true, description };
}

export function optional(type: AttributeType, description: string): AttributeInfo {
  return { type, required: false, description };
}

export function words(...list: string[]): AttributeType {
  return { kind: 'words', words: list };
}
