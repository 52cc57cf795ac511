import type { Paper } from '../../handouts/index.ts';

/** Twentieths of a point, Word's unit of length: 1440 to the inch. */
export type Twips = number;

/** One side of a sheet and what is left for text. */
export interface PageGeometry {
  readonly width: Twips;
  readonly height: Twips;
  readonly landscape: boolean;
  readonly margins: {
    readonly top: Twips;
    readonly bottom: Twips;
    readonly side: Twips;
    readonly header: Twips;
    readonly footer: Twips;
  };
  readonly textWidth: Twips;
  readonly textHeight: Twips;
}

/** A4, 210 × 297 mm, or Letter, 8.5 × 11 in. */
const sheets: Readonly<Record<Paper, readonly [Twips, Twips]>> = {
  a4: [11906, 16838],
  letter: [12240, 15840],
};

export function pageGeometry(sheet: Paper, landscape: boolean): PageGeometry {
  const [short, long] = sheets[sheet];
  const [width, height] = landscape ? [long, short] : [short, long];
  // Turned pages hold wide tables: their margins are narrower.
  const margins = landscape
    ? { top: 1077, bottom: 1021, side: 1021, header: 510, footer: 510 }
    : { top: 1191, bottom: 1134, side: 1304, header: 567, footer: 567 };
  return {
    width,
    height,
    landscape,
    margins,
    textWidth: width - 2 * margins.side,
    textHeight: height - margins.top - margins.bottom,
  };
}
