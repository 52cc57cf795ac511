import { type CodeTable, reporterFor } from '../source/index.ts';

export const iconCodes = {
  'unknown-icon': { severity: 'error', summary: 'No icon has this name.' },
  'icon-drawing': {
    severity: 'error',
    summary: "A drawing in the project's icons folder is no icon: not one fill, or not safe.",
  },
} as const satisfies CodeTable;

export const reportIcon = reporterFor(iconCodes);
