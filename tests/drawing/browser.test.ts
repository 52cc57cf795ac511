import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, expect, test } from 'vitest';
import { drawPng } from '../../src/formats/png/index.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { readCorpus } from './read-corpus.ts';
import { readText } from './read-text.ts';

// The browser gets the packaged faces, and no others, under the names for which they stand.
const fonts = fileURLToPath(new URL('../../dist/fonts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'throughline-drawings-'));
const before = process.env.FONTCONFIG_FILE;
writeFileSync(join(folder, 'fonts.conf'), fontConfiguration());
process.env.FONTCONFIG_FILE = join(folder, 'fonts.conf');
const browser = openBrowser();
afterAll(() => {
  if (before === undefined) delete process.env.FONTCONFIG_FILE;
  else process.env.FONTCONFIG_FILE = before;
  rmSync(folder, { recursive: true, force: true });
});

/** Of the points, how many may differ before somebody must be told. */
const most = 0.01;
/** In pixels of CSS: where a drawing is small, half a pixel of its height would count for much. */
const [narrowest, widest] = [300, 700];

test('the PNG of each drawing is what Chromium shows, or a warning says that it is not', async (context) => {
  expect(readdirSync(fonts)).toContain('fonts.json');
  const page = await browser.page(context, { deviceScaleFactor: 2 });
  const counts = { alike: 0, otherwise: 0 };
  const silent: string[] = [];
  for (const { file, bytes } of readCorpus()) {
    const read = readText(bytes);
    if ('code' in read) continue;
    const width = Math.min(widest, Math.max(narrowest, Math.round(read.width)));
    const ours = onWhite(PNG.sync.read(Buffer.from(await drawPng(read.text, { width: 2 * width }))));
    const height = Math.max(1, Math.ceil(ours.height / 2));
    await page.setViewportSize({ width, height });
    const source = `data:image/svg+xml;base64,${Buffer.from(bytes).toString('base64')}`;
    await page.setContent(
      `<body style="margin:0;background:#fff"><img style="display:block;width:${width}px;height:auto" src="${source}">`,
    );
    await page.evaluate('document.images[0].decode()');
    const theirs = PNG.sync.read(await page.screenshot());
    const share = differing(ours, theirs);
    if (share <= most) counts.alike += 1;
    else counts.otherwise += 1;
    if (share > most && read.looks.length === 0) silent.push(`${file}: ${(100 * share).toFixed(2)} %`);
  }
  process.stderr.write(
    `\ndrawings like Chromium's: ${counts.alike}, not so, and said: ${counts.otherwise}\n`,
  );
  expect(silent).toEqual([]);
  expect(counts.alike).toBeGreaterThan(60);
});

/** Share of the points that differ to the eye; the smoothing of edges does not count. */
function differing(ours: PNG, theirs: PNG): number {
  const [width, height] = [Math.min(ours.width, theirs.width), Math.min(ours.height, theirs.height)];
  const cut = (png: PNG): Buffer => {
    const part = new PNG({ width, height });
    PNG.bitblt(png, part, 0, 0, width, height, 0, 0);
    return part.data;
  };
  return pixelmatch(cut(ours), cut(theirs), undefined, width, height, { threshold: 0.1 }) / (width * height);
}

function onWhite(png: PNG): PNG {
  for (let i = 0; i < png.data.length; i += 4) {
    const alpha = png.data[i + 3]! / 255;
    for (let c = i; c < i + 3; c++) png.data[c] = Math.round(png.data[c]! * alpha + 255 * (1 - alpha));
    png.data[i + 3] = 255;
  }
  return png;
}

function fontConfiguration(): string {
  const stands = {
    Arimo:
      'sans-serif,system-ui,Arial,Helvetica,Verdana,Segoe UI,Inter,MyriadPro-Regular,HelveticaNeue-Bold,Helvetica Neue',
    Tinos: 'serif,Times,Times New Roman',
    Cousine: 'monospace,Courier,Courier New,Consolas,Liberation Mono',
    Carlito: 'Calibri',
    Caladea: 'Cambria',
    Gelasio: 'Georgia',
  };
  const aliases = Object.entries(stands).flatMap(([face, names]) =>
    names
      .split(',')
      .map(
        (name) =>
          `<alias binding="same"><family>${name}</family><prefer><family>${face}</family></prefer></alias>`,
      ),
  );
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir>
<cachedir>${folder}</cachedir><match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit></match>
${aliases.join('\n')}</fontconfig>`;
}
