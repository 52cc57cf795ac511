import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { deckFile, openPreview } from './open-preview.ts';

const browser = openBrowser();
const fixture = openPreview({ idle: 50 });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core has to say, as short lines. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(`(async () => {
    // What is drawn on a slide has the contrast that its theme was checked for, in the slide's own size.
    const { violations } = await axe.run({ exclude: [['.paper']] });
    const inside = await axe.run({ include: [['.paper']] }, { rules: { 'color-contrast': { enabled: false } } });
    return [...violations, ...inside.violations].flatMap((each) =>
      each.nodes.map((node) => each.id + ': ' + node.html.slice(0, 160) + ' ' + node.failureSummary));
  })()`);
}

describe.each(['light', 'dark'] as const)('axe-core finds nothing, %s', (colorScheme) => {
  it.for([
    ['wide', { width: 1400, height: 900 }],
    ['narrow', { width: 400, height: 800 }],
  ] as const)('%s', async ([, viewport], context) => {
    const page = await browser.page(context, { colorScheme, viewport });
    await page.goto(`${fixture.preview.url}#water-cycle/ten-minutes/en/ring`);
    await page.waitForSelector('.paper svg');
    for (const key of ['s', 'd', 'c', 'o']) {
      await page.keyboard.press(key);
      if (key === 'o') for (const fold of await page.locator('summary').all()) await fold.click();
      expect(await violations(page)).toEqual([]);
    }
    await page.keyboard.press('s');
    await page.locator('.marks button').first().click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('?');
    expect(await violations(page)).toEqual([]);
  });

  it('with errors and warnings on it', async (context) => {
    const page = await browser.page(context, { colorScheme, viewport: { width: 1400, height: 900 } });
    await page.goto(`${fixture.preview.url}#water-cycle/ten-minutes/en/ring`);
    await page.waitForSelector('.paper svg');
    const text = fixture.project.read(deckFile);
    fixture.project.write(
      deckFile,
      text.replace('item: ocean-air', 'item: ocean-aire').replace('use: summary', 'use: summry'),
    );
    await page.getByRole('region', { name: 'Errors' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('d');
    expect(await violations(page)).toEqual([]);
    fixture.project.write(deckFile, text);
    await page.getByRole('region', { name: 'Errors' }).waitFor({ state: 'hidden' });
  });
});
