import type { MessagePort } from 'node:worker_threads';
import type { Orientation } from '../exif.ts';
import type { FaultCode } from '../fault.ts';
import type { RasterFormat } from '../raster-scan.ts';

/** What the thread for pictures is asked to do. */
export type PictureJob = CheckJob | ConvertJob | DrawJob;

/** Sees that all pixels of a large PNG are there. */
export interface CheckJob {
  readonly kind: 'check';
  readonly bytes: Uint8Array;
}

/** Decodes a picture, makes it upright and of the usual colours, and saves it again. */
export interface ConvertJob {
  readonly kind: 'convert';
  readonly bytes: Uint8Array;
  readonly format: RasterFormat;
  readonly orientation: Orientation;
  /** ICC profile of its colours; null: sRGB, or what CMYK comes to without one. */
  readonly profile: Uint8Array | null;
  /** At the most; null: as many as there are. */
  readonly maxPixels: number | null;
  readonly target: 'png' | 'jpeg';
  /** Of JPEG: whether colours are stored at half the size. */
  readonly subsampled: boolean;
  /** Nothing but turning is done, so that saving it as well as it was loses next to nothing. */
  readonly onlyTurned: boolean;
}

/** Draws an SVG document as a PNG. */
export interface DrawJob {
  readonly kind: 'draw';
  readonly svg: string;
  readonly width: number;
  /** Absolute paths, in the order in which what one lacks is looked for in the others. */
  readonly fonts: readonly string[];
  /** What a text has that asks for nothing. */
  readonly defaults: { readonly defaultFontFamily: string; readonly defaultFontSize: number };
}

export interface PictureAnswer {
  /** Of what was made; empty where there was something to check only. */
  readonly bytes: Uint8Array;
  /** The profile could not be applied. */
  readonly ignoredProfile: boolean;
}

/** What comes back over the port of a job. */
export type PictureMessage =
  /** What the job needs is loaded: its time begins. */
  | { readonly kind: 'started' }
  | ({ readonly kind: 'done' } & PictureAnswer)
  | { readonly kind: 'fault'; readonly code: FaultCode; readonly problem: string; readonly hint: string };

/** What a job is sent with: where to answer, and the word that is set when there is an answer. */
export interface PictureRequest {
  readonly job: PictureJob;
  readonly port: MessagePort;
  readonly signal: Int32Array;
}
