// Projects that grow with a number, each in one way: `npm run growth` checks them at n, 2n and 4n. A case that meets an
// error by the way is not measured to its end, so that each names the codes of those that it means to meet.

const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));
const lines = (...parts) => `${parts.flat(Number.POSITIVE_INFINITY).join('\n')}\n`;
const words = (count, seed = 0) => times(count, (i) => `w${(i * 7 + seed) % 997}`).join(' ');
const head = ['title: Growth', 'sources:', '  s: { title: A source }'];
const deckOf = (...slides) => lines('title: Growth', 'slides:', '  - use: cover', slides);
const project = (outline, deck, more = {}) => ({
  'content/x/outline.yaml': outline,
  'content/x/decks/d.yaml': deck,
  ...more,
});

/** Elements, as `label: …` or with more, and what follows them. */
const elements = (n, more = (i) => `role: Role of ${i}`) => [
  'elements:',
  times(n, (i) => `  e${i}: { label: Element ${i}, ${more(i)} }`),
];
const groups = (n, members) => [
  'groups:',
  times(n, (i) => `  g${i}: { label: Group ${i}, members: [${members(i)}] }`),
];
const groupOfAll = (n) => groups(1, () => times(n, (i) => `e${i}`));
/** A statement, or several, of an element. */
const said = (i, more = '') => `statements: [{ text: It says ${i}, source: s${more} }]`;

const one = lines(head, 'elements:\n  e: E');
const outline = (make) => (n) => project(lines(head, make(n)), deckOf());
const deck = (make) => (n) => project(one, deckOf(make(n)));
/** The Markdown of one slide. */
const body = (make) => deck((n) => ['  - use: content', '    title: T', '    body: |', make(n)]);
const quotedBody = (make) => deck((n) => ['  - use: content', '    title: T', `    body: "${make(n)}"`]);
/** In a long text: labels and roles have a most of 2,000 characters. */
const notes = (make) => outline((n) => `elements:\n  e: { label: E, notes: ${JSON.stringify(make(n))} }`);
const data = (make, slide) => (n) =>
  project(lines(head, 'data:', '  d: { file: data/d.csv }'), deckOf(slide), {
    'content/x/data/d.csv': make(n),
  });
/** A file of the template set, and the slides that show it. */
const set =
  (file, make, slides = []) =>
  (n) =>
    project(one, deckOf(slides), { [`templates/briefing/${file}`]: make(n) });
const kind = (slide) => `---\nsummary: K\n---\n<slide layout="title-and-content"${slide}</slide>\n`;

