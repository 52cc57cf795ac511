import { readFileSync } from 'node:fs';
import bidiFactory from 'bidi-js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OutputFile } from '../../src/formats/index.ts';
import { drawSvg } from '../../src/formats/svg/index.ts';
import type { PlacedShape } from '../../src/layout/index.ts';
import { partText, readZip } from '../../src/package/index.ts';
import type { LaidOutDeck } from '../../src/pipeline/laid-out-deck.ts';
import { hasErrors } from '../../src/source/index.ts';
import { attributeOf } from '../../src/xml/index.ts';
import { elementsOf, number, textOf } from '../formats/svg/read-svg.ts';
import { buildInMemory } from '../fuzz/build-in-memory.ts';
import { flatten } from '../layout/placed-checks.ts';
import { validatorErrors } from '../validator-errors.ts';

/** The harbour: the same deck in English, Arabic, Hebrew and Persian, with what is hard about them. */

const read = (path: string) =>
  readFileSync(new URL(`../fixtures/right-to-left/content/harbour/${path}`, import.meta.url), 'utf8');
const project = {
  files: {
    'content/fuzz/outline.yaml': read('outline.yaml'),
    'content/fuzz/decks/deck.yaml': read('decks/harbour.yaml'),
    'content/fuzz/sources/report.txt': read('sources/report.txt'),
  },
  outline: 'content/fuzz/outline.yaml',
  deck: 'content/fuzz/decks/deck.yaml',
};

let files: readonly OutputFile[] = [];
let laidOut: LaidOutDeck;

beforeAll(async () => {
  const built = await buildInMemory(project, ['pptx', 'md', 'html']);
  expect(hasErrors(built.diagnostics)).toBe(false);
  laidOut = built.laidOut!;
  // In Word each slide has a picture, which takes its time: its first slide says it all.
  const whole = project.files['content/fuzz/decks/deck.yaml'];
  const first = whole.slice(0, whole.indexOf('\n  - section:'));
  const short = { ...project, files: { ...project.files, 'content/fuzz/decks/deck.yaml': `${first}\n` } };
  const word = await buildInMemory(short, ['docx']);
  files = [...built.files, ...word.files.filter(({ name }) => name.endsWith('.docx'))];
}, 300_000);

const text = (bytes: Uint8Array | string) =>
  typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
const file = (ending: string) => files.find(({ name }) => name.endsWith(ending))!;
const edition = (language: string) => laidOut.editions.find((each) => each.language === language)!;

function parts(language: string) {
  return readZip(file(`${language}.pptx`).bytes as Uint8Array).parts;
}

/** The part of a slide, by the id of the slide. */
function slideXml(id: string, language: string): string {
  const at = edition(language).placed.slides.findIndex((each) => each.id === id);
  return partText(parts(language), `ppt/slides/slide${at + 1}.xml`)!;
}

/** A text as it is seen from left to right (UAX #9). */
function seen(words: string): string {
  const bidi = bidiFactory();
  return bidi.getReorderedString(words, bidi.getEmbeddingLevels(words, 'rtl')).replace(/[\u200e\u200f]/g, '');
}

