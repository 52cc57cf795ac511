import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { starterFiles } from '../../src/cli/commands/run-init.ts';
import { pngOf } from '../fixtures/pictures.ts';

const shipped = fileURLToPath(new URL('../../templates/briefing', import.meta.url));

/** A project of two outlines whose decks use most of what a deck can be made from. */
export function writeRandomProject(root: string): void {
  for (const { path, text } of starterFiles) if (!path.startsWith('.')) put(root, path, text);
  put(
    root,
    'content/compost/decks/pictures.yaml',
    'title: Pictures\nslides:\n  - use: cover\n  - { use: image, src: images/heap.png, alt: The heap in spring }\n' +
      '  - include: parts/end.yaml\n',
  );
  put(root, 'content/compost/images/heap.png', pngOf(40, 30));
  put(root, 'content/compost/parts/end.yaml', '- use: closing\n');
  put(
    root,
    'content/tea/outline.yaml',
    'title: Tea\nelements:\n  leaf: Leaf\n  cup: { label: { de: Tasse, en: Cup } }\n',
  );
  put(
    root,
    'content/tea/decks/two.yaml',
    'title: { en: Tea, de: Tee }\nlanguages: [en, de]\nslides:\n  - use: cover\n  - { use: element, item: cup }\n',
  );
  put(root, 'content/tea/images/pot.png', pngOf(30, 20));
  put(root, 'content/tea/decks/many.yaml', manySlides([0, 1, 2, 3, 4]));
  put(
    root,
    'content/tea/decks/one.yaml',
    'title: Tea\nslides:\n  - { use: bullets, title: Tea, points: [Leaf, Cup] }\n',
  );
}

/** A deck of slides that stay what they are wherever they stand. */
function manySlides(numbers: readonly number[], word = 'Cup'): string {
  const slides = numbers.map((number) =>
    number % 5 === 2
      ? `  - { id: s${number}, use: image, src: images/pot.png, alt: The heap, title: "${word} ${number}" }`
      : `  - { id: s${number}, use: bullets, title: "${word} ${number}", points: [Leaf, "${number}"], notes: "Say ${number}." }`,
  );
  return `title: Many\nslides:\n${slides.join('\n')}\n`;
}

