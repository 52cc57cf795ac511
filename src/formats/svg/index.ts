export { drawBrandLayout } from './draw-brand-layout.ts';
export { drawSvg, type SvgOptions } from './draw-svg.ts';
export { fontFamily } from './paragraphs-svg.ts';
export { pictureAddress } from './shapes.ts';
export type { Script } from './stretch.ts';
