// Projects that grow with a number, each in one way: `npm run growth` builds or checks them at n, 2n and 4n.

const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));
const lines = (...parts) => `${parts.flat(3).join('\n')}\n`;
const head = ['title: Growth', 'sources:', '  s: { title: A source }'];
const deckOf = (...slides) => lines('title: Growth', 'slides:', '  - use: cover', slides);
const outlineOf = (...parts) => lines(head, parts);
const words = (count, seed = 0) => times(count, (i) => `w${(i * 7 + seed) % 997}`).join(' ');
const element = (i) => `  e${i}: { label: Element ${i}, role: Role of ${i} }`;
const project = (outline, deck, more = {}) => ({
  'content/x/outline.yaml': outline,
  'content/x/decks/d.yaml': deck,
  ...more,
});

/** `name: [n, files(n)]`, with the command where it is not `check --no-drift`. */
export const growthCases = {
  elements: [2500, (n) => project(outlineOf('elements:', times(n, element)), deckOf())],
  'elements on slides': [
    500,
    (n) =>
      project(
        outlineOf(
          'elements:',
          times(n, element),
          `groups:\n  g: { label: All, members: [${times(n, (i) => `e${i}`)}] }`,
        ),
        deckOf('  - { use: element, each: g }'),
      ),
  ],
  'elements in a table': [
    500,
    (n) =>
      project(
        outlineOf(
          'elements:',
          times(n, element),
          `groups:\n  g: { label: All, members: [${times(n, (i) => `e${i}`)}] }`,
        ),
        deckOf('  - { use: table, of: [g] }'),
      ),
  ],
  relationships: [
    2500,
    (n) =>
      project(
        outlineOf(
          'elements:',
          times(n, element),
          'relationships:',
          times(n - 1, (i) => `  r${i}: { from: e${i}, to: e${i + 1}, label: leads to ${i} }`),
        ),
        deckOf(),
      ),
  ],
  'groups against texts': [
    500,
    (n) =>
      project(
        outlineOf(
          'elements:',
          times(
            n,
            (i) =>
              `  e${i}: { label: Element ${i}, role: There are ${(i % 7) + 2} sorts of thing ${i} and 3 of kind ${i} }`,
          ),
          'groups:',
          times(n, (i) => `  g${i}: { label: Sorts of thing ${i}, members: [e${i}, e${(i + 1) % n}] }`),
        ),
        deckOf(),
      ),
  ],
  'groups that extend one another': [
    250,
    (n) =>
      project(
        outlineOf(
          'elements:',
          times(n, element),
          'groups:',
          '  g0: { label: Group 0, members: [e0] }',
          times(
            n,
            (i) =>
              `  g${i + 1}: { label: Group ${i + 1}, extends: g${i > 20 ? 0 : i}, add: [e${(i + 1) % n}], remove: [] }`,
          ),
        ),
        deckOf(),
      ),
  ],
  'groups of many members': [
    1000,
    (n) =>
      project(
        outlineOf(
          'elements:',
          times(n, element),
          'groups:',
          times(
            10,
            (g) => `  g${g}: { label: Group ${g}, members: [${times(n, (i) => `e${(i + g) % n}`)}] }`,
          ),
        ),
        deckOf(),
      ),
  ],
  'retired labels against texts': [
    500,
    (n) =>
      project(
        outlineOf(
          'elements:',
          times(
            n,
            (i) =>
              `  e${i}: { label: Element ${i}, retired: [Old thing ${i}], role: It was old thing ${(i * 3) % n} }`,
          ),
        ),
        deckOf(),
      ),
  ],
  statements: [
    1000,
    (n) =>
      project(
        outlineOf(
          'elements:',
          times(n, (i) => `  e${i}: { label: E ${i}, statements: [{ text: It says ${i}, source: s }] }`),
        ),
        deckOf(),
      ),
  ],
  'statements with quotes in a large source': [
    500,
    (n) =>
      project(
        lines(
          'title: Growth',
          'sources:',
          '  s: { title: A source, file: sources/s.txt }',
          'elements:',
          times(
            n,
            (i) =>
              `  e${i}: { label: E ${i}, statements: [{ text: It says ${i}, source: s, quote: passage number ${i} of it }] }`,
          ),
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
    (n) =>
      project(
        lines(
          'title: Growth',
          'sources:',
          times(n, (i) => `  s${i}: { title: Source ${i} }`),
          'elements:',
          times(n, (i) => `  e${i}: { label: E ${i}, statements: [{ text: It says ${i}, source: s${i} }] }`),
        ),
        deckOf(),
      ),
  ],
  'sources that are cited': [
    250,
    (n) =>
      project(
        lines(
          'title: Growth',
          'sources:',
          times(n, (i) => `  s${i}: { title: Source ${i} }`),
          'elements:\n  e: E',
        ),
        lines(
          'title: Growth',
          'handouts: [evidence]',
          'slides:',
          '  - use: cover',
          times(
            n / 5,
            (i) =>
              `  - { use: bullets, title: Slide ${i}, points: [${times(5, (j) => `{ text: Point ${i} ${j}, source: s${i * 5 + j} }`)}] }`,
          ),
          '  - use: sources',
        ),
      ),
  ],
  terms: [
    1000,
    (n) =>
      project(
        outlineOf(
          'terms:',
          times(n, (i) => `  t${i}: { term: Term ${i}, meaning: It means ${i} }`),
        ),
        lines('title: G', 'handouts: [glossary]', 'slides:', '  - use: cover'),
      ),
  ],
  events: [
    1000,
    (n) =>
      project(
        outlineOf(
          'events:',
          times(n, (i) => `  v${i}: { date: ${1000 + (i % 1000)}, label: Event ${i} }`),
        ),
        deckOf(),
      ),
  ],
  tags: [
    1000,
    (n) =>
      project(
        outlineOf(
          'elements:\n  e:',
          '    label: E',
          '    statements:',
          times(n, (i) => `      - { text: It says ${i}, source: s, tags: [t${i}, u${i}] }`),
        ),
        lines(
          'title: G',
          `select: { tags: [${times(n, (i) => `t${i}`)}] }`,
          'slides:',
          '  - { use: element, item: e }',
        ),
      ),
  ],
  'columns of data': [
    500,
    (n) =>
      project(
        outlineOf('data:', '  d: { file: data/d.csv }'),
        deckOf('  - { use: table, title: T, data: d, columns: [c0, c1] }'),
        {
          'content/x/data/d.csv': lines(
            times(n, (i) => `c${i}`).join(','),
            times(20, (r) => times(n, (i) => r * i).join(',')),
          ),
        },
      ),
  ],
  'rows of data': [
    500,
    (n) =>
      project(
        outlineOf('data:', '  d: { file: data/d.csv }'),
        deckOf('  - { use: table, title: T, data: d }'),
        {
          'content/x/data/d.csv': lines(
            'name,a,b',
            times(n, (i) => `Row ${i},${i},${i * 2}`),
          ),
        },
      ),
  ],
  slides: [
    500,
    (n) =>
      project(
        outlineOf('elements:\n  e: E'),
        deckOf(times(n, (i) => `  - { use: bullets, title: Slide ${i}, points: [One ${i}, Two ${i}] }`)),
      ),
  ],
  decks: [
    50,
    (n) =>
      project(
        outlineOf('elements:\n  e: E'),
        deckOf(),
        Object.fromEntries(
          times(n, (i) => [
            `content/x/decks/d${i}.yaml`,
            deckOf(`  - { use: bullets, title: S ${i}, points: [A] }`),
          ]),
        ),
      ),
  ],
  'points of one slide': [
    500,
    (n) =>
      project(
        outlineOf('elements:\n  e: E'),
        deckOf(
          '  - use: bullets',
          '    title: T',
          '    points:',
          times(n, (i) => `      - Point ${i}`),
        ),
      ),
  ],
  'words of one text': [
    10000,
    (n) =>
      project(
        outlineOf('elements:\n  e: E'),
        deckOf(
          '  - use: content',
          '    title: T',
          '    body: |',
          times(n / 20, (i) => `      ${words(20, i)}`),
        ),
      ),
  ],
  'links in Markdown': [
    500,
    (n) =>
      project(
        outlineOf('elements:\n  e: E'),
        deckOf(
          '  - use: content',
          '    title: T',
          '    body: |',
          times(n, (i) => `      [link ${i}](https://example.org/${i}) and [text ${i}](#cover)`),
        ),
      ),
  ],
  'marks in Markdown': [
    1000,
    (n) =>
      project(
        outlineOf('elements:\n  e: E'),
        deckOf('  - use: content', '    title: T', `    body: "${'**a** *b* [c '.repeat(n)}"`),
      ),
  ],
  'rows of a Markdown table': [
    250,
    (n) =>
      project(
        outlineOf('elements:\n  e: E'),
        deckOf(
          '  - use: content',
          '    title: T',
          '    body: |',
          '      | a | b |',
          '      |---|---|',
          times(n, (i) => `      | cell ${i} | other ${i} |`),
        ),
      ),
  ],
  'runs of blanks': [
    20000,
    (n) =>
      project(
        outlineOf(`elements:\n  e: { label: "a${' '.repeat(n)}b", role: "${' '.repeat(n)}x" }`),
        deckOf(
          '  - use: content',
          '    title: T',
          `    body: "x${' '.repeat(n)}y"`,
          `    notes: "a${'\\t'.repeat(n)}b"`,
        ),
      ),
  ],
  'quotation marks': [
    2000,
    (n) =>
      project(
        outlineOf(`elements:\n  e: { label: E, role: ${JSON.stringify(`we ${"'a ‘b “c ".repeat(n)}`)} }`),
        deckOf(),
      ),
  ],
  'findings in one line': [
    500,
    (n) =>
      project(
        outlineOf('elements:\n  e: E'),
        deckOf(`  - { use: bullets, title: T, points: [a], ${times(n, (i) => `wrong${i}: 1`)} }`),
      ),
  ],
  'findings in many lines': [
    1000,
    (n) =>
      project(
        outlineOf(
          'elements:',
          times(n, (i) => `  e${i}: { label: E ${i}, wrong: 1 }`),
        ),
        deckOf(),
      ),
  ],
  'unknown references': [
    500,
    (n) =>
      project(
        outlineOf(
          'elements:',
          times(n, element),
          'groups:',
          times(n, (i) => `  g${i}: { label: G ${i}, members: [x${i}] }`),
        ),
        deckOf(),
      ),
  ],
  'unknown references of a deck': [
    500,
    (n) =>
      project(
        outlineOf('elements:', times(n, element)),
        deckOf(times(n, (i) => `  - { use: element, item: x${i} }`)),
      ),
  ],
  'voice in one text': [
    1000,
    (n) =>
      project(outlineOf(`elements:\n  e: { label: E, role: "${'We must do it. '.repeat(n)}" }`), deckOf()),
  ],
  'counts in one text': [
    1000,
    (n) =>
      project(
        outlineOf(
          `elements:\n  a: A\n  b: B\n  e: { label: E, role: "${'There are seven stores here. '.repeat(n)}" }`,
          'groups: { g: { label: Stores, members: [a, b] } }',
        ),
        deckOf(),
      ),
  ],
  'characters that hide': [
    1000,
    (n) => project(outlineOf(`elements:\n  e: { label: E, role: "${'a\u200bb '.repeat(n)}" }`), deckOf()),
  ],
  'duplicate keys': [
    1000,
    (n) =>
      project(
        outlineOf(
          'elements:',
          times(n, () => '  e: E'),
        ),
        deckOf(),
      ),
  ],
  'languages of a text': [
    50,
    (n) =>
      project(
        outlineOf(
          'elements:',
          times(
            200,
            (k) =>
              `  e${k}: { label: { en: E, ${times(n, (i) => `x${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}: L${i}`)} } }`,
          ),
        ),
        deckOf(),
      ),
  ],
  'words of a set': [
    1000,
    (n) =>
      project(outlineOf('elements:\n  e: E'), deckOf(), {
        'templates/briefing/strings.yaml': lines(times(n, (i) => `say-${i}: Word ${i}`)),
      }),
  ],
  'kinds of slides': [
    100,
    (n) =>
      project(
        outlineOf('elements:\n  e: E'),
        deckOf(times(n, (i) => `  - { use: k${i} }`)),
        Object.fromEntries(
          times(n, (i) => [
            `templates/briefing/slides/k${i}.hbs`,
            `---\nsummary: Kind ${i}\n---\n<slide layout="title-and-content"><title>Kind ${i}</title></slide>\n`,
          ]),
        ),
      ),
  ],
  'attributes of an element': [
    2000,
    (n) =>
      project(outlineOf('elements:\n  e: E'), deckOf('  - use: k'), {
        'templates/briefing/slides/k.hbs': `---\nsummary: K\n---\n<slide layout="title-and-content" ${times(n, (i) => `a${i}="1"`).join(' ')}><title>K</title></slide>\n`,
      }),
  ],
  'cells of a template': [
    500,
    (n) =>
      project(outlineOf('elements:\n  e: E'), deckOf('  - use: k'), {
        'templates/briefing/slides/k.hbs': `---\nsummary: K\n---\n<slide layout="title-and-content"><title>K</title><slot name="body"><table>${'<tr><td>a</td><td>b</td></tr>'.repeat(n)}</table></slot></slide>\n`,
      }),
  ],
  'layouts of a theme': [
    50,
    (n) =>
      project(outlineOf('elements:\n  e: E'), deckOf(), {
        'templates/briefing/theme.yaml': lines(
          'name: T',
          'layouts:',
          times(
            n,
            (i) =>
              `  l${i}: { title: { x: 1, y: 1, w: 5, h: 1 }, slots: { body: { x: 1, y: 3, w: 5, h: 2 } } }`,
          ),
        ),
      }),
  ],
  excuses: [
    500,
    (n) =>
      project(
        outlineOf(
          'elements:',
          times(
            n,
            (i) =>
              `  e${i}: { label: E ${i}, role: We do ${i}, excuse: { voice: It is said so, orphan: not yet } }`,
          ),
        ),
        deckOf(),
      ),
  ],
};
