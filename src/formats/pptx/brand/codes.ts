import { type CodeTable, reporterFor } from '../../../source/index.ts';

/** What reading a brand file reports, at the place that names it. */
export const brandCodes = {
  'brand-unreadable': {
    severity: 'error',
    summary: 'A presentation that is to be the theme cannot be read, or is too large.',
  },
  'brand-macros': {
    severity: 'error',
    summary: 'A presentation that is to be the theme holds macros, or something else that runs.',
  },
  'brand-external': {
    severity: 'error',
    summary: 'A master or layout of a brand file shows what lies outside of the file.',
  },
  'brand-no-content-layout': {
    severity: 'error',
    summary: 'A brand file has no layout with a place for content.',
  },
  'brand-layout-missing': {
    severity: 'warning',
    summary: 'The settings of a brand file name a layout that it does not have.',
  },
  'brand-font-unknown': {
    severity: 'warning',
    summary: 'The widths of a face of a brand file are not known; text is measured with a similar one.',
  },
  'brand-contrast': {
    severity: 'warning',
    summary:
      'A text of a brand file stands out little from what is behind it. It is left as the file has it.',
  },
} as const satisfies CodeTable;

export const reportBrand = reporterFor(brandCodes);
