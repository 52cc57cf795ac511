export { webCodes } from './codes.ts';
export { drawWeb } from './draw-web.ts';
export { readWebAssets, type WebAssets } from './web-assets.ts';
