import { type CodeTable, reporterFor } from '../source/index.ts';

export const previewCodes = {
  'port-in-use': {
    severity: 'error',
    trouble: 'io',
    summary: 'Another program listens on the port that the preview was to have.',
  },
  'cannot-listen': {
    severity: 'error',
    trouble: 'io',
    summary: 'The system does not let the preview listen on the port.',
  },
  'cannot-watch': {
    severity: 'warning',
    summary:
      'The system does not tell of changes to files: the preview stands still until it is started anew.',
    trouble: 'io',
  },
  'cannot-draw': {
    severity: 'error',
    trouble: 'bug',
    summary: 'A bug in Throughline keeps the preview from drawing a deck. Please report it.',
  },
  'preview-page': {
    severity: 'error',
    trouble: 'bug',
    summary: "The preview's page is missing from the installation.",
  },
  'invalid-editor': {
    severity: 'error',
    trouble: 'usage',
    summary: 'The command that opens the editor is empty, has a quote without its end, or names no file.',
  },
  'invalid-port': {
    severity: 'error',
    trouble: 'usage',
    summary: 'A port is a number from 0 to 65535; 0 takes any that is free.',
  },
} as const satisfies CodeTable;

export const reportPreview = reporterFor(previewCodes);
