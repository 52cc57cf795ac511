import { drawPng } from '../formats/png/index.ts';
import { drawSvg } from '../formats/svg/index.ts';
import { createProjectCache, layOutDeck, planBuild } from '../pipeline/index.ts';
import type { Project } from '../project/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { facesOf } from '../theme/index.ts';

export interface SlideWanted {
  readonly deck: string;
  /** Its id, or its number from 1. */
  readonly slide: string;
  readonly language: string | null;
  readonly width: number;
}

export interface SlidePicture {
  readonly png: Uint8Array | null;
  /** What is shown, or why nothing is. */
  readonly words: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Draws one slide of a deck as a build would place it. Nothing is written. */
export async function slidePicture(project: Project, wanted: SlideWanted): Promise<SlidePicture> {
  const plan = planBuild(project, [wanted.deck]);
  const planned = plan.value?.[0];
  if (!planned)
    return { png: null, words: `there is no deck "${wanted.deck}"`, diagnostics: plan.diagnostics };
  const laidOut = layOutDeck({ project, cache: createProjectCache(project), planned });
  const { diagnostics } = laidOut;
  const editions = laidOut.value?.editions ?? [];
  const edition =
    editions.find(({ language }) => language === wanted.language) ??
    (wanted.language === null ? editions[0] : undefined);
  if (!laidOut.value || !edition) {
    const words =
      wanted.language === null ? 'the deck has errors' : `the deck has no edition in ${wanted.language}`;
    return { png: null, words, diagnostics };
  }
  const { placed } = edition;
  const slide = placed.slides.find(
    ({ id, number }) => id === wanted.slide || String(number) === wanted.slide,
  );
  if (!slide) {
    const ids = placed.slides.map(({ id }) => id).join(', ');
    return { png: null, words: `there is no slide "${wanted.slide}"; the slides are: ${ids}`, diagnostics };
  }
  const width = Math.min(1920, Math.max(320, Math.round(wanted.width)));
  const { theme } = laidOut.value;
  const png = await drawPng(drawSvg(slide, placed, theme), { width, faces: facesOf(theme) });
  return {
    png,
    words: `${planned.name} (${edition.language}), slide ${slide.number} \`${slide.id}\``,
    diagnostics,
  };
}
