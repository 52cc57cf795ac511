// An independent look at our measuring: has LibreOffice draw decks, and compares the lines and edges of every text box
// with what was predicted; and has it say which connectors are glued to their shapes.
//   node scripts/compare-with-libreoffice.mjs [deck…] [--project DIR] [--theme SET] [--keep DIR] [--json] [--all]
// Without decks: all of the project. --theme draws them in another theme, --keep leaves the files for you to look at,
// --all lists every box that differs and not only the worst.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { drawnPages, versionOf } from './compare/drawn-pages.mjs';
import { findLines } from './compare/find-lines.mjs';
import { gluedConnectors } from './compare/glued-connectors.mjs';
import { layOutDecks } from './compare/lay-out-decks.mjs';
import { loadStages, root } from './compare/load-stages.mjs';
import { openFaces } from './compare/open-faces.mjs';
import { predictedBoxes } from './compare/predicted-boxes.mjs';

/** Glyphs' own boxes reach a little beyond the line that a program gives them: points, and a share of the type size. */
const slack = 2;
const slackShare = 0.025;

/** LibreOffice lets these hang over the right edge, as Chinese and Japanese typesetters do. */
const hanging = /[、。，．]$/;

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    project: { type: 'string', default: root },
    theme: { type: 'string' },
    keep: { type: 'string' },
    json: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
  },
});

const office = versionOf('soffice', '--version');
if (office === null || versionOf('pdftotext', '-v') === null) {
  console.log(
    `skipped: this needs LibreOffice and poppler, and there is no ${office === null ? 'soffice' : 'pdftotext'} here`,
  );
  process.exit(0);
}

const folder = options.keep ? resolve(options.keep) : await mkdtemp(join(tmpdir(), 'compare-'));
try {
  const stages = await loadStages();
  const decks = await layOutDecks(stages, resolve(options.project), names, options.theme ?? null);
  const env = await openFaces(folder);
  const { files, pages } = await drawnPages(decks, folder, env);
  const compared = decks.flatMap((deck, d) => compareDeck(deck, pages[d], stages));
  if (options.json) console.log(JSON.stringify(compared, null, 2));
  else {
    report(compared, decks);
    reportConnectors(gluedConnectors(files, folder, env), decks);
  }
} finally {
  if (!options.keep) await rm(folder, { recursive: true, force: true });
}

function compareDeck({ name, placed }, pages, stages) {
  const shown = placed.slides.filter((slide) => !slide.hidden);
  if (shown.length !== pages.length)
    throw new Error(`${name}: ${shown.length} slides were placed and ${pages.length} pages drawn`);
  return shown.flatMap((slide, i) =>
    findLines(predictedBoxes(slide, stages), pages[i])
      // What stands off the slide is drawn nowhere.
      .filter(({ box }) => box.y + box.h > 0 && box.y < placed.height * 72)
      .map((box) => compareBox(box, `${name} ${slide.number} ${slide.id}`)),
  );
}

function compareBox({ name, box, inner, size, chinese, paragraphs, found }, slide) {
  const predicted = paragraphs.reduce(
    (sum, { text, lines }) => sum + (text.trim() === '' ? 0 : lines.length),
    0,
  );
  const at = {
    slide,
    box: name,
    size,
    chinese,
    predicted,
    text: paragraphs.map(({ text }) => text).join(' ¶ '),
  };
  if (!found) return { ...at, drawn: null };
  const lines = found.flat();
  // Letters fill about the middle four fifths of the boxes that poppler gives to words.
  const over = {
    right:
      Math.max(...lines.map(({ right, text }) => (hanging.test(text) ? right - size : right))) -
      (inner.x + inner.w),
    left: inner.x - Math.min(...lines.map((line) => line.left)),
    bottom: Math.max(...lines.map((line) => line.bottom - 0.1 * (line.bottom - line.top))) - (box.y + box.h),
    top: box.y - Math.min(...lines.map((line) => line.top + 0.1 * (line.bottom - line.top))),
  };
  const outside = Object.fromEntries(
    Object.entries(over).filter(([, points]) => points > slack + slackShare * size),
  );
  const widths = found.flatMap((drawn, i) =>
    drawn.length === paragraphs[i].lines.length
      ? drawn.map(({ left, right }, l) => ({ predicted: paragraphs[i].lines[l].width, drawn: right - left }))
      : [],
  );
  return { ...at, drawn: lines.length, outside, widths, drawnLines: lines.map((line) => line.text) };
}

