import { createHash } from 'node:crypto';
import {
  type HandoutBlock,
  type HandoutDocument,
  type HandoutFields,
  headWords,
} from '../../handouts/index.ts';
import { isRightToLeft, type Paragraph, plainText, tableGrid } from '../../markup/index.ts';
import type { Points, Theme } from '../../theme/index.ts';
import { blocksHtml, partsHtml } from './blocks-html.ts';
import { HeadingIds, type HtmlContext, planAnchors } from './html-context.ts';
import { fieldsHtml, logoHtml } from './paper-html.ts';
import { backHtml, element, escapeHtml, openTag, runsHtml } from './runs-html.ts';
import { styleSheet } from './style-sheet.ts';

interface HtmlOptions {
  readonly theme: Theme;
  /** ISO 8601, for the page's own data: the deck's date. */
  readonly created: string;
}

/** Below this many headings a list of contents is longer than it is useful. */
const contentsFrom = 5;

/**
 * A handout as one HTML file that needs nothing else: no script, no request, its pictures and its look inside. Readable
 * on a phone, in the dark and on paper (CSS Paged Media), by keyboard and by ear.
 */
export function drawHtml(document: HandoutDocument, { theme, created }: HtmlOptions): string {
  const context: HtmlContext = { document, anchors: planAnchors(document), ids: new HeadingIds() };
  const { words } = document;
  const { opening, rest } = takeOpening(document.blocks);
  const title = plainText(document.title.filter((run) => !run.cite)).trim();
  const body = document.setting === 'note' ? partsHtml(rest, context) : blocksHtml(rest, context);
  const endnotes = endnotesHtml(context);
  const heading = element('h1', {}, runsHtml(document.title, context));
  const openingLines = opening.map((block) =>
    block.kind === 'fields'
      ? fieldsHtml(block)
      : element('p', { class: block.class }, runsHtml(block.runs, context)),
  );
  // After all that may hold a formula.
  const style = styleSheet(document, theme, [heading, ...openingLines, body, endnotes].join('\n'));
  const meta = (name: string, content: string | null): string =>
    content === null ? '' : openTag('meta', { name, content });
  return `${lines(
    '<!doctype html>',
    openTag('html', {
      lang: document.language,
      dir: isRightToLeft(document.language) ? 'rtl' : null,
    }),
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    openTag('meta', { 'http-equiv': 'Content-Security-Policy', content: policyFor(style) }),
    meta('color-scheme', 'light dark'),
    meta('author', document.author),
    meta('description', document.subject),
    meta('dcterms.created', created.slice(0, 10)),
    meta('marking', document.marking?.label ?? null),
    element('title', {}, escapeHtml(title)),
    `<style>${style}</style>`,
    '</head>',
    openTag('body', { class: bodyClass(document) }),
    element('a', { class: 'skip', href: '#text' }, escapeHtml(words.skip)),
    logoHtml(theme),
    '<header>',
    ...headWords(document).map(markingHtml),
    heading,
    ...openingLines,
    '</header>',
    contentsHtml(context),
    '<main id="text" tabindex="-1">',
    body,
    endnotes,
    '</main>',
    footHtml(document),
    '</body>',
    '</html>',
  )}\n`;
}

function footHtml(document: HandoutDocument): string {
  const footer = document.footer === null ? '' : element('p', {}, escapeHtml(document.footer));
  const { marking } = document;
  const all = `${footer}${marking?.bottom ? markingHtml(marking.label) : ''}`;
  return all === '' ? '' : element('footer', {}, all);
}

function markingHtml(words: string): string {
  return element('p', { class: 'marking' }, escapeHtml(words));
}

function lines(...all: readonly string[]): string {
  return all.filter((line) => line !== '').join('\n');
}

