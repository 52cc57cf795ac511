#!/usr/bin/env bash
# One would guess: blanks that a drawing keeps by the CSS property white-space: pre (SVG 2) are kept, since those that it keeps by
# the older attribute xml:space="preserve" are. It is not so: @resvg/resvg-js 2.6.2 knows the attribute and not the property;
# runs of blanks become one.
# It matters to people who make decks: code on a slide that a browser shows with its indents loses them in the PNG, and columns
# that were aligned with blanks are not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @resvg/resvg-js@2.6.2 dejavu-fonts-ttf@2.37.3 >/dev/null
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
const version = JSON.parse(readFileSync('node_modules/@resvg/resvg-js/package.json', 'utf8')).version;
console.log(`@resvg/resvg-js ${version}`);

const rightOf = (attributes) => ink(`<text x="10" y="60" ${attributes} font-family="DejaVu Sans" font-size="40">a        b</text>`).right;
const [plain, attribute, property] = ['', 'xml:space="preserve"', 'style="white-space: pre"'].map(rightOf);
console.log(`the text ends at ${plain}, with xml:space at ${attribute}, with white-space at ${property}`);
if (attribute < plain + 50 || property !== plain) {
  console.log('changed');
  process.exit(1);
}

/** The columns of a drawing of 400 by 100 in which something stands, and its colours. */
function ink(body) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100">${body}</svg>`;
  const font = { loadSystemFonts: false, fontFiles: ['node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf'] };
  const { pixels, width } = new Resvg(svg, { font }).render();
  let [left, right] = [width, -1];
  const colors = new Map();
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] < 200) continue;
    const x = (at / 4) % width;
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    const color = [...pixels.slice(at, at + 3)].join(' ');
    colors.set(color, (colors.get(color) ?? 0) + 1);
  }
  const [color = null] = [...colors].sort((one, other) => other[1] - one[1]).map(([each]) => each);
  return { left, right, color, count: [...colors.values()].reduce((sum, each) => sum + each, 0) };
}
JS
node try.mjs
