export { drawHtml, slidePagesHtml } from './draw-html.ts';
export { formulaRules } from './formula-html.ts';
export { notesHtml } from './notes-html.ts';
export { element, escapeHtml, openTag } from './runs-html.ts';
