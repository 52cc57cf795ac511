/**
 * Every box with text that a placed slide has, in the order in which it is drawn: shapes, and cells of tables. All in
 * points. Charts set their own text, so they are not among them.
 */
export function predictedBoxes(slide, { shapeInset, isWide }) {
  const boxes = [];
  const visit = (shapes) => {
    for (const shape of shapes) {
      if (shape.kind === 'group') visit(shape.shapes);
      else if (shape.kind === 'text') addText(shape);
      else if (shape.kind === 'table') addCells(shape);
    }
  };
  const addText = ({ name, box, shape, inset, paragraphs }) => {
    const own = shapeInset(shape, box.w, box.h);
    const left = own.left + inset.left;
    const top = own.top + inset.top;
    const inner = {
      x: box.x + left,
      y: box.y + top,
      w: box.w - left - own.right - inset.right,
      h: box.h - top - own.bottom - inset.bottom,
    };
    // A figure's text may fill the figure; a plain box's its box.
    add(name, box, inner, paragraphs);
  };
  const addCells = ({ name, box, columns, rows }) => {
    let y = box.y;
    rows.forEach(({ cells }, r) => {
      for (const cell of cells) {
        const x = box.x + sum(columns.slice(0, cell.column));
        const w = sum(columns.slice(cell.column, cell.column + cell.colspan));
        const h = sum(rows.slice(r, r + cell.rowspan).map((row) => row.height));
        const { left, top, right, bottom } = cell.inset;
        const inner = { x: x + left, y: y + top, w: w - left - right, h: h - top - bottom };
        add(`${name} ${r + 1}/${cell.column + 1}`, { x, y, w, h }, inner, cell.paragraphs);
      }
      y += rows[r].height;
    });
  };
  const add = (name, box, inner, paragraphs) => {
    const texts = paragraphs.map(({ runs }) => runs.map((run) => run.text).join(''));
    if (texts.every((text) => text.trim() === '')) return;
    boxes.push({
      name,
      box: inPoints(box),
      inner: inPoints(inner),
      size: Math.max(...paragraphs.flatMap(({ runs }) => runs.map((run) => run.size))),
      chinese: [...texts.join('')].some((c) => isWide(c.codePointAt(0))),
      paragraphs: paragraphs.map((paragraph, i) => ({
        text: texts[i],
        lines: paragraph.lines.map((line) => ({ text: line.text, width: line.width * 72 })),
      })),
    });
  };
  visit(slide.shapes);
  return boxes;
}

function inPoints({ x, y, w, h }) {
  return { x: x * 72, y: y * 72, w: w * 72, h: h * 72 };
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
