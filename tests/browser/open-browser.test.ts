import { expect, it } from 'vitest';
import { browserPath, openBrowser } from './open-browser.ts';

const browser = openBrowser();

it('opens pages', async (context) => {
  const page = await browser.page(context);
  await page.setContent('<h1>Rain</h1>');
  expect(await page.textContent('h1')).toBe('Rain');
});

it('is unpacked once, however many ask', async () => {
  const paths = await Promise.all([browserPath(), browserPath(), browserPath()]);
  expect(new Set(paths).size).toBe(1);
});
