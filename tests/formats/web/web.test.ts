import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it, type TestContext } from 'vitest';
import { bundleWeb } from '../../../scripts/bundle-web.mjs';
import { drawWeb } from '../../../src/formats/web/index.ts';
import { createProjectCache, layOutDeck, openProject, planBuild } from '../../../src/pipeline/index.ts';
import { openBrowser } from '../../browser/open-browser.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const folder = temporaryFolder('web');
const browser = openBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const html = await pageOf();
const file = join(folder, 'deck.web.html');
writeFileSync(file, html);

/** A deck of five slides: one is hidden, one links to another and to the hidden one. */
async function pageOf(): Promise<string> {
  const root = join(folder, 'project');
  const files: Readonly<Record<string, string>> = {
    'throughline.yaml': '{}\n',
    'content/small/outline.yaml': 'title: Small\n',
    'content/small/decks/deck.yaml': `title: Small & odd
slides:
  - { use: cover, id: cover }
  - { use: bullets, id: one, title: "One <first>", points: ["See [three](#three) and [the web](https://example.org/)", "Not [the hidden one](#hidden)"], notes: "Say *this* first.\\n\\nThen that." }
  - { use: bullets, id: hidden, title: Hidden words, points: [Secret], hidden: true }
  - { use: bullets, id: two, title: Two, points: [B] }
  - { use: bullets, id: three, title: Three, points: [C], notes: "Nearly done." }
`,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const project = openProject(root).value!;
  const [planned] = planBuild(project, []).value!;
  const laidOut = layOutDeck({ project, cache: createProjectCache(project), planned: planned! }).value!;
  const [edition] = laidOut.editions;
  const assets = mkdtempSync(join(tmpdir(), 'throughline-web-'));
  await bundleWeb(assets);
  const read = (name: string) => readFileSync(join(assets, name), 'utf8').trim();
  return drawWeb(
    { ...edition!, theme: laidOut.theme, created: '2026-11-22T00:00:00Z' },
    { script: read('client.js'), style: read('client.css') },
  );
}

describe('the page', () => {
  it('lets nothing run or show but its own script and styles, and asks for nothing', () => {
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(html)!;
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
    const [, script] = /<script>([\s\S]*?)<\/script>/.exec(html)!;
    const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((match) => hash(match[1]!));
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${hash(script!)};`);
    expect(policy).toContain(`style-src ${styles.join(' ')};`);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/ style="|@import|url\(|<link|<iframe/);
    for (const [, source] of html.matchAll(/ src="([^"]*)"/g)) expect(source).toMatch(/^data:/);
  });

  it('has the slides that are shown, and no word of a hidden one', () => {
    expect([...html.matchAll(/<section class="slide" id="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'slide-cover',
      'slide-one',
      'slide-two',
      'slide-three',
    ]);
    expect(html).not.toContain('Secret');
    expect(html).toContain('aria-label="2 / 4: One &lt;first&gt;"');
  });

  it('links to slides that it has, and to the web', () => {
    const links = [...html.matchAll(/<a href="([^"]*)"/g)].map((match) => match[1]);
    expect(links).toContain('#slide-three');
    expect(links).toContain('https://example.org/');
    expect(links).not.toContain('#slide-hidden');
  });

  it('has every id once', () => {
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!);
    expect(ids.length).toBe(new Set(ids).size);
  });
});

async function open(context: TestContext, hash = ''): Promise<Page> {
  const page = await browser.page(context, { viewport: { width: 1280, height: 720 } });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(pathToFileURL(file).href + hash);
  return page;
}

const shown = (page: Page) => page.locator('.slide:visible').evaluateAll((all) => all.map((each) => each.id));
const until = (read: () => Promise<unknown>, expected: unknown) => expect.poll(read).toEqual(expected);

describe('in a browser', () => {
  it('shows one slide, and goes on by keys, numbers and links', async (context) => {
    const page = await open(context);
    await until(() => shown(page), ['slide-cover']);
    await page.keyboard.press('ArrowRight');
    await until(() => shown(page), ['slide-one']);
    expect(page.url()).toMatch(/#slide-one$/);
    await page.locator('.slide.current > svg a[href="#slide-three"]').click();
    await until(() => shown(page), ['slide-three']);
    await page.keyboard.press('PageDown');
    await until(() => shown(page), ['slide-three']);
    await page.keyboard.press('Home');
    await until(() => shown(page), ['slide-cover']);
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await until(() => shown(page), ['slide-two']);
    await page.reload();
    await until(() => shown(page), ['slide-two']);
  });

  it('shows all slides, and the one that is chosen', async (context) => {
    const page = await open(context, '#slide-one');
    await page.keyboard.press('o');
    await until(async () => (await shown(page)).length, 4);
    await page.locator('#slide-three').click();
    await until(() => shown(page), ['slide-three']);
  });

  it('has a second window with the notes and the next slide, and both go together', async (context) => {
    const page = await open(context, '#slide-one');
    const [presenter] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
    await until(() => shown(presenter), ['slide-one']);
    await until(() => presenter.locator('.said').textContent(), expect.stringContaining('Then that.'));
    await until(() => presenter.locator('.upcoming').textContent(), expect.stringContaining('Two'));
    await presenter.keyboard.press('ArrowRight');
    await until(() => shown(page), ['slide-two']);
    await page.keyboard.press('ArrowRight');
    await until(() => shown(presenter), ['slide-three']);
    expect(await presenter.locator('.said').textContent()).toContain('Nearly done.');
    expect(await presenter.locator('.upcoming').textContent()).toBe('');
  });

  it('prints a page for each slide', async (context) => {
    const page = await open(context);
    await page.emulateMedia({ media: 'print' });
    await until(async () => (await shown(page)).length, 4);
    expect(await page.locator('.bar').isVisible()).toBe(false);
  });

  it('shows the slides one under another without its script', async (context) => {
    const page = await browser.page(context, { javaScriptEnabled: false });
    await page.goto(pathToFileURL(file).href);
    await until(async () => page.locator('.slide:visible').count(), 4);
    expect(await page.locator('.notes:visible').count()).toBe(0);
  });

  it.for(['light', 'dark'] as const)('axe-core finds nothing, %s', async (colorScheme, context) => {
    const page = await browser.page(context, { colorScheme });
    await page.goto(pathToFileURL(file).href);
    for (const key of ['ArrowRight', 'o']) {
      await page.keyboard.press(key);
      await page.evaluate(axe);
      const found = await page.evaluate(
        '(async () => (await axe.run()).violations.flatMap((each) => each.nodes.map((node) => each.id + ": " + node.html.slice(0, 120))))()',
      );
      expect(found).toEqual([]);
    }
  });
});
