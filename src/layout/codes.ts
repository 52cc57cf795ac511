import { type CodeTable, reporterFor } from '../source/index.ts';

export const layoutCodes = {
  'text-overflow': {
    severity: 'error',
    summary:
      'A text is taller than its place, even at the smallest size and on as many slides as it may take.',
  },
  'word-too-wide': {
    severity: 'error',
    summary: 'One word is wider than its place at the smallest size.',
  },
  'formula-too-wide': {
    severity: 'error',
    summary: 'A formula is wider than its place at the smallest size.',
  },
  'sources-shortened': {
    severity: 'warning',
    quiet: true,
    summary:
      'A slide cites more sources than its foot has room for; all of them stand in its notes. Only `check` says so.',
  },
  'script-estimated': {
    severity: 'warning',
    quiet: true,
    summary:
      'A text is in a script of which no face is packaged: how wide it is was estimated, and pictures (PNG) do not show it. Only `check` says so.',
  },
  'unknown-layout': { severity: 'error', summary: 'A slide names a layout that the theme does not have.' },
  'unknown-slot': { severity: 'error', summary: 'A slide fills a slot that its layout does not have.' },
  'unknown-background': { severity: 'error', summary: 'A slide names a background that is no theme colour.' },
  'unknown-class': { severity: 'warning', summary: 'A span names a class that the theme does not have.' },
  'figure-too-small': {
    severity: 'warning',
    summary: 'A figure gets less room than it needs beside the text of its slot.',
  },
  'thinned-values': {
    severity: 'warning',
    summary: 'A chart is to show the values of more marks than there is room for.',
  },
  'diagram-too-dense': {
    severity: 'error',
    summary: 'A diagram has more nodes or longer labels than its place can show at a readable size.',
  },
  'diagram-tangled': {
    severity: 'warning',
    summary: 'Lines of a diagram run through nodes that they do not join, or along other lines.',
  },
  'diagram-labels-numbered': {
    severity: 'warning',
    summary:
      'Labels do not fit into a diagram and stand in a numbered key instead, at its foot or on the next slide.',
  },
  'diagram-labels-dropped': {
    severity: 'warning',
    summary:
      'Labels of relationships do not fit or have no place in an arrangement, and are left out of the picture.',
  },
  'diagram-members-dropped': {
    severity: 'warning',
    summary: 'An arrangement of relationships has no place for members that none joins.',
  },
  'figure-letters': {
    severity: 'warning',
    summary: 'A table of who does what has other letters than R, A, C and I, or not one A for each task.',
  },
  'diagram-empty': {
    severity: 'warning',
    summary: 'A diagram has nothing to show, or no relationship or only one event where it needs more.',
  },
  'from-deck-not-drawn': {
    severity: 'warning',
    quiet: true,
    summary: 'A slide that is taken has something that pictures of it do not show.',
  },
} as const satisfies CodeTable;

export const reportLayout = reporterFor(layoutCodes);
