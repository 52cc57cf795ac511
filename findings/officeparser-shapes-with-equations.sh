#!/usr/bin/env bash
# One would guess: of a shape for which a file offers two forms (mc:AlternateContent, as PowerPoint saves every text box with an
# equation in it: one form with the equation, one for programs that do not know it), a program that reads text takes one. It is
# not so: officeparser 7.8.0 takes neither. The whole box is missing, its plain words too; an equation that stands in a
# paragraph of an ordinary shape is read.
# It matters to people who make decks: slides with formulas are found by none of their words in an index that was made with it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent pptxgenjs@4.0.1 jszip@3.10.1 officeparser@7.8.0 >/dev/null
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { OfficeParser } from 'officeparser';
import pptxgen from 'pptxgenjs';
const { version } = JSON.parse(readFileSync('node_modules/officeparser/package.json', 'utf8'));
console.log(`officeparser ${version}`);
const deck = new pptxgen();
const slide = deck.addSlide();
slide.addText('Boxed', { x: 1, y: 1, w: 5, h: 1 });
slide.addText('Other', { x: 1, y: 3, w: 5, h: 1 });
const zip = await JSZip.loadAsync(await deck.write({ outputType: 'nodebuffer' }));
const part = 'ppt/slides/slide1.xml';
const xml = await zip.file(part).async('string');
const namespaces =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const [box] = xml.match(/<p:sp>.*?<\/p:sp>/gs).filter((each) => each.includes('Boxed'));
const equation = '<a14:m><m:oMath><m:r><m:t>E=m</m:t></m:r></m:oMath></a14:m>';
const [run] = box.match(/<a:r>.*<\/a:r>/s);
const withEquation = box.replace(run, run + equation);
const choice = `<mc:Choice Requires="a14">${withEquation}</mc:Choice><mc:Fallback>${box}</mc:Fallback>`;
const read = async (shape) => {
  zip.file(part, xml.replace(box, shape).replace('<p:sld ', `<p:sld ${namespaces} `));
  return (await OfficeParser.parseOffice(await zip.generateAsync({ type: 'nodebuffer' }))).toText();
};
const ordinary = await read(withEquation);
const offered = await read(`<mc:AlternateContent>${choice}</mc:AlternateContent>`);
console.log('equation in an ordinary shape:', JSON.stringify(ordinary));
console.log('shape in two forms:', JSON.stringify(offered));
if (!ordinary.includes('Boxed') || offered.includes('Boxed') || !offered.includes('Other')) {
  console.log('changed');
  process.exit(1);
}
JS
node try.mjs
