import fc from 'fast-check';
import type { DeckBlock, DiagramEdge, DiagramNode, Slide } from '../../src/deck/index.ts';
import type { Icon } from '../../src/icons/index.ts';
import { arrangements as all } from '../../src/layout/index.ts';
import { type Block, chartKinds, type Run, type Table } from '../../src/markup/index.ts';
import type { Theme, ThemeLayout } from '../../src/theme/index.ts';
import { chart, diagram, edge, node, origin, slide } from './sample-deck.ts';

/** Those that need no word of the deck. */
const arrangements = [...all.values()]
  .filter(({ name, needs }) => !needs && name !== 'raci')
  .map(({ name }) => name);

/** Random slides with every block, and with texts that are hard to set. */

/** An icon that draws anything. */
const shape = { paths: ['M0 0L25600 0L12800 25600Z'] };
const star: Icon = { name: 'star', fill: shape, regular: shape };

const latin =
  'the of and water ocean vapour security evaporation international condensation a in cloud as (see half-done 1,000 3.14 “quoted” text, “end.” — x'.split(
    ' ',
  );
const hard = [
  '总体国家安全观',
  '人民安全为宗旨，政治安全为根本。',
  '《中华人民共和国国家安全法》',
  '（一）',
  'カーテンヴァージョン、です。',
  '안녕하세요 여러분',
  'مرحبا بالعالم',
  'שלום עולם',
  'สวัสดีชาวโลก',
  '👩‍👩‍👧',
  '👍🏽👍🏽👍🏽',
  '🇫🇷🇩🇪🇪🇸',
  '1️⃣',
  'e\u0301a\u0308o\u0302\u0323\u0301',
  'z\u0310\u0311\u0312\u0313\u0314',
  '10\u00a0000\u00a0km',
  'a\u00a0b\u00a0c\u00a0d',
  'https://example.org/path/of/some/length?with=query&and=more#part',
  'user@example.org',
  'and/or',
  'ＦＵＬＬＷＩＤＴＨ',
  'soft\u00adhy\u00adphen',
  'zero\u200bwidth',
  '<b>&amp;</b>',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢',
  '𠮷野家',
  'ﷺ',
  '\u2066isolated\u2069',
  'Straßenbahnhaltestelle',
] as const;
const longest = [
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  'W'.repeat(70),
  'no\u00a0break\u00a0'.repeat(14).trim(),
  'e\u0301y\u0308'.repeat(60),
  '👩‍👩‍👧'.repeat(40),
] as const;

const word = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(...latin) },
  { weight: 8, arbitrary: fc.constantFrom(...hard) },
);
/** `nasty`: now and then a word that is wider than any place. */
export const words = (most: number, nasty = true): fc.Arbitrary<string> => {
  const plain = fc.array(word, { minLength: 1, maxLength: most }).map((each) => each.join(' '));
  const chinese = fc
    .array(fc.constantFrom(...'人民政治经济军事科技文化社会国际安全总体，。、：”“《》1a（）'), {
      minLength: 1,
      maxLength: most * 2,
    })
    .map((each) => each.join(''));
  const sorts = [
    { weight: 225, arbitrary: plain },
    { weight: 75, arbitrary: chinese },
  ];
  return nasty
    ? fc.oneof(...sorts, { weight: 1, arbitrary: fc.constantFrom(...longest) })
    : fc.oneof(...sorts);
};

const looks: fc.Arbitrary<Partial<Run>> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Partial<Run>>(
      { strong: true },
      { em: true },
      { code: true },
      { sup: true },
      { sub: true },
      { link: 'https://example.org/' },
      { class: 'muted' },
      { language: 'zh' },
      { language: 'ar' },
    ),
  },
);
const cited: fc.Arbitrary<Run> = fc
  .constantFrom('1', '12', '2, 3')
  .map((text) => ({ text, cite: { type: 'statement', key: 'x' } }));
