import type { Slide, TakenSlide } from '../../deck/index.ts';
import { reportLayout } from '../codes.ts';
import type { PlacedParagraph, PlacedSlide } from '../placed.ts';
import type { TakenLook } from '../taken-look.ts';
import { reflow } from '../text/reflow.ts';
import { placeBanners } from './place-banner.ts';
import { slideContext } from './place-slide.ts';
import type { DeckContext } from './slide-context.ts';

/** A slide of another presentation: what pictures of it show. In the presentation itself it stands as it is. */
export function placeTaken(
  slide: Slide,
  { path, bytes, number }: TakenSlide,
  look: TakenLook,
  at: number,
  common: DeckContext,
): PlacedSlide {
  const { deck, typesetter, report } = common;
  const yaml = slide.origin.yaml;
  if (look.leftOut.length > 0) {
    const what = look.leftOut.map((name) => `"${name}"`).join(', ');
    const message = `"${path}", slide ${number}: pictures of the slide do not show ${what}`;
    const hint = 'the presentation itself has it';
    report(reportLayout('from-deck-not-drawn', yaml, message, { hint }));
  }
  const spoken = (paragraph: PlacedParagraph): PlacedParagraph => ({
    ...paragraph,
    runs: paragraph.runs.map((run) => ({
      ...run,
      language: run.language === 'und' ? deck.language : run.language,
      ...(yaml && { yaml }),
    })),
  });
  const shapes = look.texts.map((text) => ({
    ...reflow({ ...text, paragraphs: text.paragraphs.map(spoken) }, typesetter),
    yaml,
    overflow: 0,
  }));
  const context = slideContext(slide, common);
  const banners = context ? placeBanners(context) : [];
  return {
    id: slide.id,
    number: at,
    layout: slide.layout,
    background: { color: look.background },
    shapes: [...shapes, ...banners],
    hidden: slide.hidden,
    taken: { path, bytes, number, art: look.art, banners },
  };
}
