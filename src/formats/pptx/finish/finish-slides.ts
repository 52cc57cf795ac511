import { serializeXml, xmlDeclaration } from '../../../xml/index.ts';
import { writeRelationships } from '../package/relationships.ts';
import { hasNotes } from './notes-slides.ts';
import { slideFinishers } from './slide/index.ts';
import { openSlide } from './slide/open-slide.ts';
import { slideRelationships } from './slide/relate-slide.ts';
import type { Work } from './work.ts';

/** Finishes every slide: one parse, all steps, one serialization. */
export function finishSlides(work: Work): void {
  for (const entry of work.slides) {
    const slide = openSlide(entry, work);
    for (const { finish } of slideFinishers) finish(slide, work);
    work.parts.set(`ppt/slides/slide${entry.number}.xml`, xmlDeclaration + serializeXml(slide.root));
    work.parts.set(
      `ppt/slides/_rels/slide${entry.number}.xml.rels`,
      writeRelationships(slideRelationships(slide, hasNotes(entry))),
    );
  }
}
