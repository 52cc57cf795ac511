#!/usr/bin/env bash
# One would guess: a program that gives the text of a presentation to a search index or a language model treats a line
# break within a paragraph (a:br, Shift+Enter in PowerPoint) alike wherever it stands. It is not so: officeparser 7.8.0
# gives a line feed for it in a text box and nothing at all in a cell of a table, so that the last word of a line and the
# first of the next become one word.
# It matters to people who make decks: what stands in tables on lines broken by hand is found under words that nobody
# wrote ("costsRevenue"), and not under its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent pptxgenjs@4.0.1 officeparser@7.8.0 >/dev/null
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { OfficeParser } from 'officeparser';
import pptxgen from 'pptxgenjs';
const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
console.log(`pptxgenjs ${version('pptxgenjs')}, officeparser ${version('officeparser')}`);
const deck = new pptxgen();
const slide = deck.addSlide();
const lines = [{ text: 'costs' }, { text: 'Revenue', options: { softBreakBefore: true } }];
slide.addText(lines, { x: 1, y: 1, w: 4, h: 1 });
slide.addTable([[{ text: lines }]], { x: 1, y: 3, w: 4 });
const file = await deck.write({ outputType: 'nodebuffer' });
const ast = await OfficeParser.parseOffice(file);
const texts = (node) => [...(node.type === 'paragraph' ? [node.text] : []), ...(node.children ?? []).flatMap(texts)];
const read = ast.content.flatMap(texts);
console.log(JSON.stringify(read));
console.log(JSON.stringify(ast.toText()));
if (!read.includes('costsRevenue') || !ast.toText().startsWith('costs\nRevenue')) {
  console.log('changed');
  process.exit(1);
}
JS
node try.mjs
