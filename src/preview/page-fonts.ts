import { basename } from 'node:path';
import { findPackageRoot, projectFiles, readPictureFonts } from '../project/index.ts';

/** The faces that come with Throughline, for readers who lack those that a theme names. */
export interface PageFonts {
  /** `@font-face` rules: a browser loads a file when a slide needs it and the system has nothing before it. */
  readonly rules: string;
  /** A file by the name that the rules have for it; null for any other. */
  readonly read: (name: string) => Uint8Array | null;
}

export const noFonts: PageFonts = { rules: '', read: () => null };

/** The fonts beside the program; none where it was never bundled. */
export function readPageFonts(packageRoot: string | null = findPackageRoot()): PageFonts {
  const fonts = packageRoot === null ? [] : readPictureFonts(packageRoot);
  if (packageRoot === null || fonts.length === 0) return noFonts;
  const names = new Set<string>();
  const rules = fonts.flatMap(({ path, covers }) => {
    const name = basename(path);
    // `noto-sans-sc-chinese-simplified-400-normal.ttf`
    const match = /^([a-z]+(?:-sans-[a-z]+)?)-[a-z0-9-]+-(\d00)-(normal|italic)\.ttf$/.exec(name);
    if (!match) return [];
    names.add(name);
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
    read: (name) =>
      names.has(name) ? (files.readBytes(`package:dist/fonts/${name}`, null).value ?? null) : null,
  };
}

/** `noto-sans-sc` is Noto Sans SC. */
function familyOf(name: string): string {
  return name
    .split('-')
    .map((word) => (word.length === 2 ? word.toUpperCase() : word[0]!.toUpperCase() + word.slice(1)))
    .join(' ');
}
