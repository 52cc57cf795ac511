import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from '../../src/pipeline/commit/index.ts';

/** A project of small decks that all say the same word, so that it shows which build a file comes from. */
export function writeSmallProject(root: string, decks: number, word: string, outline = 'o'): void {
  const files: Record<string, string> = {
    [`content/${outline}/outline.yaml`]: `title: Outline\nelements:\n  thing: { label: Thing ${word} }\n`,
  };
  for (let n = 1; n <= decks; n++) {
    files[`content/${outline}/decks/deck-${n}.yaml`] =
      `title: Deck ${n} ${word}\nhandouts: [slides-and-notes]\nslides:\n  - use: cover\n  - { use: element, item: thing }\n`;
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Hashes of all files below a folder, by path; nothing for what is none. */
export function hashesIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.sort().map((path) => [path.slice(folder.length + 1), sha256(readFileSync(path))]),
  );
}

/** What is wrong with an output folder: files that are not what their manifest says, and what a build left behind. */
export function faultsIn(output: string): string[] {
  const hashes = hashesIn(output);
  const faults = Object.keys(hashes).filter((path) => /(^|\/)\.|\.new$|\.old$|\.edited/.test(path));
  for (const path of Object.keys(hashes).filter((each) => each.endsWith('/manifest.json'))) {
    const deck = dirname(path);
    // Written by the program under test; a wrong shape fails the test all the same.
    const manifest = JSON.parse(readFileSync(join(output, path), 'utf8')) as {
      outputs: Record<string, string>;
    };
    for (const [name, hash] of Object.entries(manifest.outputs)) {
      if (hashes[`${deck}/${name}`] !== hash) faults.push(`${deck}/${name} is not what its manifest says`);
    }
  }
  const withManifest = new Set(
    Object.keys(hashes)
      .filter((path) => path.endsWith('manifest.json'))
      .map(dirname),
  );
  for (const path of Object.keys(hashes)) {
    // Pictures belong to the deck over them.
    if (!withManifest.has(dirname(path).replace(/\/pictures$/, ''))) faults.push(`${path} has no manifest`);
  }
  return faults;
}
