/** What is spent on one picture. Whoever lays pictures out holds to the first two, the thread that decodes to the others. */
export const pictureLimits = {
  side: 20_000,
  pixels: 100_000_000,
  svgBytes: 2 * 1024 * 1024,
  /** All pictures of a deck together, each once, as they stand in it. */
  deckPixels: 1_000_000_000,
  /** Beyond this a picture makes decks slow to send and to open, and a warning says so. */
  heavyBytes: 2 * 1024 * 1024,
} as const;

/** Memory of a decoder, in bytes. */
export const decodeMemory = 704 * 1024 * 1024;
/** Memory of the renderer of drawings, in bytes. */
export const drawMemory = 512 * 1024 * 1024;

/**
 * Milliseconds of work: several times what any picture takes that people make. Where a machine has other things to do, a
 * picture gets four times as long by the clock.
 */
export function decodeTime(pixels: number): number {
  return 6_000 + pixels / 4_000;
}

export const drawTime = 4_000;

/** What is wrong with a size that is none, or beyond the limits; to be asked as soon as a header says it. */
export function sizeFault(width: number, height: number): PictureFault | null {
  if (!(width > 0 && height > 0)) return new PictureFault('picture-size', 'has no size', 'save it again');
  const { side, pixels } = pictureLimits;
  if (width <= side && height <= side && width * height <= pixels) return null;
  const problem = `has ${Math.round(width)} × ${Math.round(height)} pixels`;
  const hint = `the limits are ${side} pixels a side and ${pixels / 1e6} million in all`;
  return new PictureFault('picture-size', problem, hint);
}

/** Throws that. */
export function checkSize(width: number, height: number): void {
  const fault = sizeFault(width, height);
  if (fault) throw fault;
}

/** What is wrong with a picture, in words that follow its name: `is cut off`. Thrown inside this room only. */
export class PictureFault extends Error {
  readonly code: FaultCode;
  readonly hint: string;

  constructor(code: FaultCode, problem: string, hint: string) {
    super(problem);
    this.code = code;
    this.hint = hint;
  }
}

export type FaultCode =
  | 'picture-type'
  | 'picture-damaged'
  | 'picture-size'
  | 'picture-limit'
  | 'picture-renderer'
  | 'unsafe-svg'
  | 'media-type'
  | 'media-damaged'
  | 'media-private';

export function malformed(problem: string): PictureFault {
  return new PictureFault('picture-damaged', problem, 'save it again with another program');
}

export function cutOff(): PictureFault {
  return new PictureFault('picture-damaged', 'is cut off', 'save or copy it again');
}
