export { drawHtml, slidePagesHtml } from './draw-html.ts';
