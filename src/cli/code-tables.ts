import { adoptCodes } from '../adopt/codes.ts';
import { codeTables } from '../pipeline/index.ts';
import { previewCodes } from '../preview/codes.ts';
import type { CodeTable } from '../source/index.ts';
import { cliCodes } from './codes.ts';

/** Every code that Throughline can report. docs/diagnostics.md is made from it. */
export const allCodeTables: Readonly<Record<string, CodeTable>> = {
  ...codeTables,
  Adopting: adoptCodes,
  'The preview': previewCodes,
  'The command line': cliCodes,
};
