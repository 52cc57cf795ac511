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
  'theme-font-file': {
    severity: 'error',
    summary: 'A file of "metrics" is no font that can be read.',
  },
  'theme-font-embed': {
    severity: 'error',
    summary: 'A face that decks are to carry may not or cannot be carried by them.',
  },
  'theme-font-name': {
    severity: 'warning',
    summary: 'A face that decks are to carry calls itself otherwise than the theme does.',
  },
  'theme-unknown-color': {
    severity: 'error',
    summary: 'A colour that is neither a theme colour nor a role of the theme.',
  },
  'theme-unknown-role': {
    severity: 'error',
    summary: 'A role that the program does not know and that nothing in the theme names.',
  },
  'theme-unknown-frame': {
    severity: 'error',
    summary: 'A layout names a frame that the theme does not have.',
  },
  'theme-unknown-picture': {
    severity: 'error',
    summary: 'A decoration names a picture that the theme does not have.',
  },
  'theme-unknown-slot': {
    severity: 'error',
    summary: 'A decoration lies over a slot that its layout does not have.',
  },
  'theme-gradient': {
    severity: 'error',
    summary: 'A decoration or a fill without a colour, or a gradient with fewer than two.',
  },
  'theme-missing-layout': { severity: 'error', summary: 'The theme has no layout at all.' },
} as const satisfies CodeTable;

export const reportTheme = reporterFor(themeCodes);
