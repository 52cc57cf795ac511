import {
  inText,
  MarkupBuilder,
  type MarkupNode,
  type RenderedMarkup,
  type Run,
  scanMarkup,
} from '../../src/markup/index.ts';
import { formatLocation, type SourceFile, type Span } from '../../src/source/index.ts';

export const yamlFile: SourceFile = { path: 'outline.yaml', text: 'ocean: Oceans\nrain: Rain\n' };

/** Values that the fixtures print: 0 is the ocean's label, 1 the rain's, in Chinese. */
export const values: readonly Omit<Run, 'text'>[] = [
  { owner: { type: 'element', id: 'ocean' }, yaml: span(yamlFile, 7, 13) },
  { owner: { type: 'element', id: 'rain' }, yaml: span(yamlFile, 20, 24), language: 'zh' },
];

/**
 * What the template room makes of a template: `«0 text»` stands for a printed value, `@1` after a tag's name for the context
 * value there, `[[0]]` for a citation, `HERE` for what is printed besides.
 */
export function renderedSlide(template: string, printed: readonly MarkupNode[] = []): RenderedMarkup {
  const file: SourceFile = { path: 'slide.hbs', text: template };
  const builder = new MarkupBuilder();
  let from = 0;
  const addLiteral = (end: number): void => {
    const contexts: (Span | null)[] = [];
    /** Where the contexts of tags are taken out of the text, which moves what comes behind. */
    const cuts: number[] = [];
    const typed = template.slice(from, end);
    const text = typed.replace(
      /<([a-z][\w-]*)(@(\d))?/g,
      (tag, name: string, context: string | undefined, number: string, offset: number) => {
        contexts.push(context === undefined ? null : values[Number(number)]!.yaml!);
        if (context !== undefined) cuts.push(offset + name.length + 1 - 2 * cuts.length);
        return tag.slice(0, name.length + 1);
      },
    );
    const start = from;
    const offsetOf = (offset: number) => start + offset + 2 * cuts.filter((cut) => cut <= offset).length;
    // A tag ends before its context.
    const at = (first: number, last: number) => span(file, offsetOf(first), offsetOf(last - 1) + 1);
    let opened = 0;
    for (const event of scanMarkup(text, inText, at).events)
      builder.add(event, event.kind === 'open' ? (contexts[opened++] ?? null) : null);
  };
  for (const { 0: whole, 1: value, 2: text, 3: cite, index } of template.matchAll(
    /«(\d) ?([^»]*)»|\[\[(\d)\]\]|HERE/g,
  )) {
    addLiteral(index);
    from = index + whole.length;
    if (cite !== undefined)
      builder.print([
        { kind: 'run', run: { text: '', cite: { type: 'statement', key: 'ocean-share' } }, data: false },
      ]);
    else if (value === undefined) builder.print(printed);
    else if (text !== '')
      builder.print([{ kind: 'run', run: { text: text!, ...values[Number(value)] }, data: true }]);
  }
  addLiteral(template.length);
  return builder.finish(file);
}

export function place(at: Span | null): string {
  return at ? formatLocation(at) : 'nowhere';
}

function span(file: SourceFile, start: number, end: number): Span {
  return { file, start, end };
}