export interface Dice {
  /** A whole number below `below`. */
  readonly roll: (below: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
}

/** Numbers that a seed decides (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const roll = (below: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
  return { roll, pick: (from) => from[roll(from.length)]! };
}

type Edit = (root: string, dice: Dice) => void;

const settings =
  (line: (dice: Dice) => string): Edit =>
  (root, dice) => {
    put(root, 'throughline.yaml', `language: en\n${line(dice)}\n`);
  };
const toggle =
  (path: string, text: (dice: Dice) => string | Uint8Array): Edit =>
  (root, dice) => {
    if (existsSync(join(root, path)) && dice.roll(2) === 0) rmSync(join(root, path));
    else put(root, path, text(dice));
  };
const replace =
  (path: string, from: RegExp, to: (dice: Dice) => string): Edit =>
  (root, dice) => {
    const file = join(root, path);
    if (existsSync(file)) writeFileSync(file, readFileSync(file, 'utf8').replace(from, to(dice)));
  };

/** What people do to projects between two builds, by name. */
export const edits: Readonly<Record<string, Edit>> = {
  'another headline': replace(
    'content/compost/outline.yaml',
    /headline: The heap.*/,
    (d) => `headline: The heap ${d.roll(99)}`,
  ),
  'another label in two languages': replace(
    'content/tea/outline.yaml',
    /en: \w+/,
    (d) => `en: Cup${d.roll(9)}`,
  ),
  'a translation comes or goes': replace('content/tea/outline.yaml', /cup: .*/, (d) =>
    d.pick(['cup: { label: Cup }', 'cup: { label: { de: Tasse, en: Cup } }', 'cup: { label: { en: Cup } }']),
  ),
  'a comment in an outline': (root) =>
    appendFileSync(join(root, 'content/compost/outline.yaml'), '# a comment\n'),
  'a mistake in an outline': replace('content/tea/outline.yaml', /leaf: .*/, (d) =>
    d.pick(['leaf: Leaf', 'leaf: { labl: Leaf }']),
  ),
  'the stored source': replace('content/compost/sources/notebook.txt', /$/, (d) => ` ${d.roll(9)}`),
  'the stored source goes or comes': (root) => swap(root, 'content/compost/sources/notebook.txt'),
  'a deck of its own': toggle(
    'content/tea/decks/more.yaml',
    (d) => `title: More ${d.roll(9)}\nslides: [{ use: cover }]\n`,
  ),
  'a deck is renamed': (root, d) => {
    const decks = join(root, 'content/tea/decks');
    const name = d.pick(
      readdirSync(decks)
        .filter((each) => each.endsWith('.yaml'))
        .concat('one.yaml'),
    );
    if (existsSync(join(decks, name)))
      renameSync(join(decks, name), join(decks, `${d.pick(['one', 'two', 'other'])}.yaml`));
  },
  'a deck with a title of its own': replace(
    'content/tea/decks/one.yaml',
    /points: .*/,
    (d) => `points: [Leaf, Cup${d.roll(9)}] }`,
  ),
  'slides come, go and change places': (root, d) => {
    const numbers = Array.from({ length: 8 }, (_, number) => number).filter(() => d.roll(3) > 0);
    if (d.roll(2) === 0) numbers.push(...numbers.splice(0, 2));
    put(root, 'content/tea/decks/many.yaml', manySlides(numbers.length > 0 ? numbers : [0]));
  },
  'one slide of many': replace(
    'content/tea/decks/many.yaml',
    /title: "\w+ (\d)"/,
    (d) => `title: "${d.pick(['Cup', 'Pot', 'Kettle'])} $1"`,
  ),
  'notes of a slide of many': replace(
    'content/tea/decks/many.yaml',
    /notes: "\w+/,
    (d) => `notes: "${d.pick(['Say', 'Tell'])}`,
  ),
  'a deck that names formats': replace('content/tea/decks/one.yaml', /^(formats: .*\n)?/, (d) =>
    d.pick(['', 'formats: [md]\n', 'formats: [pptx]\n']),
  ),
  'an outline of its own': toggle(
    'content/milk/outline.yaml',
    () => 'title: Milk\nelements: { milk: Milk }\n',
  ),
  'its deck': toggle(
    'content/milk/decks/milk.yaml',
    (d) => `title: Milk ${d.roll(9)}\nslides: [{ use: cover }]\n`,
  ),
  'a part': replace('content/compost/parts/end.yaml', /[\s\S]*/, (d) =>
    d.pick(['- use: closing\n', '- use: questions\n']),
  ),
  'a part goes or comes': (root) => swap(root, 'content/compost/parts/end.yaml'),
  'another picture': (root, d) => put(root, 'content/compost/images/heap.png', pngOf(40 + d.roll(9), 30)),
  'a picture of the template set': toggle('templates/briefing/images/heap.png', (d) =>
    pngOf(20 + d.roll(5), 30),
  ),
  'the picture goes or comes': (root) => swap(root, 'content/compost/images/heap.png'),
  'a slide of the project over the shipped one': toggle('templates/briefing/slides/cover.hbs', (d) =>
    readFileSync(join(shipped, 'slides/cover.hbs'), 'utf8').replace(
      '<notes>',
      `<notes><p>Word ${d.roll(9)}</p>`,
    ),
  ),
  'a slide kind that nobody uses': toggle(
    'templates/briefing/slides/unused.hbs',
    () =>
      '---\nsummary: Unused\nparams: {}\nexample: {}\n---\n<slide layout="closing"><title>Unused</title></slide>\n',
  ),
  'a partial of the project over the shipped one': toggle('templates/briefing/partials/slide-title.hbs', () =>
    readFileSync(join(shipped, 'partials/slide-title.hbs'), 'utf8'),
  ),
  'words of the project': toggle(
    'templates/briefing/strings.yaml',
    (d) => `closing: { en: Bye ${d.roll(9)} }\n`,
  ),
  'a theme of the project': toggle(
    'templates/briefing/theme.yaml',
    (d) => `colors: { accent1: '1F${10 + d.roll(80)}B2' }\n`,
  ),
  'notes of the project': toggle('templates/briefing/notes.md.hbs', () =>
    readFileSync(join(shipped, 'notes.md.hbs'), 'utf8'),
  ),
  'settings: language': settings((d) => `language: ${d.pick(['en', 'de'])}`.replace('language: en', '')),
  'settings: template set': settings((d) => `template: ${d.pick(['briefing', 'night', 'gallery', 'own'])}`),
  'settings: formats': settings((d) => `formats: [${d.pick(['md', 'pptx', 'pptx, md'])}]`),
  'settings: checks': settings(
    (d) => `checks: { missing-translation: ${d.pick(['off', 'warning', 'error'])} }`,
  ),
  'settings: none': (root) => rmSync(join(root, 'throughline.yaml'), { force: true }),
  'a template set of its own': toggle(
    'templates/own/theme.yaml',
    (d) => `colors: { accent2: 'AA${10 + d.roll(80)}B2' }\n`,
  ),
  'only a date': (root, d) => {
    const path = join(
      root,
      d.pick(['content/compost/outline.yaml', 'content/tea/decks', 'content/tea/outline.yaml']),
    );
    if (existsSync(path)) utimesSync(path, 1_000_000_000 + d.roll(1000), 1_000_000_000 + d.roll(1000));
  },
  'other line ends': (root, d) => {
    const file = join(root, 'content/tea/outline.yaml');
    const text = readFileSync(file, 'utf8').replace(/\r\n/g, '\n');
    writeFileSync(file, d.roll(2) === 0 ? text : text.replace(/\n/g, '\r\n'));
  },
  'the same again under another inode': (root) => {
    const file = join(root, 'content/tea/outline.yaml');
    writeFileSync(`${file}.tmp`, readFileSync(file));
    renameSync(`${file}.tmp`, file);
  },
  'a folder behind a link': (root) => {
    const folder = join(root, 'content/compost/sources');
    const real = join(root, 'content/compost/stored');
    if (existsSync(real)) {
      rmSync(folder);
      renameSync(real, folder);
    } else {
      renameSync(folder, real);
      symlinkSync('stored', folder);
    }
  },
  'an output is deleted': (root, d) => rmSync(join(root, 'output', d.pick(outputsOf(root))), { force: true }),
  'an output is edited': (root, d) => {
    const path = d.pick(
      outputsOf(root)
        .filter((each) => each.endsWith('.md'))
        .concat(''),
    );
    if (path !== '') appendFileSync(join(root, 'output', path), 'By hand.\n');
  },
  'all outputs are deleted': (root) => rmSync(join(root, 'output'), { recursive: true, force: true }),
  'a manifest is deleted': (root, d) => {
    const path = d.pick(
      outputsOf(root)
        .filter((each) => each.endsWith('manifest.json'))
        .concat(''),
    );
    if (path !== '') rmSync(join(root, 'output', path));
  },
  'a record is deleted': (root) => rmSync(join(root, '.throughline'), { recursive: true, force: true }),
  'a record is cut short': (root) => {
    const folder = join(root, '.throughline');
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      if (!name.endsWith('.json')) continue;
      const text = readFileSync(join(folder, name), 'utf8');
      writeFileSync(join(folder, name), text.slice(0, text.length / 2));
    }
  },
  nothing: () => undefined,
};

/** Files below `output`, the program's own left out. */
function outputsOf(root: string): string[] {
  const folder = join(root, 'output');
  if (!existsSync(folder)) return [''];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.\w+$/.test(path),
  );
  return paths.length > 0 ? paths.sort() : [''];
}

/** Takes a file away, or puts it back. */
function swap(root: string, path: string): void {
  const [file, aside] = [join(root, path), join(root, `${path}.aside`)];
  if (existsSync(aside)) renameSync(aside, file);
  else if (existsSync(file)) renameSync(file, aside);
}

function put(root: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
