import type { Page, Request } from 'playwright-core';
import { afterEach, describe, expect, it, type TestContext } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import {
  deckFile,
  openPreview,
  outlineFile,
  startPreview,
  themeFile,
  token,
  WrittenProject,
} from './open-preview.ts';

const browser = openBrowser();
const opened: unknown[] = [];
const fixture = openPreview({
  idle: 50,
  openEditor: async (place) => {
    opened.push(place);
    return null;
  },
});

const originals = new Map<string, string>();

/** Edits a file until the end of the test. */
function edit(path: string, from: string, to: string): void {
  if (!originals.has(path)) originals.set(path, fixture.project.read(path));
  fixture.project.edit(path, from, to);
}

function save(path: string, text: string): void {
  if (!originals.has(path)) originals.set(path, fixture.project.read(path));
  fixture.project.write(path, text);
}

afterEach(() => {
  for (const [path, text] of originals) fixture.project.write(path, text);
  originals.clear();
  opened.length = 0;
});

interface Opened {
  readonly page: Page;
  readonly requests: readonly Request[];
  readonly complaints: readonly string[];
}

async function open(
  context: TestContext,
  slide: string,
  options: Parameters<typeof browser.page>[1] = {},
): Promise<Opened> {
  const page = await browser.page(context, { viewport: { width: 1400, height: 900 }, ...options });
  const requests: Request[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${fixture.preview.url}#water-cycle/ten-minutes/en/${slide}`);
  await page.waitForSelector('.paper svg');
  return { page, requests, complaints };
}

const slideText = (page: Page) => page.locator('.paper').textContent();

/** Waits until something holds of the page. */
async function until<T>(read: () => Promise<T>, expected: unknown): Promise<void> {
  await expect.poll(read).toEqual(expected);
}

describe('what is looked at', () => {
  it.for([
    ['list', { width: 1400, height: 700 }],
    ['strip', { width: 460, height: 850 }],
  ] as const)('is in sight in the %s, however far on', async ([, viewport], context) => {
    const { page } = await open(context, 'sources', { viewport });
    const isInSight = () =>
      page.evaluate(`(() => {
        const list = document.querySelector('.rail').getBoundingClientRect();
        const entry = document.querySelector('.rail a[aria-current]').getBoundingClientRect();
        return (
          entry.top >= list.top - 1 && entry.bottom <= list.bottom + 1 &&
          entry.left >= list.left - 1 && entry.right <= list.right + 1
        );
      })()`);
    await until(isInSight, true);
  });

  it('fits a narrow window, whatever long words the notes hold', async (context) => {
    edit(deckFile, 'The text of the page is', `The text of ${'https://example.org/'.padEnd(120, 'a')} is`);
    const { page } = await open(context, 'sources', { viewport: { width: 460, height: 850 } });
    await until(() => page.locator('.notes').textContent(), expect.stringContaining('aaaa'));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(460);
  });
});

describe('what is saved appears', () => {
  it('from the deck file, without losing the place', async (context) => {
    const { page, complaints } = await open(context, 'summary');
    edit(deckFile, 'Water rises, falls, runs off', 'Water climbs, drops, runs off');
    await until(() => slideText(page), expect.stringContaining('Water climbs, drops'));
    expect(page.url()).toMatch(/ten-minutes\/en\/summary$/);
    await until(
      () => page.getByRole('status').textContent(),
      expect.stringMatching(/^Slide updated: Water climbs/),
    );
    expect(complaints).toEqual([]);
  });

  it('from the outline, on the slide, in the notes and in the list', async (context) => {
    const { page } = await open(context, 'pair-ocean-air');
    edit(outlineFile, 'label: { en: Oceans,', 'label: { en: Seas,');
    await until(() => slideText(page), expect.stringContaining('Seas'));
    await until(() => page.locator('.notes').textContent(), expect.stringContaining('Seas'));
  });

  it('from a template', async (context) => {
    const { page } = await open(context, 'pair-ocean-air');
    const partial = 'templates/briefing/partials/relationship-slide.hbs';
    edit(
      partial,
      '<diagram arrange="pair-both-ways" of="{{item.id}}" labels="true"/></slot>\n    <slot name="right">',
      '<diagram arrange="pair-both-ways" of="{{item.id}}" labels="true"/></slot>\n    <slot name="right"><p>From the template</p>',
    );
    await until(() => slideText(page), expect.stringContaining('From the template'));
  });

  it('from a theme', async (context) => {
    const { page } = await open(context, 'ring');
    expect(await page.locator('.paper [stroke="#7A1FA2"], .paper [fill="#7A1FA2"]').count()).toBe(0);
    save(themeFile, fixture.project.read(themeFile).replace(/accent1: .*/, 'accent1: "7A1FA2"'));
    await until(
      async () => (await page.locator('.paper [stroke="#7A1FA2"], .paper [fill="#7A1FA2"]').count()) > 0,
      true,
    );
  });

  it('in another theme, which stays through a reload', async (context) => {
    const { page, complaints } = await open(context, 'ring');
    const paper = page.locator('.paper svg > rect').first();
    const before = await paper.getAttribute('fill');
    await page.getByLabel('Theme').selectOption('night');
    await until(async () => (await paper.getAttribute('fill')) !== before, true);
    expect(page.url()).toMatch(/\/ring\/night$/);
    const dark = await paper.getAttribute('fill');
    await page.reload();
    await until(() => paper.getAttribute('fill'), dark);
    await page.getByLabel('Theme').selectOption('');
    await until(() => paper.getAttribute('fill'), before);
    expect(page.url()).toMatch(/\/ring$/);
    expect(complaints).toEqual([]);
  });

  it('and nothing is claimed before anything has come', async (context) => {
    const page = await browser.page(context);
    // The stream opens and stays silent, as it does while a large project is read.
    await page.route('**/events*', () => undefined);
    await page.goto(`${fixture.preview.url}#water-cycle/ten-minutes/en/ring`);
    await page.waitForSelector('.notes');
    expect(await page.locator('.notes').textContent()).not.toMatch(/no notes/);
    for (const tab of ['Source', 'Findings', 'Citations', 'Coverage']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await page.getByRole('tabpanel').textContent(), tab).not.toMatch(/cites no|wrong|No slide/);
    }
  });

  it('in small too, in the faces that the slide has', async (context) => {
    const { page } = await open(context, 'ring');
    const face = (root: string) =>
      page.evaluate(`(() => {
        const holder = document.querySelector('${root}');
        const text = (holder.shadowRoot ?? holder).querySelector('text');
        return { family: getComputedStyle(text).fontFamily, words: text.textContent };
      })()`);
    const small = '.rail a[aria-current] .picture';
    await until(() => page.locator(`${small} svg`).count(), 1);
    expect(await face(small)).toEqual(await face('.paper'));
  });

  it('however it is saved: at once, renamed into place, emptied first', async (context) => {
    const { page } = await open(context, 'summary');
    const text = fixture.project.read(deckFile);
    const say = (words: string) => text.replace('Water rises, falls, runs off', words);
    save(deckFile, say('Written at once'));
    await until(() => slideText(page), expect.stringContaining('Written at once'));
    fixture.project.replace(deckFile, say('Renamed into place'));
    await until(() => slideText(page), expect.stringContaining('Renamed into place'));
    save(deckFile, '');
    await new Promise((resume) => setTimeout(resume, 35));
    save(deckFile, say('Emptied before'));
    await until(() => slideText(page), expect.stringContaining('Emptied before'));
    expect(await page.locator('.errors').isVisible()).toBe(false);
  });

  it('when slides come, go and move', async (context) => {
    const { page } = await open(context, 'ring');
    const before = await page.locator('.rail li').count();
    edit(
      deckFile,
      '  - use: cover',
      '  - { use: bullets, id: first, title: A new first, points: [A point] }\n  - use: cover',
    );
    await until(() => page.locator('.rail li').count(), before + 1);
    expect(page.url()).toMatch(/\/ring$/);
    expect(await page.locator('.slide-title').textContent()).toMatch(/^6 of /);
    edit(deckFile, '    id: ring\n', '    id: round\n');
    await until(async () => page.url().split('/').at(-1), 'pair-ocean-air');
  });

  it('in decks that are added, and in the language that is chosen', async (context) => {
    const { page } = await open(context, 'ring');
    await page.getByRole('button', { name: 'es', exact: true }).click();
    await until(() => slideText(page), expect.stringContaining('Océanos'));
    expect(page.url()).toMatch(/ten-minutes\/es\/ring$/);
    await page.reload();
    await until(() => slideText(page), expect.stringContaining('Océanos'));
    edit(outlineFile, 'es: Océanos', 'es: Mares');
    await until(() => slideText(page), expect.stringContaining('Mares'));
    fixture.project.write('content/water-cycle/decks/short.yaml', 'title: Short\nslides:\n  - use: cover\n');
    await until(() => page.locator('#deck option').allTextContents(), ['short', 'ten-minutes']);
    await page.getByLabel('Deck').selectOption('water-cycle/short');
    await until(() => slideText(page), expect.stringContaining('Short'));
  });
});

