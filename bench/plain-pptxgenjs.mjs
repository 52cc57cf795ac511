// The yardstick: what somebody would write with pptxgenjs alone, with the texts in a JSON file and every place given.
// node plain-pptxgenjs.mjs WORKLOAD.json DECK.pptx [COUNT]
// COUNT decks in one process: DECK.pptx, DECK.pptx.2.pptx and so on.
import { readFileSync } from 'node:fs';
import PptxGenJS from 'pptxgenjs';

const [, , source, target, count = '1'] = process.argv;
const { slides } = JSON.parse(readFileSync(source, 'utf8'));
for (let deck = 1; deck <= Number(count); deck++) {
  await writeDeck(deck === 1 ? target : `${target}.${deck}.pptx`);
}

async function writeDeck(fileName) {
  const presentation = new PptxGenJS();
  presentation.layout = 'LAYOUT_WIDE';
  for (const { title, points, note, table, diagram } of slides) {
    const slide = presentation.addSlide();
    const half = table || diagram;
    slide.addText(title, { x: 0.7, y: 0.6, w: 11.9, h: 1.0, fontSize: 30, bold: true });
    slide.addText(
      points.map((text) => ({ text, options: { bullet: true, breakLine: true } })),
      { x: 0.7, y: 1.75, w: half ? 5.7 : 11.9, h: 4.6, fontSize: half ? 16 : 20, valign: 'top' },
    );
    if (table) addTable(slide, table, diagram ? 3.6 : 5.7);
    if (diagram) addDiagram(slide, diagram, table ? 9.0 : 6.9);
    slide.addNotes(note);
  }
  await presentation.writeFile({ fileName });
}

function addTable(slide, table, w) {
  const rows = table.map((row, r) => row.map((text) => ({ text, options: { bold: r === 0 } })));
  slide.addTable(rows, {
    x: 6.9,
    y: 1.75,
    w,
    fontSize: 14,
    border: { type: 'solid', pt: 1, color: 'CCCCCC' },
  });
}

function addDiagram(slide, { boxes, arrows }, left) {
  const places = boxes.map((_, i) => ({ x: left + (i % 2) * 2.0, y: 1.9 + Math.floor(i / 2) * 1.6 }));
  boxes.forEach((text, i) => {
    slide.addText(text, {
      shape: 'roundRect',
      ...places[i],
      w: 1.6,
      h: 0.8,
      fontSize: 14,
      align: 'center',
      fill: { color: '1F6FB2' },
      color: 'FFFFFF',
    });
  });
  for (const { from, to } of arrows) {
    const [a, b] = [places[from], places[to]];
    slide.addShape('line', {
      x: Math.min(a.x, b.x) + 0.8,
      y: Math.min(a.y, b.y) + 0.8,
      w: Math.abs(a.x - b.x),
      h: Math.abs(a.y - b.y),
      flipH: b.x < a.x,
      line: { color: '52606D', width: 1.5, endArrowType: 'triangle' },
    });
  }
}
