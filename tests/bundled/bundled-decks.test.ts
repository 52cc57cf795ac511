import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Deck, DeckBlock } from '../../src/deck/index.ts';
import { verifyPackage } from '../../src/formats/pptx/index.ts';
import { notesParagraphs, plainText, type Run } from '../../src/markup/index.ts';
import { readZip } from '../../src/package/index.ts';
import { createProjectCache, layOutDeck, openProject, planBuild } from '../../src/pipeline/index.ts';
import { positionAt } from '../../src/source/index.ts';
import { run } from '../cli/run-program.ts';
import { commonMarkBlocks, withReadableFormulas } from '../markup/common-mark.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { validatorErrors } from '../validator-errors.ts';
import {
  type Built,
  buildAll,
  builtOnce,
  laidOutOnce,
  pptxFiles,
  projectRoot,
  textOf,
} from './build-bundled.ts';
import { readSlides } from './read-notes.ts';

/** What is promised of every bundled deck. */
const built: Built = await builtOnce();
const decks = pptxFiles(built);
const bundled = [...laidOutOnce().values()].flatMap(({ editions }) => editions.map(({ deck }) => deck));
const scratch = temporaryFolder('bundled');

describe('the bundled decks', () => {
  it('build without errors', () => {
    expect(built.diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
    expect(decks.length).toBeGreaterThanOrEqual(7);
  });

  it('give a build nothing to warn of', () => {
    // What is off by itself, and what only a check tells.
    const unsaid = ['unsourced-point', 'sources-shortened'];
    const said = built.diagnostics.filter(({ code }) => !unsaid.includes(code));
    expect(said.map((d) => `${d.code}: ${d.message}`)).toEqual([]);
  });

  it('have sources that a foot has no room for, which only a check tells', () => {
    const project = openProject(projectRoot).value!;
    const planned = planBuild(project, ['how-the-list-grew']).value!;
    const checked = layOutDeck({ project, cache: createProjectCache(project), planned: planned[0]! });
    expect(checked.diagnostics.map(({ code }) => code)).toContain('sources-shortened');
  });

  it('have no untranslated text and nothing that does not fit', () => {
    const serious = ['missing-translation', 'text-overflow', 'over-time', 'word-too-wide'];
    expect(
      built.diagnostics.filter((d) => serious.includes(d.code)).map((d) => `${d.code}: ${d.message}`),
    ).toEqual([]);
  });
});

describe.each(decks.map((deck) => [deck.name, deck.bytes] as const))('%s', (name, bytes) => {
  it('is valid for the Open XML SDK', async () => {
    expect(await validatorErrors(name, bytes)).toEqual([]);
  });

  it('keeps the package rules', () => {
    expect(verifyPackage(readZip(bytes).parts).map((d) => `${d.code}: ${d.message}`)).toEqual([]);
  });

  it('has the same notes as the Markdown file, paragraph by paragraph', () => {
    const markdown = textOf(built, name.replace(/\.pptx$/, '.notes.md'));
    const slides = readSlides(bytes);
    const written = notesBySlide(markdown);
    expect(written.length).toBe(slides.length);
    slides.forEach((slide, index) => {
      expect([index + 1, slide.notes.map(fold)]).toEqual([index + 1, written[index]!.map(fold)]);
    });
  });
});

describe('statements', () => {
  it('on slides of the bundled decks all have their citation', () => {
    const stated = bundled.flatMap((deck) => {
      const lines = deck.slides.flatMap((slide) =>
        slide.slots.flatMap((slot) => slot.blocks.flatMap(lineRuns)),
      );
      // Words that are quoted under their statement have the source in the line below.
      const isQuote = (runs: readonly Run[]) => /^“[^”]*”$/u.test(plainText(runs));
      return lines.filter((runs) => !isQuote(runs) && runs.some((run) => saysStatement(run, deck)));
    });
    expect(stated.length).toBeGreaterThan(100);
    const uncited = stated.filter((runs) => !runs.some((run) => run.cite && run.text !== ''));
    expect(uncited.map(plainText)).toEqual([]);
  });

  it('and every citation has a source, a number and a place in the list', () => {
    for (const deck of bundled) {
      expect(deck.citations.map((c) => c.number)).toEqual(deck.citations.map((_, index) => index + 1));
      for (const { passage } of deck.citations) {
        expect(deck.outline.sources.get(passage.source.id)).toBe(passage.source);
        if (passage.quote !== null && passage.source.file) expect(passage.checked).toBe('verified');
      }
    }
  });
});

/** Its words, not its tag or date; what a deck says without a source is no statement of the outline. */
function saysStatement({ owner, text }: Run, { outline }: Deck): boolean {
  if (owner?.type !== 'statement') return false;
  const wordings = outline.statementsByKey.get(owner.id)?.text.wordings ?? [];
  return text.trim().length > 3 && wordings.some(({ value }) => value.includes(text.trim()));
}

describe('a quote', () => {
  it('that differs in one letter fails the build at its line', async () => {
    const project = join(scratch, 'project');
    const own = 'content/water-cycle';
    cpSync(join(projectRoot, own), join(project, own), { recursive: true });
    const path = join(project, own, 'outline.yaml');
    const text = readFileSync(path, 'utf8');
    const quote = "Most of Earth's water is in the oceans.";
    const at = text.indexOf(`quote: ${quote}`);
    expect(at).toBeGreaterThan(0);
    writeFileSync(path, text.slice(0, at) + text.slice(at).replace('in the oceans.', 'in the ocean.'));
    const failed = await buildAll(project);
    const found = failed.diagnostics.filter((d) => d.code === 'quote-not-found');
    expect(found.map((d) => positionAt(d.span!.file, d.span!.start).line)).toEqual([
      text.slice(0, at).split('\n').length,
    ]);
    expect(failed.decks.some((deck) => deck.deck.startsWith('water-cycle/'))).toBe(false);
  });
});

describe('the same inputs', () => {
  it('give the same bytes in another folder, time zone and locale', () => {
    const project = join(scratch, 'elsewhere');
    cpSync(join(projectRoot, 'content'), join(project, 'content'), { recursive: true });
    cpSync(join(projectRoot, 'throughline.yaml'), join(project, 'throughline.yaml'));
    const out = join(scratch, 'out');
    const args = ['build', '--project', project, '--out', out, '--quiet'];
    // These tests run in another time zone and locale.
    const env = { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' };
    expect(run(args, { cwd: scratch, env }).code).toBe(0);
    for (const deck of built.decks) {
      for (const { name, bytes } of deck.files)
        expect(readFileSync(join(out, deck.deck, name)).equals(bytes), name).toBe(true);
    }
  });
});

/** The runs of a block, line by line: what a reader takes in as one. */
function lineRuns(block: DeckBlock): (readonly Run[])[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [block.runs];
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(lineRuns));
    case 'blockquote':
      return block.blocks.flatMap(lineRuns);
    case 'table':
      return block.rows.flatMap((row) => row.cells.map((cell) => cell.runs));
    case 'cards':
      return block.cards.flatMap(({ value, head, detail, body, foot }) => [
        ...[value, head, detail, foot],
        ...body.flatMap(lineRuns),
      ]);
    default:
      return [];
  }
}

/** The paragraphs under each slide's heading of a notes file. */
function notesBySlide(markdown: string): string[][] {
  const slides: string[][] = [];
  for (const block of commonMarkBlocks(withReadableFormulas(markdown))) {
    if (block.kind === 'heading' && block.level === 2) slides.push([]);
    else slides[slides.length - 1]?.push(...notesParagraphs([block]).map((p) => plainText(p.runs)));
  }
  return slides;
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

beforeAll(() => expect(built.decks.length).toBeGreaterThan(0));
