import { type HandoutDocument, headWords } from '../../handouts/index.ts';
import { plainText, tableGrid } from '../../markup/index.ts';
import { faceRules, hasSerifs, metricFaceOf, type Theme } from '../../theme/index.ts';
import { codeProperties, codeRules, hasCode } from './code-html.ts';
import { evidencePrintRules, evidenceRules } from './evidence-rules.ts';
import { formulaRules } from './formula-html.ts';
import { notePrintRules, noteRules } from './note-rules.ts';
import { codeStack, darkPalette, fontStack, lightPalette, type Palette } from './palette.ts';
import { cssString } from './runs-html.ts';
import { sheetPrintRules, sheetRules } from './sheet-rules.ts';
import { mostRoom } from './table-html.ts';
import { threePrintRules, threeRules } from './three-rules.ts';

/** From so many columns on, a page lies on its side. */
const landscapeColumns = 6;

/**
 * The look of a handout: the theme's colours and faces, a measured line, light, dark and on paper. `html` is what stands in
 * it.
 */
export function styleSheet(document: HandoutDocument, theme: Theme, html: string): string {
  const { language, words, marking } = document;
  const head = headWords(document);
  const light = lightPalette(theme);
  const dark = darkPalette(theme);
  const code = hasCode(document);
  const formulas = formulaRules(html);
  const cjk = /^(zh|ja|ko)\b/i.test(language);
  return [
    ...[faceRules(theme)].filter((rules) => rules !== ''),
    `:root{color-scheme:light dark;${colorProperties(light)}${code ? codeProperties(light) : ''}`,
    `--body-face:${fontStack(theme.fonts.body, language)};--heading-face:${fontStack(theme.fonts.heading, language)};`,
    `--code-face:${codeStack};--leading:${cjk ? 1.75 : 1.55};--heading-leading:${cjk ? 1.45 : 1.2};--title-weight:${hasSerifTitle(theme) ? 400 : 700};--band:${light.heading};--measure:${cjk ? '42em' : '68ch'}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${colorProperties(dark)}${code ? codeProperties(dark) : ''}}}`,
    rules,
    settingRules[document.setting],
    document.slidesPerPage === 3 ? threeRules : '',
    code ? codeRules : '',
    ...(formulas === '' ? [] : [formulas]),
    classRules(light),
    ...(marking || head.length > 0
      ? ['.marking{margin:0;text-align:center;font-weight:700;font-size:.875rem}']
      : []),
    printRules({
      title: [...head, plainText(document.title.filter((run) => !run.cite)).trim()].join(' · '),
      footer: [marking?.bottom ? marking.label : null, document.footer ?? document.deckTitle, document.date]
        .filter((part) => part !== null)
        .join(' · '),
      pageOf: words.pageOf,
      paper: document.paper,
      landscape: isLandscape(document),
      slidesPerPage: document.slidesPerPage,
      setting: document.setting,
    }),
  ].join('\n');
}

/** Titles in a face with serifs stand large without weight. */
function hasSerifTitle({ fonts }: Theme): boolean {
  const face = metricFaceOf(fonts.heading.latin);
  return face !== null && hasSerifs(face);
}

function colorProperties(palette: Palette): string {
  const { classes, code: _, ...colors } = palette;
  const named = Object.entries(colors).map(([name, color]) => `--${name}:${color};`);
  return [...named, ...[...classes].map(([name, color]) => `--c-${name}:${color};`)].join('');
}

function classRules({ classes }: Palette): string {
  return [...classes.keys()].map((name) => `.c-${name}{color:var(--c-${name})}`).join('');
}

const settingRules: Readonly<Record<HandoutDocument['setting'], string>> = {
  plain: '',
  sheet: sheetRules,
  note: noteRules,
  evidence: evidenceRules,
};
const settingPrintRules: Readonly<Record<HandoutDocument['setting'], string>> = {
  plain: '',
  sheet: sheetPrintRules,
  note: notePrintRules,
  evidence: evidencePrintRules,
};

