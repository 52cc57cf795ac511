import type { Footer, Header, ISectionPropertiesOptions } from 'docx';
import { plainText } from '../../../markup/index.ts';
import { isEastAsian } from '../../../package/index.ts';
import { cleanText } from '../clean-text.ts';
import type { PageGeometry } from '../page-geometry.ts';
import type { Drawing } from './drawing.ts';

/** Sides, margins and the running lines of one section. The title's own page has no running title above it. */
export function sectionProperties(page: PageGeometry, first: boolean): ISectionPropertiesOptions {
  const { margins } = page;
  return {
    titlePage: first,
    page: {
      // docx swaps the sides itself where a page is turned.
      size: page.landscape
        ? { width: page.height, height: page.width, orientation: 'landscape' }
        : { width: page.width, height: page.height, orientation: 'portrait' },
      margin: {
        top: margins.top,
        bottom: margins.bottom,
        left: margins.side,
        right: margins.side,
        header: margins.header,
        footer: margins.footer,
        gutter: 0,
      },
    },
  };
}

/** The running title, and the date at the other end. */
export function runningHeader(drawing: Drawing): Header {
  const { docx, document } = drawing;
  const title = plainText(document.title) || document.deckTitle;
  return new docx.Header({
    children: [twoEnds('Header', [text(title, drawing)], [text(document.date ?? '', drawing)], drawing)],
  });
}

export function emptyHeader({ docx }: Drawing): Header {
  return new docx.Header({ children: [new docx.Paragraph({ style: 'Header' })] });
}

/** The deck's own line, and "Page 2 of 5". */
export function pageFooter(drawing: Drawing): Footer {
  const { docx, document } = drawing;
  const [before, between, after] = document.words.pageOf;
  const numbers = [
    text(before, drawing),
    new docx.TextRun({ children: [docx.PageNumber.CURRENT] }),
    text(between, drawing),
    new docx.TextRun({ children: [docx.PageNumber.TOTAL_PAGES] }),
    text(after, drawing),
  ];
  const line = document.footer ?? document.deckTitle;
  return new docx.Footer({ children: [twoEnds('Footer', [text(line, drawing)], numbers, drawing)] });
}

type Runs = ConstructorParameters<Drawing['docx']['Paragraph']>[0];

function twoEnds(
  style: 'Header' | 'Footer',
  start: NonNullable<Exclude<Runs, string>['children']>,
  end: NonNullable<Exclude<Runs, string>['children']>,
  { docx, page }: Drawing,
) {
  return new docx.Paragraph({
    style,
    tabStops: [{ type: 'right', position: page.textWidth }],
    children: [...start, new docx.TextRun({ children: [new docx.Tab()] }), ...end],
  });
}

function text(value: string, { docx, document }: Drawing) {
  return new docx.TextRun({
    ...(isEastAsian(document.language) && { font: { hint: 'eastAsia' } }),
    children: [cleanText(value)],
  });
}
