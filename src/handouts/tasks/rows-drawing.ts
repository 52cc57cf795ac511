import {
  blankSvg,
  type Drawing,
  ink,
  type Pen,
  type Pixels,
  type Rect,
  rectSvg,
  round,
} from './task-drawing.ts';

/** What stands at the start of a row and belongs into the box at its end. */
export interface DrawnRow {
  readonly given: string;
  readonly asked: string;
  readonly letter: string;
}

const size = 16;

/** Pairs: a name and, joined to it, an empty box. */
export function drawPairRows(rows: readonly DrawnRow[], width: number, height: number, pen: Pen): Drawing {
  const boxWidth = Math.min(width * 0.38, 250);
  return drawRows(rows, { width, height, pen }, (row, y, h) => {
    const left: Rect = { x: 1, y: y - h / 2, w: boxWidth, h };
    const right: Rect = { x: width - boxWidth - 1, y: y - h / 2, w: boxWidth, h };
    const gap = 14;
    return (
      rectSvg(left, `rx="6" fill="#ffffff" stroke="${ink}" stroke-width="2"`) +
      nameSvg(row.given, left, pen) +
      `<line x1="${round(left.x + left.w)}" y1="${round(y)}" x2="${round(right.x - gap)}" y2="${round(y)}" stroke="${ink}" stroke-width="2.5"/>` +
      blankSvg(right, row.letter, pen)
    );
  });
}

/** A line of time from top to bottom: dates at its start, empty boxes at its end. */
export function drawTimeRows(rows: readonly DrawnRow[], width: number, height: number, pen: Pen): Drawing {
  const at = Math.max(...rows.map(({ given }) => pen.widthOf(given, size, true))) + 34;
  const step = height / rows.length;
  const line = `<line x1="${round(at)}" y1="${round(step / 2)}" x2="${round(at)}" y2="${round(height - step / 2)}" stroke="${ink}" stroke-width="2.5"/>`;
  const drawn = drawRows(rows, { width, height, pen }, (row, y, h) => {
    const box: Rect = { x: at + 56, y: y - h / 2, w: width - at - 58, h };
    return (
      pen.text(row.given, { x: at - 18, y: y + 5.5 }, { size, anchor: 'end', bold: true }) +
      `<circle cx="${round(at)}" cy="${round(y)}" r="6.5" fill="#ffffff" stroke="${ink}" stroke-width="2.5"/>` +
      `<line x1="${round(at + 6.5)}" y1="${round(y)}" x2="${round(box.x - 10)}" y2="${round(y)}" stroke="${ink}" stroke-width="1.3"/>` +
      blankSvg(box, row.letter, pen)
    );
  });
  return { ...drawn, svg: drawn.svg.replace(/(<svg [^>]*>)/, `$1${line}`) };
}

function drawRows(
  rows: readonly DrawnRow[],
  { width, height, pen }: { readonly width: Pixels; readonly height: Pixels; readonly pen: Pen },
  draw: (row: DrawnRow, y: number, h: number) => string,
): Drawing {
  const step = height / rows.length;
  const h = Math.min(44, step - 12);
  const content = rows.map((row, i) => draw(row, (i + 0.5) * step, h)).join('');
  const alt = rows.map(({ given, letter }) => `${given} — (${letter}) ____`).join('\n');
  return pen.drawing(width, height, content, alt);
}

/** A name in its box, on two lines where it must be. */
export function nameSvg(name: string, box: Rect, pen: Pen): string {
  const lines = pen.wrap(name, size, box.w - 14, true);
  const shown = lines.length <= 2 ? size : 13;
  const all = shown === size ? lines : pen.wrap(name, shown, box.w - 10, true).slice(0, 3);
  const pitch = shown * 1.18;
  const first = box.y + box.h / 2 - ((all.length - 1) * pitch) / 2 + shown * 0.35;
  return all
    .map((line, i) =>
      pen.text(line, { x: box.x + box.w / 2, y: first + i * pitch }, { size: shown, bold: true }),
    )
    .join('');
}