function isLandscape({ blocks }: HandoutDocument): boolean {
  return blocks.some((block) => block.kind === 'table' && tableGrid(block).columns >= landscapeColumns);
}

const rules = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;padding:2.5rem 1.25rem 4rem;max-width:calc(var(--measure) + 2.5rem);background:var(--paper);color:var(--text);font:1.0625rem/var(--leading) var(--body-face);overflow-wrap:break-word;line-break:strict;text-spacing-trim:space-first}
body.broad{max-width:66rem}
.broad header>*,.broad main>*{max-width:var(--measure)}
.broad main>:is(table,.slide){max-width:none}
main:focus{outline:none}
h1,h2,h3,h4,h5,h6{font-family:var(--heading-face);color:var(--heading);line-height:var(--heading-leading);text-wrap:balance;font-weight:700;margin-block:0}
h1{font-size:clamp(1.75rem,1.2rem + 2.4vw,2.5rem);letter-spacing:-.01em}
h2{font-size:1.375rem;margin-block:2.5rem .75rem}
h3{font-size:1.125rem;margin-block:1.75rem .5rem}
h4,h5,h6{font-size:1rem;margin-block:1.5rem .25rem}
header{border-bottom:2px solid var(--accent);padding-bottom:1.25rem;margin-bottom:2rem}
p{margin-block:0 .9rem}
.lead{font-size:1.25rem;line-height:1.4;color:var(--muted);margin-block:.6rem 0}
.caption{font-size:.9375rem;color:var(--muted);margin-block:.6rem 0}
ul,ol{margin-block:0 1rem;padding-inline-start:1.5em}
li{margin-block:.3em}
li>ul,li>ol{margin-block:.3em}
li::marker{color:var(--muted)}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,pre:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;inset-inline-start:1rem;top:-6rem;padding:.5rem 1rem;background:var(--paper);color:var(--link);z-index:1}
.skip:focus{top:1rem}
blockquote{margin:0 0 1rem;padding-inline-start:1.25rem;border-inline-start:3px solid var(--accent)}
pre{overflow:auto;tab-size:4;padding:.9rem 1rem;background:var(--soft);font-size:.875rem;line-height:1.5;border-radius:4px}
code{font-family:var(--code-face);font-size:.92em}
pre code{font-size:inherit}
hr{border:0;border-top:1px solid var(--line);margin-block:2rem}
sup,sub{line-height:0}
:is(em):is(:lang(ar),:lang(he),:lang(fa),:lang(ur)){font-style:normal;font-weight:650}
:is(em):lang(zh),:is(em):lang(ja),:is(em):lang(ko){font-style:normal;text-emphasis:filled dot;text-emphasis-position:under right}
.remark{color:var(--muted)}.remark em{text-emphasis:none}
figure{margin:0 0 1.25rem}
.logo{height:2.25rem;width:auto;margin-bottom:1rem}
img{max-width:100%;height:auto;display:block}
.cite,.back{font-size:.8125em}.cite,.back a{white-space:nowrap}
.cite{margin-inline-start:.15em}.cite:not(:has(a:nth-of-type(6))){white-space:nowrap}
.cite::before{content:"\\2060"}
.cite a{text-decoration:none;padding-block:.3em}
.cite a:hover,.back a:hover{text-decoration:underline}
.back a{text-decoration:none;padding:.25em .15em;color:var(--muted)}
:target{background:var(--soft);box-shadow:0 0 0 .2em var(--soft)}
.entry{color:var(--muted);font-variant-numeric:tabular-nums}
.sources{list-style:none;padding:0;font-size:.9375rem;line-height:1.45}
.sources li{padding-inline-start:2.25em;text-indent:-2.25em;margin-block:.5em;overflow-wrap:anywhere}
.sources .entry{display:inline-block;min-width:2em;text-indent:0}
.sources a{overflow-wrap:anywhere}
.contents{margin-bottom:2rem}
.contents summary{cursor:pointer;color:var(--link);padding-block:.4rem;width:fit-content}
.contents ul{list-style:none;padding:0;margin:.25rem 0 0;columns:18rem;column-gap:2rem}
.contents li{break-inside:avoid;margin:0}
.contents a{display:block;padding-block:.3rem;text-decoration:none}
.contents a:hover{text-decoration:underline}
table{border-collapse:collapse;width:100%;margin-block:0 1.5rem;font-size:.9375rem;line-height:1.45;font-variant-numeric:tabular-nums}
th,td{text-align:start;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid var(--line);overflow-wrap:break-word}
th:first-child,td:first-child{padding-inline-start:.25rem}
thead th{border-bottom:2px solid var(--accent);color:var(--heading);vertical-align:bottom;line-height:1.25}
.align-right{text-align:end}.align-center{text-align:center}
table.small{font-size:.875rem}
${Array.from({ length: mostRoom - 1 }, (_, i) => `.room-${i + 2}{min-width:calc(${i + 2}em + 1.5rem)}`).join('')}
.answer-line{border-bottom:1px solid var(--muted);height:2.25rem;margin-bottom:.75rem}
.endnotes{margin-top:2.5rem}
footer{margin-top:3rem;padding-top:.75rem;border-top:1px solid var(--line);font-size:.875rem;color:var(--muted)}
main>.slide{padding-block:1.75rem;border-top:1px solid var(--line)}
main>.slide:first-child{border-top:0;padding-top:0}
.slide h2{margin-block:0 1rem;font-size:1.25rem}
.slide-picture svg{display:block;width:100%;height:auto;border:1px solid var(--line);border-radius:3px}
.slide-notes{font-size:1rem}
.slide-notes .sources{font-size:.875rem}
.slide-notes>:last-child{margin-bottom:0}
@media screen and (min-width:56rem){.slide-body{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);column-gap:2rem;align-items:start}.slide-picture{position:sticky;top:1rem}}
@media screen and (max-width:44rem){
body{overflow-wrap:anywhere}th[class*=room-]{min-width:0}th,td{padding-inline:.4rem;overflow-wrap:anywhere}
table.cards,table.cards tbody,table.cards tr,table.cards td,table.cards th{display:block;width:auto}
table.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table.cards tr{border:1px solid var(--line);border-radius:6px;padding:.5rem .9rem;margin-bottom:.9rem}
table.cards td{border:0;padding:.3rem 0}
table.cards td:empty{display:none}
table.cards [data-column]::before{content:attr(data-column);display:block;font-size:.8125rem;color:var(--muted)}
}`;

interface PrintInput {
  /** Stands at the head of every page but the first. */
  readonly title: string;
  /** Stands at the foot of every page; empty: nothing. */
  readonly footer: string;
  readonly pageOf: readonly [before: string, between: string, after: string];
  readonly paper: 'a4' | 'letter';
  readonly landscape: boolean;
  readonly slidesPerPage: 1 | 2 | 3 | null;
  readonly setting: HandoutDocument['setting'];
}

/** In millimetres. */
const lengths = { a4: 297, letter: 279.4 } as const;
const margin = { top: 22, side: 20, bottom: 20 } as const;

/** How a handout comes out on paper: CSS Paged Media level 3, whose margin boxes hold the running title and numbers. */
function printRules({ title, footer, pageOf, paper, landscape, slidesPerPage, setting }: PrintInput): string {
  const [before, between, after] = pageOf.map(cssString);
  const foot = setting === 'plain' ? '5mm' : '2.5mm';
  const box = 'font:8.5pt var(--body-face);color:#52606D;white-space:nowrap';
  const sheet = paper === 'letter' ? 'letter' : 'A4';
  const size = landscape ? `${sheet} landscape` : sheet;
  return `@page{size:${size};margin:${setting === 'plain' && slidesPerPage !== 3 ? `${margin.top}mm ${margin.side}mm ${margin.bottom}mm` : '0.63in 0.73in 0.62in'};
@top-left{content:${cssString(title)};${box};width:100%;overflow:hidden;text-overflow:ellipsis;vertical-align:bottom;padding-bottom:5mm}
@bottom-left{content:${cssString(footer)};${box};width:70%;overflow:hidden;vertical-align:top;padding-top:${foot}}
@bottom-right{content:${before} counter(page) ${between} counter(pages) ${after};${box};vertical-align:top;padding-top:${foot}}}
@page :first{@top-left{content:none}}
@media print{
html{font-size:10pt}
body,body.broad{max-width:none;padding:0;font-size:10.5pt;--leading:1.45;orphans:3;widows:3}
header,main>*,.broad header,.broad main>*{max-width:none}
.skip,nav,.back,footer{display:none}
.logo{position:fixed;top:-.46in;inset-inline-end:0;height:.32in;margin:0}
h1{font-size:22pt}h2{font-size:14pt;margin-block:7mm 2.5mm}h3{font-size:11.5pt;margin-block:5mm 1.5mm}
header{padding-bottom:4mm;margin-bottom:6mm}
.lead{font-size:13pt}.caption{font-size:9.5pt}
/* Room for what stands above a line of large East Asian type: at the top of a page it would show on the page before. */
h1,h2,h3,h4,h5,h6{break-after:avoid;break-inside:avoid;padding-top:.15em}
p,li{break-inside:avoid-page}
li:first-child:not(:last-child){break-after:avoid}li:last-child:not(:first-child){break-before:avoid}
figure,blockquote,pre,tr{break-inside:avoid}
thead{display:table-header-group}
table{font-size:9.5pt}table.small{font-size:8.5pt}
th,td{padding:1.6mm 2mm}
pre{white-space:pre-wrap}
a{color:inherit;text-decoration:none}
main p a[href^=http],main>ul:not(.sources) a[href^=http]{text-decoration:underline}
.sources{font-size:9pt}
.sources li{break-inside:avoid}
p:has(+.sources){break-after:avoid}
:target{background:none;box-shadow:none}
.page-break{break-after:page}
.answer-line{height:9mm}
.answer-line+*{break-before:auto}
li:has(.answer-line){break-inside:avoid}
${slidesPerPage === null ? '' : slidesPerPage === 3 ? threePrintRules(lengths[paper] / 25.4 - 1.25) : slideRules(slidesPerPage, lengths[paper])}${settingPrintRules[setting]}}`;
}

/** Millimetres that the title of a document takes of its first page. */
const headRoom = 46;

/** Slides stand one to three a page: each takes its share of it, and more where its notes do. */
function slideRules(perPage: 1 | 2 | 3, length: number): string {
  const room = length - margin.top - margin.bottom;
  const share = Math.floor(room / perPage) - 2;
  const notes = 'font-size:9.5pt;--leading:1.4';
  const common = `main>.slide{padding-block:0 4mm;border:0}
.slide h2{font-size:12pt;margin-block:0 3mm}
.slide-notes{${notes}}.slide-notes .sources{font-size:8pt}.slide-notes p{margin-bottom:1.8mm}.slide-notes .sources li{margin-block:.8mm}`;
  if (perPage === 1) {
    return `${common}
main>.slide+.slide{break-before:page}
.slide-notes{font-size:10.5pt}`;
  }
  const columns = perPage === 2 ? '1fr 1fr' : '2fr 3fr';
  return `${common}
main>.slide{break-inside:avoid;min-height:${share}mm}
main>.slide:nth-child(-n+${perPage}){min-height:${share - Math.ceil(headRoom / perPage)}mm}
main>.slide.long{break-inside:auto;min-height:0;padding-bottom:8mm}
.slide-body{display:grid;grid-template-columns:${columns};column-gap:6mm;align-items:start}`;
}
