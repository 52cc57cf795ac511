import type { Origin } from './origin.ts';

export interface ImageMarkup {
  readonly kind: 'image';
  readonly src: string;
  readonly alt: string | null;
  /** What is shown of it when it is pointed at. */
  readonly title?: string;
  readonly decorative: boolean;
  readonly fit: 'contain' | 'cover';
  /** What stays in sight where edges are cut off, in per cent from the left and the top; else the middle. */
  readonly focus?: Focus;
  /** Where a click on it leads. */
  readonly link?: string;
  /** Path of the video or recording that it stands for. */
  readonly media?: string;
  readonly origin: Origin;
}

export type Focus = readonly [x: number, y: number];
