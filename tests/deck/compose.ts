import { composeDeck, type Deck, readDeckFile } from '../../src/deck/index.ts';
import { arrangements } from '../../src/layout/index.ts';
import { resolveOutline } from '../../src/outline/index.ts';
import { type Diagnostic, positionAt } from '../../src/source/index.ts';
import { createViews, loadTemplateSet } from '../../src/template/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';
import { waterFiles } from '../fixtures/water-outline.ts';

const strings = [
  'default-section',
  'sources',
  'source-separator',
  'source-quote-before',
  'quote-open',
  'quote-close',
  'not-checked',
  'describe-separator',
  'list-separator',
].map((key) => `${key}: { en: "${key}", fr: "${key}" }`);

const words = `${strings.join('\n')}
source-line: { en: "line {line}" }
source-remarks: { en: "({remarks})" }
speaking-time: { en: "{minutes} min" }
speaking-time-seconds: { en: "{seconds} s" }
describe-directed: { en: "{from} {label} {to}" }
describe-pair: { en: "{first}/{second}: {label}" }
describe-diagram: { en: "Diagram: {relations}" }
describe-event: { en: "{date} {label}" }
describe-chart: { en: "Chart of {count}: {series}" }
describe-series: { en: "{series}: {values}" }
describe-point: { en: "{x} {value}" }
${Array.from({ length: 12 }, (_, i) => `month-${i + 1}: { en: "M${i + 1}" }`).join('\n')}
date-day: { en: "{day} {month} {year}" }
date-month: { en: "{month} {year}" }
date-year: { en: "{year}" }
date-interval: { en: "{start}-{end}" }
date-until: { en: "until {end}" }
date-since: { en: "since {start}" }
`;

const slide = (params: string, body: string) => `---
summary: A slide
params: { ${params} }
---
${body}
`;

const templates = {
  'package:templates/briefing/strings.yaml': words,
  'package:templates/briefing/notes.md.hbs': '---\nsummary: Notes\n---\n# {{deck.title}}\n',
  'package:templates/briefing/slides/section.hbs': slide(
    '',
    '<slide layout="section-header"><title>{{title}}</title></slide>',
  ),
  'package:templates/briefing/slides/bullets.hbs': slide(
    'points: { type: statements, required: true }',
    `<slide layout="title-and-content"><title>{{#if title}}{{title}}{{/if}}</title>
<slot name="body"><ul>{{#each points}}<li>{{text}}{{cite this}}</li>{{/each}}</ul></slot>
<notes>{{#each points}}<p>{{text}}{{cite this}}</p>{{/each}}</notes></slide>`,
  ),
  'package:templates/briefing/slides/element.hbs': slide(
    'item: { type: element, required: true }',
    `<slide layout="title-and-content"><title>{{headline item}}</title>
<slot name="body"><ul>{{#each (statements item)}}<li>{{text}}{{cite this}}</li>{{/each}}</ul></slot></slide>`,
  ),
  'package:templates/briefing/slides/diagram.hbs': slide(
    'of: { type: ids, required: true }, focus: { type: element }',
    `<slide layout="title-and-content"><title>{{title}}</title>
<slot name="body"><diagram arrange="layers" of="{{ids of}}" focus="{{#if focus}}{{focus.id}}{{/if}}"/></slot></slide>`,
  ),
  'package:templates/briefing/slides/sources.hbs': slide(
    '',
    `<slide layout="title-and-content"><title>Sources</title>
<slot name="body"><ul>{{#each (cited-sources)}}<li>{{source.title}} {{join numbers ","}}</li>{{/each}}</ul></slot></slide>`,
  ),
} as const;

export interface Composed {
  readonly deck: Deck | null;
  /** `code line:column` of every finding, in order of place. */
  readonly findings: readonly string[];
  readonly hints: readonly string[];
}

/** Composes a deck file against the water outline and a small template set. */
export function compose(
  deckText: string,
  more: Readonly<Record<string, string>> = {},
  language = 'en',
): Composed {
  const files = memoryFiles({
    ...waterFiles,
    'content/water/decks/d.yaml': deckText,
    ...templates,
    ...more,
  });
  const outline = resolveOutline(files.readText('content/water/outline.yaml', null).value!, files, {
    folder: 'content/water',
    id: 'water',
    language: 'en',
  });
  const set = loadTemplateSet('briefing', files, ['package:templates/briefing']);
  const read = readDeckFile(
    files.readText('content/water/decks/d.yaml', null).value!,
    'd',
    'content/water',
    files,
  );
  const diagnostics: Diagnostic[] = [...outline.diagnostics, ...set.diagnostics, ...read.diagnostics].filter(
    (d) => d.severity === 'error',
  );
  let deck: Deck | null = null;
  if (read.value) {
    const composed = composeDeck({
      outline: outline.value!,
      deckFile: read.value,
      templates: set.value!,
      views: createViews({ outline: outline.value!, language, strings: set.value!.strings }),
      language,
      theme: 'briefing',
      layouts: new Map([
        ['title-and-content', ['body']],
        ['section-header', []],
        ['other', ['body']],
      ]),
      arrangements,
      readPicture: () => ({ diagnostics: [] }),
    });
    diagnostics.push(...composed.diagnostics);
    deck = composed.value ?? null;
  }
  const hints = diagnostics.flatMap(({ hint }) => (hint === null ? [] : [hint]));
  return { deck, findings: [...new Set(diagnostics.map(describe))].sort(), hints };
}

function describe({ code, span }: Diagnostic): string {
  if (!span) return code;
  const { line, column } = positionAt(span.file, span.start);
  return `${code} ${line}:${column}`;
}
