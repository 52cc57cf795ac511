import { type CodeTable, reporterFor } from '../source/index.ts';

export const checkCodes = {
  'duplicate-title': { severity: 'warning', summary: 'Two slides of a deck have the same title.' },
  'unsourced-point': {
    severity: 'warning',
    summary: 'A point that stands in the deck file itself has no source. Off unless the settings ask for it.',
  },
  orphan: {
    severity: 'warning',
    summary:
      'A thing of the outline that no deck of it shows, neither on slides nor in notes nor in handouts.',
  },
  voice: {
    severity: 'warning',
    summary:
      'A text says "must" or "should" and not who says so, or speaks as "we", outside quotation marks.',
  },
  'wrong-count': {
    severity: 'warning',
    summary: 'A text counts a group in words or digits, and the group has another number of members.',
  },
  'retired-label': {
    severity: 'warning',
    summary: 'A text uses a label that is no longer used, outside quotation marks.',
  },
  'hidden-slides': {
    severity: 'warning',
    summary:
      "A deck has hidden slides, which nearly every program but PowerPoint's own show lets people see.",
  },
  'source-expired': {
    severity: 'error',
    summary:
      'A source was valid until a day that is over: what stands on it is to be looked at again, or to have another source.',
  },
  'source-review-due': {
    severity: 'warning',
    summary: 'Somebody was to look at a source again by a day that is over.',
  },
  'low-contrast': {
    severity: 'error',
    summary:
      'Text, or a line or shape that carries meaning, is too alike to what is behind it (WCAG 2.2, 1.4.3 and 1.4.11).',
  },
  'reading-order': {
    severity: 'error',
    summary: "A slide's title is not the first thing that a screen reader reads.",
  },
  'untitled-slide': { severity: 'error', summary: 'A slide has no title, or an empty one.' },
  'no-alternative': {
    severity: 'error',
    summary: 'A picture, diagram, chart or table has no text for those who cannot see it.',
  },
  'poor-alternative': {
    severity: 'warning',
    summary: 'The text that stands for a picture is a file name, or a word such as "image".',
  },
  'no-language': {
    severity: 'error',
    summary: 'A text does not say which language it is in, so that screen readers mispronounce it.',
  },
  'section-name': {
    severity: 'error',
    summary: 'Two sections of a deck have the same name, or one has none.',
  },
  // A grid of names has no header either, and nothing in a file tells it from a table that lacks one.
  'no-header-row': { severity: 'warning', summary: 'No row of a table is marked as its header.' },
  'merged-cells': {
    severity: 'warning',
    summary: 'A table has merged cells, in which screen readers lose their place.',
  },
  'vague-link': {
    severity: 'warning',
    summary: 'The words of a link do not say where it leads: "here", "more".',
  },
  'color-alone': {
    severity: 'warning',
    summary: 'The series or slices of a chart can be told apart by their colours only.',
  },
  'small-type': { severity: 'warning', summary: 'A text is smaller than 12 points.' },
  'output-line-ends': {
    severity: 'error',
    trouble: 'drift',
    summary: 'An output differs from what a build wrote in its line ends alone: git changed them.',
  },
  'output-stale': {
    severity: 'error',
    trouble: 'drift',
    summary: 'An output is not what a build would write now.',
  },
  'output-missing': {
    severity: 'error',
    trouble: 'drift',
    summary: 'An output that a build would write is not there.',
  },
  'output-orphaned': {
    severity: 'error',
    trouble: 'drift',
    summary: 'An output that an earlier build wrote, and that no deck makes any more.',
  },
  'output-unfinished': {
    severity: 'error',
    trouble: 'drift',
    summary: 'A build was interrupted while it put its files in place, and none has finished its work since.',
  },
} as const satisfies CodeTable;

export const reportCheck = reporterFor(checkCodes);

export const verifyCodes = {
  'file-unreadable': {
    severity: 'error',
    trouble: 'io',
    summary: 'A file that was named cannot be read: it is not there, a folder, or permission is missing.',
  },
  'not-a-presentation': {
    severity: 'error',
    summary: 'A file is no PowerPoint presentation (.pptx), or too damaged to be read as one.',
  },
  'not-a-document': {
    severity: 'error',
    summary: 'A file is no Word document (.docx), or too damaged to be read as one.',
  },
  'docx-package': {
    severity: 'error',
    summary: 'A Word file has a part that cannot be read, or refers to one that is not there.',
  },
  'package-refused': {
    severity: 'error',
    trouble: 'policy',
    summary:
      'A presentation holds what none should: macros, contents from elsewhere, encryption, document types, names that lead out, far too much.',
  },
} as const satisfies CodeTable;

export const reportVerify = reporterFor(verifyCodes);
