#!/bin/sh
# @retorquere/bibtex-parser (npm, 9.0.29): "<" and ">" in a title become "¡" and "¿".
#
# One would guess: a title is text, and a sign that means nothing to TeX in words stays what it is; reference managers
# export titles such as "Effects at p < 0.05" with the sign as typed.
# What is so: the parser reads text as TeX sets it with its oldest font encoding, in which the places of these two signs
# hold the turned marks of Spanish. In mathematics, between dollar signs, they stay.
# Why it matters: a source list made from such a file says "p ¡ 0.05": a changed statement, and no error says so.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null 2>&1
npm install --silent --no-audit --no-fund @retorquere/bibtex-parser@9.0.29 >/dev/null 2>&1
cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { parse } from '@retorquere/bibtex-parser';
const read = (title) => parse(`@article{key, title = {${title}}}`).entries[0].fields.title;
const plain = read('Effects at p < 0.05');
const maths = read('Effects at $p < 0.05$');
const { version } = JSON.parse(readFileSync('node_modules/@retorquere/bibtex-parser/package.json', 'utf8'));
console.log(`@retorquere/bibtex-parser ${version}`);
console.log(`as words: ${plain}`);
console.log(`as mathematics: ${maths}`);
process.exit(plain.includes('¡') && !plain.includes('<') && maths.includes('<') ? 0 : 1);
JS
node run.mjs
