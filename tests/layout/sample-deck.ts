import { readFileSync } from 'node:fs';
import type {
  Chart,
  Deck,
  DeckBlock,
  Diagram,
  DiagramEdge,
  DiagramNode,
  Slide,
} from '../../src/deck/index.ts';
import { arrangements } from '../../src/layout/index.ts';
import type { Block, List, Run, Table } from '../../src/markup/index.ts';
import { figureOf, plainNumberStyle } from '../../src/numbers/index.ts';
import type { SourceFile } from '../../src/source/index.ts';
import { decodeTheme, type Theme } from '../../src/theme/index.ts';

/** Decks built by hand, so that the tests of placing need no outline and no template. */

const file: SourceFile = { path: 'deck.yaml', text: 'slides: []\n' };
const span = { file, start: 0, end: 6 };
export const origin = { template: null, yaml: span } as const;

export function themeFile(): SourceFile {
  const path = new URL('../../templates/briefing/theme.yaml', import.meta.url);
  return { path: 'theme.yaml', text: readFileSync(path, 'utf8') };
}

export function sampleTheme(over?: string): Theme {
  const layers = over ? [themeFile(), { path: 'over.yaml', text: over }] : [themeFile()];
  const { value, diagnostics } = decodeTheme(layers);
  if (!value) throw new Error(diagnostics.map((each) => each.message).join('\n'));
  return value;
}

export const darkTheme = `
name: Night
colors: { dark1: "F1F5F9", light1: "0F172A", dark2: "1E3A5F", light2: "1E293B", accent1: "5EA8E8", accent2: "F59E0B", accent3: "34C3A5", accent4: "C084FC", accent5: "FB7185", accent6: "A3B1C2", hyperlink: "7DB8F0", followed-hyperlink: "C4A7F0" }
fonts: { heading: { latin: Georgia }, body: { latin: Arial } }
`;

export function run(text: string, more: Omit<Run, 'text'> = {}): Run {
  return { text, ...more };
}

export function paragraph(
  text: string | readonly Run[],
  kind: 'lead' | 'caption' | 'big-number' | null = null,
): Block {
  return { kind: 'paragraph', class: kind, runs: typeof text === 'string' ? [run(text)] : text, origin };
}

type Item = string | readonly [string, readonly Item[]];

export function list(items: readonly Item[], ordered = false): List {
  return {
    kind: 'list',
    ordered,
    start: 1,
    origin,
    items: items.map((item) => ({
      origin,
      blocks: typeof item === 'string' ? [paragraph(item)] : [paragraph(item[0]), list(item[1])],
    })),
  };
}

/** Rows of texts; the first is the header. */
export function table(rows: readonly (readonly string[])[]): Table {
  return {
    kind: 'table',
    alt: null,
    origin,
    rows: rows.map((cells, r) => ({
      header: r === 0,
      origin,
      cells: cells.map((text) => ({
        header: r === 0,
        runs: [run(text)],
        align: null,
        colspan: 1,
        rowspan: 1,
        origin,
      })),
    })),
  };
}

export function node(id: string, label: string, more: Partial<DiagramNode> = {}): DiagramNode {
  return { id, label, detail: null, kind: null, date: null, yaml: null, ...more };
}

export function edge(
  from: string,
  to: string,
  label: string | null,
  more: Partial<DiagramEdge> = {},
): DiagramEdge {
  return {
    id: `${from}-${to}`,
    from,
    to,
    label,
    forward: null,
    backward: null,
    directed: true,
    kind: null,
    yaml: null,
    ...more,
  };
}

export function diagram(
  arrange: Diagram['arrange'],
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
  more: Partial<Diagram> = {},
): Diagram {
  return {
    kind: 'diagram',
    arrange,
    choice: { by: 'template', reason: 'so it is in tests' },
    nodes,
    edges,
    focus: null,
    center: null,
    parts: new Set(nodes.map((each) => each.id)),
    labels: null,
    alt: 'What the diagram says, in words.',
    inWords: null,
    origin,
    ...more,
  };
}