describe('an error', () => {
  it('stands over the last good slide, and goes when it is mended', async (context) => {
    const { page } = await open(context, 'pair-ocean-air');
    const before = await slideText(page);
    edit(deckFile, 'item: ocean-air', 'item: ocean-aire');
    const errors = page.getByRole('region', { name: 'Errors' });
    await errors.waitFor();
    const { line, column } = fixture.project.placeOf(deckFile, 'ocean-aire');
    expect(await errors.textContent()).toContain(`${deckFile}:${line}:${column}`);
    expect(await errors.textContent()).toContain('did you mean "ocean-air"?');
    expect(await errors.locator('mark').textContent()).toBe('ocean-aire');
    expect(await slideText(page)).toBe(before);
    expect(await page.getByRole('alert').textContent()).toMatch(/^1 error\. .*ocean-aire/);
    await page.reload();
    await errors.waitFor();
    expect(await slideText(page)).toBe(before);
    edit(deckFile, 'item: ocean-aire', 'item: ocean-air');
    await errors.waitFor({ state: 'hidden' });
    expect(await page.getByRole('alert').textContent()).toBe('');
    expect(page.url()).toMatch(/\/pair-ocean-air$/);
  });

  it('in the YAML itself, in a template, in the settings: each with its place', async (context) => {
    const { page } = await open(context, 'ring');
    const errors = page.getByRole('region', { name: 'Errors' });
    edit(outlineFile, 'elements:\n', 'elements:\n\tbad\n');
    await until(() => errors.textContent(), expect.stringContaining(`${outlineFile}:`));
    edit(outlineFile, '\tbad\n', '');
    await errors.waitFor({ state: 'hidden' });
    edit('templates/briefing/slides/diagram.hbs', '{{> diagram', '{{missing}}{{> diagram');
    await until(
      () => errors.textContent(),
      expect.stringContaining('templates/briefing/slides/diagram.hbs:'),
    );
    edit('templates/briefing/slides/diagram.hbs', '{{missing}}', '');
    await errors.waitFor({ state: 'hidden' });
    fixture.project.write('throughline.yaml', 'langage: en\n');
    await until(() => errors.textContent(), expect.stringContaining('throughline.yaml:1:1'));
    fixture.project.write('throughline.yaml', 'language: en\n');
    await errors.waitFor({ state: 'hidden' });
  });

  it('of the text counts where the slide has it, as a warning does', async (context) => {
    const { page } = await open(context, 'summary');
    edit(
      deckFile,
      '  - use: summary',
      '  - { use: bullets, id: twin, title: The same, points: [a] }\n  - { use: bullets, id: other, title: The same, points: [b] }\n  - use: summary',
    );
    const badge = page.locator('.rail [data-slide="other"] .badge');
    await until(() => badge.getAttribute('aria-label'), expect.stringMatching(/^\d warnings?$/));
    await page.locator('.rail [data-slide="other"]').click();
    await page.keyboard.press('d');
    const panel = page.getByRole('tabpanel', { name: /Findings/ });
    await until(() => panel.textContent(), expect.stringContaining('duplicate-title'));
    expect(await panel.locator('h3').first().textContent()).toBe('This slide');
  });
});

