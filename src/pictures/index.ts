export { isPlainDrawing } from './drawing/is-plain-drawing.ts';
export { placeName } from './exif.ts';
export type { FaultCode } from './fault.ts';
export { PictureFault } from './fault.ts';
export { findMetadata } from './find-metadata.ts';
export { drawTime, pictureLimits, sizeFault } from './limits.ts';
export { type PictureKind, pictureKind } from './picture-kind.ts';
export { type JobLimits, PictureThreads } from './picture-thread.ts';
export {
  type PictureNote,
  type PreparedRaster,
  type PrepareOptions,
  prepareRaster,
} from './prepare-raster.ts';
export type { DrawJob } from './worker/picture-job.ts';
