import { readIcon } from '../drawing/index.ts';
import { didYouMean, type Files, NameIndex, type Outcome, type Span } from '../source/index.ts';
import { reportIcon } from './codes.ts';
import type { FindIcon, Icon, IconEntry } from './icon.ts';
import { iconNamePattern as namePattern } from './icon-name.ts';
import { findPacked, packedNames } from './icon-pack.ts';

/** Where the project's own icons stand. They come before the packaged ones. */
const ownFolder = 'icons';

/** Finds icons by name, each read once, when it is first asked for. */
export function createIcons(files: Files): FindIcon {
  const known = new Map<string, Icon>();
  return (name, from) => {
    const before = known.get(name);
    if (before) return { value: before, diagnostics: [] };
    const own = namePattern.test(name) ? `${ownFolder}/${name}.svg` : null;
    const found =
      own !== null && files.exists(own) ? readOwn(files, own, name, from) : packed(files, name, from);
    if (found.value) known.set(name, found.value);
    return found;
  };
}

/** The icons that a project may name, its own first; with `word` those that have to do with it. */
export function listIcons(files: Files, word: string | null): readonly IconEntry[] {
  const own = ownNames(files);
  const all = [
    ...own.map((name) => ({ name, tags: [], own: true })),
    ...packedNames(files)
      .filter(({ name }) => !own.includes(name))
      .map((each) => ({ ...each, own: false })),
  ];
  return word === null ? all : findByWord(all, word);
}

/** Those whose name holds a word; then those that a word of theirs begins with. */
function findByWord(all: readonly IconEntry[], word: string): readonly IconEntry[] {
  const wanted = word.trim().toLowerCase();
  const named = all.filter(({ name }) => name.includes(wanted.replace(/\s+/g, '-')));
  const tagged = all.filter(
    (each) => !named.includes(each) && each.tags.some((tag) => tag === wanted || tag.startsWith(wanted)),
  );
  return [...named, ...tagged];
}

function ownNames(files: Files): readonly string[] {
  return files
    .list(ownFolder)
    .filter((name) => name.endsWith('.svg'))
    .map((name) => name.slice(0, -'.svg'.length))
    .filter((name) => namePattern.test(name));
}

function readOwn(files: Files, path: string, name: string, from: Span | null): Outcome<Icon> {
  const bytes = files.readBytes(path, from);
  if (!bytes.value) return { diagnostics: bytes.diagnostics };
  const shape = readIcon(bytes.value);
  if ('problem' in shape) {
    const message = `the icon "${path}" ${shape.problem}`;
    return { diagnostics: [reportIcon('icon-drawing', from, message, { hint: shape.hint })] };
  }
  return { value: { name, fill: shape, regular: shape }, diagnostics: bytes.diagnostics };
}

function packed(files: Files, name: string, from: Span | null): Outcome<Icon> {
  const found = findPacked(files, name);
  if (found) return { value: found, diagnostics: [] };
  const hint = suggestIcon(name, listIcons(files, null));
  return { diagnostics: [reportIcon('unknown-icon', from, `there is no icon "${name}"`, { hint })] };
}

/** The icon that a word most likely meant: by its letters, else by what the icons have to do with. */
function suggestIcon(word: string, all: readonly IconEntry[]): string {
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  // As other programs name them.
  const bare = plain.replace(/^ph-/, '').replace(/-(thin|light|regular|bold|fill|duotone)$/, '');
  if (bare !== word && all.some(({ name }) => name === bare)) return `did you mean "${bare}"?`;
  const about = all.filter(({ tags }) => tags.includes(plain.replaceAll('-', ' '))).map(({ name }) => name);
  if (about.length > 0) return `with "${word}" have to do: ${about.slice(0, 6).join(', ')}`;
  return (
    didYouMean(word, new NameIndex(all.map(({ name }) => name))) ??
    `"throughline list icons WORD" finds one; icons of your own stand in ${ownFolder}/`
  );
}
