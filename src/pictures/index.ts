export { findMetadata } from './find-metadata.ts';
export { isPlainDrawing } from './is-plain-drawing.ts';
export { drawTime, PictureFault, pictureLimits, sizeFault } from './limits.ts';
export type { DrawJob } from './picture-thread.ts';
export { PictureThreads } from './picture-thread.ts';
export {
  type PictureNote,
  type PrepareOptions,
  prepareRaster,
} from './prepare-raster.ts';
export { type PictureKind, pictureKind, placeName } from './raster-scan.ts';
export { isMedia, type MediaScan, scanMedia } from './scan-media.ts';
