#!/bin/sh
# MathJax 4 (npm @mathjax/src 4.1.3, mhchem): the arrows of \ce in MathML are characters that no font outside has.
#
# One would guess: \ce{A -> B} becomes MathML with U+2192 or U+27F6, as \longrightarrow does, which every program that reads
# MathML can draw.
# What is so: the long and stretching arrows of \ce are characters of the Private Use Area (U+E428 and its neighbours) that
# only MathJax's own mhchem fonts know; \rightarrow beside them is the arrow of Unicode.
# Why it matters: whoever makes equations of PowerPoint or Word, EPUB or accessible HTML from this MathML gets empty boxes in
# the place of every reaction arrow, and screen readers say nothing of it. Macros for mhchemrightarrow and its kin mend it.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null 2>&1
npm install --silent --no-audit --no-fund @mathjax/src@4.1.3 >/dev/null 2>&1
cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { mathjax } from '@mathjax/src/js/mathjax.js';
import { TeX } from '@mathjax/src/js/input/tex.js';
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js';
import { STATE } from '@mathjax/src/js/core/MathItem.js';
import { SerializedMmlVisitor } from '@mathjax/src/js/core/MmlTree/SerializedMmlVisitor.js';
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js';
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js';
import '@mathjax/src/js/input/tex/mhchem/MhchemConfiguration.js';

RegisterHTMLHandler(liteAdaptor());
const page = mathjax.document('', { InputJax: new TeX({ packages: ['base', 'ams', 'mhchem'] }) });
const visitor = new SerializedMmlVisitor();
const arrows = (tex) => {
  const mathml = visitor.visitTree(page.convert(tex, { end: STATE.CONVERT }));
  const text = mathml
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9A-F]+);/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return [...text].filter((c) => c > '\u2000' && !/\s/.test(c)).map((c) => c.codePointAt(0).toString(16).toUpperCase());
};
const cases = ['A \\longrightarrow B', '\\ce{A -> B}', '\\ce{A <- B}', '\\ce{A <=> B}', '\\ce{A ->[heat] B}'];
const found = Object.fromEntries(cases.map((tex) => [tex, arrows(tex)]));
const { version } = JSON.parse(readFileSync('node_modules/@mathjax/src/package.json', 'utf8'));
console.log(`@mathjax/src ${version}`);
for (const [tex, codes] of Object.entries(found)) console.log(`${tex.padEnd(20)} ${codes.map((each) => `U+${each}`).join(' ')}`);
const isPrivate = (code) => code >= 'E000' && code <= 'F8FF';
const [plain, ...chemistry] = Object.values(found);
process.exit(!plain.some(isPrivate) && plain.length === 1 && chemistry.every((codes) => codes.some(isPrivate)) ? 0 : 1);
JS
node run.mjs
