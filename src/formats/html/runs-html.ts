import { isolatesOf, isRightToLeft, paragraphDirection, type Run } from '../../markup/index.ts';
import { replaceForbidden } from '../../source/index.ts';
import { formulaHtml } from './formula-html.ts';
import type { HtmlContext } from './html-context.ts';

/** Runs as phrasing content. Links to the places of sources come after what they belong to. */
export function runsHtml(runs: readonly Run[], context: HtmlContext): string {
  let html = '';
  for (let i = 0; i < runs.length; ) {
    const { link, linkTitle } = runs[i]!;
    if (link === undefined || runs[i]!.cite) {
      html += runHtml(runs[i]!, context);
      i += 1;
      continue;
    }
    // One link, however many formats there are in it.
    let end = i;
    while (end < runs.length && isSameLink(runs[end]!, runs[i]!)) end += 1;
    const words = runs.slice(i, end).map((run) => runHtml(run, context));
    html += element('a', { href: hrefOf(link), title: linkTitle ?? null }, ...words);
    i = end;
  }
  return html + runs.map((run) => backLinksHtml(run, context)).join('');
}

function isSameLink(run: Run, first: Run): boolean {
  return run.link === first.link && run.linkTitle === first.linkTitle && !run.cite;
}

function hrefOf(link: string): string {
  return link.startsWith('#') ? `#slide-${link.slice(1)}` : link;
}

function runHtml(run: Run, context: HtmlContext): string {
  if (run.break) return '<br>';
  if (run.cite) return citeHtml(run, context);
  let html = run.tex === undefined ? wordsHtml(run, context) : formulaHtml(run);
  if (run.entry) html = entryHtml(run, html, context);
  if (run.code) html = element('code', { dir: dirOf('ltr', context) }, html);
  if (run.sup) html = element('sup', {}, html);
  if (run.sub) html = element('sub', {}, html);
  if (run.strike) html = element('del', {}, html);
  if (run.em) html = element('em', {}, html);
  if (run.strong) html = element('strong', {}, html);
  const name = run.class === undefined ? null : `c-${run.class}`;
  if (run.language !== undefined || name !== null) {
    const dir = run.language === undefined ? null : dirOf(directionOf(run.language), context);
    html = element('span', { lang: run.language ?? null, dir, class: name }, html);
  }
  return html;
}

/** A text, in which telephone numbers, dates and the like are read from the left whatever is around them. */
function wordsHtml({ text, language, code }: Run, { document }: HtmlContext): string {
  const own = language ?? document.language;
  if (code || !isRightToLeft(own)) return escapeHtml(text);
  let html = '';
  let at = 0;
  for (const { start, end } of isolatesOf([{ text }], own, 'rtl')) {
    html +=
      escapeHtml(text.slice(at, start)) + element('bdi', { dir: 'ltr' }, escapeHtml(text.slice(start, end)));
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}

function directionOf(language: string): 'rtl' | 'ltr' {
  return isRightToLeft(language) ? 'rtl' : 'ltr';
}

/** A direction where it is not that of the page. */
function dirOf(direction: 'rtl' | 'ltr', { document }: HtmlContext): 'rtl' | 'ltr' | null {
  return direction === directionOf(document.language) ? null : direction;
}

/** The direction of a block of runs where it is not that of the page. */
export function blockDir(runs: readonly Run[], context: HtmlContext, inList = false): 'rtl' | 'ltr' | null {
  return dirOf(paragraphDirection(runs, context.document.language, inList), context);
}

/** `[2, 3]`, each number a link to where its source stands. */
function citeHtml(run: Run, context: HtmlContext): string {
  const mark = context.anchors.marks.get(run);
  if (!mark) return escapeHtml(`[${run.text}]`);
  const links = mark.targets.map(({ number, id }) =>
    element('a', { href: `#${id}`, 'aria-label': context.document.words.citation(`${number}`) }, `${number}`),
  );
  const attributes = { class: 'cite', id: mark.id, dir: dirOf('ltr', context) };
  return element('span', attributes, `[${links.join(', ')}]`);
}

function entryHtml(run: Run, numbers: string, context: HtmlContext): string {
  const [first, ...others] = context.anchors.entries.get(run)?.ids ?? [];
  const targets = others.map((id) => element('span', { id }));
  return element('span', { class: 'entry', id: first ?? null }, ...targets, numbers);
}

function backLinksHtml(run: Run, context: HtmlContext): string {
  return backHtml((run.entry && context.anchors.entries.get(run)?.back) ?? [], context);
}

/** The way back from a source to the marks that lead to it; not on paper. */
export function backHtml(
  back: readonly { readonly number: number; readonly id: string }[],
  { document }: HtmlContext,
): string {
  if (back.length === 0) return '';
  const links = back.map(({ number, id }) =>
    element('a', { href: `#${id}`, 'aria-label': document.words.backTo(number) }, `↩${number}`),
  );
  return ` ${element('span', { class: 'back' }, links.join(' '))}`;
}

/** Characters as they stand between tags and in attributes in double quotes (HTML 13.1.2.3, 13.3). */
export function escapeHtml(text: string): string {
  const clean = replaceForbidden(text);
  return /[&<>"\u00a0]/.test(clean) ? clean.replace(/[&<>"\u00a0]/g, (c) => entities[c]!) : clean;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
};

/** An element; attributes that are null are left out, those that are true have no value. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | true | null>>,
  ...content: readonly string[]
): string {
  return `${openTag(name, attributes)}${content.join('')}</${name}>`;
}

export function openTag(
  name: string,
  attributes: Readonly<Record<string, string | number | true | null>>,
): string {
  let tag = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) continue;
    tag += value === true ? ` ${key}` : ` ${key}="${escapeHtml(String(value))}"`;
  }
  return `${tag}>`;
}

/** A string of CSS (Syntax level 3, 4.3.7): all but plain letters and digits as escapes, so that nothing can end it. */
export function cssString(text: string): string {
  const escaped = text.replace(/[^A-Za-z0-9 .,:-]/gu, (c) => `\\${c.codePointAt(0)!.toString(16)} `);
  return `"${escaped}"`;
}
