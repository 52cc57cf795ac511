import { expect, test } from 'vitest';
import { drawPptx, verifyFile } from '../../../src/formats/pptx/index.ts';
import type { Block } from '../../../src/markup/index.ts';
import { partText, readZip } from '../../../src/package/index.ts';
import { hasErrors } from '../../../src/source/index.ts';
import { readSlides } from '../../bundled/read-notes.ts';
import { deckOf, everything } from './everything.ts';
import { slide, title } from './placed-pieces.ts';

const nowhere = { template: null, yaml: null };
const sentence = 'The keeper writes down at which hour the lamp was lit and who trimmed its wick that night.';

/** A deck of one slide whose notes are so many paragraphs of a sentence. */
function input(count: number, words = sentence) {
  const whole = everything();
  const slides = [slide('one', 1, 'title-only', [title('One')])];
  const deck = deckOf(slides);
  const notes: Block[] = Array.from({ length: count }, (_, i) => ({
    kind: 'paragraph',
    class: null,
    runs: [{ text: `${i + 1}. ${words}` }],
    origin: nowhere,
  }));
  return {
    ...whole,
    placed: { ...whole.placed, slides },
    deck: { ...deck, slides: [{ ...deck.slides[0]!, notes }] },
  };
}

interface Page {
  readonly notes: string;
  readonly size: number;
  readonly picture: { readonly bottom: number; readonly height: number };
  readonly body: { readonly top: number; readonly bottom: number; readonly width: number };
  readonly codes: readonly string[];
  readonly paragraphs: readonly string[];
}

const inch = 914_400;

async function draw(count: number, words?: string): Promise<Page> {
  const { value, diagnostics } = await drawPptx(input(count, words));
  expect(hasErrors(diagnostics)).toBe(false);
  expect(verifyFile(value!)).toEqual([]);
  const { parts } = readZip(value!);
  const notes = partText(parts, 'ppt/notesSlides/notesSlide1.xml')!;
  const master = partText(parts, 'ppt/notesMasters/notesMaster1.xml')!;
  const frameOf = (type: string) => {
    const own = frame(notes, type);
    return own ?? frame(master, type)!;
  };
  const picture = frameOf('sldImg');
  const body = frameOf('body');
  return {
    notes,
    size: Number(/<a:lvl1pPr><a:defRPr sz="(\d+)"/.exec(notes)?.[1] ?? 1200) / 100,
    picture: { bottom: picture.y + picture.h, height: picture.h },
    body: { top: body.y, bottom: body.y + body.h, width: body.w },
    codes: diagnostics.map(({ code }) => code),
    paragraphs: readSlides(value!)[0]!.notes,
  };
}

function frame(xml: string, type: string) {
  const shape = xml.split('<p:sp>').find((each) => each.includes(`<p:ph type="${type}"`))!;
  const found = /<a:off x="(\d+)" y="(\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"/.exec(shape);
  if (!found) return null;
  const [x, y, w, h] = found.slice(1).map((each) => Number(each) / inch);
  return { x: x!, y: y!, w: w!, h: h! };
}

test('short notes say nothing about their page: the master does', async () => {
  const { notes, size } = await draw(3);
  expect(notes).not.toContain('<a:xfrm><a:off x="6');
  expect(size).toBe(12);
});

test('the more notes, the smaller the picture and then the type; nothing overlaps and all of it is there', async () => {
  const pages: Page[] = [];
  for (const count of [4, 12, 22, 26, 30, 33]) pages.push(await draw(count));
  for (const [i, page] of pages.entries()) {
    expect(page.body.top).toBeGreaterThan(page.picture.bottom);
    expect(page.body.bottom).toBeLessThanOrEqual(9.5);
    expect(page.size).toBeGreaterThanOrEqual(10);
    expect(page.paragraphs).toHaveLength([4, 12, 22, 26, 30, 33][i]!);
    // Lines as any reader of a typewriter would count them: a sentence takes one line or two.
    const capacity = ((page.body.bottom - page.body.top) * 72) / (page.size * 1.2 + 4);
    expect(page.paragraphs.length).toBeLessThanOrEqual(capacity);
    expect(page.codes).toEqual([]);
  }
  const heights = pages.map(({ picture }) => picture.height);
  expect(heights).toEqual([...heights].sort((a, b) => b - a));
  expect(new Set(heights).size).toBeGreaterThanOrEqual(3);
});

test('notes that no page holds are whole in the file, which says where they go on', async () => {
  const page = await draw(80);
  expect(page.size).toBe(10);
  expect(page.paragraphs).toHaveLength(80);
  expect(page.codes).toEqual([]);
  expect(page.notes).toContain('type="ftr"');
});

test('Chinese notes are measured as wide as they are', async () => {
  const narrow = await draw(10, 'x'.repeat(40));
  const wide = await draw(10, '灯'.repeat(80));
  expect(narrow.picture.height).toBeGreaterThan(wide.picture.height);
});