const runs = (most: number): fc.Arbitrary<readonly Run[]> =>
  fc
    .array(
      fc.oneof(
        {
          weight: 12,
          arbitrary: fc.tuple(words(most), looks).map(([text, look]): Run => ({ ...look, text })),
        },
        { weight: 1, arbitrary: cited },
        { weight: 1, arbitrary: fc.constant<Run>({ text: '\n', break: true }) },
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((some) => (some.every((each) => each.break) ? [{ text: 'x' }] : some));

const length = fc.oneof(
  { weight: 24, arbitrary: fc.constant(12) },
  { weight: 4, arbitrary: fc.constant(50) },
  { weight: 1, arbitrary: fc.constant(300) },
);

const paragraph: fc.Arbitrary<Block> = fc
  .tuple(
    length.chain(runs),
    fc.constantFrom<'lead' | 'caption' | 'big-number' | null>(
      null,
      null,
      null,
      'lead',
      'caption',
      'big-number',
    ),
  )
  .map(([some, kind]) => ({ kind: 'paragraph', class: kind, runs: some, origin }));
const heading: fc.Arbitrary<Block> = fc
  .tuple(runs(6), fc.integer({ min: 1, max: 4 }))
  .map(([some, level]) => ({ kind: 'heading', level, runs: some, origin }));
const code: fc.Arbitrary<Block> = fc
  .array(fc.oneof(words(10), fc.constant('    return a + b;'), fc.constant('')), {
    minLength: 1,
    maxLength: 30,
  })
  .map((lines) => ({ kind: 'code', text: lines.join('\n'), language: null, origin }));

const listOf = (depth: number): fc.Arbitrary<Block> =>
  fc
    .record({
      ordered: fc.boolean(),
      start: fc.constantFrom(1, 1, 7, 98),
      items: fc.array(
        fc.tuple(
          paragraph,
          fc.oneof(
            { weight: depth > 1 ? 8 : 3, arbitrary: fc.constant<readonly Block[]>([]) },
            ...(depth < 4
              ? [{ weight: 1, arbitrary: fc.oneof(listOf(depth + 1), paragraph, code).map((b) => [b]) }]
              : []),
          ),
        ),
        { minLength: 1, maxLength: depth === 1 ? 14 : 4 },
      ),
    })
    .map(({ items, ...rest }) => ({
      kind: 'list',
      ...rest,
      origin,
      items: items.map(([first, more]) => ({ blocks: [first, ...more], origin })),
    }));
const list = listOf(1);

const quote: fc.Arbitrary<Block> = fc
  .array(fc.oneof({ weight: 4, arbitrary: paragraph }, { weight: 1, arbitrary: listOf(3) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((blocks) => ({ kind: 'blockquote', blocks, origin }));

/** A table whose cells span, as markup would have it: what a cell covers has no cell of its own. */
const table: fc.Arbitrary<Table> = fc
  .record({
    rows: fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 1, max: 8 }) },
      { weight: 1, arbitrary: fc.constant(24) },
    ),
    columns: fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 1, max: 5 }) },
      { weight: 1, arbitrary: fc.constant(9) },
    ),
    header: fc.boolean(),
    texts: fc.array(fc.oneof({ weight: 20, arbitrary: runs(5) }, { weight: 1, arbitrary: runs(60) }), {
      minLength: 5,
      maxLength: 5,
    }),
    spans: fc.array(
      fc.tuple(fc.nat(23), fc.nat(8), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
      {
        maxLength: 4,
      },
    ),
    align: fc.constantFrom(null, null, 'left', 'center', 'right'),
  })
  .map(({ rows, columns, header, texts, spans, align }): Table => {
    const covered = new Set<string>();
    const spanAt = new Map<string, readonly [number, number]>();
    for (const [r, c, down, across] of spans) {
      // The first column stays whole, so that every row has a cell.
      if (r === 0 || c === 0 || r + down > rows || c + across > columns) continue;
      const cells: string[] = [];
      for (let i = 0; i < down; i++) for (let j = 0; j < across; j++) cells.push(`${r + i}/${c + j}`);
      if (cells.some((each) => covered.has(each) || spanAt.has(each))) continue;
      for (const each of cells.slice(1)) covered.add(each);
      spanAt.set(cells[0]!, [down, across]);
    }
    return {
      kind: 'table',
      alt: null,
      origin,
      rows: Array.from({ length: rows }, (_, r) => ({
        header: header && r === 0,
        origin,
        cells: Array.from({ length: columns }, (_, c) => c).flatMap((c) => {
          if (covered.has(`${r}/${c}`)) return [];
          const [rowspan, colspan] = spanAt.get(`${r}/${c}`) ?? [1, 1];
          const some = texts[(r * 7 + c * 3) % texts.length]!;
          return [{ header: header && r === 0, runs: some, align, colspan, rowspan, origin }];
        }),
      })),
    };
  });

const image: fc.Arbitrary<DeckBlock> = fc
  .tuple(fc.constantFrom('contain', 'cover'), fc.constantFrom([800, 600], [100, 4000], [4000, 100], [1, 1]))
  .map(([fit, [widthPx, heightPx]]) => ({
    kind: 'image',
    alt: 'A picture',
    decorative: false,
    fit: fit as 'contain', // one of the two, which the array above made a string
    picture: {
      path: 'a.png',
      format: 'png',
      bytes: new Uint8Array(8),
      widthPx: widthPx!,
      heightPx: heightPx!,
    },
    origin,
  }));

const choosy: ReadonlySet<string> = new Set([
  'stacked-share',
  'slope',
  'waterfall',
  'dumbbell',
  'small-multiples',
  'histogram',
  'pictogram',
  'heat-map',
  'tree-map',
  'box-plot',
  'radar',
]);

