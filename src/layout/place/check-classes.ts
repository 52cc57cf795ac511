import type { DeckBlock, Slide } from '../../deck/index.ts';
import type { Run } from '../../markup/index.ts';
import { didYouMean } from '../../source/index.ts';
import { reportLayout } from '../codes.ts';
import type { SlideContext } from './slide-context.ts';

/** Reports `span` classes that the theme does not have, each once a place of its template. */
export function checkClasses({ slide, theme, report }: SlideContext): void {
  const seen = new Set<string>();
  for (const { class: name, classSpan } of runsOn(slide)) {
    if (name === undefined || theme.classes.has(name)) continue;
    const span = classSpan ?? slide.origin.template ?? slide.origin.yaml;
    const key = `${name}\u0000${span?.file.path}\u0000${span?.start}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const names = [...theme.classes.keys()];
    const hint =
      didYouMean(name, names) ?? (names.length > 0 ? `it has: ${names.join(', ')}` : 'it has none');
    // Without the slide's name: one `span` of a template is one finding, on however many slides it stands.
    const message = `the theme has no class "${name}"; its text looks as all other`;
    report(reportLayout('unknown-class', span, message, { hint }));
  }
}

function runsOn(slide: Slide): readonly Run[] {
  const blocks = slide.slots.flatMap((slot) => slot.blocks);
  return [...slide.title, ...(slide.subtitle ?? []), ...blocks.flatMap(runsIn)];
}

function runsIn(block: DeckBlock): readonly Run[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.runs;
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(runsIn));
    case 'blockquote':
      return block.blocks.flatMap(runsIn);
    case 'table':
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.runs));
    default:
      return [];
  }
}
