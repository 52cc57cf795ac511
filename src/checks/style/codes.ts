import { type CodeTable, reporterFor } from '../../source/index.ts';

/** What a designer would mend in a sound deck. Only `check` looks for it; each is switched by its code, all by `style`. */
export const styleCodes = {
  'title-says-a-point': {
    severity: 'warning',
    summary:
      'The title of a slide names a topic and says nothing about it: it has no verb, no comparison, no number (English, Spanish, Chinese; a bare label of the outline in any language).',
  },
  'paragraph-widow': {
    severity: 'warning',
    summary: 'The last line of a paragraph holds one short word.',
  },
  'fill-height': {
    severity: 'warning',
    summary: 'What stands on a slide uses less than 75 % of the height that the layout has for it.',
  },
  'fill-area': {
    severity: 'warning',
    summary:
      'What stands on a slide covers less than 30 % of the room that the layout has for it, or text alone more than 92 %.',
  },
  focus: {
    severity: 'warning',
    summary:
      'Nothing on a slide of much text is seen first: no text is 1.8 times as large as the others, no figure covers 25 % of the room.',
  },
  emphasis: {
    severity: 'warning',
    summary: 'More than one thing, or more than a quarter of a figure, is in the colour of emphasis.',
  },
  'focus-is-largest': {
    severity: 'warning',
    summary: 'What the title names is drawn smaller than others of its kind.',
  },
  'words-kept': {
    severity: 'warning',
    summary: 'The wording of a relationship stands nowhere on the slides that draw it.',
  },
  'order-claimed': {
    severity: 'warning',
    summary: 'A chain or ring of things that no relationship and no date puts in an order.',
  },
  degenerate: {
    severity: 'warning',
    summary:
      'A figure, table or list of too little: one event, one row, a diagram of one thing, an agenda of two lines.',
  },
  'direct-labels': {
    severity: 'warning',
    summary:
      'A chart of at most 12 marks, or of at most 4 series, does not say their values or names beside them.',
  },
  'series-muted': {
    severity: 'warning',
    summary: 'The title names one series of a chart, and others are drawn as strongly.',
  },
  'claim-true': {
    severity: 'warning',
    summary:
      'A title says "most", "half", a superlative or a per cent, and the data that the slide shows says otherwise (English, Spanish, Chinese).',
  },
  'min-size': {
    severity: 'warning',
    summary: 'The footer or the name of the section is smaller than 10 points, a citation mark than 8.',
  },
  grid: {
    severity: 'warning',
    summary:
      'Texts, tables and pictures of one slide begin at more than four different distances from its edge.',
  },
  sameness: {
    severity: 'warning',
    summary: 'Three slides in a row look the same: one layout, one kind of figure, other things.',
  },
  rhythm: {
    severity: 'warning',
    summary:
      'Six slides in a row without a picture, a statement or a big number, or with fewer than three layouts, or with more than two of text alone.',
  },
  'short-section': { severity: 'warning', summary: 'A section has fewer than two slides besides its own.' },
  'recurring-look': {
    severity: 'warning',
    summary: 'One thing has different colours in different figures of a deck.',
  },
  'cover-and-ending': {
    severity: 'warning',
    summary:
      'A deck has no cover or several, or ends (before its sources and appendix) with neither a closing of at most three sentences nor questions.',
  },
  'notes-too-long': {
    severity: 'warning',
    summary:
      'Notes of a slide are longer than a printed notes page holds in small type; the presenter view and the Markdown notes have all of them.',
  },
} as const satisfies CodeTable;

export type StyleCode = keyof typeof styleCodes;

export const reportStyle = reporterFor(styleCodes);
