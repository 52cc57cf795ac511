#!/usr/bin/env bash
# One would guess: a marker filled with context-stroke (SVG 2) has the colour of its line, or the renderer says that it does not
# know the word. It is not so: @resvg/resvg-js 2.6.2 draws the marker, in black, and says nothing.
# It matters to people who make decks: drawing programs now write one marker for lines of all colours; in PNGs every arrow head
# turns black, and on a dark slide vanishes.
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

const headOf = (fill) =>
  ink(`<marker id="m" orient="auto" markerWidth="60" markerHeight="60" refX="0" refY="30" markerUnits="userSpaceOnUse">
    <path d="M0 0 L60 30 L0 60z" fill="${fill}"/></marker>
    <path d="M100 50H110" stroke="#0000ff" stroke-width="2" marker-end="url(#m)"/>`).color;
const [plain, context] = [headOf('#0000ff'), headOf('context-stroke')];
console.log(`a blue line's head: ${plain} when it says so, ${context} with context-stroke`);
if (plain !== '0 0 255' || context !== '0 0 0') {
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
