export { pngCodes } from './codes.ts';
export { drawFallbacks, tryPng } from './draw-fallbacks.ts';
export { checkPng, drawPng } from './draw-png.ts';