const graph: fc.Arbitrary<DeckBlock> = fc
  .record({
    // Decks with figures that these do not suit are refused before anything is placed.
    kind: fc.constantFrom(...chartKinds.filter((kind) => !choosy.has(kind))),
    values: fc.array(fc.oneof(fc.integer({ min: -50, max: 5000 }), fc.constant(null)), {
      minLength: 1,
      maxLength: 14,
    }),
    series: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ kind, values, series }) =>
    chart(
      kind,
      values.map((_, i) => (kind === 'scatter' || kind === 'bubble' ? String(i * 3) : `Category ${i}`)),
      Array.from({ length: series }, (_, s) => ({ name: `Series ${s}`, values })),
    ),
  );

export interface DiagramModel {
  readonly nodes: readonly Pick<DiagramNode, 'label' | 'kind' | 'detail'>[];
  readonly edges: readonly { readonly from: number; readonly to: number; readonly label: string | null }[];
}

const kind = fc.option(fc.constantFrom('store', 'flow', 'driver', 'actor'), { nil: null });

/** A diagram of at least `min` and at most `max` nodes; its labels have one to twelve words. */
export const diagrams = (
  min: number,
  max: number,
  options: { readonly nasty: boolean; readonly arrange?: (typeof arrangements)[number] } = { nasty: true },
): fc.Arbitrary<Extract<DeckBlock, { kind: 'diagram' }>> =>
  fc.integer({ min, max }).chain((count) =>
    fc
      .record({
        arrange: options.arrange ? fc.constant(options.arrange) : fc.constantFrom(...arrangements),
        nodes: fc.array(
          fc.record({
            label: words(12, options.nasty),
            kind,
            detail: fc.option(words(8, options.nasty), { nil: null, freq: 8 }),
            icon: fc.constantFrom(null, null, star),
            day: fc.integer({ min: 0, max: 4000 }),
            length: fc.constantFrom(0, 0, 0, 300, 2000),
          }),
          { minLength: count, maxLength: count },
        ),
        edges: fc.uniqueArray(
          fc.record({
            from: fc.nat(count - 1),
            to: fc.nat(count - 1),
            label: fc.option(words(6, options.nasty), { nil: null }),
            directed: fc.boolean(),
            worded: fc.boolean(),
            kind,
          }),
          { maxLength: Math.min(20, count * 2), selector: (each) => `${each.from}-${each.to}` },
        ),
        focus: fc.boolean(),
        center: fc.boolean(),
        labels: fc.constantFrom(null, null, false, true),
      })
      .map(({ arrange, nodes, edges, focus, center, labels }) =>
        diagram(
          arrange,
          nodes.map((each, i) =>
            node(`n${i}`, each.label, {
              kind: each.kind,
              detail: each.detail,
              icon: each.icon,
              date:
                arrange === 'timeline'
                  ? { text: String(2000 + i), start: each.day, end: each.day + each.length }
                  : null,
            }),
          ),
          edges.map(
            (each): DiagramEdge =>
              edge(`n${each.from}`, `n${each.to}`, each.label, {
                directed: each.directed,
                kind: each.kind,
                ...(each.worded && !each.directed ? { forward: 'leads to', backward: 'comes from' } : {}),
              }),
          ),
          { focus: focus ? 'n0' : null, center: center ? 'The whole' : null, labels },
        ),
      ),
  );

const block: fc.Arbitrary<DeckBlock> = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  { weight: 1, arbitrary: heading },
  { weight: 4, arbitrary: list },
  { weight: 2, arbitrary: quote },
  { weight: 2, arbitrary: code },
  { weight: 4, arbitrary: table },
  { weight: 2, arbitrary: image },
  { weight: 2, arbitrary: graph },
  { weight: 4, arbitrary: diagrams(1, 20) },
);

/** Slots whose content keeps apart from all other: pictures that fill the slide lie under it. */
const slotNames = (layout: ThemeLayout) =>
  [...layout.slots].filter(([, { behind }]) => !behind).map(([name]) => name);

/** A slide of any layout of a theme, some or all of its slots filled. */
export const slides = (theme: Theme): fc.Arbitrary<Slide> =>
  fc.constantFrom(...theme.layouts.values()).chain((layout) =>
    fc
      .record({
        title: fc.oneof({ weight: 20, arbitrary: words(6, false) }, { weight: 1, arbitrary: words(40) }),
        subtitle: runs(4),
        slots: fc.tuple(
          ...slotNames(layout).map(() =>
            fc.oneof(
              { weight: 6, arbitrary: fc.array(block, { minLength: 1, maxLength: 1 }) },
              { weight: 2, arbitrary: fc.array(block, { maxLength: 3 }) },
            ),
          ),
        ),
        sources: fc.boolean(),
      })
      .map(({ title, subtitle, slots, sources }) =>
        slide('s', layout.id, Object.fromEntries(slotNames(layout).map((name, i) => [name, slots[i]!])), {
          title: [{ text: title }],
          subtitle: layout.subtitle ? subtitle : null,
          cited: sources ? [1, 2, 3] : [],
        }),
      ),
  );
