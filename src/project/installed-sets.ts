import type { Diagnostic, Files, Span } from '../source/index.ts';
import { reportProject } from './codes.ts';
import { checkPath } from './disk/check-path.ts';
import { installedPrefix } from './disk/installed-packages.ts';

/** A template set that an installed package brings. */
export interface InstalledSet {
  /** As `Files` takes it. */
  readonly folder: string;
  /** Of the package. */
  readonly version: string;
}

/** Names of packages, as npm lets them be called. */
export const packageNamePattern = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/**
 * The sets of the packages that a project lists: of each the folder that its package.json names under "throughline".
 * Diagnostic: unknown-package.
 */
export function findInstalledSets(
  files: Files,
  listed: readonly { readonly name: string; readonly span: Span }[],
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, InstalledSet> {
  const sets = new Map<string, InstalledSet>();
  for (const { name, span } of listed) {
    const home = `${installedPrefix}${name}`;
    const fail = (message: string, hint: string) =>
      report(reportProject('unknown-package', span, `the package "${name}" ${message}`, { hint }));
    const text = files.exists(`${home}/package.json`)
      ? files.readText(`${home}/package.json`, span).value?.text
      : undefined;
    if (text === undefined) {
      fail('is not installed', `npm install --save-dev ${name}`);
      continue;
    }
    const { folder, version } = readPackage(text);
    if (folder === null) {
      const wanted = '"throughline": { "templates": "templates/NAME" }';
      fail('brings no template set', `its package.json has to say where it is: ${wanted}`);
    } else if (!files.exists(`${home}/${folder}`)) fail(`has no folder "${folder}"`, 'ask whoever made it');
    else sets.set(name, { folder: `${home}/${folder}`, version });
  }
  return sets;
}

function readPackage(text: string): { readonly folder: string | null; readonly version: string } {
  try {
    // A shape to test, not to trust.
    const value = JSON.parse(text) as { version?: unknown; throughline?: { templates?: unknown } } | null;
    const templates = value?.throughline?.templates;
    const checked =
      typeof templates === 'string' ? checkPath(templates.replace(/^\.\//, '').replace(/\/$/, '')) : null;
    const folder =
      checked && 'segments' in checked && checked.segments.length > 0 ? checked.segments.join('/') : null;
    return { folder, version: typeof value?.version === 'string' ? value.version : '0.0.0' };
  } catch {
    return { folder: null, version: '0.0.0' };
  }
}
