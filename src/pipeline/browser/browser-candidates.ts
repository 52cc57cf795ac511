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
