import { basename } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { findPackageRoot, projectFiles, readPictureFonts } from '../../project/index.ts';
import type { Outcome } from '../../source/index.ts';
import { reportPreview } from '../codes.ts';

/** What the browser loads besides the page: made when the program is bundled. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
  readonly fonts: PageFonts;
}

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

/** The faces that come with Throughline, for readers who lack those that a theme names. */
export interface PageFonts {
  /** `@font-face` rules: a browser loads a file when a slide needs it and the system has nothing before it. */
  readonly rules: string;
  /** A file by the name that the rules have for it; null for any other. */
  readonly read: (name: string) => Uint8Array | null;
}

const noFonts: PageFonts = { rules: '', read: () => null };

/** The fonts beside the program; none where it was never bundled. */
export function readPageFonts(packageRoot: string | null = findPackageRoot()): PageFonts {
  const fonts = packageRoot === null ? [] : readPictureFonts(packageRoot);
  if (packageRoot === null || fonts.length === 0) return noFonts;
  const names = new Map<string, string>();
  const rules = fonts.flatMap(({ path, covers }) => {
    const name = basename(path, '.br');
    // `noto-sans-sc-chinese-simplified-400-normal.ttf`
    const match = /^([a-z]+(?:-sans-[a-z]+)?)-[a-z0-9-]+-(\d00)-(normal|italic)\.ttf$/.exec(name);
    if (!match) return [];
    names.set(name, basename(path));
    const range = covers.map(
      ([from, to]) => `U+${from.toString(16)}${from === to ? '' : `-${to.toString(16)}`}`,
    );
    return [
      `@font-face{font-family:"${familyOf(match[1]!)}";font-weight:${match[2]};font-style:${match[3]};` +
        `src:url("fonts/${name}") format("truetype");unicode-range:${range.join(',')}}`,
    ];
  });
  const files = projectFiles({ project: packageRoot, package: packageRoot });
  return {
    rules: rules.join('\n'),
    read(name) {
      const file = names.get(name);
      const bytes = file && files.readBytes(`package:dist/fonts/${file}`, null).value;
      if (!bytes) return null;
      return file.endsWith('.br') ? brotliDecompressSync(bytes) : bytes;
    },
  };
}

/** `noto-sans-sc` is Noto Sans SC. */
function familyOf(name: string): string {
  return name
    .split('-')
    .map((word) => (word.length === 2 ? word.toUpperCase() : word[0]!.toUpperCase() + word.slice(1)))
    .join(' ');
}

/** The page itself: all that is in it comes with the program, all that changes comes through its script. */
export const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Throughline preview</title>
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="client.css">
<link rel="stylesheet" href="fonts.css">
<script type="module" src="client.js"></script>
</head>
<body>
<noscript>The preview needs JavaScript.</noscript>
</body>
</html>
`;

/** Two lines that run through. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3.5" fill="#1f4e79"/>' +
  '<path d="M3 5.5h10M3 10.5h6" stroke="#fff" stroke-width="2" stroke-linecap="round"/></svg>';
