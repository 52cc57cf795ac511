import type { PrintedValue, RenderedMarkup } from '../../src/markup/index.ts';
import { formatLocation, type SourceFile, type Span } from '../../src/source/index.ts';

export const yamlFile: SourceFile = { path: 'outline.yaml', text: 'ocean: Oceans\nrain: Rain\n' };

/** Values that the fixtures print: 0 is the ocean's label, 1 the rain's, in Chinese. */
export const values: readonly PrintedValue[] = [
  { owner: { type: 'element', id: 'ocean' }, yaml: span(yamlFile, 7, 13), language: null },
  { owner: { type: 'element', id: 'rain' }, yaml: span(yamlFile, 20, 24), language: 'zh' },
];

/**
 * What the template room makes of a template: every tag gets its mark, `«0 text»` stands for a printed value,
 * `@1` after a tag's name for the context value there, `[[0]]` for a citation.
 */
export function renderedSlide(template: string): RenderedMarkup {
  const file: SourceFile = { path: 'slide.hbs', text: template };
  const places: Span[] = [];
  const xml = template
    .replace(/<([a-z][\w-]*)(?:@(\d))?/g, (tag, name: string, at: string | undefined, offset: number) => {
      places.push(span(file, offset, offset + tag.length));
      return `<${name} t="${places.length - 1}"${at === undefined ? '' : ` y="${at}"`}`;
    })
    .replace(/«(\d) ?([^»]*)»/g, '<v n="$1">$2</v>')
    .replace(/\[\[(\d)\]\]/g, '<cite n="$1"/>');
  return { xml, file, places, values, cites: [{ type: 'statement', key: 'ocean-share' }] };
}

export function place(at: Span | null): string {
  return at ? formatLocation(at) : 'nowhere';
}

function span(file: SourceFile, start: number, end: number): Span {
  return { file, start, end };
}
