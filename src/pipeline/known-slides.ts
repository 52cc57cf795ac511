import type { KnownSlide, KnownSlides } from '../layout/index.ts';
import type { Fact } from '../project/index.ts';

interface Read {
  readonly facts: readonly Fact[];
}

/**
 * Slides of an earlier build, with all that slides are made from besides what is composed of them: the words of the set, the
 * theme with its faces, kinds and groups of the outline.
 */
export function knownSlides(
  slides: readonly KnownSlide[] | null,
  made: {
    readonly outline: Read;
    readonly templates: Read;
    readonly theme: Read;
    readonly themeName: string;
  },
): KnownSlides | null {
  if (slides === null) return null;
  const { outline, templates, theme, themeName } = made;
  const basis = JSON.stringify([outline.facts, templates.facts, theme.facts, themeName]);
  return { basis, slides: new Map(slides.map((each) => [each.id, each])) };
}
