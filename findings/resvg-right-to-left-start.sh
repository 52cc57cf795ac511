#!/usr/bin/env bash
# One would guess: in text with direction="rtl" the start is at the right, so that text-anchor="start" lets it end in its place
# and run to the left, as in browsers. It is not so: @resvg/resvg-js 2.6.2 orders the letters of right-to-left scripts well, but
# anchors by left and right whatever the direction: "start" is the left end.
# It matters to people who make decks: an Arabic or Hebrew slide that is exported to SVG as browsers read it comes out as PNG
# with every line beside its box; a renderer-proof drawing says text-anchor="end" without direction for the same place.
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

const at = (attributes) => ink(`<text x="200" y="60" ${attributes} font-family="DejaVu Sans" font-size="40">\u05e9\u05dc\u05d5\u05dd</text>`);
const [start, end] = [at('direction="rtl"'), at('direction="rtl" text-anchor="end"')];
console.log('right to left, start in 200:', start);
console.log('right to left, end in 200:', end);
if (start.left < 195 || end.right > 205 || start.count === 0) {
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
