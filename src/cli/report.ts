import { resolve } from 'node:path';
import { type Diagnostic, didYouMean, escapeControls, type Outcome } from '../source/index.ts';
import { reportCli } from './codes.ts';
import { type ReportOptions, reporters } from './reporters/index.ts';
import type { Terminal } from './terminal.ts';

/** Where a report goes: standard error, or a file. */
export interface Destination {
  readonly name: string;
  readonly file: string | null;
}

/** Reads `--reporter` values: `text`, `json`, `json=report.json`. Diagnostics: invalid-argument. */
export function readDestinations(values: readonly string[]): Outcome<readonly Destination[]> {
  const diagnostics: Diagnostic[] = [];
  const names = Object.keys(reporters);
  const destinations = values.map((value): Destination => {
    const at = value.indexOf('=');
    const name = at < 0 ? value : value.slice(0, at);
    const file = at < 0 ? null : value.slice(at + 1);
    if (!Object.hasOwn(reporters, name)) {
      const hint = didYouMean(name, names) ?? `the reporters are: ${names.join(', ')}`;
      diagnostics.push(reportCli('invalid-argument', null, `there is no reporter "${name}"`, { hint }));
    } else if (file === '') {
      const hint = `write --reporter ${name}=report.${name}`;
      diagnostics.push(reportCli('invalid-argument', null, `--reporter ${name}= names no file`, { hint }));
    }
    return { name, file };
  });
  if (diagnostics.length > 0) return { diagnostics };
  // Two reports on one stream could not be told apart.
  const onScreen = destinations.filter((each) => each.file === null);
  if (onScreen.length > 1) {
    const hint = `write one of them into a file: --reporter ${onScreen[1]!.name}=report`;
    return {
      diagnostics: [
        reportCli('invalid-argument', null, 'only one reporter can write to the terminal', { hint }),
      ],
    };
  }
  // Reports in files are asked for besides what people read.
  return {
    value: onScreen.length > 0 ? destinations : [{ name: 'text', file: null }, ...destinations],
    diagnostics,
  };
}

/** Writes every report. Diagnostics, said on standard error as well: output-unwritable. */
export async function writeReports(
  diagnostics: readonly Diagnostic[],
  destinations: readonly Destination[],
  options: Omit<ReportOptions, 'color'> & {
    readonly terminal: Terminal;
    readonly color: boolean;
    readonly quiet: boolean;
  },
): Promise<readonly Diagnostic[]> {
  const { terminal } = options;
  const failures: Diagnostic[] = [];
  for (const { name, file } of destinations) {
    const report = reporters[name]!;
    if (file === null) {
      const shown = options.quiet ? diagnostics.filter((d) => d.severity === 'error') : diagnostics;
      const text = report(shown, options);
      // Colours are ours; what they are put around is escaped by the reporter.
      terminal.err(options.color && name === 'text' ? text : escapeControls(text));
    } else {
      const { writeTextFile } = await import('../pipeline/commit/index.ts');
      const text = escapeControls(report(diagnostics, { ...options, color: false }));
      failures.push(...(await writeTextFile(resolve(terminal.folder, file), text, file)));
    }
  }
  if (failures.length > 0) terminal.err(reporters.text!(failures, { color: options.color }));
  return failures;
}
