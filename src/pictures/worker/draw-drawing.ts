import { readFileSync } from 'node:fs';
import { PictureFault } from '../fault.ts';
import { loadRenderer } from './load-modules.ts';
import type { DrawJob } from './picture-job.ts';

type Renderer = Awaited<ReturnType<typeof loadRenderer>>;

/** Draws an SVG document as a PNG: the same points as the renderer in machine code makes of it. Throws a PictureFault. */
export async function drawDrawing(job: DrawJob): Promise<Uint8Array> {
  const { Resvg } = await loadRenderer();
  try {
    return draw(Resvg, job);
  } catch (error) {
    if (error instanceof Error && (error.name === 'RuntimeError' || error instanceof RangeError)) {
      const problem = 'takes more memory to draw than there is for it';
      throw new PictureFault('picture-limit', problem, 'save it as PNG');
    }
    const said = error instanceof Error ? error.message : String(error);
    throw new PictureFault('picture-damaged', said, 'save it as plain SVG, or as PNG');
  }
}

function draw(Resvg: Renderer['Resvg'], { svg, width, fonts, defaults }: DrawJob): Uint8Array {
  const drawing = new Resvg(svg, {
    font: { ...defaults, loadSystemFonts: false, fontBuffers: fonts.map(readFont) },
    fitTo: { mode: 'width', value: Math.max(1, Math.round(width)) },
  });
  const points = drawing.render();
  const png = points.asPng();
  // Not where it failed: the thread ends then, and what it holds cannot be asked any more.
  points.free();
  drawing.free();
  return png;
}

const known = new Map<string, Uint8Array>();

function readFont(path: string): Uint8Array {
  const bytes = known.get(path) ?? readFileSync(path);
  known.set(path, bytes);
  return bytes;
}
