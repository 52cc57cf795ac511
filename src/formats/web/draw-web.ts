import { createHash } from 'node:crypto';
import { authorsOf, type Deck } from '../../deck/index.ts';
import { handoutWords } from '../../handouts/index.ts';
import type { PlacedDeck, PlacedImage } from '../../layout/index.ts';
import { isRightToLeft, mapRuns, type NotesBlock, plainText, type Run } from '../../markup/index.ts';
import type { Views } from '../../template/index.ts';
import { faceRules, type Theme } from '../../theme/index.ts';
import { element, escapeHtml, formulaRules, notesHtml, openTag } from '../html/index.ts';
import { drawSvg, pictureAddress } from '../svg/index.ts';
import type { WebAssets } from './web-assets.ts';

const pointsPerInch = 72;

interface WebInput {
  readonly deck: Deck;
  readonly placed: PlacedDeck;
  readonly theme: Theme;
  /** ISO 8601, for the page's own data: the deck's date. */
  readonly created: string;
  readonly views: Views;
}

/**
 * A deck as one page that presents itself in a browser and needs nothing else: its slides as they were placed, its notes for
 * the presenter's window, one script and one style, each known by its hash. Without the script the slides stand one under
 * another; on paper each has a page.
 */
export function drawWeb(
  { deck, placed, theme, created, views }: WebInput,
  { script, style }: WebAssets,
): string {
  const word = (key: string) => views.word(key);
  const words = handoutWords(views);
  const width = placed.width * pointsPerInch;
  const height = placed.height * pointsPerInch;
  const shown = placed.slides.filter((slide) => !slide.hidden);
  const known = new Set(shown.map((slide) => slide.id));
  const address = (link: string) =>
    link.startsWith('#') ? (known.has(link.slice(1)) ? `#slide-${link.slice(1)}` : null) : link;
  // What leads to a hidden slide leads nowhere here: its words stay.
  const withoutLost = (block: NotesBlock) =>
    mapRuns(block, (runs) =>
      runs.map(({ link, ...run }) => (link === undefined || address(link) === null ? run : { ...run, link })),
    );
  const slides = shown.map((each, i) => {
    const slide = deck.slides[each.number - 1]!;
    const title = wordsOf(slide.title);
    return element(
      'section',
      {
        class: 'slide',
        id: `slide-${each.id}`,
        'aria-label': `${i + 1} / ${shown.length}: ${title}`,
        'data-title': title,
        'data-minutes': slide.minutes,
      },
      drawSvg(each, placed, theme, { address, player: playerHtml }),
      element(
        'aside',
        { class: 'notes', 'aria-label': word('web-notes'), hidden: true },
        notesHtml(slide.notes.map(withoutLost), words, deck.language),
      ),
    );
  });
  const faces = faceRules(theme);
  const paper = `${faces}@page{size:${width}pt ${height}pt;margin:0}:root{--width:${width};--height:${height}}${formulaRules(slides.join(''))}`;
  const button = (name: keyof typeof signs, label: string) =>
    element(
      'button',
      { type: 'button', 'data-do': name, title: label, 'aria-label': label },
      element('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, openTag('path', { d: signs[name] })),
    );
  const title = wordsOf(deck.title);
  const meta = (name: string, content: string | null) =>
    content === null ? '' : openTag('meta', { name, content });
  return [
    '<!doctype html>',
    openTag('html', { lang: deck.language, dir: isRightToLeft(deck.language) ? 'rtl' : null }),
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    openTag('meta', {
      'http-equiv': 'Content-Security-Policy',
      content: policyFor(script, [style, paper], faces !== ''),
    }),
    meta('color-scheme', 'light dark'),
    meta('author', authorsOf(deck)),
    meta('description', deck.subtitle && wordsOf(deck.subtitle)),
    meta('dcterms.created', created.slice(0, 10)),
    meta('marking', deck.marking?.label ?? null),
    element('title', {}, escapeHtml(title)),
    `<style>${style}</style>`,
    `<style>${paper}</style>`,
    '</head>',
    '<body>',
    openTag('main', { id: 'deck', tabindex: -1 }),
    element('h1', { class: 'unseen' }, escapeHtml(title)),
    ...slides,
    '</main>',
    element(
      'nav',
      { class: 'bar', hidden: true },
      button('previous', word('web-previous')),
      '<output class="place"></output>',
      button('next', word('web-next')),
      button('overview', word('web-overview')),
      button('presenter', word('web-presenter')),
      button('full', word('web-full-screen')),
    ),
    element(
      'div',
      { class: 'desk', hidden: true },
      element(
        'p',
        { class: 'clock' },
        element('span', { class: 'elapsed', role: 'timer', 'aria-label': word('web-elapsed') }, '0:00'),
        ' ',
        element('span', { class: 'planned' }),
        ' ',
        element('button', { type: 'button', 'data-do': 'restart' }, escapeHtml(word('web-restart'))),
      ),
      element('p', { class: 'upcoming-words' }, escapeHtml(word('web-upcoming'))),
      '<div class="upcoming"></div>',
      '<div class="said" tabindex="0"></div>',
    ),
    '<p class="unseen status" role="status"></p>',
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Drawn as strokes: no face has all of these as letters. */
const signs = {
  previous: 'M10 3 5 8l5 5',
  next: 'm6 3 5 5-5 5',
  overview: 'M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h4v4h-4z',
  presenter: 'M2 3h12v7H2zM8 10v3M5 13.5h6M5 6.5h6',
  full: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
} as const;

/** Nothing may be fetched, and nothing runs or shows but what came with the page (CSP level 3, 6.7.3). */
function policyFor(script: string, styles: readonly string[], faces: boolean): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
  return (
    `default-src 'none'; img-src data:; media-src data:; ${faces ? 'font-src data:; ' : ''}style-src ${styles.map(hash).join(' ')}; script-src ${hash(script)}; ` +
    "base-uri 'none'; form-action 'none'"
  );
}

/** What is longer makes the page slow to open: its picture stands there. */
const longestMedia = 12 * 1024 * 1024;

/** A video or a recording that plays where its picture stands. */
function playerHtml({ media, image, alt, name }: PlacedImage): string | null {
  if (!media || media.bytes.length > longestMedia) return null;
  const type = media.kind === 'video' ? 'video/mp4' : 'audio/mp4';
  const { buffer, byteOffset, byteLength } = media.bytes;
  const packed = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  // A recording, too: a browser shows no picture with an <audio>.
  return element('video', {
    class: 'player',
    controls: true,
    preload: 'metadata',
    poster: pictureAddress(image),
    src: `data:${type};base64,${packed}`,
    'aria-label': alt ?? name,
  });
}

/** Plain words, citation marks left out. */
function wordsOf(runs: readonly Run[]): string {
  return plainText(runs.filter((run) => !run.cite))
    .replace(/\s+/g, ' ')
    .trim();
}
