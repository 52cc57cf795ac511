import type { CellDrawing, Verdict } from '../../markup/index.ts';
import type { ColorRef, Inches, Points, Theme } from '../../theme/index.ts';
import { pointsPerInch } from '../text/set-text.ts';

/** Room before the text of a cell for what is drawn there, in ems of the table's type. */
const rooms = { bar: 8, sparkline: 5, verdict: 1.5, icon: 1.7 } as const;

/** What the text of a cell leaves free for a drawing. */
export function drawingRoom({ drawn }: { readonly drawn?: CellDrawing | undefined }, size: Points): Inches {
  return drawn ? (rooms[drawn.kind] * size) / pointsPerInch : 0;
}

export function drawingEms(drawn: CellDrawing | undefined): number {
  return drawn ? rooms[drawn.kind] : 0;
}

/** Yes as text is, no in the colour of emphasis; what lies between stands back. */
export function verdictColor(verdict: Verdict, { roles }: Pick<Theme, 'roles'>): ColorRef {
  return { yes: roles.text, partly: roles.quiet, no: roles.emphasis, other: roles.quiet }[verdict];
}
