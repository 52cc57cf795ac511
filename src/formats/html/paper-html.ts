import type { HandoutFields, HandoutLines } from '../../handouts/index.ts';
import { element, escapeHtml } from './runs-html.ts';

/** Lines to write on; whoever hears the page is not told of each. */
export function linesHtml({ count }: HandoutLines): string {
  const lines = Array.from({ length: count }, () => '<div></div>');
  return element('div', { class: 'ruled', 'aria-hidden': 'true' }, ...lines);
}

/** Names with a line behind each. */
export function fieldsHtml({ labels, after }: HandoutFields): string {
  const rule = '<span class="rule" aria-hidden="true"></span>';
  const fields = labels.map((label) => element('span', { class: 'field' }, escapeHtml(label), ' ', rule));
  const end = after === null ? [] : [element('span', { class: 'field' }, rule, ' ', escapeHtml(after))];
  return element('p', { class: 'fields' }, ...fields, ...end);
}

/** In a task the number stands out. */
export function taskHeading(html: string): string {
  return html.replace(/^(\d+)\.\s+/, '<span class="number">$1.</span> ');
}
