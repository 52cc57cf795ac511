import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlacedShape } from '../../src/layout/index.ts';
import { notesParagraphs, plainText, type Run } from '../../src/markup/index.ts';
import type { Statement } from '../../src/outline/index.ts';
import { readZip } from '../../src/package/index.ts';
import { buildDeck } from '../../src/pipeline/build-deck.ts';
import type { LaidOutEdition } from '../../src/pipeline/laid-out-deck.ts';
import { planBuild } from '../../src/pipeline/plan-build.ts';
import { Printer } from '../../src/pipeline/programs/printer.ts';
import { createProjectCache } from '../../src/pipeline/project-cache.ts';
import { openProject } from '../../src/project/index.ts';
import { browserPath } from '../browser/open-browser.ts';
import { laidOutOnce, projectRoot } from '../bundled/build-bundled.ts';
import { readSlides } from '../bundled/read-notes.ts';
import { commonMarkBlocks } from '../markup/common-mark.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/**
 * A citation has one number, wherever it stands: every place of every output in which a statement is followed by a
 * number is compared with the number of its passage, and every place that explains a number with what it explains.
 */
const project = openProject(projectRoot).value!;
const cache = createProjectCache(project);
const scratch = temporaryFolder('numbers');
const canPrint = await findPrinter();
if (canPrint !== null) process.stderr.write(`\nSKIPPED, numbers in PDF: ${canPrint}\n`);
const formats = ['pptx', 'md', 'html', 'docx', ...(canPrint === null ? ['pdf'] : [])];

for (const planned of planBuild(project, []).value!) {
  describe(planned.name, async () => {
    const laidOut = laidOutOnce().get(planned.name)!;
    const printer = new Printer(await browserPath().catch(() => null));
    const built = await buildDeck({ project, cache, planned, formats, epoch: null, printer });
    await printer.close();
    const files = built.value?.files ?? [];

    it.each(laidOut.editions.map((edition) => [edition.language, edition] as const))(
      'has the same numbers everywhere in %s',
      (_, edition) => {
        const said = built.diagnostics.filter(
          // How many pages it fills depends on the faces that the browser finds.
          ({ severity, code }) =>
            severity === 'error' || (/^handout-/.test(code) && code !== 'handout-too-long'),
        );
        expect(said.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
        const numbered = statementsOf(edition);
        const texts = [
          ['slides', slidesText(edition)] as const,
          ...files
            .filter(({ name }) => name.startsWith(`${edition.prefix}.`) && !/\.(svg|png)$/.test(name))
            .map(({ name, bytes }) => [name, textOf(name, bytes)] as const),
        ];
        const found = new Map(texts.map(([name, text]) => [name, compareMarks(name, text, numbered)]));
        if (numbered.length > 0) expect(found.get('slides')).toBeGreaterThan(0);
        // What the Markdown of a handout cites is cited in its other formats as often.
        for (const [name] of texts) {
          if (!/\.(html|docx|pdf)$/.test(name) || name === `${edition.prefix}.pdf`) continue;
          const markdown = found.get(name.replace(/\.\w+$/, '.md'))!;
          // What runs on over the end of a page has its foot in its middle, as a reader of the file sees it.
          const parted = name.endsWith('.pdf') ? 1 : 0;
          expect(found.get(name)!, name).toBeGreaterThanOrEqual(markdown - parted);
          expect(found.get(name)!, name).toBeLessThanOrEqual(markdown);
        }
        for (const [name, text] of texts) {
          if (name.includes('.evidence.')) expect(explained(text, edition)).toBeGreaterThan(0);
        }
      },
    );
  });
}

interface Numbered {
  readonly text: string;
  /** Of each statement that reads so. */
  readonly numbers: readonly string[];
}

/** Statements that have numbers in the deck, in its wording. */
function statementsOf({ deck, views }: LaidOutEdition): readonly Numbered[] {
  const numbers = new Map(deck.citations.map(({ number, passage }) => [passage.key, number]));
  const all: Statement[] = [...deck.outline.statementsByKey.values(), ...deck.ownStatements.values()];
  const byText = new Map<string, string[]>();
  for (const statement of all) {
    const own = statement.passages.map((passage) => numbers.get(passage.key));
    if (own.length === 0 || own.includes(undefined)) continue;
    // In Chinese the mark of slides and notes stands in front of the stop.
    const text = squeeze(views.plain(statement.text)).replace(/[。！？；]$/, '');
    byText.set(text, [...(byText.get(text) ?? []), [...new Set(own)].join()]);
  }
  return [...byText].map(([text, each]) => ({ text, numbers: each }));
}

/** How many marks stand behind statements, all of them right. */
function compareMarks(name: string, text: string, statements: readonly Numbered[]): number {
  let found = 0;
  for (const statement of statements) {
    for (let at = text.indexOf(statement.text); at >= 0; at = text.indexOf(statement.text, at + 1)) {
      const mark = /^[。！？；]?\[(\d+(?:,\d+)*)\]/.exec(text.slice(at + statement.text.length));
      if (!mark) continue;
      found += 1;
      // Marks that stand together are one mark.
      const right = statement.numbers.some((numbers) => `${mark[1]},`.startsWith(`${numbers},`));
      expect([name, statement, mark[1], right]).toEqual([name, statement, mark[1], true]);
    }
  }
  return found;
}

/** How many numbers of an evidence table stand before their own quotation. */
function explained(text: string, { deck }: LaidOutEdition): number {
  return deck.citations.filter(({ number, passage }) => {
    if (passage.quote === null) return false;
    const rows = text
      .split(`[${number}]`)
      .slice(1)
      .map((rest) => rest.split(/\[\d+\]/, 1)[0]!);
    return rows.some((row) => row.includes(squeeze(passage.quote!)));
  }).length;
}

function slidesText({ placed }: LaidOutEdition): string {
  const texts = (shape: PlacedShape): string => {
    switch (shape.kind) {
      case 'text':
        return shape.paragraphs.map(({ runs }) => marked(runs)).join('\n');
      case 'table':
        return shape.rows
          .flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs.map(({ runs }) => marked(runs))))
          .join('\n');
      case 'group':
        return shape.shapes.map(texts).join('\n');
      default:
        return '';
    }
  };
  return squeeze(placed.slides.flatMap((slide) => slide.shapes.map(texts)).join('\n'));
}

