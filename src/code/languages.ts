import { didYouMean } from '../source/index.ts';

/** The languages whose code is coloured, each with its other names and the ends of its files: those of lowlight's `common`. */
export const languages: Readonly<Record<string, string>> = {
  arduino: 'ino',
  bash: 'sh zsh',
  c: 'h',
  cpp: 'cc c++ h++ hpp hh hxx cxx',
  csharp: 'cs c#',
  css: '',
  diff: 'patch',
  go: 'golang',
  graphql: 'gql',
  ini: 'toml',
  java: 'jsp',
  javascript: 'js jsx mjs cjs',
  json: 'jsonc json5',
  kotlin: 'kt kts',
  less: '',
  lua: 'pluto',
  makefile: 'mk mak make',
  markdown: 'md mkdown mkd',
  objectivec: 'mm objc obj-c obj-c++ objective-c++',
  perl: 'pl pm',
  php: '',
  'php-template': '',
  plaintext: 'text txt',
  python: 'py gyp ipython',
  'python-repl': 'pycon',
  r: '',
  ruby: 'rb gemspec podspec thor irb',
  rust: 'rs',
  scss: '',
  shell: 'console shellsession',
  sql: '',
  swift: '',
  typescript: 'ts tsx mts cts',
  vbnet: 'vb',
  wasm: '',
  xml: 'html xhtml rss atom xjb xsd xsl plist wsf svg',
  yaml: 'yml',
};

const byName: ReadonlyMap<string, string> = new Map(
  Object.entries(languages).flatMap(([name, others]) =>
    [name, ...others.split(' ')].filter((each) => each !== '').map((each) => [each, name] as const),
  ),
);

/** The language that a word names, by the name under which its code is coloured; null where it is not. */
export function languageNamed(word: string | null): string | null {
  return word === null ? null : (byName.get(word.toLowerCase()) ?? null);
}

/** What a word may have meant that names no language here; null for one that is none of ours: it is shown plain. */
export function languageMeant(word: string): string | null {
  // What is shorter is near to too many.
  return byName.has(word.toLowerCase()) || word.length < 4 ? null : didYouMean(word, longNames);
}

/** The language of a file, by the end of its name. */
export function languageOfFile(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return languageNamed(name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : name);
}

const longNames = [...byName.keys()].filter((name) => name.length >= 4);
