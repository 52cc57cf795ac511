import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { reportText } from '../../src/cli/reporters/text.ts';
import { ZipWriter } from '../../src/package/index.ts';
import { buildDecks } from '../../src/pipeline/index.ts';
import { openProject } from '../../src/project/index.ts';
import { sortDiagnostics } from '../../src/source/index.ts';
import { pngOf } from '../fixtures/pictures.ts';
import { howMany, seed } from '../how-many.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type Dice, diceOf } from './random-edits.ts';

const scratch = temporaryFolder('standing');

afterEach(() => vi.restoreAllMocks());

const put = (root: string, path: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

/** A project whose parts are changed one by one. */
interface Model {
  labels: string[];
  kinds: string[];
  theme: string;
  words: string;
  heads: string[];
  slides: string[];
}

const long = (n: number) =>
  `A long point about number ${n}, of which there is much to say before it comes to its end`;

/** Slides that have a say in others, and slides that have none; `n` makes each another one. */
const slideKinds: Readonly<Record<string, (n: number) => string>> = {
  points: (n) => `use: bullets, title: Points ${n}, points: [One ${n}, "Two"], notes: "Say ${n}."`,
  'points with a link': (n) =>
    `use: content, title: Link ${n}, body: "[out](https://example.org/${n}) and [in](#first)"`,
  'points that are cited': (n) =>
    `use: bullets, title: Cited ${n}, points: [{ text: It ${n}, source: s${n % 4} }]`,
  'notes that cite': (n) => `use: bullets, title: Told ${n}, points: [A], notes: "As [@s${n % 4}] says."`,
  'more points than fit': (n) =>
    `use: bullets, title: Many ${n}, points: [${Array.from({ length: 14 }, (_, i) => `"${long(i + n)}"`).join(', ')}]`,
  'a table': (n) =>
    `use: content, title: Table ${n}, body: "| Name | Value |\\n|---|---|\\n| Row ${'w'.repeat(n % 30)} | ${n} |"`,
  'a table of its own': (n) =>
    `use: content, title: Own ${n}, body: "| Only ${n} | B |\\n|---|---|\\n| a | ${n} |"`,
  'a figure': (n) =>
    `use: diagram, title: Figure ${n}, of: [all], arrange: ${['hub', 'ring', 'tree', 'chain'][n % 4]}`,
  'an element': (n) => `use: element, item: e${n % 3}`,
  'a picture': (n) => `use: image, title: Picture ${n}, src: images/pot.png, alt: The pot`,
  'a formula': (n) => `use: content, title: Formula ${n}, body: "It is $x_{${n}}^2$."`,
  'a large number': (n) => `use: big-number, value: "${n} %", label: Of all`,
  'what moves': (n) =>
    `use: bullets, title: Moves ${n}, points: [A, B], transition: ${['fade', 'morph'][n % 2]}`,
  'what appears': (n) => `use: bullets, title: Appears ${n}, points: [A, B], build: steps`,
  'the other way': (n) =>
    `use: bullets, title: Arabic ${n}, points: ["\u0627\u0644\u0633\u0644\u0627\u0645 ${n}"]`,
  hidden: (n) => `use: bullets, title: Hidden ${n}, points: [A], hidden: true`,
  sources: () => 'use: sources',
  agenda: () => 'use: agenda',
};

function write(root: string, { labels, kinds, theme, words, heads, slides }: Model): void {
  put(root, 'throughline.yaml', '{}\n');
  const elements = labels.map(
    (label, i) => `  e${i}: { label: ${label}, kind: ${kinds[i]}, role: It is ${i} }\n`,
  );
  const edges = [0, 1].map((i) => `  r${i}: { from: e${i}, to: e${i + 1}, label: leads to }\n`);
  const sources = [0, 1, 2, 3].map((i) => `  s${i}: { title: Source ${i} }\n`);
  put(
    root,
    'content/x/outline.yaml',
    `title: Tea\nsources:\n${sources.join('')}elements:\n${elements.join('')}relationships:\n${edges.join('')}groups:\n  all: { label: All, members: [e0, e1, e2] }\n`,
  );
  put(root, 'content/x/images/pot.png', pngOf(30, 20));
  put(root, 'templates/briefing/theme.yaml', theme);
  put(root, 'templates/briefing/strings.yaml', words);
  put(
    root,
    'content/x/decks/d.yaml',
    `${heads.join('')}slides:\n  - { use: cover, id: first }\n${slides.join('')}`,
  );
}

const number = (dice: Dice) => dice.roll(60);
const lively = ['what moves', 'what appears', 'the other way'];
const entry = (id: number, slide: string): string => `  - { id: k${id}, ${slide} }\n`;
const slideOf = (dice: Dice, id: number): string => {
  // Where one of these is, all slides are placed anew: they are to be rare.
  const calm = Object.keys(slideKinds).filter((kind) => !lively.includes(kind));
  const kind = dice.pick(dice.roll(12) === 0 ? lively : calm);
  return `  - { id: k${id}, ${slideKinds[kind]!(number(dice))} }\n`;
};
const sections = (dice: Dice): string =>
  `  - { use: section, id: part-${dice.roll(1e6)}, title: Part ${number(dice)} }\n`;

const edits: Readonly<Record<string, (model: Model, dice: Dice) => void>> = {
  'another slide': ({ slides }, dice) => {
    const at = dice.roll(slides.length);
    slides[at] = slideOf(dice, dice.roll(1e6));
  },
  'other words': ({ slides }, dice) => {
    const at = dice.roll(slides.length);
    slides[at] = slides[at]!.replace(/title: (\w+) \d+/, `title: $1 ${number(dice)}`);
  },
  'other notes': ({ slides }, dice) => {
    const at = slides.findIndex((each) => each.includes('notes: "Say'));
    if (at >= 0) slides[at] = slides[at]!.replace(/notes: "Say \d+/, `notes: "Say ${number(dice)}`);
  },
  'a slide more': ({ slides }, dice) =>
    slides.splice(dice.roll(slides.length), 0, slideOf(dice, dice.roll(1e6))),
  'a slide less': ({ slides }, dice) => slides.length > 2 && slides.splice(dice.roll(slides.length), 1),
  'two change places': ({ slides }, dice) => slides.push(...slides.splice(dice.roll(slides.length), 1)),
  'a section': ({ slides }, dice) => slides.splice(dice.roll(slides.length), 0, sections(dice)),
  'a label': ({ labels }, dice) => {
    labels[dice.roll(3)] = dice.pick(['Leaf', 'Cup of tea', 'Points', 'Own 1']);
  },
  'a kind': ({ kinds }, dice) => {
    kinds[dice.roll(3)] = dice.pick(['thing', 'person', 'place']);
  },
  'the theme': (model, dice) => {
    model.theme = dice.pick(['{}\n', `colors: { accent1: '1F${10 + dice.roll(80)}B2' }\n`]);
  },
  'the words of the set': (model, dice) => {
    model.words = dice.pick(['{}\n', `sources: { en: From ${dice.roll(9)} }\n`]);
  },
  'the head of the deck': (model, dice) => {
    model.heads = [
      `title: Tea ${dice.roll(3)}\n`,
      dice.pick(['', `footer: Foot ${dice.roll(4)}\n`]),
      dice.pick(['', 'languages: [en, de]\n', 'languages: [ar]\n']),
      dice.pick(['', 'minutes: 1\n']),
    ];
  },
};

test(`slides that stay as they are are those of a build of all, whatever else was edited (seed ${seed})`, async () => {
  const dice = diceOf(seed);
  const root = join(scratch, 'random');
  for (let deck = 0; deck < howMany.standingDecks; deck++) {
    rmSync(root, { recursive: true, force: true });
    const model: Model = {
      labels: ['Leaf', 'Cup', 'Pot'],
      kinds: ['thing', 'thing', 'place'],
      theme: '{}\n',
      words: '{}\n',
      heads: ['title: Tea\n'],
      // Half of the decks have nothing of which several slides are made together.
      slides: Array.from({ length: 6 }, (_, i) =>
        deck % 2 === 0 ? `  - { id: k${i}, ${slideKinds.points!(i)} }\n` : slideOf(dice, i),
      ),
    };
    const done: string[] = [];
    for (let round = 0; round < 5; round++) {
      if (round > 1) {
        const name = dice.pick(Object.keys(edits));
        edits[name]!(model, dice);
        done.push(name);
      }
      write(root, model);
      const copy = join(scratch, 'copy');
      rmSync(copy, { recursive: true, force: true });
      cpSync(root, copy, { recursive: true });
      for (const name of ['output', '.throughline'])
        rmSync(join(copy, name), { recursive: true, force: true });
      const context = { deck, done, yaml: readFileSync(join(root, 'content/x/decks/d.yaml'), 'utf8') };
      expect({ ...(await build(root)), context }).toEqual({ ...(await build(copy)), context });
    }
  }
}, 240_000);

test('of a deck in which one slide changes all others are left as they stand, from the second build on', async () => {
  const root = join(scratch, 'one');
  const slides = Array.from({ length: 5 }, (_, i) => `  - { id: k${i}, ${slideKinds.points!(i)} }\n`);
  const model = {
    labels: ['Leaf', 'Cup', 'Pot'],
    kinds: ['a', 'a', 'a'],
    theme: '{}\n',
    words: '{}\n',
    heads: ['title: Tea\n'],
    slides,
  };
  const keep = vi.spyOn(ZipWriter.prototype, 'keep');
  const kept = async (edit: () => void): Promise<string[]> => {
    edit();
    write(root, model);
    keep.mockClear();
    await build(root);
    return keep.mock.calls.map(([name]) => name).filter((name) => /slides\/slide\d+\.xml$/.test(name));
  };
  const reword = (at: number, n: number) => () => {
    slides[at] = `  - { id: k${at}, ${slideKinds.points!(n)} }\n`;
  };
  expect(await kept(() => {})).toEqual([]);
  expect(await kept(reword(2, 77))).toEqual([]);
  expect(await kept(reword(2, 78))).toEqual([1, 2, 3, 5, 6].map((n) => `ppt/slides/slide${n}.xml`));
  expect(await kept(reword(4, 79))).toEqual([1, 2, 3, 4, 5].map((n) => `ppt/slides/slide${n}.xml`));
  // All of it is placed anew under another theme, and where the numbers of slides are others.
  const repaint = () => {
    model.theme = "colors: { accent1: '112233' }\n";
  };
  expect(await kept(repaint)).toEqual([]);
  expect(await kept(() => void slides.splice(1, 1))).toEqual([1, 2].map((n) => `ppt/slides/slide${n}.xml`));
});

/** Slides that stay as they were written, and what is done beside them that has a say in them. */
const told: Readonly<Record<string, readonly [slides: readonly string[], edit: (model: Model) => void]>> = {
  'the width of a table of the same kind': [
    [slideKinds['a table']!(3), slideKinds['a table']!(5)],
    ({ slides }) => void slides.splice(1, 1, entry(1, slideKinds['a table']!(29))),
  ],
  'the kind of a thing in a figure': [
    [slideKinds['a figure']!(0), slideKinds.points!(1)],
    ({ kinds }) => void kinds.splice(1, 1, 'person'),
  ],
  'a slide that moves behind one that stood still': [
    [slideKinds['a figure']!(0), slideKinds.points!(1)],
    ({ slides }) => void slides.splice(1, 1, entry(1, `${slideKinds['a figure']!(0)}, transition: morph`)),
  ],
  'the number of a source': [
    [slideKinds.points!(1), slideKinds['points that are cited']!(2)],
    ({ slides }) => void slides.splice(0, 1, entry(0, slideKinds['points that are cited']!(1))),
  ],
  'a slide before it': [
    [slideKinds.points!(1), slideKinds.points!(2)],
    ({ slides }) => void slides.splice(1, 0, entry(5, slideKinds.points!(5))),
  ],
  'a section before it': [
    [slideKinds.points!(1), slideKinds.points!(2)],
    ({ slides }) => void slides.splice(1, 0, '  - { use: section, id: part, title: Part }\n'),
  ],
  'the number of a slide to which a link leads': [
    [slideKinds['points with a link']!(1).replace('#first', '#k1'), slideKinds.points!(2)],
    ({ slides }) => void slides.splice(1, 0, entry(5, slideKinds.points!(5))),
  ],
  'a text that is read the other way': [
    [slideKinds.points!(1), slideKinds.points!(2)],
    ({ slides }) => void slides.splice(1, 1, entry(1, slideKinds['the other way']!(1))),
  ],
  'a label in a title of more than a line': [
    [
      'use: bullets, title: "A title that is so long that it is broken before Leaf or behind it, or in the midst of it", points: [A]',
    ],
    ({ labels }) => void labels.splice(0, 1, 'is broken before Leaf or behind it'),
  ],
};

test.each(Object.entries(told))('what has a say in a slide places it anew: %s', async (_, [given, edit]) => {
  const root = join(scratch, 'told');
  rmSync(root, { recursive: true, force: true });
  const slides = [...given.map((slide, i) => entry(i, slide)), entry(7, slideKinds.points!(7))];
  const model: Model = {
    labels: ['Leaf', 'Cup', 'Pot'],
    kinds: ['thing', 'thing', 'place'],
    theme: '{}\n',
    words: '{}\n',
    heads: ['title: Tea\n'],
    slides,
  };
  write(root, model);
  await build(root);
  // Keys are kept from the second build on.
  slides[slides.length - 1] = entry(7, slideKinds.points!(8));
  write(root, model);
  await build(root);
  edit(model);
  write(root, model);
  const made = await build(root);
  for (const name of ['output', '.throughline']) rmSync(join(root, name), { recursive: true, force: true });
  const alone = await build(root);
  expect(Object.keys(alone.tree)).toContain('x/d/d.pptx');
  expect(made).toEqual(alone);
});

async function build(
  root: string,
): Promise<{ readonly report: string; readonly tree: Readonly<Record<string, string>> }> {
  const project = openProject(root);
  const since = Date.now() + 60_000;
  const remember = { since, program: 'test', opening: project.diagnostics };
  const { diagnostics } = await buildDecks(project.value!, { folder: root, remember });
  const report = reportText(sortDiagnostics([...project.diagnostics, ...diagnostics]), { color: false });
  return { report: report.replaceAll(root, 'ROOT'), tree: treeOf(join(root, 'output')) };
}

function treeOf(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(files.sort().map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
}
