import type { PlacedParagraph, PlacedShape } from '../layout/index.ts';
import { mapRuns, type Run } from '../markup/index.ts';
import type { EditedDeck } from './deck-edits.ts';
import { visit } from './move-shapes.ts';

/** A deck in which nothing leads to slides that were taken out. */
export function withoutDeadLinks({ deck, placed }: EditedDeck, gone: ReadonlySet<string>): EditedDeck {
  const isDead = (link: string | undefined) => link?.startsWith('#') === true && gone.has(link.slice(1));
  const live = <R extends Run>(runs: readonly R[]): readonly R[] => {
    if (!runs.some(({ link }) => isDead(link))) return runs;
    return runs.map((run) => {
      if (!isDead(run.link)) return run;
      const { link: _, linkTitle: _title, ...rest } = run;
      return rest as unknown as R; // Links may be left out of every run.
    });
  };
  const paragraphs = (all: readonly PlacedParagraph[]) =>
    all.map((each) => ({ ...each, runs: live(each.runs) }));
  const shape = (each: PlacedShape): PlacedShape => {
    if (each.kind === 'text') return { ...each, paragraphs: paragraphs(each.paragraphs) };
    if (each.kind === 'table')
      return {
        ...each,
        rows: each.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => ({ ...cell, paragraphs: paragraphs(cell.paragraphs) })),
        })),
      };
    if (each.kind !== 'image' || !isDead(each.link)) return each;
    const { link: _, ...rest } = each;
    return rest;
  };
  return {
    deck: {
      ...deck,
      slides: deck.slides.map((slide) => ({
        ...slide,
        title: live(slide.title),
        notes: slide.notes.map((block) => mapRuns(block, live)),
        slots: slide.slots.map((slot) => ({
          ...slot,
          blocks: slot.blocks.map((block) =>
            block.kind === 'image' || block.kind === 'diagram' ? block : mapRuns(block, live),
          ),
        })),
      })),
    },
    placed: {
      ...placed,
      slides: placed.slides.map((slide) => ({ ...slide, shapes: visit(slide.shapes, shape) })),
    },
  };
}
