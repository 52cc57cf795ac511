import type { PlacedShape } from '../../layout/index.ts';
import { plainText } from '../../markup/index.ts';
import { paragraphsOf } from './slide-facts.ts';
import { percent, type StyleRule } from './style-rule.ts';

const shortestEnd = 0.14;

/** No paragraph ends with one short word on a line of its own. */
export const paragraphWidows: StyleRule = ({ slides }, report) => {
  for (const { slide, content, role } of slides) {
    if (role !== 'content') continue;
    const texts = content.filter((shape) => shape.kind === 'text');
    for (const { lines, runs } of paragraphsOf(texts)) {
      const last = lines.at(-1);
      if (lines.length < 2 || !last) continue;
      const words = last.text.trim();
      const longest = Math.max(...lines.map((line) => line.width));
      const share = longest === 0 ? 1 : last.width / longest;
      if (/\s/.test(words) || share >= shortestEnd || words === '') continue;
      const message = `the last line of "${start(plainText(runs))}" holds "${words}" alone: ${percent(share)} of the longest line; ${percent(shortestEnd)} or two words are asked for`;
      const span = runs.find((run) => run.yaml)?.yaml ?? null;
      report('paragraph-widow', slide, message, 'say it in a word less or a word more', { span });
    }
  }
};

function start(text: string): string {
  return text.length > 40 ? `${text.slice(0, 38).trimEnd()}…` : text;
}

/** What may be smaller than 12 points has a least size, too. */
export const leastSizes: StyleRule = ({ slides }, report) => {
  const said = new Set<string>();
  for (const { slide, placed, layout } of slides) {
    for (const shape of placed.shapes) {
      const least = leastSize(shape, layout.kicker?.index ?? null);
      if (least === null) continue;
      const sizes = paragraphsOf([shape]).flatMap(({ runs }) => runs.map(({ size }) => size));
      const smallest = Math.min(...sizes);
      const key = `${shape.name} ${smallest}`;
      if (smallest >= least || said.has(key)) continue;
      said.add(key);
      const message = `"${shape.name}" of slide "${slide.id}" is ${smallest} points high; ${least} are asked for`;
      report('min-size', slide, message, 'shorten it, or give it more room in the theme');
    }
  }
};

function leastSize(shape: PlacedShape, kicker: number | null): number | null {
  if (shape.kind !== 'text' || !shape.placeholder) return null;
  const { type, index } = shape.placeholder;
  if (type === 'footer' || type === 'date' || type === 'slide-number') return 10;
  return type === 'body' && index === kicker ? 10 : null;
}

const mostEdges = 4;
const alike = 0.05;

/** Blocks of a slide begin at few different distances from its edge. */
export const grid: StyleRule = ({ slides }, report) => {
  for (const { slide, content, role } of slides) {
    if (role !== 'content') continue;
    const edges: number[] = [];
    for (const shape of content) {
      if (shape.kind === 'group' || shape.kind === 'connector') continue;
      if (shape.kind === 'text' && !shape.placeholder) continue;
      if (!edges.some((edge) => Math.abs(edge - shape.box.x) < alike)) edges.push(shape.box.x);
    }
    if (edges.length <= mostEdges) continue;
    const message = `the blocks of slide "${slide.id}" begin at ${edges.length} different distances from the edge; ${mostEdges} are the most`;
    report('grid', slide, message, 'use fewer columns, or make two slides of it');
  }
};
