import type { Deck, DeckBlock } from '../../src/deck/index.ts';
import type { Run } from '../../src/markup/index.ts';

/** Slides as text that a person can read: layout, title and slots. The notes have a file of their own. */
export function printSlides(deck: Deck): string {
  return deck.slides
    .map((slide) => {
      const subtitle = slide.subtitle ? [`  subtitle: ${printRuns(slide.subtitle)}`] : [];
      const slots = slide.slots.flatMap((slot) => [
        `  ${slot.name}:`,
        ...slot.blocks.flatMap((block) => printBlock(block).map((line) => `    ${line}`)),
      ]);
      return [`${slide.id} [${slide.layout}] ${printRuns(slide.title)}`, ...subtitle, ...slots].join('\n');
    })
    .join('\n\n')
    .concat('\n');
}

function printBlock(block: DeckBlock): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [`${block.class ? `(${block.class}) ` : ''}${printRuns(block.runs)}`];
    case 'list':
      return block.items.flatMap((item, index) =>
        item.blocks
          .flatMap(printBlock)
          .map((line, i) => (i > 0 ? `  ${line}` : `${block.ordered ? `${index + 1}.` : '-'} ${line}`)),
      );
    case 'table':
      return block.rows.map(
        (row) => `${row.header ? '#' : '|'} ${row.cells.map((cell) => printRuns(cell.runs)).join(' | ')}`,
      );
    case 'blockquote':
      return block.blocks.flatMap(printBlock).map((line) => `> ${line}`);
    case 'diagram': {
      const more = [
        block.focus && `focus ${block.focus}`,
        block.center && `center "${block.center}"`,
        block.labels === null ? null : `labels ${block.labels}`,
      ].filter((part) => part !== null);
      const nodes = block.nodes.map((node) => node.label).join(' | ');
      return [`<${[block.arrange, ...more].join(', ')}> ${nodes}`, `  alt: ${block.alt}`];
    }
    case 'chart': {
      const series = block.series.map((each) => `${each.name} ${each.values.join(' ')}`).join('; ');
      return [
        `<${block.chart}> ${block.categories.join(' | ')}: ${series}`,
        `  axes: ${block.xTitle} / ${block.yTitle}`,
        `  alt: ${block.alt}`,
      ];
    }
    case 'image':
      return [`<picture ${block.picture.path}> ${block.alt}`];
    case 'code':
      return [`\`${block.text}\``];
    case 'heading':
      return [`${'#'.repeat(block.level)} ${printRuns(block.runs)}`];
    case 'rule':
      return ['---'];
    case 'cards':
      return block.cards.flatMap((card) => {
        const picture = card.picture ? [`<picture ${card.picture.picture.path}> ${card.picture.alt}`] : [];
        const lines = (['value', 'head', 'detail', 'foot'] as const).flatMap((part) =>
          card[part].length > 0 ? [`${part}: ${printRuns(card[part])}`] : [],
        );
        return [
          `[${block.style}]`,
          ...[...picture, ...lines, ...card.body.flatMap(printBlock)].map((line) => `  ${line}`),
        ];
      });
  }
}

function printRuns(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      if (run.break) return ' / ';
      if (run.cite) return `[${run.text}]`;
      if (run.link) return `${run.text} <${run.link}>`;
      return run.strong ? `**${run.text}**` : run.em ? `*${run.text}*` : run.text;
    })
    .join('');
}
