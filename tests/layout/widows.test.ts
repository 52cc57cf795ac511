import { beforeAll, describe, expect, it } from 'vitest';
import { type PlacedParagraph, type PlacedShape, placeDeck } from '../../src/layout/index.ts';
import { createProjectCache, layOutDeck, openProject, planBuild } from '../../src/pipeline/index.ts';
import { deck, diagram, edge, node, paragraph, run, sampleTheme, slide, table } from './sample-deck.ts';

/** Every paragraph of a slide with the kind of place that it stands in. */
interface Found {
  readonly where: string;
  readonly title: boolean;
  readonly paragraph: PlacedParagraph;
}

const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function paragraphsOf(shape: PlacedShape, slide: string): Found[] {
  const found = (paragraphs: readonly PlacedParagraph[], title = false): Found[] =>
    paragraphs.map((each) => ({ where: `${slide}, ${shape.name}`, title, paragraph: each }));
  if (shape.kind === 'group') return shape.shapes.flatMap((each) => paragraphsOf(each, slide));
  if (shape.kind === 'table')
    return shape.rows.flatMap(({ cells }) => cells.flatMap((cell) => found(cell.paragraphs)));
  if (shape.kind !== 'text') return [];
  // A quotation and what it means share one width, and what suits the one may not suit the other.
  const scripts = new Set(shape.paragraphs.map(({ runs }) => runs.some(({ text }) => han.test(text))));
  if (scripts.size > 1) return [];
  const type = shape.placeholder?.type;
  return found(shape.paragraphs, type === 'title' || type === 'center-title');
}

/** What is wrong with a paragraph's lines, in words; empty: nothing. */
function faultsOf({ where, title, paragraph: { lines, runs } }: Found): string[] {
  if (lines.length < 2 || runs.some(({ code, link, break: ends }) => code || link || ends)) return [];
  const marks = runs.flatMap(({ cite, text }) => (cite ? [text] : []));
  const faults: string[] = [];
  const [last] = lines.slice(-1).map(({ text }) => text);
  const widths = lines.map(({ width }) => width);
  const longest = Math.max(...widths);
  const wide = lines.some(({ text }) => han.test(text));
  for (const { text } of lines.slice(1))
    if (marks.some((mark) => text.startsWith(mark)) || /^[。，；：、！？]/u.test(text))
      faults.push(`begins with a mark: ${text}`);
  if (wide && han.test(last!)) {
    const own = marks.reduce((text, mark) => text.replace(mark, ''), last!);
    if ((own.match(/[\p{L}\p{N}]/gu) ?? []).length < (title ? 3 : 2)) faults.push(`widow: ${last}`);
  } else if (!/[\s\u00a0]/.test(last!) && widths.at(-1)! < longest * (title ? 0.25 : 0.14))
    faults.push(`widow: ${last}`);
  return faults.map((fault) => `${where}: ${fault} (${lines.map(({ text }) => text).join(' | ')})`);
}

describe('bundled decks', () => {
  let slides: readonly { readonly name: string; readonly shapes: readonly PlacedShape[] }[];

  beforeAll(() => {
    const project = openProject(new URL('../..', import.meta.url).pathname).value!;
    const cache = createProjectCache(project);
    slides = planBuild(project, []).value!.flatMap((planned) =>
      layOutDeck({ project, cache, planned }).value!.editions.flatMap(({ placed, language }) =>
        placed.slides.map(({ id, shapes }) => ({ name: `${planned.name} ${language} ${id}`, shapes })),
      ),
    );
  });

  it('have no widow, and no line that begins with a mark of citation', () => {
    const found = slides.flatMap(({ name, shapes }) => shapes.flatMap((each) => paragraphsOf(each, name)));
    expect(found.length).toBeGreaterThan(2000);
    expect(found.flatMap(faultsOf)).toEqual([]);
  });
});

/** Texts of every length, so that lines end at every place. */
const texts: Readonly<Record<string, readonly string[]>> = {
  zh: prefixes(
    '雾里先听见钟声后来才看见灯光港口的引航员说灯塔每隔五秒闪一次而钟每分钟响三下夜里都能听到'.repeat(2),
    3,
  ),
  ja: prefixes(
    '霧の中ではまず鐘が聞こえそれから灯りが見える港の水先案内人は灯台は五秒ごとに光ると言う'.repeat(2),
    3,
  ),
  en: prefixes(
    'In the fog the pilot heard a bell at first, and it was only later that he saw the light on an old tower',
    3,
  ),
  es: prefixes(
    'En la niebla se oye primero la campana y solo más tarde se ve la luz del faro que hay en la isla',
    3,
  ),
};

function prefixes(text: string, least: number): string[] {
  return Array.from({ length: text.length - least }, (_, i) => text.slice(0, least + i).trim());
}

describe('texts of every length', () => {
  const mark = run('17, 27', { cite: { type: 'statement', key: 'a/1' } });

  it.each(Object.keys(texts))('have none in bodies, cells and nodes in %s', (language) => {
    const own = texts[language]!;
    const words = language === 'zh' || language === 'ja' ? own : own.filter((text) => !/\s\S$/.test(text));
    const slides = words.flatMap((text, i) => {
      const cited = [run(text), mark, run(language === 'zh' ? '。' : '')];
      const cells = table([
        ['x', text],
        [text, 'y'],
      ]);
      const nodes = [node('a', text.slice(0, 24)), node('b', text.slice(0, 12))];
      return [
        slide(
          `text-${i}`,
          'two-content',
          { left: [paragraph(cited)], right: [cells] },
          { title: [run(text)] },
        ),
        slide(`figure-${i}`, 'title-and-content', {
          body: [diagram('chain', nodes, [edge('a', 'b', null)])],
        }),
      ];
    });
    const { value } = placeDeck(deck(slides, { language }), sampleTheme());
    const found = value!.placed.slides.flatMap(({ id, shapes }) =>
      shapes.flatMap((each) => paragraphsOf(each, id)),
    );
    expect(found.flatMap(faultsOf)).toEqual([]);
  });
});
