import { type Deck, rankOfRuns, sourcesUnder, sourcesUnderOwner, sourcesUnderRuns } from '../deck/index.ts';
import { escapeMarkdown, type MarkupBlock, type Owner, runsOf } from '../markup/index.ts';
import type { MarkdownContent } from '../template/index.ts';
import { type HandoutMarking, headWords } from './handout-document.ts';

/**
 * The highest marking of what a handout prints: `printed`, by what it was told; `contents`, what stands in it; `told`: of what
 * values tell in it.
 */
export function markingOfHandout(
  deck: Deck,
  printed: readonly Owner[],
  contents: readonly MarkdownContent[],
  told: number,
): HandoutMarking | null {
  const { marking } = deck;
  if (!marking) return null;
  const ranks = [
    marking.least,
    told,
    ...printed.map((owner) => marking.rankOf(owner)),
    ...contents.flatMap((each) => {
      if (each.kind === 'slide') {
        const slide = deck.slides.find(({ id }) => id === each.id);
        return slide?.notesMarking?.rank ?? marking.rank;
      }
      if (each.kind === 'runs') return rankOfRuns(each.runs, marking.rankOf);
      // Blocks of text only: pictures belong to nobody here.
      return each.kind === 'blocks'
        ? rankOfRuns(runsOf(each.blocks as readonly MarkupBlock[]), marking.rankOf)
        : [];
    }),
  ];
  const { label } = marking.of(Math.max(...ranks));
  const at = (edge: 'top' | 'bottom') => marking.banner === edge || marking.banner === 'both';
  return { label, top: at('top'), bottom: at('bottom') };
}

/** What a handout says of itself that prints something of a stale source; null: it does not. */
export function staleWords(
  deck: Deck,
  printed: readonly Owner[],
  contents: readonly MarkdownContent[],
): string | null {
  if (!deck.stale) return null;
  const sources = [
    ...printed.flatMap((owner) => sourcesUnderOwner(owner, deck)),
    ...contents.flatMap((each) => {
      if (each.kind === 'slide') {
        const slide = deck.slides.find(({ id }) => id === each.id);
        return slide ? [...sourcesUnder(slide, deck)] : [];
      }
      if (each.kind === 'runs') return sourcesUnderRuns(each.runs, deck);
      // As above.
      return each.kind === 'blocks'
        ? sourcesUnderRuns(runsOf(each.blocks as readonly MarkupBlock[]), deck)
        : [];
    }),
  ];
  return deck.stale.labelOf(sources);
}

/** The Markdown with what its document has at the head of its pages, and the marking at its end too. */
export function bannered(markdown: string, marking: HandoutMarking | null, stale: string | null): string {
  const line = (words: string) => `**${escapeMarkdown(words)}**\n`;
  const head = headWords({ marking, stale }).map((words) => `${line(words)}\n`);
  return `${head.join('')}${markdown}${marking?.bottom ? `\n${line(marking.label)}` : ''}`;
}
