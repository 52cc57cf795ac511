#!/usr/bin/env bash
# One would guess: orient="auto-start-reverse" (SVG 2), by which one marker serves as arrow head at both ends of a line, turns
# the head round at the line's start, or is refused. It is not so: @resvg/resvg-js 2.6.2 takes it for "auto" without a word, so
# that the head at the start points into the line.
# It matters to people who make decks: Mermaid, draw.io and others draw arrows in both directions this way; in PNGs such an
# arrow says that something flows one way only.
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

const leftEndWith = (orient) => {
  const head = `<marker id="m" orient="${orient}" markerWidth="20" markerHeight="20" refX="0" refY="10"
    markerUnits="userSpaceOnUse" overflow="visible"><path d="M0 0 L20 10 L0 20z"/></marker>`;
  return ink(`${head}<path d="M100 50H300" stroke="#00f" stroke-width="2" marker-start="url(#m)"/>`).left;
};
const [auto, turned, reverse] = ['auto', '180', 'auto-start-reverse'].map(leftEndWith);
console.log(`the drawing begins at ${auto} with auto, at ${turned} with 180, at ${reverse} with auto-start-reverse`);
if (auto !== 100 || turned >= 90 || reverse !== 100) {
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
