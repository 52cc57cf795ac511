import {
  checkLinkTarget,
  isBlank,
  type MarkupBlock,
  mergeRuns,
  type Paragraph,
  type ParagraphClass,
  plainText,
  type Run,
  trimBreaks,
  visitBlocks,
} from '../markup/index.ts';
import type { MarkdownContent } from '../template/index.ts';

const placeholder = /\u0001(\d+)\u0002/;

/** Where an address is wanted, values stand as characters; everywhere else they are put in when all has been read. */
export function settleAddresses(markdown: string, contents: readonly MarkdownContent[]): string {
  return markdown.replace(
    /(\]\(<?)([^\s()<>]*\u0001\d+\u0002[^\s()<>]*)/g,
    (_, open: string, address: string) =>
      open + encodeURI(fillText(address, contents)).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29')),
  );
}

/** A text with its values as plain words. */
export function fillText(text: string, contents: readonly MarkdownContent[]): string {
  return text.replace(/\u0001(\d+)\u0002/g, (_, index: string) => {
    const content = contents[Number(index)];
    return content?.kind === 'runs' ? plainText(content.runs) : '';
  });
}

/** What a paragraph of Markdown turns out to be when its values stand in it. */
export type Expanded =
  | MarkupBlock
  | { readonly kind: 'slide-mark'; readonly id: string }
  | { readonly kind: 'page-break' }
  | DocumentPart;

/** A paragraph with its values in their places; blocks that stand in it come between what is before and after. */
export function expandParagraph(paragraph: Paragraph, contents: readonly MarkdownContent[]): Expanded[] {
  const expanded: Expanded[] = [];
  let runs: Run[] = [];
  let style: ParagraphClass | null = paragraph.class;
  const close = (): void => {
    const merged = finishRuns(runs);
    runs = [];
    if (!isBlank(merged)) expanded.push({ ...paragraph, class: style, runs: styled(merged, style) });
  };
  for (const part of partsOf(paragraph.runs, contents)) {
    if ('run' in part) runs.push(part.run);
    else if (part.content.kind === 'class') style = part.content.class;
    else if (part.content.kind === 'page-break') {
      close();
      expanded.push({ kind: 'page-break' });
    } else if (isDocumentPart(part.content)) {
      close();
      expanded.push(part.content);
    } else if (part.content.kind === 'slide') {
      close();
      expanded.push({ kind: 'slide-mark', id: part.content.id });
    } else if (part.content.kind === 'blocks') {
      const [first, ...rest] = part.content.blocks;
      // Words before the blocks and their first paragraph stand in one line, as they do in Markdown.
      if (first?.kind === 'paragraph' && runs.length > 0) runs.push(...first.runs);
      else {
        close();
        if (first) expanded.push(first);
      }
      if (rest.length > 0) {
        close();
        expanded.push(...rest);
      }
    }
  }
  close();
  return expanded;
}

type DocumentPart = Extract<
  MarkdownContent,
  { readonly kind: 'look' | 'lines' | 'fields' | 'figure' | 'slide-end' }
>;

function isDocumentPart(content: Pick<MarkdownContent, 'kind'>): content is DocumentPart {
  return ['look', 'lines', 'fields', 'figure', 'slide-end'].includes(content.kind);
}

/** What Markdown can only write in bold has a look of its own where there are classes. */
function styled(runs: readonly Run[], style: ParagraphClass | null): readonly Run[] {
  if (style === null || !runs.every((run) => run.strong)) return runs;
  return runs.map(({ strong: _, ...run }) => run);
}

/** Runs with their values in their places, where only a line fits: of blocks, the words. */
export function expandRuns(runs: readonly Run[], contents: readonly MarkdownContent[]): readonly Run[] {
  return finishRuns(
    partsOf(runs, contents).flatMap((part) => {
      if ('run' in part) return [part.run];
      return part.content.kind === 'blocks' ? part.content.blocks.flatMap(wordsOf) : [];
    }),
  );
}

type Part = { readonly run: Run } | { readonly content: Exclude<MarkdownContent, { kind: 'runs' }> };

/** A value takes the look of the text that it stands in, and keeps its own. */
function partsOf(runs: readonly Run[], contents: readonly MarkdownContent[]): Part[] {
  return runs.flatMap((run): Part[] => {
    const { text, ...look } = run;
    // Every other piece is the number of a value.
    return text.split(placeholder).flatMap((piece, i): Part[] => {
      if (i % 2 === 0) return piece === '' ? [] : [{ run: { ...run, text: piece } }];
      const content = contents[Number(piece)];
      if (!content) return [];
      if (content.kind !== 'runs') return [{ content }];
      return content.runs.map((each) => ({ run: { ...each, ...look } }));
    });
  });
}

function finishRuns(runs: readonly Run[]): readonly Run[] {
  return trimBreaks(mergeRuns(runs.map(safeLink)));
}

/** Templates may write any address: one that may not stand on a slide does not stand here. */
function safeLink(run: Run): Run {
  if (run.link === undefined) return run;
  const { url } = checkLinkTarget(run.link);
  if (url === run.link) return run;
  const { link: _, ...rest } = run;
  return url === null ? rest : { ...rest, link: url };
}

function wordsOf(block: MarkupBlock): Run[] {
  const words: Run[] = [];
  visitBlocks([block], {
    block: (each) => {
      if (each.kind === 'code') words.push({ text: each.text, code: true }, { text: ' ' });
    },
    runs: (runs) => void words.push(...runs, { text: ' ' }),
  });
  return words;
}
