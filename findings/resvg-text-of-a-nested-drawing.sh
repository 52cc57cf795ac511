#!/usr/bin/env bash
# One would guess: a drawing that is placed as a picture in another one (<image href="data:image/svg+xml…">) is drawn with its
# words when the renderer has been given the font of the words. It is not so: @resvg/resvg-js 2.6.2 draws the shapes of the
# inner drawing and none of its text, with no error or warning; the very same text in the outer drawing is drawn.
# It matters to people who make decks: a logo or a diagram with labels that was saved as SVG and is put on a slide loses its
# words in the thumbnails and in every PNG made of the slide.
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

const words = '<rect x="300" y="20" width="40" height="40"/><text x="10" y="60" font-family="DejaVu Sans" font-size="40">Words</text>';
const inner = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100">${words}</svg>`;
const address = `data:image/svg+xml;base64,${Buffer.from(inner).toString('base64')}`;
const direct = ink(words);
const nested = ink(`<image width="400" height="100" href="${address}"/>`);
console.log('drawn directly:', direct);
console.log('as a picture in a drawing:', nested);
if (direct.left > 20 || nested.left !== 300 || nested.right !== 339) {
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
