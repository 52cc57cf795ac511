import type { OutlineEvent, Relationship } from '../../outline/index.ts';
import type { Views } from '../../template/index.ts';
import { mixed } from './mix.ts';
import { drawRing, type RingEdge } from './ring-drawing.ts';
import { type DrawnRow, drawPairRows, drawTimeRows } from './rows-drawing.ts';
import type { LabelTask } from './task.ts';
import type { Pen, Pixels } from './task-drawing.ts';

export interface DrawingSize {
  readonly width: Pixels;
  readonly height: Pixels;
}

const most = { nodes: 7, edges: 6, rows: 6 } as const;
const letters = 'abcdefghij';

/** What there is to draw, with as many boxes to fill in as it has; null where nothing can be drawn. */
export interface LabelPlan {
  readonly boxes: number;
  /** Height that it takes at least, and at most. */
  readonly heights: readonly [number, number];
  readonly draw: (size: DrawingSize, pen: Pen) => LabelTask;
  readonly words: readonly string[];
  /** It shows events at their dates. */
  readonly dates: boolean;
}

export function planLabel(
  relationships: readonly Relationship[],
  events: readonly OutlineEvent[],
  views: Views,
): LabelPlan | null {
  const ring = planRing(relationships, views);
  const pairs = planPairs(relationships, views);
  // Two words are soon guessed: a list of pairs asks for more.
  const first = ring && pairs && ring.boxes < 3 && pairs.boxes > ring.boxes ? pairs : ring;
  return first ?? pairs ?? planDates(events, views);
}

/** Relationships whose words say something: they belong on their lines. */
function planRing(relationships: readonly Relationship[], views: Views): LabelPlan | null {
  const edges: { from: string; to: string; word: string; directed: boolean }[] = [];
  const names = new Map<string, string>();
  for (const each of relationships) {
    const worded = wordsOf(each, views).filter(({ word }) => !edges.some((edge) => edge.word === word));
    const news = [each.first, each.second].filter(({ id }) => !names.has(id));
    if (worded.length === 0 || edges.length + worded.length > most.edges) continue;
    if (names.size + news.length > most.nodes) continue;
    for (const { id, label } of news) names.set(id, views.plain(label));
    edges.push(...worded);
  }
  if (edges.length < 2) return null;
  const ids = [...names.keys()];
  const drawn = edges.map(
    ({ from, to, ...edge }, i): RingEdge => ({
      ...edge,
      from: ids.indexOf(from),
      to: ids.indexOf(to),
      letter: letters.charAt(i),
    }),
  );
  const tall = ids.length < 3 ? 110 : 90 + 30 * Math.max(ids.length, drawn.length);
  return {
    boxes: drawn.length,
    words: drawn.map(({ word }) => word),
    dates: false,
    heights: [Math.min(230, tall), Math.min(430, tall + 150)],
    draw: ({ width, height }, pen) => finish(drawRing([...names.values()], drawn, width, height, pen), drawn),
  };
}

interface WordedLine {
  readonly from: string;
  readonly to: string;
  readonly word: string;
  readonly directed: boolean;
}

/** The words of a relationship, short enough to be written into a box; a pair has one for each direction. */
function wordsOf(each: Relationship, views: Views): WordedLine[] {
  const { first, second, directed } = each;
  const own = directed ? views.plain(each.label) : '';
  const there = each.forward ? views.plain(each.forward) : '';
  const back = each.backward ? views.plain(each.backward) : '';
  const fits = (word: string): boolean => word !== '' && [...word].length <= 26;
  const lines: WordedLine[] = [];
  if (fits(own)) lines.push({ from: first.id, to: second.id, word: own, directed: true });
  if (fits(there)) lines.push({ from: first.id, to: second.id, word: there, directed: true });
  if (fits(back)) lines.push({ from: second.id, to: first.id, word: back, directed: true });
  return lines;
}

/** Pairs without words: one name of each is asked for. */
function planPairs(relationships: readonly Relationship[], views: Views): LabelPlan | null {
  const seen = new Set<string>();
  const rows: DrawnRow[] = [];
  for (const { first, second } of relationships) {
    if (seen.has(first.id) || seen.has(second.id) || rows.length === most.rows) continue;
    seen.add(first.id).add(second.id);
    const letter = letters.charAt(rows.length);
    rows.push({ given: views.plain(first.label), asked: views.plain(second.label), letter });
  }
  return rows.length < 2 ? null : planRows(rows, drawPairRows, 44);
}

/** Events at their dates. */
function planDates(events: readonly OutlineEvent[], views: Views): LabelPlan | null {
  const rows = events.slice(0, most.rows).map(({ date, label }, i) => ({
    given: views.date(date),
    asked: views.plain(label),
    letter: letters.charAt(i),
  }));
  return new Set(rows.map(({ given }) => given)).size < 3 || rows.length < 3
    ? null
    : planRows(rows, drawTimeRows, 40);
}

function planRows(rows: readonly DrawnRow[], draw: typeof drawPairRows, least: number): LabelPlan {
  return {
    boxes: rows.length,
    words: rows.map(({ asked }) => asked),
    dates: draw === drawTimeRows,
    heights: [rows.length * least, rows.length * (least + 18)],
    draw: ({ width, height }, pen) =>
      finish(
        draw(rows, width, height, pen),
        rows.map(({ asked, letter }) => ({ word: asked, letter })),
      ),
  };
}

function finish(
  drawing: LabelTask['drawing'],
  answers: readonly { readonly word: string; readonly letter: string }[],
): LabelTask {
  return {
    kind: 'label',
    points: answers.length,
    drawing,
    words: mixed(
      answers.map(({ word }) => word),
      (word) => word,
    ),
    answers: answers.map(({ word, letter }) => ({ word, letter })),
  };
}
