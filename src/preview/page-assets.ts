import { findPackageRoot, projectFiles } from '../project/index.ts';
import type { Outcome } from '../source/index.ts';
import { reportPreview } from './codes.ts';
import { readPageFonts } from './page-fonts.ts';
import type { PageAssets } from './server/routes.ts';

/** What the browser loads, as it was bundled with the program. Diagnostic: preview-page. */
export function readPageAssets(packageRoot: string | null = findPackageRoot()): Outcome<PageAssets> {
  const files = packageRoot === null ? null : projectFiles({ project: packageRoot, package: packageRoot });
  const read = (name: string) => files?.readText(`package:dist/preview/${name}`, null).value?.text;
  const script = read('client.js');
  const style = read('client.css');
  if (script !== undefined && style !== undefined)
    return { value: { script, style, fonts: readPageFonts(packageRoot) }, diagnostics: [] };
  const message = 'the page of the preview is missing from this installation of Throughline';
  const hint = 'install it again or, in its own sources, run "npm run build"';
  return { diagnostics: [reportPreview('preview-page', null, message, { hint })] };
}
