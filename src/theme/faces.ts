/** Latin faces whose widths are known, by the metric table that holds them. */
export type MetricFace = 'carlito' | 'arimo' | 'tinos' | 'gelasio' | 'caladea' | 'adventor';

// Metric-compatible open faces: Carlito for Calibri (and, near enough, for its light cut), Arimo for Arial, Tinos for Times New Roman, Gelasio for Georgia,
// Caladea for Cambria. TeX Gyre Adventor and Century Gothic both follow ITC Avant Garde Gothic. Helvetica and Liberation Sans share Arial's widths.
const latinFaces: Readonly<Record<string, MetricFace>> = {
  calibri: 'carlito',
  'calibri light': 'carlito',
  carlito: 'carlito',
  arial: 'arimo',
  arimo: 'arimo',
  helvetica: 'arimo',
  'liberation sans': 'arimo',
  'times new roman': 'tinos',
  tinos: 'tinos',
  'liberation serif': 'tinos',
  georgia: 'gelasio',
  gelasio: 'gelasio',
  cambria: 'caladea',
  caladea: 'caladea',
  'century gothic': 'adventor',
  'urw gothic': 'adventor',
  'tex gyre adventor': 'adventor',
};

/** Height of a line in East Asian faces as a share of the type size (hhea ascent + descent + gap of each face). */
const eastAsianPitches: Readonly<Record<string, number>> = {
  'microsoft yahei': 1.32,
  simsun: 1.2,
  simhei: 1.2,
  dengxian: 1.2,
  kaiti: 1.2,
  fangsong: 1.2,
  'microsoft jhenghei': 1.33,
  'ms gothic': 1.2,
  'malgun gothic': 1.33,
};

/** The metric table for a Latin face, or null when its widths are not known. */
export function metricFaceOf(face: string): MetricFace | null {
  const name = face.toLowerCase();
  return Object.hasOwn(latinFaces, name) ? latinFaces[name]! : null;
}

/** Families that draw as a metric table measures, best first. */
export function openFacesOf(face: MetricFace): readonly string[] {
  return openFaces[face];
}

const openFaces: Readonly<Record<MetricFace, readonly string[]>> = {
  carlito: ['Carlito'],
  arimo: ['Arimo', 'Liberation Sans'],
  tinos: ['Tinos', 'Liberation Serif'],
  gelasio: ['Gelasio'],
  caladea: ['Caladea'],
  adventor: ['TeX Gyre Adventor', 'URW Gothic', 'Questrial'],
};

export function hasSerifs(face: MetricFace): boolean {
  return face === 'tinos' || face === 'gelasio' || face === 'caladea';
}

/** Families with serifs, by words in their names. */
const serifNames =
  /serif|roman|garamond|palatino|antiqua|baskerville|bodoni|didot|century school|constantia|merriweather|lora|playfair|charter|minion|sitka|slab|rockwell|perpetua|caslon|bembo|sabon|bookman/i;

/**
 * The table nearest to a face whose widths are not known: of each sort the widest, Georgia's and Arial's, since what is
 * measured with them rather fits too well than not.
 */
export function nearestFaceOf(face: string): MetricFace {
  return serifNames.test(face) && !/sans/i.test(face) ? 'gelasio' : 'arimo';
}

/**
 * How much wider than its table a face is taken to be. What is drawn where a face is missing is wider than most faces, and no
 * word or number may break there; a face whose widths are not known may itself be as wide. Calibri's light cut comes with
 * Office alone, and nothing stands in for it elsewhere.
 */
export function roomForFace(face: string, bold = false): number {
  if (face.toLowerCase() === 'calibri light') return bold ? 1.38 : 1.24;
  if (metricFaceOf(face) !== null) return 1;
  return bold ? 1.26 : 1.2;
}

/** Noto Sans CJK's 1.448 where the face is not known. */
export function eastAsianPitchOf(face: string): number {
  const name = face.toLowerCase();
  return Object.hasOwn(eastAsianPitches, name) ? eastAsianPitches[name]! : 1.448;
}
