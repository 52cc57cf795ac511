import type { MarkupNode } from '../../src/markup/index.ts';
import { type Outline, resolveOutline } from '../../src/outline/index.ts';
import { type Diagnostic, formatLocation, type SourceFile } from '../../src/source/index.ts';
import {
  type CitationView,
  createViews,
  fillMarkdown,
  loadTemplateSet,
  type TemplateSet,
  type Views,
} from '../../src/template/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';
import { printMarkup } from '../markup/print-markup.ts';

/** A small outline with at least one of everything that templates can see. */
export const waterYaml = `title: { en: The water cycle, es: El ciclo del agua }
language: en
summary: |
  How water moves.

  - Up
  - Down
sources:
  usgs: { title: "What is the \\"water cycle\\"?", short: USGS page, url: "https://usgs.gov/a_(b)", file: sources/usgs.txt, language: en, date: 2016-12-14 }
  otro: { title: Otra página, language: es, kind: official }
statements:
  - { id: whole, text: The page is short., source: usgs }
elements:
  ocean:
    label: { en: Oceans, es: Océanos }
    headline: Most *water* is there
    role: Largest store
    kind: store
    as-printed: the oceans
    retired: [the seas]
    tags: [core]
    statements:
      - { id: ocean-share, text: Most water is in the oceans., source: usgs, quote: "Most water is in the oceans.", kind: claim, tags: [core], confidence: high }
      - { text: Dos páginas lo dicen., quotes: [ { source: otro, quote: "agua <salada>", at: p. 3, rendering: { en: salt water } }, { source: usgs } ] }
    notes: |
      Ask first.

      1. One
      2. Two
    image: { src: images/ocean.png, alt: Waves, credit: Somebody }
  air: { label: Air, kind: store }
  land: Land
relationships:
  evaporation: { from: ocean, to: air, label: evaporates into, kind: flow }
  ocean-air:
    between: [ocean, air]
    label: Ocean and air
    forward: gives vapour to
    backward: rains back onto
    statements: [ { text: Rain falls., source: usgs, direction: backward } ]
  air-land: { between: [air, land], label: Air and land }
groups:
  stores: { label: The stores, members: [ocean, air, land], count: 3 }
  stores-1990: { label: Stores of 1990, extends: stores, remove: [air], relabel: { land: { en: Soil, es: Suelo } }, date: 1990, count: 2 }
  pairs: { label: The pairs, members: [ocean-air, air-land] }
events:
  published: { date: 2016-12-14, label: Page published }
  revised: { date: 2019/.., label: Page revised }
terms:
  runoff: { term: Runoff, meaning: Water over the ground., variants: [run-off] }
data:
  sizes:
    label: How many
    columns: { year: Year, stores: Stores }
    rows:
      - { year: 1990, stores: { count: stores-1990 } }
      - { year: 2016, stores: { count: stores } }
    source: usgs
`;

const sources = { 'content/water/sources/usgs.txt': 'Most water is in the oceans. It moves.' };

export function waterOutline(yaml: string = waterYaml): Outline {
  const file: SourceFile = { path: 'content/water/outline.yaml', text: yaml };
  const files = memoryFiles({ ...sources, [file.path]: yaml });
  const { value } = resolveOutline(file, files, { folder: 'content/water', id: 'water', language: 'en' });
  if (!value) throw new Error('the outline of this test is broken');
  return value;
}

export const stringsYaml = `
plain: A plain word
bilingual: { en: "English, {name}", es: "Español, {name}" }
strong: "**{name}** and *{other}*"
quote-open: { en: "“", es: "«" }
quote-close: { en: "”", es: "»" }
list-separator: ", "
list-last: { en: " and ", es: " y " }
date-day: { en: "{day} {month} {year}", es: "{day} de {month} de {year}" }
date-month: "{month} {year}"
date-year: "{year}"
date-interval: "{start} to {end}"
date-since: "since {start}"
date-until: "until {end}"
month-4: { en: April, es: abril }
month-12: { en: December, es: diciembre }
describe-separator: "; "
describe-directed: "{from} {label} {to}"
describe-around: "{from} {before} {to} {after}"
describe-pair: "{first} and {second}: {label}"
describe-event: "{date}: {label}"
number-group: " "
number-decimal: "."
`;

export interface SetParts {
  /** Files of the set's folder, by path in it. */
  readonly files?: Readonly<Record<string, string>>;
}

const front = '---\nsummary: For a test\n---\n';