function report(compared, decks) {
  console.log(
    `${office.trim()}: ${decks.length} decks, ${decks.reduce((n, { placed }) => n + placed.slides.length, 0)} slides`,
  );
  for (const [label, chinese] of [
    ['Latin', false],
    ['Chinese', true],
  ]) {
    const boxes = compared.filter((box) => box.chinese === chinese);
    const seen = boxes.filter((box) => box.drawn !== null);
    const same = seen.filter((box) => box.drawn === box.predicted);
    const more = seen.filter((box) => box.drawn > box.predicted);
    const several = seen.filter((box) => box.predicted > 1 || box.drawn > 1);
    const severalSame = several.filter((box) => box.drawn === box.predicted);
    const outside = seen.filter((box) => Object.keys(box.outside).length > 0);
    console.log(
      `${label}: ${boxes.length} boxes; same number of lines in ${same.length} of ${seen.length} (${percent(same, seen)}), ` +
        `of those with several lines in ${severalSame.length} of ${several.length} (${percent(severalSame, several)}); ` +
        `more lines than predicted in ${more.length}; text outside its box in ${outside.length}` +
        `; lines wider than predicted by ${widthsText(seen)}` +
        (seen.length < boxes.length ? `; not found on the page: ${boxes.length - seen.length}` : ''),
    );
  }
  const unlike = compared.filter(
    (box) => box.drawn === null || box.drawn !== box.predicted || Object.keys(box.outside).length > 0,
  );
  const worst = unlike.sort((a, b) => badness(b) - badness(a));
  for (const box of options.all ? worst : worst.slice(0, 12)) console.log(describe(box));
  if (!options.all && worst.length > 12) console.log(`… and ${worst.length - 12} more (--all)`);
}

function reportConnectors(found, decks) {
  const count = found.reduce((total, { connectors }) => total + connectors, 0);
  const loose = found.flatMap((each, d) =>
    each.loose.map((name) => `  ${decks[d].name}: ${name} is not glued`),
  );
  console.log(`Connectors: ${count}, glued at both ends ${count - loose.length}`);
  for (const line of options.all ? loose : loose.slice(0, 12)) console.log(line);
}

/** By how much lines of some length are wider than they were measured: the middle case and the extremes. */
function widthsText(boxes) {
  const shares = boxes
    .flatMap(({ widths }) => widths)
    .filter(({ predicted }) => predicted > 60)
    .map(({ predicted, drawn }) => drawn / predicted - 1)
    .sort((a, b) => a - b);
  if (shares.length === 0) return '–';
  const at = (share) =>
    `${(shares[Math.min(shares.length - 1, Math.floor(share * shares.length))] * 100).toFixed(1)} %`;
  return `${at(0.5)} (middle case; ${at(0.05)} to ${at(0.95)} in nine of ten)`;
}

/** Text outside of its box is worse than another number of lines, and more lines worse than fewer. */
function badness({ drawn, predicted, outside }) {
  if (drawn === null) return 0.5;
  const lines = drawn > predicted ? 10 * (drawn - predicted) : predicted - drawn;
  return lines + Math.max(0, ...Object.values(outside)) * 5;
}

function describe({ slide, box, size, predicted, drawn, outside, text }) {
  const edges = Object.entries(outside ?? {}).map(
    ([edge, points]) => `${points.toFixed(1)} pt over the ${edge} edge`,
  );
  const what = drawn === null ? 'not found' : `${predicted} lines predicted, ${drawn} drawn`;
  const short = text.length > 70 ? `${text.slice(0, 70)}…` : text;
  return `  ${slide}, ${box}, ${size} pt: ${[what, ...edges].join(', ')}: ${short}`;
}

function percent(part, whole) {
  return whole.length === 0 ? '–' : `${((part.length / whole.length) * 100).toFixed(1)} %`;
}