describe.each(['ar', 'he', 'fa'])('the harbour in %s', (language) => {
  it('has the slides of the English one, on as many pages', () => {
    const ids = (of: string) => edition(of).placed.slides.map(({ id }) => id);
    expect(ids(language)).toEqual(ids('en'));
  });

  it('says in master, boxes and paragraphs which way it is read', () => {
    const master = partText(parts(language), 'ppt/slideMasters/slideMaster1.xml')!;
    expect(master).not.toContain('rtl="0"');
    expect(master.match(/<a:lvl1pPr [^>]*algn="r"[^>]*rtl="1"/g)?.length).toBeGreaterThanOrEqual(3);
    expect(master).not.toContain('rtlCol="0"');
    expect(partText(parts(language), 'ppt/notesMasters/notesMaster1.xml')).toContain(
      'algn="r" defTabSz="914400" rtl="1"',
    );
    expect(partText(parts(language), 'ppt/presentation.xml')).toMatch(/<p:presentation [^>]* rtl="1"/);
  });

  it('has titles and bullets at the right', () => {
    const { placed } = edition(language);
    const rules = placed.slides.find(({ id }) => id === 'rules')!;
    const texts = rules.shapes.filter((each) => each.kind === 'text' && each.placeholder !== null);
    const title = texts.find((each) => each.kind === 'text' && each.placeholder!.type === 'title')!;
    const english = edition('en')
      .placed.slides.find(({ id }) => id === 'rules')!
      .shapes.find(({ name }) => name === title.name)!;
    expect(title.box.x).toBeCloseTo(placed.width - english.box.x - english.box.w, 4);
    const lists = texts.flatMap((each) => (each.kind === 'text' ? each.paragraphs : []));
    for (const each of lists.filter(({ bullet }) => bullet))
      expect(each).toMatchObject({ rightToLeft: true, align: 'right' });
    // The layout says so for all of them.
    expect(slideXml('rules', language)).not.toMatch(/algn="l"|rtl="0"/);
  });

  it('turns tables, chains, time lines and axes', () => {
    expect(slideXml('counted', language)).toMatch(/<a:tblPr [^>]*rtl="1"/);
    const placesOf = (id: string, of: string) =>
      new Map(
        edition(of)
          .placed.slides.find((each) => each.id === id)!
          .shapes.flatMap(flatten)
          .map(({ name, box }) => [name, box.x] as const),
      );
    for (const id of ['chain', 'chevrons', 'years']) {
      const straight = placesOf(id, 'en');
      const turned = placesOf(id, language);
      const nodes = [...straight.keys()].filter(
        (name) => /^Node (?!axis|mark)/.test(name) && turned.has(name),
      );
      const order = (places: ReadonlyMap<string, number>) =>
        nodes.toSorted((a, b) => places.get(a)! - places.get(b)!);
      if (nodes.length > 1) expect(order(turned), id).toEqual(order(straight).reverse());
    }
    const charts = [...parts(language).keys()].filter((name) => /charts\/chart\d+\.xml$/.test(name)).sort();
    const [columns, bars] = charts.map((name) => partText(parts(language), name)!);
    expect(columns).toMatch(/<c:catAx>.*?<c:orientation val="maxMin"\/>.*?<\/c:catAx>/);
    expect(columns).toMatch(/<c:valAx>.*?<c:axPos val="r"\/>/);
    expect(bars).toMatch(/<c:valAx>.*?<c:orientation val="maxMin"\/>/);
  });

  it('keeps code from left to right at the left, in every format', () => {
    const code = slideXml('config', language);
    expect(code).toMatch(/<a:pPr [^>]*algn="l"[^>]*rtl="0"/);
    expect(text(file(`${language}.slides-and-notes.html`).bytes)).toContain('dir="ltr"');
  });

  it('shows a line in the same order in the deck, its drawing and the page', () => {
    const { placed } = edition(language);
    const slide = placed.slides.find(({ id }) => id === 'rules')!;
    const runsOf = (each: PlacedShape) =>
      each.kind === 'text' ? each.paragraphs.map(({ runs }) => runs.map((run) => run.text).join('')) : [];
    const sentences = slide.shapes.flatMap(runsOf).filter((each) => /USGS|555-0100|C\+\+/.test(each));
    expect(sentences.length).toBe(3);
    const marked = [...slideXml('rules', language).matchAll(/<a:p>.*?<\/a:p>/g)].map(([xml]) =>
      [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, words]) => words).join(''),
    );
    const drawn = linesFromLeft(drawSvg(slide, placed, laidOut.theme));
    for (const sentence of sentences) {
      const inDeck = marked.find((each) => each.replace(/[\u200e\u200f]/g, '') === sentence)!;
      // Blanks between pieces are places, not signs.
      const expected = seen(inDeck).replaceAll(' ', '');
      // The bullet stands on the same line.
      expect(drawn.join('\n').replaceAll(' ', '')).toContain(expected);
      for (const token of sentence.match(/\+1-212-555-0100|2026-03-01|C\+\+/g) ?? [])
        expect(seen(inDeck)).toContain(token);
    }
    const page = text(file(`${language}.slides-and-notes.html`).bytes);
    expect(page).toContain(`dir="rtl"`);
    expect(page).toContain('<bdi dir="ltr">+1 (212) 555-0100</bdi>');
    expect(page).toContain('<bdi dir="ltr">2026-03-01</bdi>');
  });

  it('keeps an English quotation from left to right, its full stop at its end', () => {
    const { placed } = edition(language);
    const slide = placed.slides.find(({ id }) => id === 'said')!;
    const quoted = slide.shapes
      .flatMap((each) => (each.kind === 'text' ? each.paragraphs : []))
      .filter(({ runs }) => runs.some((run) => run.text.includes('Whoever')));
    expect(quoted.length).toBe(1);
    expect(quoted[0]!.rightToLeft).toBeUndefined();
  });

  it('is right in Markdown and in Word', () => {
    const markdown = text(file(`${language}.notes.md`).bytes);
    expect(markdown).toMatch(/^<div dir="rtl">\n\n/);
    expect(markdown).toMatch(/\n<\/div>\n$/);
    const document = partText(
      readZip(file(`${language}.slides-and-notes.docx`).bytes as Uint8Array).parts,
      'word/document.xml',
    )!;
    // The number is a run of its own, without w:rtl.
    const run = [...document.matchAll(/<w:r>(?:(?!<\/w:r>).)*<\/w:r>/g)]
      .map(([xml]) => xml)
      .find((xml) => xml.includes('>2026-03-01<'));
    expect(run).toBeDefined();
    expect(run).not.toContain('<w:rtl');
  });

  it('is valid', async () => {
    expect(await validatorErrors('deck.pptx', file(`${language}.pptx`).bytes as Uint8Array)).toEqual([]);
    expect(
      await validatorErrors('notes.docx', file(`${language}.slides-and-notes.docx`).bytes as Uint8Array),
    ).toEqual([]);
  });
});

it('says nothing of directions in the English deck', () => {
  for (const [name, part] of parts('en'))
    if (name.endsWith('.xml'))
      expect(typeof part === 'string' ? part : '', name).not.toMatch(/ rtl="1"|rtlCol="1"|[\u200e\u200f]/);
});

/** The lines of a drawing as they are seen: pieces by their place, each from the left. */
function linesFromLeft(svg: string): string[] {
  const bidi = bidiFactory();
  const lines = new Map<number, { x: number; words: string }[]>();
  for (const element of elementsOf(svg)) {
    const own = textOf(element);
    if ((element.name !== 'text' && element.name !== 'tspan') || own === '') continue;
    if (element.name === 'text' && element.children.some((child) => child.kind !== 'text')) continue;
    const turned = attributeOf(element, 'text-anchor') === 'end';
    const bare = own.replace(/[\u2066-\u2069]/g, '');
    const words = turned ? bidi.getReorderedString(bare, bidi.getEmbeddingLevels(bare, 'rtl')) : bare;
    const y = number(element, 'y');
    // What is set from its right edge stands left of it.
    const x = number(element, 'x') - (turned ? 0.01 : 0);
    lines.set(y, [...(lines.get(y) ?? []), { x, words }]);
  }
  return [...lines.values()].map((pieces) =>
    pieces
      .toSorted((a, b) => a.x - b.x)
      .map(({ words }) => words)
      .join(''),
  );
}
