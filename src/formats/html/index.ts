export { drawHtml, type HtmlOptions } from './draw-html.ts';
export { type SlidePagesInput, slidePagesHtml } from './slide-pages.ts';
