import { element, escapeHtml, openTag } from '../../formats/html/index.ts';
import {
  type Change,
  type DeckDiff,
  differs,
  type EditionDiff,
  nothingDiffers,
  type OutlineDiff,
  type ProjectDiff,
  type SlideDiff,
  type SlidePlace,
  type TextDiff,
} from '../project-diff.ts';
import {
  differingPieces,
  nameOfField,
  nameOfThing,
  numberOfSlide,
  type Piece,
  remarksOn,
  remarksOnEdition,
  titleOfSlide,
} from './diff-words.ts';

/** One page that needs nothing else: what is known, then each slide before and after with what differs outlined. */
export function diffHtml(diff: ProjectDiff): string {
  const title = `${diff.before} → ${diff.after}`;
  const body = differs(diff)
    ? [...diff.outlines.map(outlineHtml), ...diff.decks.map(deckHtml)]
    : [element('p', {}, escapeHtml(nothingDiffers(diff)))];
  const policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return [
    '<!doctype html>',
    openTag('html', { lang: 'en' }),
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    openTag('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    element('title', {}, escapeHtml(`What changes: ${title}`)),
    `<style>${rules}</style>`,
    '</head>',
    '<body>',
    '<main>',
    element('h1', {}, escapeHtml(`What changes: ${title}`)),
    ...body,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const rules = [
  ':root{color-scheme:light;font:16px/1.5 system-ui,sans-serif;color:#1b1b1f;background:#fff}',
  'main{max-width:80rem;margin:0 auto;padding:1rem 1.5rem}',
  'h2{margin-top:2.5rem;border-top:3px solid #1b1b1f;padding-top:.75rem}h3{margin-top:2rem}h4{margin:1.75rem 0 .5rem}',
  'table{border-collapse:collapse;width:100%;margin:.5rem 0}th,td{border:1px solid #8a8a92;padding:.3rem .5rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}',
  'thead th{background:#f0f0f3}tbody th{width:16%;font-weight:600}td{width:42%}',
  '.pictures{display:grid;grid-template-columns:1fr 1fr;gap:1rem}figure{margin:0}figcaption{font-weight:600}img{width:100%;height:auto;border:1px solid #8a8a92}',
  'del{background:#fde2e4;color:#7a0016;text-decoration:line-through}ins{background:#dcf5e0;color:#0b4a1c;text-decoration:underline}',
  '.remark{color:#4a4a52}code{font-family:ui-monospace,monospace}@media(max-width:50rem){.pictures{grid-template-columns:1fr}}',
].join('');

function outlineHtml({ outline, change, things }: OutlineDiff): string {
  const rows = things.flatMap((thing) => {
    const { name, more } = nameOfThing(thing);
    const head = `${element('code', {}, escapeHtml(name))} ${escapeHtml(more)}${thing.change === 'changed' ? '' : ` <strong>${thing.change}</strong>`}`;
    if (thing.fields.length === 0) return [rowHtml(head, null, null, null)];
    return thing.fields.map((field, i) =>
      rowHtml(
        `${i === 0 ? `${head}<br>` : ''}${escapeHtml(nameOfField(field))}`,
        field.before,
        field.after,
        field.language,
      ),
    );
  });
  return section(2, `Outline ${outline}`, change, tableHtml(`What differs in the outline ${outline}`, rows));
}

function deckHtml({ deck, change, editions }: DeckDiff): string {
  return section(2, `Deck ${deck}`, change, ...editions.map((edition) => editionHtml(deck, edition)));
}

function editionHtml(deck: string, edition: EditionDiff): string {
  const { language, texts, slides, handouts } = edition;
  const remarks = remarksOnEdition(edition);
  const name = `${deck} (${language})`;
  return element(
    'section',
    {},
    element('h3', {}, escapeHtml([language, ...remarks].join(', '))),
    textsHtml(`What differs in ${name} as a whole`, texts, language),
    ...slides.map((slide) => slideHtml(name, slide, language)),
    ...handouts.map(({ handout, change, sections }) =>
      section(
        4,
        `Handout ${handout}`,
        change,
        ...sections.map(({ section: heading, change: how, texts: own }) =>
          textsHtml(`${handout}: ${heading}${how === 'changed' ? '' : ` (${how})`}`, own, language),
        ),
      ),
    ),
  );
}

function slideHtml(deck: string, slide: SlideDiff, language: string): string {
  const remarks = remarksOn(slide);
  const number = numberOfSlide(slide);
  const name = number.replace(/^s/, 'S');
  return element(
    'section',
    {},
    element(
      'h4',
      {},
      escapeHtml(`${name} `),
      element('span', { lang: language }, escapeHtml(titleOfSlide(slide))),
      ' ',
      element('code', {}, escapeHtml(slide.id)),
    ),
    remarks.length > 0 ? element('p', { class: 'remark' }, escapeHtml(remarks.join(', '))) : '',
    element('div', { class: 'pictures' }, figures('before', slide.before), figures('after', slide.after)),
    textsHtml(`${deck}, ${number}: texts`, [...slide.texts, ...slide.notes], language),
  );
}

function figures(when: 'before' | 'after', place: SlidePlace | null): string {
  const caption = when === 'before' ? 'Before' : 'After';
  if (!place || place.pictures.length === 0)
    return element('p', { class: 'remark' }, place ? '' : `${caption}: no such slide`);
  const pictures = place.pictures.map((svg) => {
    const src = `data:image/svg+xml;base64,${Buffer.from(svg, 'utf8').toString('base64')}`;
    return openTag('img', { src, alt: `Slide ${place.number} ${when}: ${place.title}` });
  });
  return element('figure', {}, element('figcaption', {}, caption), ...pictures);
}

function textsHtml(caption: string, texts: readonly TextDiff[], language: string): string {
  if (texts.length === 0) return '';
  const rows = texts.map(({ place, change, before, after }) =>
    rowHtml(escapeHtml(`${place}${change === 'moved' ? ', moved' : ''}`), before, after, language),
  );
  return tableHtml(caption, rows);
}

function tableHtml(caption: string, rows: readonly string[]): string {
  const heads = ['What', 'Before', 'After'].map((text) => element('th', { scope: 'col' }, text));
  return element(
    'table',
    {},
    element('caption', {}, escapeHtml(caption)),
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...rows),
  );
}

function rowHtml(head: string, before: string | null, after: string | null, language: string | null): string {
  const pieces = differingPieces(before ?? '', after ?? '');
  const cell = (all: readonly Piece[], tag: 'del' | 'ins') =>
    element(
      'td',
      { lang: language },
      ...all.map(({ text, same }) => (same ? escapeHtml(text) : element(tag, {}, escapeHtml(text)))),
    );
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, head),
    cell(pieces.before, 'del'),
    cell(pieces.after, 'ins'),
  );
}

function section(level: 2 | 4, title: string, change: Change, ...content: readonly string[]): string {
  const words = change === 'changed' ? title : `${title} (${change})`;
  return element('section', {}, element(`h${level}`, {}, escapeHtml(words)), ...content);
}
