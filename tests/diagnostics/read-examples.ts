import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { DiagnosticExample } from '../../src/cli/diagnostics-page.ts';
import type { HostileFile } from '../hostile/hostile-case.ts';

/** An example with what it takes to run it. */
export interface RunnableExample extends DiagnosticExample {
  /** Further files; null takes one away. */
  readonly with?: Readonly<Record<string, string | null>>;
  /** Command lines that run first. */
  readonly before?: readonly string[];
  /** `build` unless said. */
  readonly command?: string;
  /** The template has its own front matter. */
  readonly whole?: boolean;
}

export function readExamples(): Readonly<Record<string, RunnableExample>> {
  // The file is ours; a test says when a key in it is unknown.
  return load(readFileSync(new URL('./examples.yaml', import.meta.url), 'utf8')) as Record<
    string,
    RunnableExample
  >;
}

/** The files and the command line that one side of an example stands for. */
export function layOutExample(
  example: RunnableExample,
  side: 'fails' | 'passes',
): { readonly files: Readonly<Record<string, HostileFile>>; readonly command: string } {
  const text = example[side] ?? '';
  const command = example.in === 'command' ? String(text) : (example.command ?? 'build');
  if (typeof text !== 'string') return { files: { ...base, ...example.with, ...text }, command };
  const place = example.in ?? '';
  const files = place === 'command' ? {} : (kinds[place] ?? ((body) => ({ [place]: body })))(text, example);
  return { files: { ...base, ...files, ...example.with, ...(place in kinds ? {} : files) }, command };
}

const outlinePath = 'content/water/outline.yaml';
const deckPath = 'content/water/decks/talk.yaml';
const slidePath = 'templates/briefing/slides/try.hbs';
const tried = 'slides: [{ use: try, item: rain }]\n';
const frontMatter = '---\nsummary: A try\nparams: { item: { type: element, required: true } }\n---\n';

const kinds: Readonly<Record<string, (text: string, example: RunnableExample) => Record<string, string>>> = {
  outline: (text) => ({
    [outlinePath]: /^(title|#)/m.test(text) ? text : `title: Water\n${text}`,
    [deckPath]: 'slides: [{ use: cover }]\n',
  }),
  deck: (text) => ({
    [deckPath]: /^slides:/m.test(text) ? text : `${text}slides: [{ use: element, item: rain }]\n`,
  }),
  slides: (text) => ({ [deckPath]: `slides:\n${text.replace(/^/gm, '  ')}\n` }),
  template: (text, { whole }) => ({ [slidePath]: whole ? text : frontMatter + text, [deckPath]: tried }),
  markup: (text) => ({
    [slidePath]: `${frontMatter}<slide layout="title-and-content"><title>Rain</title><slot name="body">\n${text}</slot></slide>\n`,
    [deckPath]: tried,
  }),
  theme: (text) => ({ 'templates/briefing/theme.yaml': text }),
  strings: (text) => ({ 'templates/briefing/strings.yaml': text }),
  settings: (text) => ({ 'throughline.yaml': text }),
  csv: (text) => ({
    'content/water/data/figures.csv': text,
    [outlinePath]: `${baseOutline}data: { figures: { file: data/figures.csv } }\n`,
    [deckPath]: 'slides: [{ use: chart, title: Where water is, data: figures, kind: pie }]\n',
  }),
};

const baseOutline = `title: Water
sources:
  page: { title: A page about water, file: sources/page.txt }
elements:
  rain:
    label: Rain
    statements:
      - { id: falls, tags: [core], text: The page says that rain falls., source: page, quote: Rain falls. }
  sea: Sea
relationships:
  runs: { from: rain, to: sea, label: runs into }
  exchange: { between: [rain, sea], label: Rain and sea }
groups:
  all: { label: All water, members: [rain, sea] }
`;

/** What the examples are about; the page says it in words. */
const base: Readonly<Record<string, string>> = {
  [outlinePath]: baseOutline,
  'content/water/sources/page.txt': 'Rain falls. It runs into the sea.\n',
  [deckPath]: 'slides: [{ use: element, item: rain }]\n',
};