describe('click to source', () => {
  it('names the line of a statement and of the template, and opens it', async (context) => {
    const { page } = await open(context, 'summary');
    await page.getByText('most of Earth’s water is in the oceans').first().click();
    const chosen = page.locator('.marks .selected');
    const words = 'The page says that most of Earth’s water is in the oceans.';
    const { line, column } = fixture.project.placeOf(outlineFile, words);
    await until(() => chosen.textContent(), expect.stringContaining(`${outlineFile}:${line}:${column}`));
    expect(await chosen.textContent()).toContain('statement ocean-share');
    expect(await chosen.textContent()).toMatch(/templates\/briefing\/(slides|partials)\/[\w-]+\.hbs:\d+:\d+/);
    expect(await page.getByRole('status').textContent()).toContain(`${outlineFile}:${line}:${column}`);
    await chosen.getByRole('link', { name: outlineFile }).click();
    await until(async () => opened, [{ path: outlineFile, line, column }]);
  });

  it('names the line of a shape of a diagram, whose words or ground are clicked', async (context) => {
    const { page } = await open(context, 'ring');
    const { line } = fixture.project.placeOf(outlineFile, '  ocean:\n    icon: waves');
    for (const target of [
      page.locator('.paper').getByText('Oceans'),
      page.locator(
        '.paper [id$="Node_ocean"] path, .paper [id$="Node_ocean"] rect, .paper [id$="Node_ocean"] ellipse',
      ),
    ]) {
      // At its start side, half way down: a disc has no corners.
      const { height } = (await target.first().boundingBox())!;
      await target.first().click({ position: { x: 4, y: height / 2 } });
      const chosen = page.locator('.marks .selected');
      await until(
        () => chosen.textContent(),
        expect.stringMatching(new RegExp(`outline\\.yaml:(${line}|${line + 1}):`)),
      );
      await chosen.getByRole('button').click();
    }
  });

  it('names the line of a note, and opens it at a double click', async (context) => {
    const { page } = await open(context, 'summary');
    const { line } = fixture.project.placeOf(deckFile, 'Trace the five lines');
    await page.locator('.notes').getByText('Trace the five lines').dblclick();
    await until(async () => opened.length, 1);
    expect(opened).toMatchObject([{ path: deckFile }]);
    // A note is known by its text, which begins at its key or on the line below.
    expect((opened[0] as { line: number }).line).toBeLessThanOrEqual(line);
    expect((opened[0] as { line: number }).line).toBeGreaterThanOrEqual(line - 2);
  });

  it('names the line of the title', async (context) => {
    const { page } = await open(context, 'summary');
    await page.locator('.paper').getByText('Water rises, falls').click();
    const { line, column } = fixture.project.placeOf(deckFile, '"Water rises, falls');
    await until(
      () => page.locator('.marks .selected').textContent(),
      expect.stringContaining(`${deckFile}:${line}:${column}`),
    );
  });

  it('links to VS Code where no command is set, and opens nothing that ships with the program', async (context) => {
    const cover = 'templates/briefing/partials/cover-slide.hbs';
    const project = new WrittenProject();
    project.remove(cover);
    const preview = await startPreview(project.folder);
    try {
      const page = await browser.page(context);
      await page.goto(`${preview.url}#water-cycle/ten-minutes/en/cover`);
      const facts = page.locator('.panel .facts').first();
      await until(() => facts.textContent(), expect.stringContaining(`${cover}:`));
      const places = facts.locator('.place');
      expect(await places.nth(0).getAttribute('href')).toMatch(
        new RegExp(`^vscode://file${project.folder}/${deckFile}:\\d+:\\d+$`),
      );
      expect(await places.nth(1).getAttribute('href')).toBeNull();
    } finally {
      await preview.close();
      project.remove();
    }
  });

  it('is followed by an edit above it', async (context) => {
    const { page } = await open(context, 'summary');
    await page.getByText('most of Earth’s water is in the oceans').first().click();
    const words = 'The page says that most of Earth’s water is in the oceans.';
    edit(outlineFile, 'language: en\n', 'language: en\n# one more line\n');
    const { line, column } = fixture.project.placeOf(outlineFile, words);
    await until(
      () => page.locator('.marks .selected').textContent(),
      expect.stringContaining(`${outlineFile}:${line}:${column}`),
    );
  });
});

