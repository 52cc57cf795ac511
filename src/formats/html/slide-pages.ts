import { policyFor } from './draw-html.ts';
import { element, escapeHtml, openTag } from './escape-html.ts';

export interface SlidePagesInput {
  readonly title: string;
  readonly language: string;
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly slides: readonly SlidePage[];
}

export interface SlidePage {
  readonly id: string;
  readonly title: string;
  readonly svg: string;
}

/** A deck as pages, one slide each and nothing else, to be printed; titles are headings, for those who hear them. */
export function slidePagesHtml({ title, language, width, height, slides }: SlidePagesInput): string {
  const style = `@page{size:${width}pt ${height}pt;margin:0}
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
