export { drawSvg, type SvgOptions } from './draw-svg.ts';
