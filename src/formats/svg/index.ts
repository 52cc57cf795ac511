export { drawSvg, type SvgOptions } from './draw-svg.ts';
export { fontFamily } from './paragraphs-svg.ts';
