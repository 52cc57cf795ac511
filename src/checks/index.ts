import type { Check } from './check.ts';
import { duplicateTitle } from './duplicate-title.ts';
import { unsourcedPoint } from './unsourced-point.ts';

export type { Check } from './check.ts';
export * from './codes.ts';

/** Every check of whole decks. */
export const checks: readonly Check[] = [duplicateTitle, unsourcedPoint];