function marked(runs: readonly Run[]): string {
  // In small type they are in brackets already.
  return runs.map((run) => (run.cite && !/[[\]]/.test(run.text) ? `[${run.text}]` : run.text)).join('');
}

function textOf(name: string, bytes: Uint8Array): string {
  if (name.endsWith('.pptx'))
    return squeeze(
      readSlides(bytes)
        .flatMap((slide) => slide.notes)
        .join('\n'),
    );
  if (name.endsWith('.docx')) return squeeze(wordText(bytes));
  if (name.endsWith('.pdf')) return squeeze(pdfText(name, bytes));
  const text = new TextDecoder().decode(bytes);
  if (name.endsWith('.html')) return squeeze(htmlText(text));
  return squeeze(
    notesParagraphs(commonMarkBlocks(text))
      .map(({ runs }) => plainText(runs))
      .join('\n'),
  );
}

function wordText(bytes: Uint8Array): string {
  const part = readZip(bytes).parts.get('word/document.xml')!;
  const xml = typeof part === 'string' ? part : new TextDecoder().decode(part);
  return decodeEntities(
    xml
      .replace(/<w:instrText[\s\S]*?<\/w:instrText>/g, '')
      .replace(/<\/w:p>/g, '\n')
      // Word counts these: the k-th is k.
      .replace(/<w:footnoteReference w:id="(\d+)"\/>/g, '$1')
      .replace(/<[^>]*>/g, ''),
  );
}

/** Drawings may hold drawings. */
function withoutDrawings(html: string): string {
  const inner = html.replace(/<svg\b(?:(?!<svg\b)[\s\S])*?<\/svg>/g, '');
  return inner === html ? html : withoutDrawings(inner);
}

function htmlText(html: string): string {
  return decodeEntities(
    withoutDrawings(html)
      .replace(/[\s\S]*<body[^>]*>/, '')
      .replace(/<section class="endnotes"[\s\S]*?<\/section>/g, '')
      .replace(/<span class="back">[\s\S]*?<\/span>/g, '')
      .replace(/<[^>]*>/g, ''),
  );
}

function pdfText(name: string, bytes: Uint8Array): string {
  const file = join(scratch, name);
  writeFileSync(file, bytes);
  return execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
}

async function findPrinter(): Promise<string | null> {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    await browserPath();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function decodeEntities(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    amp: '&',
  };
  return text.replace(/&(lt|gt|quot|apos|nbsp|amp);/g, (_, name: string) => entities[name]!);
}

/** Without white space and signs that print nothing. */
function squeeze(text: string): string {
  return text.replace(/[\s\u200B\u2060]/gu, '');
}
