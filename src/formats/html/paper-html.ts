import type { HandoutFields, HandoutLines } from '../../handouts/index.ts';
import type { Theme } from '../../theme/index.ts';
import { element, escapeHtml, openTag } from './runs-html.ts';

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

/** More lines than stand beside any picture: paper shows as many as there is room for. */
export const slideLines = element(
  'div',
  { class: 'slide-lines', 'aria-hidden': 'true' },
  ...Array.from({ length: 10 }, () => '<div></div>'),
);

const mediaTypes = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', svg: 'image/svg+xml' } as const;

/** The theme's logo: above the title, on paper at the head of every page. */
export function logoHtml({ logo }: Pick<Theme, 'logo'>): string {
  if (!logo) return '';
  const { bytes, format, widthPx, heightPx } = logo.picture;
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  const src = `data:${mediaTypes[format]};base64,${data}`;
  return openTag('img', {
    class: 'logo',
    src,
    alt: logo.alt,
    width: Math.round(widthPx),
    height: Math.round(heightPx),
  });
}
