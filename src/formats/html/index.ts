export { drawHtml, slidePagesHtml } from './draw-html.ts';
export { notesHtml } from './notes-html.ts';
export { element, escapeHtml, openTag } from './runs-html.ts';
