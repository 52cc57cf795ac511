/** A checked picture: its bytes are what its format says. */
export interface Picture {
  readonly path: string;
  readonly format: 'png' | 'jpeg' | 'gif' | 'svg';
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A checked video or recording: picture and sound, and nothing else. */
export interface Media {
  readonly path: string;
  readonly kind: 'video' | 'audio';
  readonly bytes: Uint8Array;
}
