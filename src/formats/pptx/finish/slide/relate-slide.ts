import { compareText } from '../../../../source/index.ts';
import type { Relationship } from '../../package/relationships.ts';
import type { SlideWork } from '../work.ts';

/** The relationships of a finished slide: its layout, its notes if it has any, and what its shapes name. */
export function slideRelationships(slide: SlideWork, hasNotes: boolean): Relationship[] {
  const own = [...slide.relationships.values()].sort((a, b) => numberOf(a) - numberOf(b) || compareText(a.id, b.id));
  const next = own.reduce((highest, relationship) => Math.max(highest, numberOf(relationship)), 0) + 1;
  const layout = {
    id: `rId${next}`,
    type: 'slideLayout',
    target: `../slideLayouts/slideLayout${slide.layout.number}.xml`,
    external: false,
  };
  const notes = {
    id: `rId${next + 1}`,
    type: 'notesSlide',
    target: `../notesSlides/notesSlide${slide.number}.xml`,
    external: false,
  };
  return [...own, layout, ...(hasNotes ? [notes] : [])];
}

function numberOf({ id }: Relationship): number {
  return Number(id.slice(3)) || 0;
}
