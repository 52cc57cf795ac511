import { reportGithub } from './github.ts';
import { reportJson } from './json.ts';
import { reportJunit } from './junit.ts';
import { reportMarkdown } from './markdown.ts';
import type { Reporter } from './reporter.ts';
import { reportSarif } from './sarif.ts';
import { reportText } from './text.ts';

/** Every way in which diagnostics can be written, by the name that `--reporter` takes. */
export const reporters: Readonly<Record<string, Reporter>> = {
  text: reportText,
  json: reportJson,
  sarif: reportSarif,
  github: reportGithub,
  junit: reportJunit,
  markdown: reportMarkdown,
};

export type { CommandReport, Reporter, ReportOptions } from './reporter.ts';
export { summarize } from './reporter.ts';
