import { findPackageRoot, projectFiles } from '../../project/index.ts';
import type { Outcome } from '../../source/index.ts';
import { reportWeb } from './codes.ts';

/** What each page holds besides its slides: made when the program is bundled. */
export interface WebAssets {
  readonly script: string;
  readonly style: string;
}

/** Script and style as they were bundled with the program. Diagnostic: web-page. */
export function readWebAssets(packageRoot: string | null = findPackageRoot()): Outcome<WebAssets> {
  const files = packageRoot === null ? null : projectFiles({ project: packageRoot, package: packageRoot });
  const read = (name: string) => files?.readText(`package:dist/web/${name}`, null).value?.text.trim();
  const script = read('client.js');
  const style = read('client.css');
  if (script !== undefined && style !== undefined) return { value: { script, style }, diagnostics: [] };
  const message = 'the script of presented pages is missing from this installation of Throughline';
  const hint = 'install it again or, in its own sources, run "npm run build"';
  return { diagnostics: [reportWeb('web-page', null, message, { hint })] };
}