/** Nothing may be fetched and nothing run; the one style sheet is known by its hash (CSP level 3, 6.7.3). */
function policyFor(style: string): string {
  const hash = createHash('sha256').update(style, 'utf8').digest('base64');
  const fonts = style.includes('@font-face') ? 'font-src data:; ' : '';
  return `default-src 'none'; img-src data:; ${fonts}style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

/** The lines under the title that belong to it. */
function takeOpening(blocks: readonly HandoutBlock[]): {
  readonly opening: readonly (Paragraph | HandoutFields)[];
  readonly rest: readonly HandoutBlock[];
} {
  const opening: (Paragraph | HandoutFields)[] = [];
  for (const block of blocks) {
    if (block.kind !== 'fields' && (block.kind !== 'paragraph' || block.class === null)) break;
    opening.push(block);
  }
  return { opening, rest: blocks.slice(opening.length) };
}

function contentsHtml({ document, ids }: HtmlContext): string {
  const top = Math.min(...ids.headings.map(({ level }) => level));
  const headings = ids.headings.filter(({ level }) => level === top);
  if (headings.length < contentsFrom) return '';
  const name = escapeHtml(document.words.contents);
  const items = headings.map(({ id, html }) => element('li', {}, element('a', { href: `#${id}` }, html)));
  return `<nav class="contents" aria-label="${name}"><details><summary>${name}</summary>
<ul>
${items.join('\n')}
</ul></details></nav>`;
}

/** What is cited and stands nowhere in the document, at its end. */
function endnotesHtml(context: HtmlContext): string {
  const { anchors, document } = context;
  if (anchors.unlisted.length === 0) return '';
  const level = context.ids.levelOf(2);
  const name = escapeHtml(document.words.sources);
  const id = context.ids.add(level, name, 'sources');
  const items = anchors.unlisted.map(({ number, ids, back }) => {
    const runs = document.citations.get(number)?.runs ?? [];
    const mark = element('span', { class: 'entry', id: ids[0] ?? null }, `[${number}]`);
    return element('li', {}, mark, ' ', runsHtml(runs, context), backHtml(back, context));
  });
  return `<section class="endnotes" aria-labelledby="${id}">
<h${level} id="${id}">${name}</h${level}>
<ul class="sources" role="list">
${items.join('\n')}
</ul>
</section>`;
}

function bodyClass({ blocks, setting, slidesPerPage }: HandoutDocument): string | null {
  const classes = [
    ...(setting === 'plain' ? [] : [setting]),
    ...(setting === 'plain' && isBroad(blocks) ? ['broad'] : []),
    ...(slidesPerPage === 3 ? ['three'] : []),
  ];
  return classes.join(' ') || null;
}

/** Whether something stands in it that wants more room than a line of text. */
function isBroad(blocks: readonly HandoutBlock[]): boolean {
  return blocks.some(
    (block) => block.kind === 'slide' || (block.kind === 'table' && tableGrid(block).columns > 3),
  );
}

interface SlidePagesInput {
  readonly title: string;
  readonly language: string;
  readonly width: Points;
  readonly height: Points;
  readonly slides: readonly SlidePage[];
  /** Rules for the theme's own. */
  readonly faces?: string;
}

interface SlidePage {
  readonly id: string;
  readonly title: string;
  readonly svg: string;
}

/** A deck as pages, one slide each and nothing else, to be printed; titles are headings, for those who hear them. */
export function slidePagesHtml({
  title,
  language,
  width,
  height,
  slides,
  faces = '',
}: SlidePagesInput): string {
  const style = `${faces}@page{size:${width}pt ${height}pt;margin:0}
html,body{margin:0;padding:0}
section{position:relative;width:${width}pt;height:${height}pt;overflow:hidden;break-after:page;break-inside:avoid}
section:last-child{break-after:auto}
svg{display:block;width:${width}pt;height:${height}pt}`;
  const pages = slides.map((slide) =>
    element('section', { id: `slide-${slide.id}`, 'aria-label': slide.title }, slide.svg),
  );
  return [
    '<!doctype html>',
    openTag('html', { lang: language }),
    '<head>',
    '<meta charset="utf-8">',
    openTag('meta', { 'http-equiv': 'Content-Security-Policy', content: policyFor(style) }),
    element('title', {}, escapeHtml(title)),
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    ...pages,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
