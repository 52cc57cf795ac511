/** Numbers of the deck's slides (from 1) by id. */
export type SlideNumbers = ReadonlyMap<string, number>;

/** Where a run's link leads, as pptxgenjs takes it; null for a slide that the deck does not have. */
export function linkTarget(link: string, slides: SlideNumbers): { url: string } | { slide: number } | null {
  if (!link.startsWith('#')) return { url: link };
  const slide = slides.get(link.slice(1));
  return slide === undefined ? null : { slide };
}
