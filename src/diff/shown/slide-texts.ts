import type { PlacedChart, PlacedParagraph, PlacedShape, PlacedSlide } from '../../layout/index.ts';
import { withoutSoftHyphens } from '../../layout/index.ts';
import { mapRuns, type NotesBlock, notesParagraphs, plainText, type Run } from '../../markup/index.ts';
import type { PlacedWords } from '../compare-lists.ts';

/** What stands at the foot of every slide is told once, of the deck. */
const everywhere: ReadonlySet<string> = new Set(['footer', 'date', 'slide-number']);

/** The texts of a slide in reading order, each with what it stands in. Citation marks are left out. */
export function textsOfSlide(slide: PlacedSlide): PlacedWords[] {
  return slide.shapes.flatMap(textsOfShape).filter(({ text }) => text !== '');
}

export function textsOfShape(shape: PlacedShape): PlacedWords[] {
  switch (shape.kind) {
    case 'text': {
      const type = shape.placeholder?.type;
      if (type && everywhere.has(type)) return [];
      const place =
        type === 'center-title' ? 'title' : type === 'title' || type === 'subtitle' ? type : 'text';
      return shape.paragraphs.map((each) => ({ place, text: wordsOf(each) }));
    }
    case 'table':
      return shape.rows.flatMap(({ cells }) =>
        cells.map(({ paragraphs }) => ({ place: 'table', text: paragraphs.map(wordsOf).join('\n') })),
      );
    case 'chart':
      return textsOfChart(shape);
    case 'group':
      return shape.shapes.flatMap(textsOfShape);
    // What stands for other shapes says again what they say.
    case 'image':
      return shape.alt === null || shape.decorative ? [] : [{ place: 'alt text', text: shape.alt.trim() }];
    default:
      return [];
  }
}

function textsOfChart(chart: PlacedChart): PlacedWords[] {
  const place = 'chart';
  const points = chart.series.flatMap(({ name, values, texts }) =>
    values.flatMap((value, i) =>
      value === null
        ? []
        : [{ place, text: `${name} · ${chart.categories[i] ?? i + 1}: ${texts[i] ?? value}` }],
    ),
  );
  const titles = [chart.xTitle, chart.yTitle, chart.secondTitle, ...(chart.note?.lines ?? [])];
  return [...titles.flatMap((text) => (text ? [{ place, text }] : [])), ...points];
}

function wordsOf({ runs }: PlacedParagraph): string {
  return withoutSoftHyphens(words(runs));
}

/** Their numbers change with every source that comes before. */
function withoutMarks(block: NotesBlock): NotesBlock {
  return mapRuns(block, (runs) => runs.filter((run) => !run.cite));
}

/** The paragraphs of speaker notes. */
export function textsOfNotes(notes: readonly NotesBlock[]): PlacedWords[] {
  return notesParagraphs(notes.map(withoutMarks))
    .map(({ runs }) => ({ place: 'notes', text: words(runs) }))
    .filter(({ text }) => text !== '');
}

export function words(runs: readonly Run[]): string {
  return plainText(runs.filter((run) => !run.cite))
    .replace(/\s+/g, ' ')
    .trim();
}
