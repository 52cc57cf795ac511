import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
// @ts-expect-error what runs in a page knows other globals
import { measure } from './measure-slides.mjs';

const require = createRequire(import.meta.url);
const origin = 'http://renderer.test';

/** Faces that the themes name, and the packaged ones of the same widths. */
interface Face {
  readonly family: string;
  readonly styles: readonly string[];
  readonly more?: string;
  /** Another family that it stands in for. */
  readonly also?: string;
}
const faces: Readonly<Record<string, Face>> = {
  carlito: { family: 'Calibri', styles: ['400', '400-italic', '700', '700-italic'] },
  arimo: {
    family: 'Arial',
    styles: ['400', '400-italic', '700', '700-italic'],
    // No packaged face is as wide: but its figures are as tall, and no other face of the machine is taken.
    also: 'Century Gothic',
  },
  caladea: { family: 'Cambria', styles: ['400', '400-italic', '700', '700-italic'] },
  // As wide as the face that it stands in for, but drawn in taller lines: with that one's.
  gelasio: {
    family: 'Georgia',
    styles: ['400', '400-italic', '700', '700-italic'],
    more: 'ascent-override: 91.7%; descent-override: 21.9%; line-gap-override: 0%;',
  },
  // Wider, and its letters stand higher in their lines.
  cousine: {
    family: 'Consolas',
    styles: ['400', '700'],
    more: 'ascent-override: 92%; descent-override: 25.1%; line-gap-override: 0%;',
  },
  // In taller lines likewise.
  'noto-sans-sc': {
    family: 'Microsoft YaHei',
    styles: ['400', '700'],
    more: 'ascent-override: 105.8%; descent-override: 26.2%; line-gap-override: 0%;',
  },
};

/** A text box as an independent program drew it: how far its text reaches out of it, in pixels of a slide 1280 wide. */
export interface DrawnBox {
  readonly slide: number;
  readonly text: string;
  /** Its largest letters. */
  readonly size: number;
  readonly over: { readonly top: number; readonly bottom: number; readonly right: number };
  /** CSS colours of its letters. */
  readonly colors: readonly string[];
  /** CSS colours behind its first letter: several of a gradient or through a veil over a picture, none of a bare picture. */
  readonly grounds: readonly string[];
}

export interface DrawnDeck {
  readonly slides: number;
  readonly boxes: readonly DrawnBox[];
  /** How many pictures and charts each slide shows that have pixels. */
  readonly pictures: readonly number[];
  readonly problems: readonly string[];
}

/**
 * Draws a deck with @aiden0z/pptx-renderer, which shares no code with us, and measures what stands on the page. The page
 * reaches nothing but the renderer and the packaged faces.
 */
export async function renderDeck(page: Page, bytes: Uint8Array): Promise<DrawnDeck> {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.protocol === 'data:' || url.protocol === 'blob:') return route.continue();
    const found = url.origin === origin ? fileFor(url.pathname) : null;
    return found ? route.fulfill(found) : route.abort();
  });
  await page.goto(`${origin}/`);
  // Faces that are not loaded yet would be measured as others.
  await page.evaluate('document.fonts.ready');
  const drawn: Omit<DrawnDeck, 'problems'> = await page.evaluate(
    measure,
    Buffer.from(bytes).toString('base64'),
  );
  return { ...drawn, problems };
}

function fileFor(path: string): { body: string | Buffer; contentType: string } | null {
  if (path === '/') return { body: html(), contentType: 'text/html; charset=utf-8' };
  if (path === '/renderer.js') {
    const file = require.resolve('@aiden0z/pptx-renderer/browser');
    return { body: readFileSync(file), contentType: 'text/javascript' };
  }
  const font = /^\/fonts\/([a-z-]+)\/files\/([\w-]+\.woff2)$/.exec(path);
  if (!font || !(font[1]! in faces)) return null;
  return { body: readFileSync(join(folderOf(font[1]!), 'files', font[2]!)), contentType: 'font/woff2' };
}

function folderOf(name: string): string {
  return dirname(require.resolve(`@fontsource/${name}/400.css`));
}

function html(): string {
  const rules = Object.entries(faces).flatMap(([name, { family: own, styles, also, more = '' }]) =>
    [own, also ?? []].flat().flatMap((family) =>
      styles.map((style) =>
        readFileSync(join(folderOf(name), `${style}.css`), 'utf8')
          .replaceAll(/font-family: '[^']*'/g, `font-family: '${family}'`)
          .replaceAll(/font-display: \w+;/g, `font-display: block; ${more}`)
          .replaceAll('url(./files/', `url(/fonts/${name}/files/`),
      ),
    ),
  );
  return (
    `<!doctype html><meta charset="utf-8"><style>${rules.join('\n')}</style><body style="margin:0">` +
    '<style>* { pointer-events: auto !important }</style><div id="deck" style="width:1280px"></div><script type="module">' +
    "import { PptxViewer } from '/renderer.js'; window.PptxViewer = PptxViewer;</script>"
  );
}
