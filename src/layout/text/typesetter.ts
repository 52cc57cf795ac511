import {
  eastAsianPitchOf,
  type MetricFace,
  metricFaceOf,
  nearestFaceOf,
  type Theme,
} from '../../theme/index.ts';
import {
  type FaceStyle,
  faceMetrics,
  facePitch,
  type MeasuredParagraph,
  type MeasuredRun,
  measureParagraph,
} from '../measure/index.ts';
import type { FlowRun } from './flow.ts';

/** Measures text in a theme's faces. */
export interface Typesetter {
  measure(runs: readonly FlowRun[]): MeasuredParagraph;
  /** Height of a line as a share of its type size. */
  pitchOf(paragraph: MeasuredParagraph, font: 'heading' | 'body' | 'code'): number;
}

// LibreOffice gives every pptx line 1.2 of its size whatever the face; PowerPoint asks the face. Room for both.
const smallestPitch = 1.2;

/** Consolas, the code face, is 0.55 em wide throughout; Courier New and LibreOffice's substitute are 0.6. */
const codeAdvance = 0.6;

/** PowerPoint and LibreOffice set superscripts and subscripts at about two thirds of the size. */
export const scriptScale = 0.66;

export function createTypesetter(theme: Theme): Typesetter {
  const { heading, body } = theme.fonts;
  const faces: Record<'heading' | 'body', MetricFace> = {
    heading: metricFaceOf(heading.latin) ?? nearestFaceOf(heading.latin),
    body: metricFaceOf(body.latin) ?? nearestFaceOf(body.latin),
  };
  const measured = (run: FlowRun): MeasuredRun => {
    const style: FaceStyle = run.bold
      ? run.italic
        ? 'bold-italic'
        : 'bold'
      : run.italic
        ? 'italic'
        : 'regular';
    return {
      text: run.text,
      metrics: faceMetrics(faces[run.font === 'heading' ? 'heading' : 'body'], style),
      scale: run.sup || run.sub ? scriptScale : 1,
      eastAsian: isEastAsian(run.language),
      fixed: run.font === 'code' ? codeAdvance : null,
      mark: run.cite !== undefined,
    };
  };
  return {
    measure: (runs) => measureParagraph(runs.map(measured)),
    pitchOf(paragraph, font) {
      const role = font === 'heading' ? 'heading' : 'body';
      const latin = Math.max(smallestPitch, facePitch(faces[role]));
      return paragraph.wide ? Math.max(latin, eastAsianPitchOf(theme.fonts[role]['east-asian'])) : latin;
    },
  };
}

/** Chinese, Japanese, Korean: full-width punctuation, no italics. */
export function isEastAsian(language: string): boolean {
  return /^(zh|ja|ko|yue)\b/i.test(language);
}
