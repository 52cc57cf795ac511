import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countPages } from '../../src/formats/pdf/index.ts';
import { buildDeck } from '../../src/pipeline/build-deck.ts';
import { planBuild } from '../../src/pipeline/plan-build.ts';
import { Printer } from '../../src/pipeline/programs/printer.ts';
import { createProjectCache } from '../../src/pipeline/project-cache.ts';
import { openProject } from '../../src/project/index.ts';
import { browserPath } from '../browser/open-browser.ts';
import { pngOf } from '../fixtures/pictures.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** What a deck of a project is made into. */
const root = temporaryFolder('formats');

const slides = `slides:
  - { use: bullets, id: one, title: One, points: [A] }
  - { use: bullets, id: two, title: Two, points: [B], hidden: true }
  - { use: bullets, id: three, title: Three, points: [C] }
`;

async function build(deck: string, formats: readonly string[], browser?: string) {
  const folder = join(root, 'content', 'small');
  mkdirSync(join(folder, 'decks'), { recursive: true });
  mkdirSync(join(folder, 'images'), { recursive: true });
  writeFileSync(join(root, 'throughline.yaml'), '{}\n');
  writeFileSync(join(folder, 'images', 'a.png'), pngOf(4, 3));
  writeFileSync(
    join(folder, 'outline.yaml'),
    'title: Small\nsummary: |\n  First.\n\n  ![A square](images/a.png)\n',
  );
  writeFileSync(join(folder, 'decks', 'deck.yaml'), deck);
  const project = openProject(root).value!;
  const cache = createProjectCache(project);
  const [planned] = planBuild(project, []).value!;
  const printer = new Printer(browser ?? null);
  const built = await buildDeck({ project, cache, planned: planned!, formats, epoch: null, printer });
  await printer.close();
  // The points of these slides are nobody's.
  const diagnostics = built.diagnostics.filter((each) => each.code !== 'unsourced-point');
  return {
    files: built.value?.files ?? [],
    names: (built.value?.files ?? []).map((file) => file.name),
    inputs: Object.keys(built.value?.inputs ?? {}),
    codes: diagnostics.map((each) => each.code),
    diagnostics,
  };
}

describe('formats of handouts', () => {
  it('are made of every handout, and Markdown with the pictures that it shows', async () => {
    const deck = `handouts: [slides-and-notes, briefing-note]\n${slides}`;
    const { names, codes } = await build(deck, ['md', 'html', 'docx']);
    expect(codes).toEqual([]);
    expect([...names].sort()).toEqual([
      'deck.briefing-note.docx',
      'deck.briefing-note.html',
      'deck.briefing-note.md',
      'deck.images.a.png',
      'deck.notes.md',
      'deck.slides-and-notes.docx',
      'deck.slides-and-notes.html',
      'deck.slides-and-notes.md',
      'pictures/deck.one.svg',
      'pictures/deck.three.svg',
      'pictures/deck.two.svg',
    ]);
  });

  it('no pictures of slides where no handout shows them', async () => {
    const { names } = await build(`handouts: [briefing-note]\n${slides}`, ['md']);
    expect(names.sort()).toEqual(['deck.briefing-note.md', 'deck.images.a.png', 'deck.notes.md']);
  });

  it('count the pictures that they show among what the deck is made from', async () => {
    const { files, inputs } = await build(`handouts: [briefing-note]\n${slides}`, ['html']);
    expect(new TextDecoder().decode(files[0]!.bytes)).toContain('<img src="data:image/png;base64,');
    expect(inputs).toContain('content/small/images/a.png');
  });

  it('are warned of where there is nothing to make', async () => {
    const { names, diagnostics } = await build(slides, ['html', 'docx']);
    expect(names).toEqual([]);
    expect(diagnostics).toMatchObject([
      {
        code: 'no-handouts',
        severity: 'warning',
        message: '"deck" has no handouts, so that nothing of it is html or docx',
        hint: 'write "handouts: [briefing-note, evidence, glossary]" in the deck file',
      },
    ]);
    expect((await build(slides, ['pptx', 'html'])).codes).toEqual([]);
  });
});

describe('PDF', () => {
  it('is made of the slides that are shown, and of every handout', async (context) => {
    const browser = await browserPath().catch(() => null);
    if (browser === null) return context.skip('no browser can be started');
    const { files, names, codes } = await build(`handouts: [briefing-note]\n${slides}`, ['pdf'], browser);
    expect(codes).toEqual([]);
    expect(names).toEqual(['deck.pdf', 'deck.briefing-note.pdf']);
    expect(countPages(files[0]!.bytes)).toBe(2);
  });

  it('without a browser all else is made, and what is missing is named once', async () => {
    const deck = `handouts: [briefing-note, evidence]\n${slides}`;
    const { names, diagnostics } = await build(deck, ['pptx', 'pdf'], '/nowhere/chromium');
    expect(names).toEqual(['deck.pptx']);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        code: 'no-browser',
        trouble: 'missing',
        message:
          'deck.pdf, deck.briefing-note.pdf, deck.evidence.pdf are missing: there is no browser "/nowhere/chromium", which --browser names',
      },
    ]);
  });
});
