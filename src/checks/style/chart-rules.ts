import type { PlacedChart } from '../../layout/index.ts';
import type { StyleRule } from './style-rule.ts';

const fewMarks = 12;
const round = new Set(['pie', 'doughnut']);

/** Few marks carry their values. */
export const directLabels: StyleRule = ({ slides }, report) => {
  for (const { slide, blocks } of slides) {
    for (const block of blocks) {
      if (block.kind !== 'chart' || block.values !== false || block.chart === 'scatter') continue;
      const marks = block.categories.length * block.series.length;
      if (marks > fewMarks) continue;
      const message = `the chart of slide "${slide.id}" has ${marks} marks and says the values of none; up to ${fewMarks} say theirs`;
      report('direct-labels', slide, message, 'leave "values: false" out');
    }
  }
};

/** Where the title names one series, the others step back. */
export const seriesMuted: StyleRule = ({ slides }, report) => {
  for (const { slide, content, title } of slides) {
    for (const chart of content.filter((shape) => shape.kind === 'chart')) {
      if (round.has(chart.chart) || chart.series.length < 2) continue;
      const named = namedIn(
        title,
        chart.series.map(({ name }) => name),
      );
      const strong = chart.series.filter(isStrong);
      const loud = strong.filter(({ name }) => name !== named).length;
      if (named === null || loud === 0) continue;
      const message = `the title of slide "${slide.id}" names the series "${named}", and ${strong.length} series are drawn at full strength; 1 is the most`;
      report('series-muted', slide, message, `show "${named}" alone, or let the title speak of all series`);
    }
  }
};

function isStrong({ color, opacity }: PlacedChart['series'][number]): boolean {
  const lead = color.color === 'accent1' || color.color === 'accent2';
  return lead && !color.tint && (opacity ?? 1) > 0.9;
}

/** The one of some names that a text holds as words; null where it holds none or several. */
export function namedIn(text: string, names: readonly string[]): string | null {
  const words = fold(text);
  const found = names.filter((name) => name.trim() !== '' && holdsWords(words, fold(name)));
  // Of "Rain" and "Rain and snow" the longer is meant.
  const meant = found.filter(
    (name) => !found.some((other) => other !== name && fold(other).includes(fold(name))),
  );
  return meant.length === 1 ? meant[0]! : null;
}

function holdsWords(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  // Chinese has no blanks between words.
  if (/[\u3040-\u30ff\u3400-\u9fff]/.test(name)) return true;
  const isLetter = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{N}]/u.test(character);
  // "Lamps" are named where the series is "Lamp".
  const end = at + name.length;
  const ends = ['', 's', 'es'].some(
    (more) => text.startsWith(more, end) && !isLetter(text[end + more.length]),
  );
  return !isLetter(text[at - 1]) && ends;
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
