#!/usr/bin/env bash
# One would guess: a converter that turns Word's character style "Strong" into <strong> turns its sister "Emphasis" into
# <em>. It is not so: mammoth 1.13.0 has the first in its default style map and not the second. Text in the style
# "Emphasis" comes out plain, with one warning that names the style; and a run that is in the style "Strong" and bold as
# well is wrapped twice.
# It matters to people who make handouts in Word and publish them through a converter: emphasis that is set the way Word's
# style gallery sets it is lost on the web, unless the run says italic beside its style.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent docx@9.5.1 mammoth@1.13.0 >/dev/null
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import mammoth from 'mammoth';
const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
console.log(`docx ${version('docx')}, mammoth ${version('mammoth')}`);
const children = [
  new TextRun({ text: 'strong', style: 'Strong' }),
  new TextRun({ text: ' ' }),
  new TextRun({ text: 'emphasis', style: 'Emphasis' }),
  new TextRun({ text: ' ' }),
  new TextRun({ text: 'both', style: 'Emphasis', italics: true }),
  new TextRun({ text: ' ' }),
  new TextRun({ text: 'twice', style: 'Strong', bold: true }),
];
const styles = {
  characterStyles: [
    { id: 'Strong', name: 'Strong', run: { bold: true } },
    { id: 'Emphasis', name: 'Emphasis', run: { italics: true } },
  ],
};
const file = await Packer.toBuffer(new Document({ styles, sections: [{ children: [new Paragraph({ children })] }] }));
const { value, messages } = await mammoth.convertToHtml({ buffer: file });
console.log(value);
for (const { type, message } of messages) console.log(`${type}: ${message}`);
const expected =
  '<p><strong>strong</strong> emphasis <em>both</em> <strong><strong>twice</strong></strong></p>';
if (value !== expected) {
  console.log(`changed: expected ${expected}`);
  process.exit(1);
}
JS
node try.mjs
