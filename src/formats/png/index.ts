export { checkPng } from './check-png.ts';
export { pngCodes } from './codes.ts';
export { drawFallbacks } from './draw-fallbacks.ts';
export { drawPng, MissingRenderer, type PngOptions } from './draw-png.ts';
