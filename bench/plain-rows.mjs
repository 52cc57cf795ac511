// The yardstick for decks of rows: what somebody would write with pptxgenjs alone, in one process, for the same CSV files.
// node plain-rows.mjs PROJECT FOLDER
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PptxGenJS from 'pptxgenjs';

const [, , project, target] = process.argv;
const salesOf = group(read('sales.csv'));
mkdirSync(target, { recursive: true });
for (const row of read('clients.csv')) await writeDeck(row, salesOf.get(row.code) ?? []);

async function writeDeck({ code, name, revenue }, sales) {
  const presentation = new PptxGenJS();
  presentation.layout = 'LAYOUT_WIDE';
  const cover = presentation.addSlide();
  cover.addText(`Review for ${name}`, { x: 0.7, y: 2.6, w: 11.9, h: 1.5, fontSize: 40, bold: true });
  for (let i = 0; i < 7; i++) {
    const slide = presentation.addSlide();
    addTitle(slide, `What is the same ${i}`);
    slide.addText(
      ['One thing that all read', 'Another thing', 'A third'].map((text) => ({
        text,
        options: { bullet: true, breakLine: true },
      })),
      { x: 0.7, y: 1.75, w: 11.9, h: 4.6, fontSize: 20, valign: 'top' },
    );
  }
  const figure = presentation.addSlide();
  figure.addText(revenue, { x: 0.7, y: 2, w: 11.9, h: 2, fontSize: 96, bold: true });
  figure.addText('Revenue', { x: 0.7, y: 4.2, w: 11.9, h: 0.8, fontSize: 20 });
  const table = presentation.addSlide();
  addTitle(table, 'Sales');
  const rows = [['client', 'month', 'amount'], ...sales.map((sale) => Object.values(sale))];
  table.addTable(
    rows.map((cells, r) => cells.map((text) => ({ text, options: { bold: r === 0 } }))),
    { x: 0.7, y: 1.75, w: 11.9, fontSize: 14, border: { type: 'solid', pt: 1, color: 'CCCCCC' } },
  );
  await presentation.writeFile({ fileName: join(target, `${code}.pptx`) });
}

function addTitle(slide, text) {
  slide.addText(text, { x: 0.7, y: 0.6, w: 11.9, h: 1.0, fontSize: 30, bold: true });
}

/** The files have no quoted fields. */
function read(name) {
  const [header, ...lines] = readFileSync(join(project, 'content/clients', name), 'utf8')
    .trim()
    .split('\n');
  const keys = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [keys[i], cell])));
}

function group(sales) {
  const groups = new Map();
  for (const sale of sales) groups.set(sale.client, [...(groups.get(sale.client) ?? []), sale]);
  return groups;
}
