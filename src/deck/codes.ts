import { type CodeTable, reporterFor } from '../source/index.ts';

export const deckCodes = {
  'unknown-template': {
    severity: 'error',
    summary: 'A slide or handout asks for a kind that the template set does not have.',
  },
  'unknown-parameter': {
    severity: 'error',
    summary: 'A slide gives a parameter that its template does not take.',
  },
  'idle-parameter': {
    severity: 'warning',
    summary: 'A slide gives a parameter that says nothing without another one, which it does not give.',
  },
  'missing-parameter': {
    severity: 'error',
    summary: 'A slide leaves out a parameter that its template requires.',
  },
  'unknown-reference': {
    severity: 'error',
    summary: 'A deck names something that the outline does not have.',
  },
  'wrong-reference': {
    severity: 'error',
    summary: 'A deck names something of another type than is asked for.',
  },
  'list-length': {
    severity: 'error',
    summary: 'A slide gives more, or fewer, of something than its kind has room for.',
  },
  'duplicate-slide-id': { severity: 'error', summary: 'Two slides of a deck have the same id.' },
  'empty-deck': { severity: 'error', summary: 'A deck file has no slides.' },
  'missing-title': { severity: 'error', summary: 'A slide has no title.' },
  'include-cycle': { severity: 'error', summary: 'A file of shared slides includes itself.' },
  'include-limit': { severity: 'error', summary: 'A deck includes more files than it could ever show.' },
  'unknown-layout': {
    severity: 'error',
    summary: 'A slide of a deck, or its template, asks for a layout that the theme does not have.',
  },
  'unknown-slot': {
    severity: 'error',
    summary: 'A slide fills a slot that its layout does not have.',
  },
  'unknown-column': {
    severity: 'error',
    summary: 'A chart or table names a column that its data does not have.',
  },
  'not-a-number': {
    severity: 'error',
    summary: 'A chart needs numbers, and a cell of its data holds something else.',
  },
  'negative-share': { severity: 'error', summary: 'A pie or doughnut of something less than nothing.' },
  'many-shares': {
    severity: 'warning',
    summary: 'A pie or doughnut of more shares than can be told apart.',
  },
  'missing-share': {
    severity: 'warning',
    summary: 'A pie or doughnut of parts of which one has no figure.',
  },
  'figure-needs': {
    severity: 'error',
    summary: 'A figure is asked for that needs a word of the deck which is not there, or cannot be used.',
  },
  mermaid: {
    severity: 'error',
    summary: 'A block of Mermaid is no flowchart, or cannot be read.',
  },
  'chart-gap': {
    severity: 'error',
    summary: 'A figure is missing where a kind of chart could only draw it as nothing.',
  },
  'chart-option': {
    severity: 'error',
    summary: 'A chart is asked for something that its kind or its data does not have.',
  },
  'chart-limit': { severity: 'error', summary: 'A chart of more than programs can draw.' },
  'many-series': { severity: 'warning', summary: 'A chart of more series than can be told apart.' },
  'long-name': { severity: 'warning', summary: 'A name in a chart that is too long to be read there.' },
  'repeated-point': {
    severity: 'error',
    summary: 'Two rows give a figure for the same point of a series.',
  },
  'repeated-date': { severity: 'warning', summary: 'A date stands twice along the axis of a chart.' },
  'uneven-steps': {
    severity: 'warning',
    summary: 'Dates or numbers at uneven distances are drawn side by side.',
  },
  'mixed-dates': {
    severity: 'warning',
    summary: 'Dates along an axis are days, months and years mixed.',
  },
  'thin-columns': { severity: 'warning', summary: 'A column chart of dates whose columns are hairlines.' },
  'dwarfed-series': {
    severity: 'warning',
    summary: 'A series is a hundredth of another or less, on the same axis.',
  },
  'axis-cut': { severity: 'warning', summary: 'The ends of an axis leave out figures.' },
  'axis-not-zero': {
    severity: 'warning',
    summary: 'Bars, columns or areas whose axis does not begin at zero.',
  },
  'empty-figure': { severity: 'error', summary: 'A diagram or chart has nothing to show.' },
  'code-lines': {
    severity: 'error',
    summary: 'Lines of a file are to be shown that it does not have, or that hold nothing.',
  },
  'missing-alt': { severity: 'error', summary: 'A picture has no text for those who cannot see it.' },
  'no-number': {
    severity: 'error',
    summary: 'A link without words leads to a slide that has no number to show.',
  },
  'broken-slide-link': {
    severity: 'error',
    summary: 'A link points at a slide that the deck does not have.',
  },
  'unknown-kind': {
    severity: 'warning',
    summary: 'A kind of element or relationship is nearly one that the theme knows, and is not.',
  },
  'unknown-tag': { severity: 'warning', summary: 'A selection names a tag that no statement carries.' },
  'over-time': { severity: 'warning', summary: 'The notes take longer to say than the deck has minutes.' },
  'deck-limit': { severity: 'error', summary: 'A deck has more slides or languages than the limits allow.' },
  'row-id': {
    severity: 'error',
    summary: 'The deck of a row has no name, one that is too long, or one that another deck has.',
  },
  'no-rows': { severity: 'warning', summary: 'A deck is made for rows of data, and none is left.' },
  'unknown-variable': {
    severity: 'error',
    summary: 'Braces in a text of a deck name no value that is there.',
  },
  'unused-variable': {
    severity: 'warning',
    summary: 'A variable is set that no text and no template names.',
  },
  'from-deck-refused': {
    severity: 'error',
    summary: 'A slide is to be taken that runs something, or shows what lies outside of its file.',
  },
  'from-deck-slide': {
    severity: 'error',
    summary: 'A slide is to be taken from a presentation that has no slide of the number.',
  },
  'language-twice': {
    severity: 'error',
    summary: 'A deck names a language twice, or both language and languages.',
  },
} as const satisfies CodeTable;

export const reportDeck = reporterFor(deckCodes);
