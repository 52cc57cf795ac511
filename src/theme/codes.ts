import { type CodeTable, reporterFor } from '../source/index.ts';

export const themeCodes = {
  'theme-outside-slide': {
    severity: 'error',
    summary: 'A place of a layout reaches past the edge of the slide.',
  },
  'theme-place-incomplete': {
    severity: 'error',
    summary: 'A place of a layout lacks one of x, y, w and h.',
  },
  'theme-repeated-index': {
    severity: 'error',
    summary: 'Two places of one layout have the same placeholder index.',
  },
  'theme-type-range': {
    severity: 'error',
    summary: 'The smallest size of a text is larger than its normal size.',
  },
  'theme-small-type': { severity: 'warning', summary: 'A type size under 12 points.' },
  'theme-contrast': {
    severity: 'warning',
    summary: 'Text and the background behind it are too alike to read (WCAG 2.2, 1.4.3).',
  },
  'theme-unmeasured-font': {
    severity: 'warning',
    summary: 'A face whose widths are not known; text is measured with a similar face.',
  },
  'theme-missing-layout': { severity: 'error', summary: 'The theme has no layout at all.' },
} as const satisfies CodeTable;

export const reportTheme = reporterFor(themeCodes);
