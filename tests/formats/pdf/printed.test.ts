import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { drawHtml, slidePagesHtml } from '../../../src/formats/html/index.ts';
import { countPages } from '../../../src/formats/pdf/index.ts';
import { PdfPrinter } from '../../../src/pipeline/programs/pdf-printer.ts';
import { browserCandidates } from '../../../src/pipeline/programs/start-browser.ts';
import { browserPath } from '../../browser/open-browser.ts';
import { briefingTheme, documentOf, hiveHandouts } from '../../handouts/hive-documents.ts';

const properties = {
  title: 'Bees, 蜜蜂 (and more)',
  author: 'A. Keeper',
  subject: null,
  created: '2026-11-22T00:00:00Z',
};
const theme = briefingTheme();
const scratch = mkdtempSync(join(tmpdir(), 'throughline-pdf-test-'));
// What a browser leaves is looked for here, and others print at the same time.
const temporary = process.env.TMPDIR;
beforeAll(() => {
  process.env.TMPDIR = scratch;
});
afterAll(() => {
  if (temporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = temporary;
  rmSync(scratch, { recursive: true, force: true });
});
const { path: browser, problem } = await browserPath().then(
  (path) => ({ path, problem: null }),
  (error: unknown) => ({ path: null, problem: String(error) }),
);

describe('with a browser', () => {
  let printer: PdfPrinter | null = null;
  beforeAll(async () => {
    const found = new PdfPrinter(browser);
    const tried = await found.print('<!doctype html><title>x</title><p>x', properties);
    if (tried.value) printer = found;
    else process.stderr.write(`\nSKIPPED, nothing is printed: ${problem ?? tried.diagnostics[0]?.message}\n`);
  });
  afterAll(async () => {
    await printer?.close();
    expect(readdirSync(scratch).filter((name) => name.startsWith('throughline-print-'))).toEqual([]);
  });

  const printOrSkip = async (context: TestContext, html: string, more = {}): Promise<Uint8Array> => {
    if (!printer) return context.skip('no browser can be started');
    const printed = await printer.print(html, { ...properties, ...more });
    expect(printed.diagnostics).toEqual([]);
    return printed.value!;
  };

  const note = documentOf(hiveHandouts('zh').find((each) => each.name === 'briefing-note')!);
  const html = drawHtml(note, { theme, created: properties.created });

  it('prints the same bytes twice, at other times', async (context) => {
    const first = await printOrSkip(context, html);
    // The dates that a browser writes count in seconds.
    await new Promise((resume) => setTimeout(resume, 1100));
    const second = await printOrSkip(context, html);
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  it('says what it is, and no word of what made it', async (context) => {
    const text = latin(await printOrSkip(context, html));
    expect(text).toContain('/CreationDate (D:20261122000000Z)');
    expect(text).toContain(`/Title <FEFF${hex(properties.title)}>`);
    expect(text).toContain(`/Author <FEFF${hex(properties.author)}>`);
    expect(text).not.toMatch(/\/Subject|Chromium|Skia|HeadlessChrome/);
    expect(text).toMatch(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
  });

  it('is tagged, in a language, with bookmarks and links inside', async (context) => {
    const text = latin(await printOrSkip(context, html));
    expect(text).toMatch(/\/MarkInfo\s*<</);
    expect(text).toMatch(/\/Lang \(zh\)/);
    expect(text).toMatch(/\/S \/H1/);
    expect(text).toMatch(/\/S \/H2/);
    expect(text).toContain('/Outlines');
    expect(text).toMatch(/\/Dest \/source-/);
  });

  it.for(['1', '2', '3'])('prints slides and notes, %s a page', async (perPage, context) => {
    const document = documentOf(hiveHandouts('en', perPage)[0]!);
    const slides = document.blocks.filter((block) => block.kind === 'slide').length;
    const pages = countPages(
      await printOrSkip(context, drawHtml(document, { theme, created: properties.created })),
    );
    if (perPage === '1') expect(pages).toBeGreaterThanOrEqual(slides);
    else {
      expect(pages).toBeLessThan(slides);
      expect(pages).toBeGreaterThanOrEqual(Math.ceil(slides / Number(perPage)));
    }
  });

  it('prints a deck: a page for each slide, with its bookmark', async (context) => {
    const document = documentOf(hiveHandouts('en')[0]!);
    const slides = document.blocks.flatMap((block) =>
      block.kind === 'slide' ? [{ id: block.id, title: `Slide ${block.number}`, svg: block.svg }] : [],
    );
    const deck = slidePagesHtml({ title: 'Bees', language: 'en', width: 960, height: 540, slides });
    const printed = await printOrSkip(context, deck, { pageTitles: slides.map((slide) => slide.title) });
    const text = latin(printed);
    expect(countPages(printed)).toBe(slides.length);
    expect(text).toContain('/MediaBox [0 0 960 540]');
    expect(text.match(/\/Dest \[\d+ 0 R \/Fit\]/g)).toHaveLength(slides.length);
    expect(text).toContain(`/Count ${slides.length}>>`);
    expect(text).toContain(hex('Slide 3'));
  });

  it('runs no script and reaches nobody', async (context) => {
    const page = `<!doctype html><title>x</title><p id="a">before</p><img src="http://127.0.0.1:1/x.png" alt="">
<script>document.getElementById('a').textContent = 'after '.repeat(9000)</script>`;
    expect(countPages(await printOrSkip(context, page))).toBe(1);
  });
});

describe('without one', () => {
  it('says what is missing where one was named', async () => {
    const printer = new PdfPrinter('/nowhere/chromium');
    const { value, diagnostics } = await printer.print('x', properties);
    await printer.close();
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        code: 'no-browser',
        trouble: 'missing',
        message: 'there is no browser "/nowhere/chromium", which --browser names',
        hint: 'it is the path of Chromium, Chrome or Edge',
      },
    ]);
  });

  it('tells a program that is no browser', async () => {
    const printer = new PdfPrinter('true');
    const { diagnostics } = await printer.print('x', properties);
    await printer.close();
    expect(diagnostics).toMatchObject([
      {
        code: 'browser-failed',
        trouble: 'missing',
        message: 'the browser "true" cannot print: the browser ended by itself (exit code 0)',
      },
    ]);
  });

  it('does not wait for ever, and leaves nothing running', async () => {
    const program = join(scratch, 'hangs.sh');
    writeFileSync(program, `#!/bin/sh\necho $$ > ${scratch}/pid\nsleep 600\n`);
    chmodSync(program, 0o755);
    const printer = new PdfPrinter(program, { start: 400, print: 400 });
    const { diagnostics } = await printer.print('x', properties);
    await printer.close();
    expect(diagnostics[0]?.message).toMatch(/cannot print: it did not answer within 1 seconds$/);
    const { readFileSync } = await import('node:fs');
    const pid = Number(readFileSync(join(scratch, 'pid'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow();
  });
});

describe('where a browser is looked for', () => {
  it('is what was named and nothing else', () => {
    const env = { CHROME_PATH: '/b', THROUGHLINE_BROWSER: '/a', PUPPETEER_EXECUTABLE_PATH: '/c' };
    expect(browserCandidates('/x', env, 'linux')).toEqual([{ program: '/x', namedBy: '--browser' }]);
    expect(browserCandidates(null, env, 'linux')).toEqual([
      { program: '/a', namedBy: 'THROUGHLINE_BROWSER' },
    ]);
    expect(browserCandidates(null, { CHROME_PATH: '/b' }, 'linux')[0]?.namedBy).toBe('CHROME_PATH');
  });

  it.each(['linux', 'darwin', 'win32'])('is else the usual places of %s', (platform) => {
    const env = { PROGRAMFILES: 'C:\\Program Files' };
    const programs = browserCandidates(null, env, platform).map((each) => each.program);
    expect(programs.some((program) => /chrom/i.test(program))).toBe(true);
    expect(programs.some((program) => /edge/i.test(program))).toBe(true);
  });
});

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}
