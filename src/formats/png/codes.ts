import { type CodeTable, reporterFor } from '../../source/index.ts';

export const pngCodes = {
  'picture-not-drawn': {
    severity: 'error',
    summary: 'A drawing (SVG) cannot be turned into the PNG that older programs show.',
  },
  'picture-characters': {
    severity: 'warning',
    summary: 'A picture has characters that none of the fonts for pictures has.',
  },
  'picture-fonts': {
    severity: 'error',
    summary: 'The fonts for pictures are not where the program was installed.',
    trouble: 'io',
  },
} as const satisfies CodeTable;

export const reportPng = reporterFor(pngCodes);
