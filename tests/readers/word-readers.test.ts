import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { drawDocx } from '../../src/formats/docx/index.ts';
import type { HandoutDocument } from '../../src/handouts/index.ts';
import type { Run } from '../../src/markup/index.ts';
import { descendants, parseXml, textContent } from '../../src/xml/index.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { cite, handout, options, p } from '../formats/docx/sample-handout.ts';

/** Marks whose numbers run from 1, and marks that come as a deck's numbers do. */
const counted = cited([1, 2, 3]);
const scattered = cited([24, 6, 7, 1]);

const browser = openBrowser();
const installed = spawnSync('lowriter', ['--version']).status === 0;
if (!installed) process.stderr.write('\nSKIPPED, Word handouts in LibreOffice: Writer is not installed\n');

describe('mammoth', () => {
  test('finds the note of each mark, and a number of its own only where it is ours', async () => {
    const ours = await notesByMammoth(counted);
    expect(ours.marks).toEqual(['[[1]]', '[[2]]', '[[3]]']);
    expect(ours.notes).toEqual([1, 2, 3].map((number) => `Passage of ${number}`));
    const other = await notesByMammoth(scattered);
    expect(other.marks).toEqual(['[24][1]', '[6][2]', '[7][3]', '[1][4]']);
    expect(other.notes).toEqual([24, 6, 7, 1].map((number) => `[${number}] Passage of ${number}`));
  });

  test('keeps what is emphasized', async () => {
    const runs: readonly Run[] = [
      { text: 'A ' },
      { text: 'stressed', em: true },
      { text: ' ' },
      { text: 'strong', strong: true },
    ];
    const { value } = await mammoth.convertToHtml({ buffer: await wordFile(handout([p(...runs)])) });
    expect(value).toMatch(/A <em>stressed<\/em> (<strong>)+strong(<\/strong>)+/);
  });
});

describe('docx-preview', () => {
  const script = buildSync({
    entryPoints: [createRequire(import.meta.url).resolve('docx-preview')],
    bundle: true,
    format: 'iife',
    globalName: 'docxPreview',
    write: false,
  }).outputFiles[0]!.text;

  test.for([
    ['counted', counted, [1, 2, 3]],
    ['scattered', scattered, [24, 6, 7, 1]],
  ] as const)('shows the notes in the order of their marks: %s', async ([, document, numbers], context) => {
    const page = await browser.page(context);
    await page.setContent('<!doctype html><meta charset="utf-8"><div id="page"></div>');
    await page.addScriptTag({ content: script });
    const file = (await wordFile(document)).toString('base64');
    const notes = await page.evaluate<string[]>(
      `(async () => {
        const bytes = Uint8Array.from(atob(${JSON.stringify(file)}), (character) => character.charCodeAt(0));
        await docxPreview.renderAsync(bytes, document.getElementById('page'));
        return [...document.querySelectorAll('ol li')].map((note) => note.textContent);
      })()`,
    );
    expect(notes.map((note) => /Passage of (\d+)/.exec(note)?.[1])).toEqual(numbers.map(String));
  });
});

describe.skipIf(!installed)('LibreOffice', () => {
  test.each([
    ['counted', counted, [1, 2, 3]],
    ['scattered', scattered, [24, 6, 7, 1]],
  ] as const)('pairs marks and notes: %s', async (_, document, numbers) => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-writer-'));
    try {
      const path = join(folder, 'note.docx');
      writeFileSync(path, await wordFile(document));
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      execFileSync('soffice', [profile, '--headless', '--convert-to', 'fodt', '--outdir', folder, path], {
        stdio: 'ignore',
        timeout: 300_000,
      });
      const root = parseXml(readFileSync(join(folder, 'note.fodt'), 'utf8'));
      const notes = descendants(root, 'text:note').map(
        (note) => /Passage of (\d+)/.exec(textContent(descendants(note, 'text:note-body')[0]!))?.[1],
      );
      expect(notes).toEqual(numbers.map(String));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** A document that cites these numbers, each in a paragraph. */
function cited(numbers: readonly number[]): HandoutDocument {
  return handout(
    numbers.map((number) => p('A statement.', cite(String(number)))),
    {
      citations: new Map(
        numbers.map((number) => [
          number,
          { number, runs: [{ text: `Passage of ${number}` }], brief: [], listed: false },
        ]),
      ),
    },
  );
}

async function wordFile(document: HandoutDocument): Promise<Buffer> {
  const { value } = await drawDocx(document, options);
  return Buffer.from(value!);
}

/** What mammoth prints after each statement, and as notes. */
async function notesByMammoth(document: HandoutDocument) {
  const { value } = await mammoth.convertToHtml({ buffer: await wordFile(document) });
  const text = (html: string) =>
    html
      .replace(/<[^>]*>/g, '')
      .replace(/[\u200B↑]/g, '')
      .trim();
  return {
    marks: [...value.matchAll(/A statement\.(.*?)<\/p>/g)].map(([, after]) => text(after!)),
    notes: [...value.matchAll(/<li id="footnote-\d+">(.*?)<\/li>/g)].map(([, note]) => text(note!)),
  };
}
