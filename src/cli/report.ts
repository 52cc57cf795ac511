import { dirname, relative, resolve } from 'node:path';
import { findProjectFolder, openProject } from '../index.ts';
import { isBelow, realDestination } from '../pipeline/commit/index.ts';
import { type Diagnostic, didYouMean, escapeControls, type Outcome } from '../source/index.ts';
import { reportCli } from './codes.ts';
import type { Arguments } from './command.ts';
import { type Reporter, type ReportOptions, reporters } from './reporters/index.ts';
import type { Terminal } from './terminal.ts';

/** Where a report goes: standard error, or a file. */
export interface Destination {
  readonly name: string;
  readonly file: string | null;
}

/** Reads `--reporter` values: `text`, `json`, `json=report.json`. Diagnostics: invalid-argument. */
export function readDestinations(
  values: readonly string[],
  own: readonly string[] = [],
): Outcome<readonly Destination[]> {
  const diagnostics: Diagnostic[] = [];
  const names = [...Object.keys(reporters), ...own];
  const destinations = values.map((value): Destination => {
    const at = value.indexOf('=');
    const name = at < 0 ? value : value.slice(0, at);
    const file = at < 0 ? null : value.slice(at + 1);
    if (!names.includes(name)) {
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
    /** What a command has to say in the place of findings, by reporter. */
    readonly documents?: Readonly<Record<string, string>> | undefined;
  },
): Promise<readonly Diagnostic[]> {
  const { terminal } = options;
  const failures: Diagnostic[] = [];
  for (const { name, file } of destinations) {
    const document = options.documents?.[name];
    // Its document is the output of the command; findings are told as people read them.
    const report = file === null && document !== undefined && name !== 'json' ? reportText : reporterOf(name);
    if (file === null) {
      const shown = options.quiet ? diagnostics.filter((d) => d.severity === 'error') : diagnostics;
      const text = report(shown, options);
      // Colours are ours; what they are put around is escaped by the reporter.
      terminal.err(options.color && report === reportText ? text : escapeControls(text));
    } else {
      const { writeTextFile } = await import('../pipeline/commit/index.ts');
      const told = name === 'json' ? undefined : document;
      const text = escapeControls(told ?? report(diagnostics, { ...options, color: false }));
      failures.push(...(await writeTextFile(resolve(terminal.folder, file), text, file)));
    }
  }
  if (failures.length > 0) terminal.err(reportText(failures, { color: options.color }));
  return failures;
}

const reportText = reporters.text!;

/** A way to report that only some commands have says nothing but what they say. */
function reporterOf(name: string): Reporter {
  return reporters[name] ?? reportText;
}

/**
 * A report takes the place of the file that it is written to, so it may not stand among what a project is made of, nor
 * among what is made of it: where it really is decides, with all links followed. One that is named inside the project
 * stays in it. Diagnostics: invalid-argument.
 */
export async function checkReportFiles(
  destinations: readonly Destination[],
  { texts }: Arguments,
  folder: string,
): Promise<readonly Diagnostic[]> {
  const files = destinations.filter((each) => each.file !== null);
  if (files.length === 0) return [];
  const named = texts.get('project');
  const root = named === undefined ? findProjectFolder(folder).value : resolve(folder, named);
  const kept = root === undefined ? [] : await keptPlaces(root, texts.get('out'), folder);
  const diagnostics: Diagnostic[] = [];
  for (const { name, file } of files) {
    const problem = await problemOf(resolve(folder, file!), root ?? null, kept);
    if (problem === null) continue;
    const hint = `write it elsewhere: --reporter ${name}=reports/${name}`;
    diagnostics.push(reportCli('invalid-argument', null, `--reporter ${name}=${file} ${problem}`, { hint }));
  }
  return diagnostics;
}

interface KeptPlace {
  readonly real: string;
  readonly shown: string;
}

async function keptPlaces(root: string, out: string | undefined, folder: string): Promise<KeptPlace[]> {
  const output = openProject(root).value?.settings.output ?? 'output';
  const paths = [
    ...['throughline.yaml', 'content', 'templates', 'icons', '.git'].map((name) => resolve(root, name)),
    out === undefined ? resolve(root, output) : resolve(folder, out),
  ];
  return Promise.all(
    paths.map(async (path) => ({
      real: (await realDestination(path)) ?? path,
      shown: relative(root, path) || 'the project',
    })),
  );
}

async function problemOf(
  path: string,
  root: string | null,
  kept: readonly KeptPlace[],
): Promise<string | null> {
  if (/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(path)) return 'holds a control character';
  const real = await realDestination(path);
  if (real === null) return 'is a link that leads nowhere';
  const place = kept.find((each) => isBelow(each.real, real));
  if (place) return `would write into ${place.shown}, which is the project's own`;
  const home = root === null ? null : await realDestination(root);
  // A link that came with the project may lead anywhere.
  const leadsOut = home !== null && isBelow(root!, dirname(path)) && !isBelow(home, real);
  return leadsOut && !real.startsWith('/dev/') ? 'leads out of the project through a link' : null;
}
