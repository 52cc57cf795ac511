import { type CodeTable, reporterFor } from '../../source/index.ts';

/** What the pptx room reports. A finding in a file of our own is a bug of ours: it is reported and nothing is written. */
export const pptxCodes = {
  'pptx-zip': {
    severity: 'error',
    summary: 'The zip file is damaged, or holds directories, doubled names or entries that are not deflated.',
    trouble: 'bug',
  },
  'pptx-xml': { severity: 'error', summary: 'A part is not well-formed XML.', trouble: 'bug' },
  'pptx-content-type': {
    severity: 'error',
    summary: 'A part has no content type, or a content type has no part.',
    trouble: 'bug',
  },
  'pptx-relationship': {
    severity: 'error',
    summary: 'A relationship points at nothing, is doubled, or is used without being there.',
    trouble: 'bug',
  },
  'pptx-structure': {
    severity: 'error',
    summary: 'Slides, layouts, masters, notes or sections do not fit together.',
    trouble: 'bug',
  },
  'pptx-shape': {
    severity: 'error',
    summary: 'Shapes, connectors, placeholders or tables of a slide contradict each other.',
    trouble: 'bug',
  },
  'pptx-text': { severity: 'error', summary: 'A paragraph is built wrongly.', trouble: 'bug' },
  'pptx-value': {
    severity: 'error',
    summary: 'A size, a percentage, a colour or a face has a value that the format does not know.',
    trouble: 'bug',
  },
  'pptx-media': {
    severity: 'error',
    summary: 'A picture, a video or a workbook is not what its name says.',
    trouble: 'bug',
  },
  'pptx-properties': {
    severity: 'error',
    summary: 'The document properties contradict the deck.',
    trouble: 'bug',
  },
  'pptx-leak': {
    severity: 'error',
    summary:
      'A part holds a path of this machine, the name of a tool or a value that was never filled in, or a picture or a video says where it was taken.',
    trouble: 'bug',
  },
  'pptx-accessibility': {
    severity: 'error',
    summary: 'A slide lacks a title, a figure lacks its alternative text, or a run lacks its language.',
    trouble: 'bug',
  },
  'pptx-connector': {
    severity: 'error',
    summary: 'A connector joins a shape that its slide does not have.',
    trouble: 'bug',
  },
  'pptx-link': {
    severity: 'error',
    summary: 'A link leads to a slide that the deck does not have.',
    trouble: 'bug',
  },
  'pptx-picture': {
    severity: 'error',
    summary: 'A drawing (SVG) has no PNG that older programs could show.',
    trouble: 'bug',
  },
} as const satisfies CodeTable;

export const reportPptx = reporterFor(pptxCodes);
