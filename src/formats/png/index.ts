export { pngCodes } from './codes.ts';
export { drawFallbacks, drawThemeFallbacks, tryPng } from './draw-fallbacks.ts';
export { checkPng, drawPng } from './draw-png.ts';
