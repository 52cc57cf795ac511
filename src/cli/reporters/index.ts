import { reportJson } from './json.ts';
import type { Reporter } from './reporter.ts';
import { reportText } from './text.ts';

/** Every way in which diagnostics can be written, by the name that `--reporter` takes. */
export const reporters: Readonly<Record<string, Reporter>> = { text: reportText, json: reportJson };

export type { Reporter, ReportOptions } from './reporter.ts';
export { summarize } from './summary.ts';