/** What an arrangement needs of a deck, made up. */
export function toldFor(arrange: string, nodes: readonly DiagramNode[]): Partial<Diagram> {
  const needs = arrangements.get(arrange)?.needs;
  const ids = nodes.map(({ id }) => id);
  if (needs?.kind === 'points')
    return {
      points: new Map(ids.map((id, i) => [id, [(i * 37) % 10, (i * 53 + 4) % 10] as const])),
      yTitle: 'Up',
    };
  const names = needs?.kind === 'parts' ? needs.names : needs ? ['one', 'two'] : [];
  const isIn = (part: number) => (_: string, i: number) =>
    i % names.length === part || (needs?.kind === 'groups' && i % 3 === 0);
  if (names.length === 0) return {};
  return {
    fields: names.map((name, part) => ({
      name,
      heading: name.replaceAll('-', ' '),
      ids: ids.filter(isIn(part)),
    })),
  };
}

export function chart(
  kind: Chart['chart'],
  categories: readonly string[],
  series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[],
  more: Partial<Chart> = {},
): Chart {
  return {
    kind: 'chart',
    chart: kind,
    categories,
    x:
      kind === 'scatter' || kind === 'bubble'
        ? { kind: 'numbers', at: categories.map(Number), words: null }
        : { kind: 'names' },
    series: series.map(({ name, values }) => ({
      name,
      values,
      figures: values.map((value) => (value === null ? null : figureOf(value))),
      texts: values.map((value) => (value === null ? '' : String(value))),
      format: { type: null, currency: null, decimals: null },
      second: false,
      ...(kind === 'bubble' && { beside: [sizes(values)] }),
    })),
    xTitle: 'Year',
    yTitle: 'Count',
    secondTitle: null,
    values: null,
    percent: false,
    axis: { min: null, max: null },
    emphasis: null,
    reference: null,
    note: [],
    noted: null,
    numbers: plainNumberStyle,
    alt: 'Growth over the years.',
    origin,
    ...more,
  };
}

function sizes(values: readonly (number | null)[]): NonNullable<Chart['series'][number]['beside']>[number] {
  const own = values.map((value) => (value === null ? null : Math.abs(value)));
  const figures = own.map((value) => (value === null ? null : figureOf(value)));
  const format = { type: null, currency: null, decimals: null };
  return { role: 'size', name: 'Size', values: own, figures, texts: own.map(String), format };
}

export function slide(
  id: string,
  layout: string,
  slots: Readonly<Record<string, readonly DeckBlock[]>>,
  more: Partial<Slide> = {},
): Slide {
  return {
    id,
    use: 'bullets',
    layout,
    choice: { by: 'template', reason: 'so it is in tests' },
    background: null,
    section: 'main',
    kicker: 'The section',
    title: [run(`The point of ${id}`)],
    titleOrigin: origin,
    subtitle: null,
    slots: Object.entries(slots).map(([name, blocks]) => ({ name, blocks, origin })),
    notes: [paragraph(`What to say on ${id}.`)],
    cited: [],
    citedInNotes: [],
    hidden: false,
    minutes: 1,
    part: null,
    origin,
    ...more,
  };
}

/** Placing only asks an outline for the kinds that it has, and in which order. */
export function outlineOf(kinds: {
  readonly elements?: readonly string[];
  readonly relationships?: readonly string[];
}): Deck['outline'] {
  const entities = (list: readonly string[] = []) => new Map(list.map((kind, i) => [`e${i}`, { kind }]));
  const outline = {
    elements: entities(kinds.elements),
    relationships: entities(kinds.relationships),
    groups: new Map(),
    events: new Map(),
  };
  return outline as unknown as Deck['outline'];
}

export function deck(slides: readonly Slide[], more: Partial<Deck> = {}): Deck {
  return {
    id: 'sample',
    outline: outlineOf({}),
    language: 'en',
    template: 'briefing',
    theme: 'briefing',
    title: [run('A sample deck')],
    subtitle: null,
    audience: null,
    presenter: null,
    presenters: [],
    footer: null,
    date: null,
    dateText: '22 November 2026',
    dateForms: ['22 November 2026', '22 Nov 2026', '2026-11-22'],
    minutes: null,
    spokenMinutes: 10,
    sections: [{ id: 'main', title: 'The section' }],
    slides,
    ownStatements: new Map(),
    citations: [1, 2, 3].map((number) => ({
      number,
      // Placing only reads the short form.
      passage: null as unknown as Deck['citations'][number]['passage'],
      short: `Source ${number}`,
    })),
    words: (key, values = {}) => {
      if (key === 'list-last') return ' and ';
      if (key === 'continued') return `${values.title} (${values.number}/${values.of})`;
      return `${key}: ${Object.values(values).join(', ')}`;
    },
    span,
    ...more,
  };
}
