import type { ResvgRenderOptions } from '@resvg/resvg-js';
import { isPlainDrawing, PictureFault } from '../../pictures/index.ts';
import { type PictureFont, readPictureFonts } from '../../project/index.ts';
import { chooseFonts } from './choose-fonts.ts';
import { drawAside } from './draw-aside.ts';
import { withPackagedFaces } from './packaged-faces.ts';
import { innerDrawing, pictureText } from './picture-text.ts';
import { withSpreadTexts } from './spread-texts.ts';

export interface PngOptions {
  /** In pixels; the height follows. */
  readonly width: number;
}

/**
 * Draws an SVG document as a PNG, with the fonts that come with Throughline and no others, so that the same drawing is
 * the same bytes on every machine. It opens nothing that the drawing refers to. What is no SVG is refused with an error,
 * and what takes more time or memory than there is for a drawing with a PictureFault; `checkPng` says what will be missing
 * in the picture.
 * What is sure to be drawn soon is drawn here and now. All else, and all drawings where the renderer in machine code is
 * not installed, are drawn in a thread that can be stopped.
 */
export async function drawPng(svg: string, { width }: PngOptions): Promise<Uint8Array> {
  const { paths } = chooseFonts(pictureText(svg), packagedFonts());
  const whole = withSpreadTexts(withPackagedFaces(await withInnerPictures(svg, width)));
  const renderer = isPlainDrawing(whole, width) ? await loadRenderer() : null;
  if (!renderer) return drawAside({ kind: 'draw', svg: whole, width, fonts: paths, defaults });
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
async function withInnerPictures(svg: string, width: number): Promise<string> {
  const pictures = new Map<string, string>();
  for (const [, packed] of svg.matchAll(innerDrawing)) {
    if (pictures.has(packed!)) continue;
    if (pictures.size === mostInner) {
      throw new PictureFault('picture-limit', `holds more than ${mostInner} drawings`, 'show fewer');
    }
    const inner = Buffer.from(packed!, 'base64').toString('utf8');
    // Sharp wherever it stands, and no larger than that needs: it cannot be wider than what it stands in.
    const drawn = /<text\b/.test(inner) ? await drawPng(inner, { width }) : null;
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
export function packagedFonts(): readonly PictureFont[] {
  if (fonts === null || fonts.length === 0) fonts = readPictureFonts();
  return fonts;
}
