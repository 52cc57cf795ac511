export { type FaceMetrics, type FaceStyle, faceMetrics, facePitch } from './face-metrics.ts';
export { type MeasuredParagraph, type MeasuredRun, measureParagraph } from './measure-paragraph.ts';
export {
  type WidestParts,
  type WrappedLine,
  type WrappedParagraph,
  widestParts,
  wrapParagraph,
} from './wrap-paragraph.ts';
