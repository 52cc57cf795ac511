#!/bin/sh
# SheetJS (npm @e965/xlsx 0.20.3): a formula whose value nobody stored is not there at all.
#
# One would guess: a cell that holds a formula is read with the formula, which the option cellFormula (true by default)
# asks for, whether or not the file has its value; openpyxl and other writers store formulas without values.
# What is so: the cell is left out, as if it were empty. Only with sheetStubs, an option about empty cells, does it come, as
# a stub with its formula.
# Why it matters: a chart or a table made from such a workbook has gaps where the author sees figures, and no word of it.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null 2>&1
npm install --silent --no-audit --no-fund @e965/xlsx@0.20.3 fflate@0.8.3 >/dev/null 2>&1
cat >run.cjs <<'JS'
const XLSX = require('@e965/xlsx');
const { unzipSync, zipSync, strFromU8, strToU8 } = require('fflate');
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, { '!ref': 'A1:B1', A1: { t: 'n', v: 2 }, B1: { t: 'n', v: 4, f: 'A1*2' } }, 'S');
const parts = unzipSync(new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })));
const path = 'xl/worksheets/sheet1.xml';
// The value of the formula is taken out, as a writer leaves it that does not calculate.
parts[path] = strToU8(strFromU8(parts[path]).replace(/(<\/f>)<v>4<\/v>/, '$1'));
const bytes = Buffer.from(zipSync(parts));
const read = (options) => XLSX.read(bytes, { type: 'buffer', ...options }).Sheets.S.B1;
const plain = read({ cellFormula: true });
const stubs = read({ cellFormula: true, sheetStubs: true });
console.log(`SheetJS ${XLSX.version}`);
console.log(`B1 with cellFormula: ${JSON.stringify(plain)}`);
console.log(`B1 with sheetStubs as well: ${JSON.stringify(stubs)}`);
process.exit(plain === undefined && stubs !== undefined && stubs.f === 'A1*2' ? 0 : 1);
JS
node run.cjs
