/**
 * A formula as Office and people see it: fractions, scripts, operators with what they run over, brackets with what stands
 * in them. Presentation MathML has only rows and marks; everything that is written of a formula is written from this.
 */
export type Part =
  | RunPart
  | { readonly kind: 'fraction'; readonly bar: boolean; readonly top: Parts; readonly bottom: Parts }
  | { readonly kind: 'script'; readonly base: Parts; readonly sub: Parts | null; readonly sup: Parts | null }
  | { readonly kind: 'pre'; readonly base: Parts; readonly sub: Parts | null; readonly sup: Parts | null }
  | { readonly kind: 'root'; readonly degree: Parts | null; readonly of: Parts }
  | NaryPart
  | { readonly kind: 'limit'; readonly at: 'low' | 'upp'; readonly base: Parts; readonly limit: Parts }
  | { readonly kind: 'function'; readonly name: Parts; readonly of: Parts }
  | BracketPart
  | {
      readonly kind: 'matrix';
      readonly rows: readonly (readonly Parts[])[];
      readonly aligned: boolean;
      readonly columns: readonly ColumnAlign[];
    }
  | { readonly kind: 'accent'; readonly mark: string; readonly of: Parts }
  | { readonly kind: 'bar'; readonly at: 'top' | 'bot'; readonly of: Parts }
  | { readonly kind: 'brace'; readonly mark: string; readonly at: 'top' | 'bot'; readonly of: Parts }
  | { readonly kind: 'frame'; readonly lines: FrameLines; readonly of: Parts }
  | { readonly kind: 'phantom'; readonly of: Parts };

export type Parts = readonly Part[];
export type ColumnAlign = 'left' | 'center' | 'right';

export interface RunPart {
  readonly kind: 'run';
  readonly text: string;
  readonly letters: Letters;
  /** Words, operators, numbers and letters; what joins and what parts is read off this. */
  readonly role:
    | 'letter'
    | 'number'
    | 'name'
    | 'words'
    | 'operator'
    | 'relation'
    | 'comma'
    | 'open'
    | 'close'
    | 'sign'
    | 'space';
  readonly color: string | null;
  /** Of a bracket: the author gave it its size. */
  readonly sized?: true;
}

export interface Letters {
  readonly face: 'roman' | 'double-struck' | 'script' | 'fraktur' | 'sans-serif' | 'monospace';
  readonly weight: 'p' | 'i' | 'b' | 'bi';
}

export interface NaryPart {
  readonly kind: 'nary';
  readonly sign: string;
  readonly at: 'undOvr' | 'subSup';
  readonly sub: Parts | null;
  readonly sup: Parts | null;
  readonly of: Parts;
  readonly color: string | null;
}

export interface BracketPart {
  readonly kind: 'bracket';
  /** Empty: none is drawn. */
  readonly open: string;
  readonly close: string;
  /** Signs between the parts, as tall as the brackets. */
  readonly between: string;
  readonly parts: readonly Parts[];
  readonly grows: boolean;
}

export type FrameLines = 'box' | 'up' | 'down' | 'both' | 'horizontal';
