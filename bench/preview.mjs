import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packaged from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const outline = 'content/overall-national-security-concept';

/** What is saved, and how the slide that is looked at changes with it. */
const cases = [
  {
    name: 'a title in the deck file',
    file: `${outline}/decks/lecture.yaml`,
    slide: 'slips',
    edit: (text, n) => text.replace(/title: .*(seams).*/, `title: The file shows its seams, ${n}`),
  },
  {
    name: 'a label in the outline',
    file: `${outline}/outline.yaml`,
    slide: 'overview-five-elements',
    edit: (text, n) =>
      text.replace(/(\n {2}people-security:\n {4}label: \{ en: )([^,]*)/, `$1Security of people ${n}`),
  },
  {
    name: 'a slide template',
    file: 'templates/briefing/slides/overview.hbs',
    slide: 'overview-five-elements',
    edit: (text, n) => text.replace('<slot name="right">', `<slot name="right"><p>Edit ${n}</p>`),
  },
  {
    name: 'a colour of the theme',
    file: 'templates/editorial/theme.yaml',
    slide: 'overview-five-elements',
    edit: (text, n) =>
      text.replace(/accent1: .*/, `accent1: "${(0x1f6fb2 + (n + 1) * 256).toString(16).toUpperCase()}"`),
  },
];

/**
 * How long an author waits: from saving a file to the new slide on screen, in a real browser, milliseconds for each kind
 * of edit. It works on a copy of the bundled project.
 */
export async function measurePreview(cli, edits) {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-measure-'));
  for (const part of ['content', 'templates'])
    await cp(join(root, part), join(folder, part), { recursive: true });
  const preview = spawn(process.execPath, [cli, 'preview', '--port', '0', '--project', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed = await new Promise((resolve) => preview.stdout.once('data', resolve));
  const url = String(printed).trim();
  const browser = await chromium.launch({
    executablePath: await packaged.executablePath(),
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1500, height: 940 } });
    const found = {};
    for (const each of cases) found[each.name] = await measureEdits(each, { page, url, folder, edits });
    return found;
  } finally {
    await browser.close();
    preview.kill('SIGINT');
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureEdits({ file, slide, edit }, { page, url, folder, edits }) {
  await page.goto('about:blank');
  await page.goto(`${url}#overall-national-security-concept/lecture/en/${slide}`);
  await page.waitForSelector('.paper svg');
  if (!page.url().endsWith(`/${slide}`)) throw new Error(`there is no slide ${slide}: ${page.url()}`);
  await page.evaluate(() => {
    // Seen when the frame after the change has been handed over to the screen.
    new MutationObserver(() => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => globalThis.seen?.(performance.timeOrigin + performance.now());
        channel.port2.postMessage(null);
      });
    }).observe(document.querySelector('.paper'), { childList: true });
  });
  const original = await readFile(join(folder, file), 'utf8');
  const times = [];
  for (let n = 0; n < edits + 2; n++) {
    const text = edit(original, n);
    if (text === original) throw new Error(`nothing to edit in ${file}`);
    const seen = page.evaluate(() => new Promise((resolve) => (globalThis.seen = resolve)));
    await page.waitForTimeout(450);
    const saved = performance.timeOrigin + performance.now();
    await writeFile(join(folder, file), text);
    const time = (await Promise.race([seen, tooLong(file)])) - saved;
    // The first two warm up.
    if (n >= 2) times.push(time);
  }
  await writeFile(join(folder, file), original);
  await page.waitForTimeout(600);
  times.sort((a, b) => a - b);
  const at = (share) => Math.round(times[Math.floor((times.length - 1) * share)]);
  return { median: at(0.5), most: at(0.9) };
}

function tooLong(file) {
  return new Promise((_, reject) => {
    const wait = setTimeout(
      () => reject(new Error(`a change of ${file} does not come to the screen`)),
      60_000,
    );
    wait.unref();
  });
}