/** A set in memory. Contents without front matter get one, three lines long. */
export function loadSet(files: Readonly<Record<string, string>>): {
  readonly set: TemplateSet;
  readonly diagnostics: readonly Diagnostic[];
} {
  const all: Record<string, string> = {
    'set/strings.yaml': stringsYaml,
    'set/notes.md.hbs': `${front}{{deck.title}}`,
  };
  for (const [path, text] of Object.entries(files)) {
    const bare = path.endsWith('.hbs') && !path.startsWith('partials/') && !text.startsWith('---');
    all[`set/${path}`] = bare ? front + text : text;
  }
  if (!Object.keys(all).some((path) => path.startsWith('set/slides/')))
    all['set/slides/x.hbs'] = `${front}<slide/>`;
  const { value, diagnostics } = loadTemplateSet('test', memoryFiles(all), ['set']);
  if (!value) throw new Error(`no template set: ${diagnostics.map((each) => each.message).join('; ')}`);
  return { set: value, diagnostics };
}

export interface RenderOptions {
  readonly partials?: Readonly<Record<string, string>>;
  readonly language?: string;
  readonly select?: readonly string[] | null;
  readonly outline?: Outline;
  /** Names at the top besides the usual ones. */
  readonly context?: (views: Views) => Readonly<Record<string, unknown>>;
  readonly citations?: (outline: Outline) => readonly CitationView[];
  /** What sections take to say. */
  readonly minutes?: ReadonlyMap<string, number>;
}

export interface Rendered {
  /** What was printed; null after an error. */
  readonly text: string | null;
  /** `line:column code message [hint]`, lines counted from the template's own first line. */
  readonly problems: readonly string[];
  /** What a slide template printed. */
  readonly nodes: readonly MarkupNode[];
  readonly views: Views;
}

/** What templates of these tests see at the top. */
export function usualContext(views: Views): Record<string, unknown> {
  const { outline } = views;
  return {
    title: null,
    outline: views.view(outline),
    item: views.view(outline.elements.get('ocean')!),
    land: views.view(outline.elements.get('land')!),
    group: views.view(outline.groups.get('stores')!),
    old: views.view(outline.groups.get('stores-1990')!),
    pair: views.view(outline.relationships.get('ocean-air')!),
    flow: views.view(outline.relationships.get('evaporation')!),
    event: views.view(outline.events.get('published')!),
    revised: views.view(outline.events.get('revised')!),
    term: views.view(outline.terms.get('runoff')!),
    source: views.view(outline.sources.get('usgs')!),
    statement: views.view(outline.statementsByKey.get('ocean-share')!),
    table: views.view(outline.data.get('sizes')!),
    vars: { term: 'autumn' },
    numbers: [1, 2],
    focus: null,
    yes: true,
    zero: 0,
  };
}

export function render(body: string, options: RenderOptions = {}): Rendered {
  return run({ 'slides/test.hbs': body }, 'slide', options);
}

export function renderMarkdown(body: string, options: RenderOptions = {}): Rendered {
  return run({ 'handouts/test.md.hbs': body }, 'handout', options);
}

function run(
  files: Readonly<Record<string, string>>,
  kind: 'slide' | 'handout',
  options: RenderOptions,
): Rendered {
  const partials = Object.entries(options.partials ?? {}).map(([name, text]) => [
    `partials/${name}.hbs`,
    text,
  ]);
  const { set } = loadSet({ ...files, ...Object.fromEntries(partials) });
  const outline = options.outline ?? waterOutline();
  const { language = 'en', select = null } = options;
  const views = createViews({ outline, language, select, strings: set.strings });
  const context = { ...usualContext(views), ...options.context?.(views) };
  const scope = {
    context,
    views,
    citations: options.citations?.(outline) ?? [],
    ...(options.minutes && { minutes: options.minutes }),
  };
  if (kind === 'handout') {
    const { value, diagnostics } = set.handouts.get('test')!.render(scope);
    return {
      text: value ? fillMarkdown(value).replace(/\n$/, '') : null,
      problems: diagnostics.map(describe),
      nodes: [],
      views,
    };
  }
  const { value, diagnostics } = set.slides.get('test')!.render(scope);
  return {
    text: value ? printMarkup(value.nodes) : null,
    problems: diagnostics.map(describe),
    nodes: value?.nodes ?? [],
    views,
  };
}

/** `line:column code: message [hint]`, the three lines of front matter not counted in the main template. */
export function describe({ span, code, message, hint }: Diagnostic): string {
  if (!span) return `- ${code}: ${message}`;
  const [path = '', line = '', column = ''] = formatLocation(span).split(/:(?=\d)/);
  const own = path.includes('/partials/') ? `${path.replace(/^.*\//, '')}:` : '';
  const shown = own === '' && path.endsWith('.hbs') ? Number(line) - 3 : Number(line);
  return `${own}${shown}:${column} ${code}: ${message}${hint === null ? '' : ` [${hint}]`}`;
}
