import type { Deck, DeckMarking } from '../deck/index.ts';
import { escapeMarkdown, type MarkupBlock, type Owner, type Run, runsOf } from '../markup/index.ts';
import type { MarkdownContent } from '../template/index.ts';
import type { HandoutMarking } from './handout-document.ts';

/** The highest marking of what a handout prints: `printed`, by what it was told; `contents`, what stands in it. */
export function markingOfHandout(
  deck: Deck,
  printed: readonly Owner[],
  contents: readonly MarkdownContent[],
): HandoutMarking | null {
  const { marking } = deck;
  if (!marking) return null;
  const ranks = [
    marking.least,
    ...printed.map((owner) => marking.rankOf(owner)),
    ...contents.flatMap((each) => {
      if (each.kind === 'slide') {
        const slide = deck.slides.find(({ id }) => id === each.id);
        return slide?.notesMarking?.rank ?? marking.rank;
      }
      if (each.kind === 'runs') return ranksOf(each.runs, marking.rankOf);
      // Blocks of text only: pictures belong to nobody here.
      return each.kind === 'blocks'
        ? ranksOf(runsOf(each.blocks as readonly MarkupBlock[]), marking.rankOf)
        : [];
    }),
  ];
  const { label } = marking.of(Math.max(...ranks));
  const at = (edge: 'top' | 'bottom') => marking.banner === edge || marking.banner === 'both';
  return { label, top: at('top'), bottom: at('bottom') };
}

/** The Markdown with the marking as its first and last line. */
export function bannered(markdown: string, marking: HandoutMarking | null): string {
  if (!marking) return markdown;
  const line = `**${escapeMarkdown(marking.label)}**\n`;
  return `${marking.top ? `${line}\n` : ''}${markdown}${marking.bottom ? `\n${line}` : ''}`;
}

function ranksOf(runs: readonly Run[], rankOf: DeckMarking['rankOf']): number[] {
  return runs.flatMap(({ owner, cite, yaml }) => [
    ...(owner ? [rankOf(owner, yaml)] : []),
    ...(cite?.type === 'statement' ? [rankOf({ type: 'statement', id: cite.key })] : []),
  ]);
}
