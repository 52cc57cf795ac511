import type { ResvgRenderOptions } from '@resvg/resvg-js';
import { type PictureFont, readPictureFonts } from '../../project/index.ts';
import { chooseFonts } from './choose-fonts.ts';
import { withPackagedFaces } from './packaged-faces.ts';
import { innerDrawing, pictureText } from './picture-text.ts';

export interface PngOptions {
  /** In pixels; the height follows. */
  readonly width: number;
}

/**
 * Draws an SVG document as a PNG, with the fonts that come with Throughline and no others, so that the same drawing is
 * the same bytes on every machine. It opens nothing that the drawing refers to. What is no SVG is refused with an error;
 * `checkPng` says what will be missing in the picture.
 * Where the renderer is not installed, the error is a MissingRenderer.
 */
export async function drawPng(svg: string, { width }: PngOptions): Promise<Uint8Array> {
  const { renderAsync } = await loadRenderer();
  const { paths } = chooseFonts(pictureText(svg), packagedFonts());
  const whole = await withInnerPictures(svg, width);
  const options: ResvgRenderOptions = {
    // A text that asks for no face and no size has those of a browser.
    font: {
      defaultFontFamily: 'Tinos',
      defaultFontSize: 16,
      loadSystemFonts: false,
      fontFiles: [...paths],
    },
    fitTo: { mode: 'width', value: Math.max(1, Math.round(width)) },
    logLevel: 'off',
  };
  return (await renderAsync(withPackagedFaces(whole), options)).asPng();
}

/** It is in machine code: a package for each kind of machine, which an installation may leave out. */
export class MissingRenderer extends Error {}

async function loadRenderer() {
  try {
    return await import('@resvg/resvg-js');
  } catch (cause) {
    throw new MissingRenderer('the package @resvg/resvg-js cannot be loaded', { cause });
  }
}

/** The renderer draws the drawings that a drawing holds, but none of their text: they are put in as pictures. */
async function withInnerPictures(svg: string, width: number): Promise<string> {
  const pictures = new Map<string, string>();
  for (const [, packed] of svg.matchAll(innerDrawing)) {
    if (pictures.has(packed!)) continue;
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

let fonts: readonly PictureFont[] | null = null;

/** Their list is read once; they are no more than looked up where there are none. */
export function packagedFonts(): readonly PictureFont[] {
  if (fonts === null || fonts.length === 0) fonts = readPictureFonts();
  return fonts;
}
