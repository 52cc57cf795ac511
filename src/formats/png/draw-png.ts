import { createHash } from 'node:crypto';
import type { ResvgRenderOptions } from '@resvg/resvg-js';
import { type NamedFace, renamedFont } from '../../fonts/index.ts';
import { type DrawJob, drawTime, isPlainDrawing, PictureFault } from '../../pictures/index.ts';
import { type PictureFont, pictureThreads, readPictureFonts } from '../../project/index.ts';
import type { Diagnostic, Span } from '../../source/index.ts';
import { reportPng } from './codes.ts';
import {
  chooseFonts,
  innerDrawing,
  pictureText,
  withPackagedFaces,
  withSpreadTexts,
} from './packaged-faces.ts';
import { withWholeSyllables } from './whole-syllables.ts';

type Pixels = number;

interface PngOptions {
  /** The height follows. */
  readonly width: Pixels;
  /** Faces of a theme's own, besides those that come with Throughline. */
  readonly faces?: readonly NamedFace[];
}

/**
 * Draws an SVG document as a PNG, with the fonts that come with Throughline and no others, so that the same drawing is
 * the same bytes on every machine. It opens nothing that the drawing refers to. What is no SVG is refused with an error,
 * and what takes more time or memory than there is for a drawing with a PictureFault; `checkPng` says what will be missing
 * in the picture.
 * What is sure to be drawn soon is drawn here and now. All else, and all drawings where the renderer in machine code is
 * not installed, are drawn in a thread that can be stopped.
 */
export async function drawPng(svg: string, { width, faces = [] }: PngOptions): Promise<Uint8Array> {
  const own = faces.filter(({ name }) => svg.includes(name));
  const { paths } = chooseFonts(pictureText(svg), packagedFonts());
  const inner = await withInnerPictures(svg, { width, faces });
  const names = own.map(({ name }) => name);
  const whole = withSpreadTexts(withWholeSyllables(withPackagedFaces(inner, names), own));
  // The renderer in machine code reads fonts from plain files only.
  const plain = own.length === 0 && paths.every((path) => path.endsWith('.ttf'));
  const renderer = plain && isPlainDrawing(whole, width) ? await loadRenderer() : null;
  if (!renderer) {
    const fonts = [...own.map(renamedFont), ...paths];
    return drawAside({ kind: 'draw', svg: whole, width, fonts, defaults });
  }
  const options: ResvgRenderOptions = {
    font: { ...defaults, loadSystemFonts: false, fontFiles: [...paths] },
    fitTo: { mode: 'width', value: Math.max(1, Math.round(width)) },
    logLevel: 'off',
  };
  return (await renderer.renderAsync(whole, options)).asPng();
}

/** A text that asks for no face and no size has those of a browser. */
const defaults = { defaultFontFamily: 'Tinos', defaultFontSize: 16 } as const;

/** It is in machine code: a package for each kind of machine, which an installation may leave out. */
async function loadRenderer() {
  try {
    return await import('@resvg/resvg-js');
  } catch {
    return null;
  }
}

/** The renderer draws the drawings that a drawing holds, but none of their text: they are put in as pictures. */
async function withInnerPictures(svg: string, options: PngOptions): Promise<string> {
  const pictures = new Map<string, string>();
  for (const [, packed] of svg.matchAll(innerDrawing)) {
    if (pictures.has(packed!)) continue;
    if (pictures.size === mostInner) {
      throw new PictureFault('picture-limit', `holds more than ${mostInner} drawings`, 'show fewer');
    }
    const inner = Buffer.from(packed!, 'base64').toString('utf8');
    // Sharp wherever it stands, and no larger than that needs: it cannot be wider than what it stands in.
    const drawn = /<text\b/.test(inner) ? await drawPng(inner, options) : null;
    pictures.set(packed!, drawn ? `image/png;base64,${Buffer.from(drawn).toString('base64')}` : '');
  }
  return svg.replace(innerDrawing, (whole, packed: string) => {
    const picture = pictures.get(packed);
    return picture ? `${whole[0]}data:${picture}${whole.at(-1)}` : whole;
  });
}

/** More than any slide shows. */
const mostInner = 200;

let fonts: readonly PictureFont[] | null = null;

/** Their list is read once; they are no more than looked up where there are none. */
function packagedFonts(): readonly PictureFont[] {
  if (fonts === null || fonts.length === 0) fonts = readPictureFonts();
  return fonts;
}

/** Draws in a thread that is stopped when it takes too long. Throws a PictureFault. */
async function drawAside(job: DrawJob): Promise<Uint8Array> {
  const key = createHash('sha256').update(job.svg).digest('base64') + job.width;
  const known = stopped.get(key);
  if (known) throw known;
  const answer = await pictureThreads().ask(job, {
    milliseconds: drawTime,
    late: `takes longer than ${drawTime / 1000} seconds to draw`,
    hint: 'save it with fewer filters, masks, patterns and repetitions, or as PNG',
  });
  if (!(answer instanceof PictureFault)) return answer.bytes;
  if (answer.code === 'picture-limit') {
    stopped.set(key, answer);
    setTimeout(() => stopped.delete(key), rememberedFor).unref();
  }
  throw answer;
}

/** What took too long, so that the next deck that shows it need not wait for it again. */
const stopped = new Map<string, PictureFault>();
const rememberedFor = 60_000;

/**
 * What will be missing in the PNG of a drawing, which `what` names in the user's words. Diagnostics: picture-fonts,
 * picture-characters.
 */
export function checkPng(
  svg: string,
  what: string,
  span: Span | null,
  faces: readonly NamedFace[] = [],
): Diagnostic[] {
  const own = faces
    .filter(({ name }) => svg.includes(name))
    .map(({ face }) => ({ path: '', covers: face.covers }));
  const fonts = [...own, ...packagedFonts()];
  const text = pictureText(svg);
  if (fonts.length === 0 && text.trim() !== '') {
    const hint = 'install Throughline again: its folder "dist/fonts" is missing';
    return [reportPng('picture-fonts', null, `${what}: its text cannot be drawn without fonts`, { hint })];
  }
  const { missing } = chooseFonts(text, fonts);
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 8).join(' ');
  const more = missing.length > 8 ? ` and ${missing.length - 8} more` : '';
  const hint = 'they are left out of its PNG; programs that read SVG show them in fonts of their own';
  return [
    reportPng('picture-characters', span, `${what}: no font for pictures has ${shown}${more}`, { hint }),
  ];
}
