#!/usr/bin/env bash
# One would guess: text with text-anchor="middle" and a textLength stands with its middle in its place, as it does in browsers.
# It is not so: @resvg/resvg-js 2.6.2 stretches the text to its length and then centres it by the width that it had before,
# so that it stands too far to one side. With letter-spacing instead of textLength the middle is where it should be.
# It matters to people who make decks: programs that measure text themselves (charts, diagrams, exports of office programs) pin
# its width by textLength so that all renderers agree; centred labels then slide out of their boxes in PNG only.
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

const middleOf = (attributes) => {
  const { left, right } = ink(`<text x="200" y="60" text-anchor="middle" ${attributes} font-family="DejaVu Sans" font-size="40">MOM</text>`);
  return Math.round((left + right) / 2);
};
const plain = middleOf('');
const stretched = middleOf('textLength="240"');
console.log(`asked for: 200, plain: ${plain}, of a given length: ${stretched}`);
if (Math.abs(plain - 200) > 3 || Math.abs(stretched - 200) < 10) {
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
