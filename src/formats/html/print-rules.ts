import { cssString } from './escape-html.ts';

export interface PrintInput {
  /** Stands at the head of every page but the first. */
  readonly title: string;
  /** Stands at the foot of every page; empty: nothing. */
  readonly footer: string;
  readonly pageOf: readonly [before: string, between: string, after: string];
  readonly paper: 'a4' | 'letter';
  readonly landscape: boolean;
  readonly slidesPerPage: 1 | 2 | 3 | null;
}

/** In millimetres. */
const lengths = { a4: 297, letter: 279.4 } as const;
const margin = { top: 22, side: 20, bottom: 20 } as const;

/** How a handout comes out on paper: CSS Paged Media level 3, whose margin boxes hold the running title and numbers. */
export function printRules({ title, footer, pageOf, paper, landscape, slidesPerPage }: PrintInput): string {
  const [before, between, after] = pageOf.map(cssString);
  const box = 'font:8.5pt var(--body-face);color:#52606D;white-space:nowrap';
  const sheet = paper === 'letter' ? 'letter' : 'A4';
  const size = landscape ? `${sheet} landscape` : sheet;
  return `@page{size:${size};margin:${margin.top}mm ${margin.side}mm ${margin.bottom}mm;
@top-left{content:${cssString(title)};${box};width:100%;overflow:hidden;text-overflow:ellipsis;vertical-align:bottom;padding-bottom:5mm}
@bottom-left{content:${cssString(footer)};${box};width:70%;overflow:hidden;vertical-align:top;padding-top:5mm}
@bottom-right{content:${before} counter(page) ${between} counter(pages) ${after};${box};vertical-align:top;padding-top:5mm}}
@page :first{@top-left{content:none}}
@media print{
html{font-size:10pt}
body,body.broad{max-width:none;padding:0;font-size:10.5pt;--leading:1.45;orphans:3;widows:3}
header,main>*,.broad header,.broad main>*{max-width:none}
.skip,nav,.back,footer{display:none}
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
${slidesPerPage === null ? '' : slideRules(slidesPerPage, lengths[paper])}}`;
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
