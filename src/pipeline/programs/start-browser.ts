import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { BrowserError, type BrowserPipe } from '../../formats/pdf/index.ts';

export interface RunningBrowser {
  readonly pipe: BrowserPipe;
  /** Ends it and removes what it left. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a browser without a window, on a debugging pipe that nobody else can reach, with an empty profile of its own and
 * no way to the network. Null: there is no such program.
 */
export async function startBrowser(program: string): Promise<RunningBrowser | null> {
  const profile = await makeProfile();
  const clear = (): Promise<void> => rm(profile, { recursive: true, force: true, maxRetries: 5 });
  // A group of its own, so that its helpers end with it.
  const child = spawn(program, switches(profile), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    env: { ...process.env, TZ: 'UTC' },
  });
  const found = await new Promise<boolean>((resolve) => {
    child.once('spawn', () => resolve(true));
    child.once('error', () => resolve(false));
  });
  if (!found) {
    await clear();
    return null;
  }
  const stopNow = (): void => kill(child);
  // Whatever ends us ends it.
  process.once('exit', stopNow);
  return {
    pipe: pipeOf(child),
    async stop() {
      process.off('exit', stopNow);
      const ended = new Promise<void>((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        else child.once('exit', () => resolve());
      });
      kill(child);
      await ended;
      await clear();
    },
  };
}

function switches(profile: string): readonly string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    // The sandbox needs rights that root does not hand on.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-gpu',
    '--disable-sync',
    '--metrics-recording-only',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--proxy-server=127.0.0.1:9',
    '--password-store=basic',
    '--use-mock-keychain',
    '--hide-scrollbars',
    '--mute-audio',
    // The same page on every machine with the same fonts.
    '--font-render-hinting=none',
    '--force-color-profile=srgb',
    '--lang=en-US',
    'about:blank',
  ];
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** Messages end with a NUL, both ways. */
function pipeOf(child: ChildProcess): BrowserPipe {
  const [, , , input, output] = child.stdio;
  if (!(input instanceof Writable) || !(output instanceof Readable))
    throw new Error('the pipes are not open');
  return {
    send: (message) => void input.write(`${message}\0`),
    listen(message, closed) {
      let rest: Buffer[] = [];
      output.on('data', (chunk: Buffer) => {
        let start = 0;
        for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
          message(Buffer.concat([...rest, chunk.subarray(start, end)]).toString('utf8'));
          rest = [];
          start = end + 1;
        }
        if (start < chunk.length) rest.push(chunk.subarray(start));
      });
      // Writing to a browser that is gone: its end is told by "exit".
      input.on('error', () => {});
      output.on('error', () => {});
      child.once('exit', (code, signal) =>
        closed(`the browser ended by itself (${signal ?? `exit code ${code}`})`),
      );
    },
  };
}

async function makeProfile(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), 'throughline-print-'));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new BrowserError(`there is no room for its profile in ${tmpdir()} (${reason})`);
  }
}

/** Where a browser may be, and who named it. */
export interface BrowserCandidate {
  /** A path, or a name to be looked up as the shell does. */
  readonly program: string;
  /** `--browser`, the environment variable, or null for a usual place. */
  readonly namedBy: string | null;
}

export const browserVariables = ['THROUGHLINE_BROWSER', 'CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH'] as const;

/**
 * Browsers to try, in this order. One that was named is the only one: a wrong name is told, not passed over. Only browsers
 * that speak the DevTools protocol over a pipe: Chromium and what is made of it.
 */
export function browserCandidates(
  named: string | null,
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): readonly BrowserCandidate[] {
  if (named !== null) return [{ program: named, namedBy: '--browser' }];
  for (const variable of browserVariables) {
    const program = env[variable];
    if (program) return [{ program, namedBy: variable }];
  }
  return usualPlaces(env, platform).map((program) => ({ program, namedBy: null }));
}

function usualPlaces(env: Readonly<Record<string, string | undefined>>, platform: string): readonly string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => !!root);
    return ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].flatMap(
      (path) => roots.map((root) => `${root}\\${path}`),
    );
  }
  return [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome-headless-shell',
    'microsoft-edge',
    'microsoft-edge-stable',
    'brave-browser',
  ];
}
