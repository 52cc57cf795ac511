import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import packaged from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, type TestContext } from 'vitest';

export interface BrowserFixture {
  /**
   * A page in a context of its own, which is closed after the test. Where no browser can be started the test is
   * skipped, and says why.
   */
  readonly page: (context: Pick<TestContext, 'skip'>, options?: PageOptions) => Promise<Page>;
}

export type PageOptions = Parameters<Browser['newContext']>[0];

/** Starts a browser before the tests of a file or `describe`, and closes it after them, whatever happens in between. */
export function openBrowser(): BrowserFixture {
  let browser: Browser | null = null;
  let problem = '';
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    try {
      browser = await startBrowser();
    } catch (error) {
      problem = `no browser can be started: ${error instanceof Error ? error.message.split('\n')[0] : error}`;
      process.stderr.write(`\nSKIPPED, ${problem}\n`);
    }
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    page: async ({ skip }, options = {}) => {
      if (!browser) return skip(problem);
      const context = await browser.newContext(options);
      context.setDefaultTimeout(120_000);
      contexts.push(context);
      return context.newPage();
    },
  };
}

/** Starts the browser that the tests bring along: for what is no test file. The caller closes it. */
export async function startBrowser(): Promise<Browser> {
  // Its own switches are for a cloud service and turn the web's safeguards off: they are what is tested here.
  return chromium.launch({ executablePath: await browserPath(), args: ['--no-sandbox'], headless: true });
}

/** The program of that browser, unpacked once for all who ask. */
export async function browserPath(): Promise<string> {
  const folder = join(tmpdir(), `throughline-browser-${packagedVersion()}-${process.getuid?.() ?? 'user'}`);
  const program = join(folder, 'chromium');
  if (existsSync(program)) return program;
  // Several processes may be at it at once: each unpacks aside, and the first puts its folder in place whole.
  const aside = mkdtempSync(`${folder}-`);
  await unpackInto(aside);
  try {
    renameSync(aside, folder);
  } catch {
    rmSync(aside, { recursive: true, force: true });
  }
  return program;
}

/** The package unpacks into the temporary folder, which it looks up while it is called and not later. */
function unpackInto(folder: string): Promise<string> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function packagedVersion(): string {
  // The package hides its package.json: it stands two folders above what it does export.
  let folder = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
  while (!existsSync(join(folder, 'package.json')) || !existsSync(join(folder, 'bin')))
    folder = dirname(folder);
  // Its own version is a string, as npm demands of every package.
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}
