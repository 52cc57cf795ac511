export { checkPng } from './check-png.ts';
export { pngCodes } from './codes.ts';
export { drawFallbacks, tryPng } from './draw-fallbacks.ts';
export { drawPng, type PngOptions } from './draw-png.ts';
