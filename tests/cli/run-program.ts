import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program as it is shipped. `npm test` bundles it first. */
export function run(
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Run {
  const result = spawnSync(process.execPath, [built(), ...args], {
    cwd: options.cwd,
    env: { ...environment(), ...options.env },
    encoding: 'utf8',
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

/** Starts the program, for tests that do something to it while it runs. */
export function start(args: readonly string[], cwd: string) {
  return spawn(process.execPath, [built(), ...args], { cwd, env: environment() });
}

function built(): string {
  if (!existsSync(program)) throw new Error('dist/cli.js is missing: run "npm run build" first');
  return program;
}

/** Nothing of the environment that the tests run in changes what the program says. */
function environment(): Record<string, string> {
  const { NO_COLOR: _n, FORCE_COLOR: _f, SOURCE_DATE_EPOCH: _s, ...rest } = process.env;
  return Object.fromEntries(Object.entries(rest).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
}