describe('the page', () => {
  it('asks nothing of any other machine, and breaks no rule of its policy', async (context) => {
    const { page, requests, complaints } = await open(context, 'ring');
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
    for (const key of ['s', 'd', 'c', 'o']) await page.keyboard.press(key);
    edit(
      outlineFile,
      'label: { en: Oceans,',
      'label: { en: "Oceans <img src=http://evil.example/x onerror=alert(1)>",',
    );
    await page.keyboard.press('Home');
    await until(() => page.locator('.panel').textContent(), expect.stringContaining('evil.example'));
    // Faces that the system may lack come with the program.
    const faces =
      "document.fonts.load('16px Carlito', 'Rain').then((faces) => faces.map((face) => face.status))";
    expect(await page.evaluate(faces)).toEqual(['loaded']);
    expect(requests.map((request) => new URL(request.url()).pathname)).toContain(
      `/${token}/fonts/carlito-latin-400-normal.ttf`,
    );
    const foreign = requests
      .map((request) => request.url())
      .filter((url) => {
        const { protocol, origin, pathname } = new URL(url);
        return !(protocol === 'blob:' || (origin === fixture.origin && pathname.startsWith(`/${token}/`)));
      });
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.locator('img[src^="http"]').count()).toBe(0);
  });

  it('is nothing in a frame of another page, nor for its scripts', async (context) => {
    const page = await browser.page(context);
    await page.route('http://evil.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${fixture.preview.url}"></iframe>` }),
    );
    await page.goto('http://evil.example/');
    const read = await page.evaluate(
      (url) =>
        fetch(url).then(
          (answer) => answer.text(),
          (error: unknown) => String(error),
        ),
      fixture.preview.url,
    );
    expect(read).toContain('TypeError');
    const frame = page.frames().find((each) => each !== page.mainFrame());
    expect(await frame?.locator('.paper').count()).toBe(0);
  });

  it('is used with the keys alone', async (context) => {
    const { page } = await open(context, 'cover');
    const title = () => page.locator('.slide-title').textContent();
    const count = await page.locator('.rail li').count();
    await page.keyboard.press('ArrowRight');
    await until(title, expect.stringMatching(/^2 of /));
    await until(
      () => page.getByRole('status').textContent(),
      expect.stringMatching(/^Slide 2 of \d+: Where is most/),
    );
    await page.keyboard.press('PageDown');
    await until(title, expect.stringMatching(/^3 of /));
    await page.keyboard.press('End');
    await until(title, expect.stringMatching(new RegExp(`^${count} of ${count} `)));
    await page.keyboard.press('ArrowRight');
    await until(title, expect.stringMatching(new RegExp(`^${count} of `)));
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await until(title, expect.stringMatching(/^1 of /));
    await page.keyboard.press('?');
    await until(() => page.getByRole('dialog').isVisible(), true);
    await page.keyboard.press('ArrowRight');
    await until(title, expect.stringMatching(/^1 of /));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    // The focus is given back a moment after the dialog is out of sight.
    await until(
      () => page.evaluate("document.querySelector('dialog[open]') === null && document.hasFocus()"),
      true,
    );
    await until(() => page.evaluate('document.activeElement.localName'), 'body');
    await page.keyboard.press('n');
    await until(() => page.evaluate('document.activeElement.className'), 'notes');
    await page.keyboard.press('s');
    await page.keyboard.press('Tab');
    await page.keyboard.press('l');
    await until(title, expect.stringContaining('El ciclo del agua'));
  });

  it('is walked through with Tab, from a link to the slide on', async (context) => {
    const { page } = await open(context, 'summary');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the slide');
    await page.keyboard.press('Enter');
    await until(() => page.evaluate('document.activeElement.className'), 'slide-title');
    await until(async () => page.url().split('/').at(-1), 'summary');
    const stops: string[] = [];
    await page.locator('.skip').focus();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate<string>(
          `document.activeElement.closest('.top, .rail, main, .panel')?.className ?? ''`,
        ),
      );
    }
    const order = stops.filter((stop, i) => stop !== stops[i - 1]);
    expect(order.slice(0, 4)).toEqual(['top', 'rail', '', 'panel']);
  });

  it('lets single letters be letters, for those whose voice types', async (context) => {
    const { page } = await open(context, 'cover');
    await page.keyboard.press('?');
    await page.getByLabel('Single letters are keys').uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('d');
    expect(await page.getByRole('tab', { name: 'Source' }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowRight');
    await until(() => page.locator('.slide-title').textContent(), expect.stringMatching(/^2 of /));
  });

  it('says when the preview has ended, and keeps what it shows', async (context) => {
    const project = new WrittenProject();
    const preview = await startPreview(project.folder);
    try {
      const page = await browser.page(context);
      await page.goto(preview.url);
      await until(
        () => page.locator('.state').textContent(),
        expect.stringMatching(/^(Up to date|\d+ warnings)$/),
      );
      await preview.close();
      await until(() => page.locator('.state').textContent(), 'Not connected');
      expect(await page.locator('.paper > svg').count()).toBe(1);
    } finally {
      await preview.close();
      project.remove();
    }
  });
});
