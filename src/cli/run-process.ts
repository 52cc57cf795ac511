import { escapeControls } from '../source/index.ts';
import { exitCodes } from './codes.ts';
import { reportText } from './reporters/text.ts';
import { reportBug, runCli } from './run-cli.ts';
import { type Terminal, wantsColor } from './terminal.ts';

/** Runs a worker thread of this process. */
export async function runWorker(): Promise<void> {
  const { serveBuilds } = await import('../pipeline/index.ts');
  serveBuilds();
}

/** Runs a command line as this process: its streams, its signals, its exit code. */
export async function runProcess(argv: readonly string[]): Promise<void> {
  const interrupt = new AbortController();
  listenToSignals(interrupt);
  const fail = (error: unknown) => {
    const bug = reportBug(error, argv.includes('--verbose'));
    process.stderr.write(
      reportText(bug.diagnostics, { color: false }) + escapeControls((bug.notes ?? []).join('\n')),
    );
    process.exit(exitCodes.bug);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  const code = await runCli(argv, terminalOf(interrupt.signal));
  process.exitCode = process.exitCode || code;
}

/**
 * The first signal stops the run where nothing is half-written: a build drops what it has made, or puts all of it in
 * place. The second stops at once, and the next build sweeps what is left.
 */
function listenToSignals(interrupt: AbortController): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    const before = process.rawListeners(signal);
    process.on(signal, () => {
      if (interrupt.signal.aborted) process.exit(code);
      interrupt.abort(code);
    });
    // Only now: a signal between two listeners would be lost.
    for (const listener of before) process.removeListener(signal, listener as NodeJS.SignalsListener);
  }
}

function terminalOf(signal: AbortSignal): Terminal {
  const { env, stdout, stderr } = process;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    interactive: stderr.isTTY === true && env.TERM !== 'dumb' && !env.CI,
    color: wantsColor(env, stderr.isTTY === true),
    folder: process.cwd(),
    env,
    now: () => performance.now(),
    signal,
  };
}
