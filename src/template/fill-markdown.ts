import { blocksToMarkdown, escapeMarkdown, type MarkupBlock, runsToMarkdown } from '../markup/index.ts';
import { replaceForbidden } from '../source/index.ts';
import type { MarkdownContent, MarkdownParts } from './template.ts';

/** How blocks of a value are to be changed before they are written: where its pictures lie, for one. */
type ChangeBlocks = (blocks: readonly MarkupBlock[]) => readonly MarkupBlock[];

/**
 * The Markdown that a template printed, with its values in their places: one blank line between blocks and one line break
 * at the end, whatever the template's conditions left behind. What the values bring is left as it is.
 */
export function fillMarkdown(
  { markdown, contents }: MarkdownParts,
  change: ChangeBlocks = (same) => same,
): string {
  const written = contents.map((content) => markdownOfContent(content, change));
  const template = markdown.replace(mark, (place, index: string) =>
    written[Number(index)] === '' ? '' : place,
  );
  const filled = tidy(template).replace(lineToMark, (_, before: string, index: string) => {
    const text = written[Number(index)] ?? '';
    return before + (contents[Number(index)]?.kind === 'blocks' ? indented(text, before) : text);
  });
  return replaceForbidden(filled);
}

/** What a value is in Markdown; what only other formats have is nothing. */
export function markdownOfContent(content: MarkdownContent, change: ChangeBlocks = (same) => same): string {
  switch (content.kind) {
    case 'runs':
      return runsToMarkdown(content.runs);
    case 'blocks':
      return blocksToMarkdown(change(content.blocks));
    case 'slide':
    case 'figure':
      return content.markdown;
    case 'lines':
      return Array.from({ length: content.count }, () => '___').join('\n\n');
    case 'fields':
      return [
        ...content.labels.map((label) => `${escapeMarkdown(label)} ${blank}`),
        ...behind(content.after),
      ].join(' \u2003');
    case 'page-break':
    case 'slide-end':
    case 'class':
    case 'look':
      return '';
  }
}

const blank = '________________';

function behind(after: string | null): string[] {
  return after === null ? [] : [`______ ${escapeMarkdown(after)}`];
}

const mark = /\u0001(\d+)\u0002/g;
/** A mark with what stands before it in its line, up to the mark before. */
const lineToMark = /([^\n\u0002]*)\u0001(\d+)\u0002/g;

/** Blocks that begin in an item or a quotation go on in it. */
function indented(text: string, before: string): string {
  const container = /^(?:[ \t]*(?:>[ \t]?|(?:[-+*]|\d{1,9}[.)])[ \t]+))+/.exec(before)?.[0];
  if (container === undefined || !text.includes('\n')) return text;
  const prefix = container.replace(/[^>\s]/g, ' ');
  return text.replace(/\n(?=.)/g, `\n${prefix}`).replace(/\n(?=\n)/g, `\n${prefix.trimEnd()}`);
}

function tidy(markdown: string): string {
  return `${markdown
    .replace(/(?<![ \t])[ \t]+$/gm, (spaces, offset: number) =>
      spaces === '  ' && markdown[offset - 1] !== '\n' ? spaces : '',
    )
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