/** `name: [n, files(n), codes of errors that are meant]` */
export const growthCases = {
  elements: [2500, outline((n) => elements(n))],
  'elements on slides': [
    500,
    (n) => project(lines(head, elements(n), groupOfAll(n)), deckOf('  - { use: element, each: g0 }')),
  ],
  'elements in a table': [
    120,
    (n) => project(lines(head, elements(n), groupOfAll(n)), deckOf('  - { use: table, of: [g0] }')),
  ],
  relationships: [
    2500,
    outline((n) => [
      elements(n),
      'relationships:',
      times(n - 1, (i) => `  r${i}: { from: e${i}, to: e${i + 1}, label: leads to ${i} }`),
    ]),
  ],
  'groups against texts': [
    500,
    outline((n) => [
      elements(n, (i) => `role: There are ${(i % 7) + 2} sorts of thing ${i} and 3 of kind ${i}`),
      'groups:',
      times(n, (i) => `  g${i}: { label: Sorts of thing ${i}, members: [e${i}, e${(i + 1) % n}] }`),
    ]),
  ],
  'groups that extend one another': [
    250,
    outline((n) => [
      elements(n + 1),
      groups(1, () => 'e0'),
      times(n, (i) => {
        const below = i > 20 ? 0 : i;
        return `  g${i + 1}: { label: Group ${i + 1}, extends: g${below}, add: [e${i + 1}], remove: [] }`;
      }),
    ]),
  ],
  'groups of many members': [
    1000,
    outline((n) => [elements(n), groups(10, (g) => times(n, (i) => `e${(i + g) % n}`))]),
  ],
  'retired labels against texts': [
    500,
    outline((n) => elements(n, (i) => `retired: [Old thing ${i}], role: It was old thing ${(i * 3) % n}`)),
  ],
  statements: [1000, outline((n) => elements(n, (i) => said(i)))],
  'statements with quotes in a large source': [
    500,
    (n) =>
      project(
        lines(
          'title: Growth',
          'sources:\n  s: { title: A source, file: sources/s.txt }',
          elements(n, (i) => said(i, `, quote: passage number ${i} of it`)),
        ),
        deckOf(),
        {
          'content/x/sources/s.txt': lines(
            times(n, (i) => `${words(100, i)} passage number ${i} of it ${words(20, i)}`),
          ),
        },
      ),
  ],
  sources: [
    1000,
    outline((n) => [times(n, (i) => `  s${i}: { title: Source ${i} }`), elements(n, (i) => said(i, i))]),
  ],
  'sources that are cited': [
    200,
    (n) =>
      project(
        lines(
          head,
          times(n, (i) => `  s${i}: { title: Source ${i} }`),
          'elements:\n  e: E',
        ),
        lines(
          'title: Growth\nhandouts: [evidence]\nslides:\n  - use: cover',
          times(n / 5, (i) => {
            const points = times(5, (j) => `{ text: Point ${i} ${j}, source: s${i * 5 + j} }`);
            return `  - { use: bullets, id: b${i}, title: Slide ${i}, points: [${points}] }`;
          }),
          '  - use: sources',
        ),
      ),
  ],
  terms: [
    1000,
    (n) =>
      project(
        lines(
          head,
          'terms:',
          times(n, (i) => `  t${i}: { term: Term ${i}, meaning: It means ${i} }`),
        ),
        lines('title: G', 'handouts: [glossary]', 'slides:', '  - use: cover'),
      ),
  ],
  events: [
    1000,
    outline((n) => [
      'events:',
      times(n, (i) => `  v${i}: { date: ${1000 + (i % 1000)}, label: Event ${i} }`),
    ]),
  ],
  tags: [
    50,
    (n) =>
      project(
        lines(
          head,
          'elements:\n  e:\n    label: E\n    statements:',
          times(n, (i) => `      - { text: It says ${i}, source: s, tags: [t${i}, u${i}] }`),
        ),
        lines(
          'title: G',
          `select: { tags: [${times(n, (i) => `t${i}`)}] }`,
          'slides:\n  - { use: element, item: e }',
        ),
      ),
  ],
  'columns of data': [
    120,
    data(
      (n) =>
        lines(
          times(n, (i) => `c${i}`).join(','),
          times(20, (r) => times(n, (i) => r * i).join(',')),
        ),
      '  - { use: table, title: T, data: d, columns: [c0, c1] }',
    ),
  ],
  'rows of data': [
    120,
    data(
      (n) =>
        lines(
          'name,a,b',
          times(n, (i) => `Row ${i},${i},${i * 2}`),
        ),
      '  - { use: table, title: T, data: d }',
    ),
  ],
  slides: [
    500,
    deck((n) =>
      times(n, (i) => `  - { use: bullets, id: s${i}, title: Slide ${i}, points: [One ${i}, Two ${i}] }`),
    ),
  ],
  decks: [
    50,
    (n) => {
      const slide = (i) => deckOf(`  - { use: bullets, title: S ${i}, points: [A] }`);
      const decks = times(n, (i) => [`content/x/decks/d${i}.yaml`, slide(i)]);
      return project(one, deckOf(), Object.fromEntries(decks));
    },
  ],
  'points of one slide': [
    60,
    deck((n) => ['  - use: bullets\n    title: T\n    points:', times(n, (i) => `      - Point ${i}`)]),
  ],
  'words of one text': [2500, body((n) => times(n / 20, (i) => `      ${words(20, i)}`))],
  'links in Markdown': [
    500,
    body((n) => times(n, (i) => `      [link ${i}](https://example.org/${i}) and [text ${i}](#cover)`)),
  ],
  'marks in Markdown': [1000, quotedBody((n) => '**a** *b* [c '.repeat(n))],
  'rows of a Markdown table': [
    200,
    body((n) => ['      | a | b |\n      |---|---|', times(n, (i) => `      | cell ${i} | other ${i} |`)]),
  ],
  'runs of blanks': [
    20000,
    (n) => {
      const blanks = ' '.repeat(n);
      return project(
        lines(head, `elements:\n  e: { label: E, notes: "a${blanks}b" }`),
        deckOf(`  - use: content\n    title: T\n    body: "x${blanks}y"\n    notes: "a${'\\t'.repeat(n)}b"`),
      );
    },
  ],
  'quotation marks': [2000, notes((n) => `we ${"'a ‘b “c ".repeat(n)}`)],
  'findings in one line': [
    500,
    deck((n) => `  - { use: bullets, title: T, points: [a], ${times(n, (i) => `wrong${i}: 1`)} }`),
    ['unknown-parameter'],
  ],
  'findings in many lines': [1000, outline((n) => elements(n, () => 'wrong: 1')), ['unknown-key']],
  'unknown references': [500, outline((n) => [elements(n), groups(n, (i) => `x${i}`)]), ['unknown-member']],
  'unknown references of a deck': [
    500,
    (n) => project(lines(head, elements(n)), deckOf(times(n, (i) => `  - { use: element, item: x${i} }`))),
    ['unknown-reference'],
  ],
  'voice in one text': [1000, notes((n) => 'We must do it. '.repeat(n))],
  'counts in one text': [
    1000,
    outline((n) => [
      `elements:\n  a: A\n  b: B\n  e: { label: E, notes: "${'There are seven stores here. '.repeat(n)}" }`,
      'groups: { g: { label: Stores, members: [a, b] } }',
    ]),
  ],
  'characters that hide': [1000, notes((n) => 'a\u200bb '.repeat(n))],
  'duplicate keys': [1000, outline((n) => ['elements:', times(n, () => '  e: E')]), ['duplicate-key']],
  'languages of a text': [
    50,
    outline((n) => {
      const tag = (i) =>
        `x${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}`;
      const wordings = times(n, (i) => `${tag(i)}: L${i}`);
      return ['elements:', times(200, (k) => `  e${k}: { label: { en: E, ${wordings} } }`)];
    }),
  ],
  'words of a set': [1000, set('strings.yaml', (n) => lines(times(n, (i) => `say-${i}: Word ${i}`)))],
  'kinds of slides': [
    100,
    (n) => {
      const kinds = times(n, (i) => [
        `templates/briefing/slides/k${i}.hbs`,
        kind(`><title>Kind ${i}</title>`),
      ]);
      const slides = times(n, (i) => `  - { use: k${i} }`);
      return project(one, deckOf(slides), Object.fromEntries(kinds));
    },
  ],
  'attributes of an element': [
    2000,
    set(
      'slides/k.hbs',
      (n) => kind(` ${times(n, (i) => `a${i}="1"`).join(' ')}><title>K</title>`),
      '  - use: k',
    ),
    ['markup-unknown-attribute'],
  ],
  'cells of a template': [
    120,
    set(
      'slides/k.hbs',
      (n) => {
        const rows = '<tr><td>a</td><td>b</td></tr>'.repeat(n);
        return kind(`><title>K</title><slot name="body"><table>${rows}</table></slot>`);
      },
      '  - use: k',
    ),
  ],
  'layouts of a theme': [
    50,
    set('theme.yaml', (n) => {
      const places = 'title: { x: 1, y: 1, w: 5, h: 1 }, slots: { body: { x: 1, y: 3, w: 5, h: 2 } }';
      return lines(
        'name: T',
        'layouts:',
        times(n, (i) => `  l${i}: { ${places} }`),
      );
    }),
  ],
  excuses: [
    500,
    outline((n) => elements(n, (i) => `role: We do ${i}, excuse: { voice: It is said so, orphan: not yet }`)),
  ],
  variables: [
    1000,
    (n) =>
      project(
        one,
        lines(
          'title: Growth',
          'vars:',
          times(n, (i) => `  v${i}: Value ${i}`),
          `footer: "${times(n, (i) => `{{vars.v${i}}}`).join(' ')}"`,
          'slides:',
          '  - use: cover',
        ),
      ),
  ],
  'slides for rows': [
    250,
    data(
      (n) =>
        lines(
          'name,value',
          times(n, (i) => `n${i},${i}`),
        ),
      '  - { use: big-number, each: { data: d }, value: "{{item.value}}", label: "{{item.name}}" }',
    ),
  ],
  'decks for rows': [
    50,
    (n) =>
      project(
        lines(head, 'data:', '  d: { file: data/d.csv }'),
        lines(
          'title: Growth',
          'for-each: { data: d }',
          'slides:',
          '  - { use: big-number, value: "{{row.value}}", label: "{{row.name}}" }',
        ),
        {
          'content/x/data/d.csv': lines(
            'name,value',
            times(n, (i) => `n${i},${i}`),
          ),
        },
      ),
  ],
  formulas: [200, body((n) => times(n, (i) => `      The size $x_{${i}}^2$ counts.`))],
  'lines of code': [
    250,
    body((n) => ['      ```js', times(n, (i) => `      const a${i} = ${i};`), '      ```']),
  ],
};
