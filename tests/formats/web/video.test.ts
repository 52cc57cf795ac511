import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../browser/open-browser.ts';
import { runInProcess } from '../../cli/run-in-process.ts';
import { mediaFile } from '../../fixtures/media.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const folder = temporaryFolder('web-video');
const browser = openBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const page = pathToFileURL(join(folder, 'output/water/talk/talk.web.html')).href;

beforeAll(async () => {
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'content/water/outline.yaml': 'title: Water\n',
    'content/water/media/flood.mp4': mediaFile(),
    'content/water/decks/talk.yaml': `formats: [web]
slides:
  - { use: video, title: The flood, src: media/flood.mp4, alt: A river in flood }
  - { use: video, id: led, title: On the web, url: "https://example.org/film", alt: A film on the web }
`,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  expect((await runInProcess(['build'], folder)).code).toBe(0);
});

it('a video stands in the place of its poster, within what the page allows', async (context) => {
  const opened = await browser.page(context);
  const refused: string[] = [];
  opened.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  await opened.goto(page);
  const video = opened.locator('video').first();
  const [box, slide] = [
    await video.boundingBox(),
    await opened.locator('.slide > svg').first().boundingBox(),
  ];
  expect(box!.width / slide!.width).toBeGreaterThan(0.5);
  expect(box!.width / box!.height).toBeCloseTo(16 / 9, 1);
  expect(await video.getAttribute('poster')).toMatch(/^data:image\/svg\+xml/);
  expect(refused).toEqual([]);
});

it('keys of a video turn no slide', async (context) => {
  const opened = await browser.page(context);
  await opened.goto(page);
  const current = () => opened.locator('.slide.current').getAttribute('id');
  const first = await current();
  await opened.locator('video').first().focus();
  await opened.keyboard.press(' ');
  await opened.keyboard.press('ArrowRight');
  expect(await current()).toBe(first);
});

it('axe-core finds nothing', async (context) => {
  const opened = await browser.page(context);
  await opened.goto(page);
  for (const key of ['Home', 'End']) {
    await opened.keyboard.press(key);
    await opened.evaluate(axe);
    const found = await opened.evaluate(
      '(async () => (await axe.run()).violations.flatMap((each) => each.nodes.map((node) => each.id + ": " + node.html.slice(0, 160))))()',
    );
    expect(found).toEqual([]);
  }
});
