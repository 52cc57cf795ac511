import { createRequire } from 'node:module';
import type * as SheetJs from '@e965/xlsx';

let loaded: typeof SheetJs | null = null;

/** Half a megabyte, which takes longer to load than most outlines to read: only when there is a workbook. */
export function loadReader(): typeof SheetJs {
  // The smallest build: what reads .xlsx, and no older formats.
  loaded ??= createRequire(import.meta.url)('@e965/xlsx/dist/xlsx.mini.min.js') as typeof SheetJs;
  return loaded;
}
