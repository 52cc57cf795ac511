import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';
import { reporters } from '../../src/cli/reporters/index.ts';
import { type Position, positionAt } from '../../src/source/index.ts';
import { runInProcess as runCommand } from '../cli/run-in-process.ts';
import { baseProject, type HostileCase, type HostileFile } from './hostile-case.ts';

export interface Laid {
  /** Everything of the case is in here; the project is `project`. */
  readonly scratch: string;
  readonly project: string;
  /** Where `▶` stood, by file. */
  readonly marks: ReadonlyMap<string, Position>;
  /** Text of every file that a person wrote, to see that it stays. */
  readonly written: () => string;
  readonly remove: () => void;
}

export interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly hint: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

export interface CaseRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly findings: readonly Finding[];
  /** What every other reporter wrote, by its name. */
  readonly reports: ReadonlyMap<string, string>;
  /** Of the processor. */
  readonly seconds: number;
}

/** What stands in the file beside the project that nothing may read. */
export const secret = 'SECRET-KEPT-OUTSIDE';

/** Writes the files of a case into a folder of its own. */
export function layOut(files: Readonly<Record<string, HostileFile>>, base = baseProject): Laid {
  const scratch = mkdtempSync(join(tmpdir(), 'throughline-hostile-'));
  const project = join(scratch, 'project');
  mkdirSync(join(project, 'content'), { recursive: true });
  mkdirSync(join(scratch, 'outside'));
  writeFileSync(join(scratch, 'outside/secret.txt'), `${secret}\n`);
  writeFileSync(join(scratch, 'outside/secret.yaml'), `title: ${secret}\n`);
  const marks = new Map<string, Position>();
  for (const [path, content] of Object.entries({ ...base, ...files })) {
    if (content === null) continue;
    const place = join(project, path);
    mkdirSync(dirname(place), { recursive: true });
    if (typeof content === 'string') {
      const at = content.indexOf('▶');
      const text = content.replaceAll('▶', '');
      if (at >= 0) marks.set(path, positionAt({ path, text }, at));
      writeFileSync(place, text);
    } else if (content instanceof Uint8Array) writeFileSync(place, content);
    else if ('link' in content)
      symlinkSync(content.link.replace('{outside}', join(scratch, 'outside')), place);
    else if ('pipe' in content) execFileSync('mkfifo', [place]);
    else mkdirSync(place, { recursive: true });
  }
  return {
    scratch,
    project,
    marks,
    written: () => readAll(scratch).join('\n'),
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  };
}

/** Names and contents of all files but outputs and reports; links are not followed. */
function readAll(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !['output', 'reports'].includes(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return [path, ...readAll(path)];
      return entry.isFile() ? [path, readFileSync(path, 'latin1')] : [path];
    });
}

/** Runs the program in this process on a project, with every reporter at once. */
export async function runInProcess(
  args: readonly string[],
  folder: string,
  reportsTo: string,
  env: Readonly<Record<string, string>> = {},
): Promise<CaseRun> {
  mkdirSync(reportsTo, { recursive: true });
  const asked = Object.keys(reporters).flatMap((name) => ['--reporter', `${name}=${join(reportsTo, name)}`]);
  const inside = vi.spyOn(process, 'cwd').mockReturnValue(folder);
  const begun = process.cpuUsage();
  const { code, out, err } = await runCommand([...args, ...asked], folder, { env }).finally(() =>
    inside.mockRestore(),
  );
  const { user, system } = process.cpuUsage(begun);
  const reports = new Map(
    readdirSync(reportsTo).map((name) => [name, readFileSync(join(reportsTo, name), 'utf8')] as const),
  );
  const json = reports.get('json');
  // The shape is that of the JSON reporter, which has tests of its own.
  const findings: readonly Finding[] = json === undefined ? readText(err) : JSON.parse(json).diagnostics;
  return { code, out, err, findings, reports, seconds: (user + system) / 1e6 };
}

/** A command line that cannot be read has no reporters yet. */
function readText(text: string): Finding[] {
  const place = { file: null, line: null, column: null };
  return [...text.matchAll(/^(error|warning)\[([a-z-]+)\]: (.*)\n(?: {2}hint: (.*))?/gm)].map(
    ([, severity, code, message, hint]) => ({
      severity: severity!,
      code: code!,
      message: message!,
      hint: hint ?? null,
      ...place,
    }),
  );
}

/** Runs a case; its project stays until `remove`. */
export async function runCase(
  each: HostileCase,
): Promise<{ readonly laid: Laid; readonly run: CaseRun; readonly before: string }> {
  const laid = layOut(each.files);
  const before = laid.written();
  const run = await runInProcess(
    each.arguments ?? ['build'],
    laid.project,
    join(laid.scratch, 'reports'),
    each.env,
  );
  return { laid, run, before };
}
