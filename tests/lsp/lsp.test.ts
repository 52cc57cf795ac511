import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CompletionItem,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type Location,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { program } from '../cli/run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const root = temporaryFolder('lsp');
const files: Readonly<Record<string, string>> = {
  'throughline.yaml': 'language: en\n',
  'content/water/outline.yaml': `# Water and where it goes.
title: Water
sources:
  page: { title: A page, file: sources/page.txt }
elements:
  ocean:                    # the largest
    label: { en: Oceans, de: Meere }
    headline: Most water is in the oceans
    image: { src: images/sea.svg, alt: The sea }
    statements:
      - id: share
        text: The page says where most water is.
        source: page
        quote: Most of Earth's water is in the oceans.
  rain: Rain
relationships:
  falls: { from: rain, to: ocean, label: falls into }
groups:
  stores: { label: Stores, members: [ocean, "rain"], relabel: { ocean: The sea } }
terms:
  rain: { term: Rain, meaning: Water that falls. }
data:
  sizes: { columns: { what: What, n: N }, rows: [{ what: Stores, n: { count: stores } }] }
`,
  'content/water/sources/page.txt': "A page.\nMost of Earth's water is in the oceans.\n",
  'content/water/images/sea.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>\n',
  'content/water/decks/talk.yaml': `slides:
  - { use: element, id: first, item: ocean }   # the point
  - use: element
    each: stores
    with: { ocean: { title: The sea } }
  - { use: bullets, title: Points, points: [{ statement: share }, share, Something else] }
  - { use: chart, data: sizes, x: what, y: n }
  - { use: image, src: images/sea.svg, alt: The sea, title: Sea }
  - include: parts/more.yaml
`,
  'content/water/parts/more.yaml': '- { use: diagram, title: How, of: [ocean, rain] }\n',
  'templates/briefing/slides/lesson.hbs': `---
summary: A lesson
params:
  item: { type: element, required: true, description: It }
---
<slide layout="title-only"><title>{{item.label}}</title>
<notes>{{#each item.statements}}<p>{{text}}</p>{{/each}}</notes></slide>
`,
};
const bees: Readonly<Record<string, string>> = {
  'content/bees/outline.yaml': `title: Bees
sources:
  file: references.bib
elements:
  hive: { label: Hive, statements: [{ id: dance, text: Scouts dance., source: seeley-2010 }] }
`,
  'content/bees/references.bib': `@book{Other, title = {Another}}
@article{Seeley:2010,
  author = {Seeley, Thomas D. and Visscher, P. Kirk},
  title = {Honeybee democracy, p < 0.05}, year = 2010,
}
`,
  'content/bees/decks/talk.yaml': 'slides:\n  - { use: bullets, title: T, points: [{ statement: dance }] }\n',
};
const outline = 'content/water/outline.yaml';
const talk = 'content/water/decks/talk.yaml';
const more = 'content/water/parts/more.yaml';
const lesson = 'templates/briefing/slides/lesson.hbs';

let server: ChildProcess;
let connection: ProtocolConnection;
const said = { errors: '' };
const found = new Map<string, readonly Diagnostic[]>();
const heard = new Set<() => void>();

const uri = (path: string) => pathToFileURL(join(root, path)).href;
const pathOf = (address: string) => address.slice(pathToFileURL(root).href.length + 1);

beforeAll(async () => {
  for (const [path, text] of Object.entries({ ...files, ...bees })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  server = spawn(process.execPath, [program, 'lsp', '--stdio'], { cwd: root });
  server.stderr!.on('data', (data) => {
    said.errors += String(data);
  });
  connection = createProtocolConnection(
    new StreamMessageReader(server.stdout!),
    new StreamMessageWriter(server.stdin!),
  );
  connection.onNotification('textDocument/publishDiagnostics', ({ uri: address, diagnostics }) => {
    found.set(pathOf(address), diagnostics);
    for (const each of [...heard]) each();
  });
  connection.onNotification('window/logMessage', ({ message }) => {
    said.errors += message;
  });
  connection.listen();
  const { capabilities } = await connection.sendRequest<{ capabilities: object }>('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    capabilities: {},
  });
  expect(Object.keys(capabilities)).toEqual(
    expect.arrayContaining([
      'definitionProvider',
      'referencesProvider',
      'renameProvider',
      'completionProvider',
    ]),
  );
  await connection.sendNotification('initialized', {});
  for (const path of [outline, talk, more, lesson]) await open(path);
});
afterAll(async () => {
  await connection.sendRequest('shutdown');
  const ended = new Promise((resolve) => server.once('exit', resolve));
  await connection.sendNotification('exit');
  connection.end();
  await ended;
});

let versions = 1;
async function open(path: string): Promise<void> {
  const textDocument = {
    uri: uri(path),
    languageId: path.endsWith('.hbs') ? 'handlebars' : 'yaml',
    version: 1,
    text: files[path] ?? bees[path],
  };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
}
async function type(path: string, text: string): Promise<void> {
  versions += 1;
  await connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: uri(path), version: versions },
    contentChanges: [{ text }],
  });
}

/** Where some words stand, `into` of them later. */
function at(path: string, words: string, into = 0, text = (files[path] ?? bees[path])!) {
  const offset = text.indexOf(words);
  if (offset < 0) throw new Error(`no "${words}" in ${path}`);
  const lines = text.slice(0, offset + into).split('\n');
  return {
    textDocument: { uri: uri(path) },
    position: { line: lines.length - 1, character: lines.at(-1)!.length },
  };
}

/** `path:line:column` of places, from 1, with what stands there. */
function told(locations: readonly Location[] | Location | null): readonly string[] {
  return [locations ?? []].flat().map(({ uri: address, range: { start, end } }) => {
    const path = pathOf(address);
    const line = readFileSync(join(root, path), 'utf8').split('\n')[start.line]!;
    return `${path}:${start.line + 1} ${line.slice(start.character, end.line === start.line ? end.character : undefined)}`;
  });
}

async function definition(path: string, words: string, into = 0) {
  return told(
    await connection.sendRequest<Location[] | Location | null>(
      'textDocument/definition',
      at(path, words, into),
    ),
  );
}

/** Waits for what is said of a file. */
async function untilFound(
  path: string,
  holds: (diagnostics: readonly Diagnostic[]) => boolean,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      const diagnostics = found.get(path);
      if (!diagnostics || !holds(diagnostics)) return;
      heard.delete(look);
      resolve();
    };
    heard.add(look);
    look();
  });
}

describe('go to definition', () => {
  it.each([
    [talk, 'item: ocean', 8, `${outline}:6 ocean`],
    [talk, 'each: stores', 8, `${outline}:19 stores`],
    [talk, '{ ocean:', 3, `${outline}:6 ocean`],
    [talk, 'statement: share', 12, `${outline}:11 share`],
    [talk, ' share, Some', 2, `${outline}:11 share`],
    [talk, 'data: sizes', 8, `${outline}:23 sizes`],
    [more, 'rain]', 1, `${outline}:15 rain`],
    [outline, 'from: rain', 7, `${outline}:15 rain`],
    [outline, 'count: stores', 8, `${outline}:19 stores`],
    [outline, 'source: page', 9, `${outline}:4 page`],
    [
      outline,
      "Most of Earth's",
      3,
      "content/water/sources/page.txt:2 Most of Earth's water is in the oceans.",
    ],
  ])('%s: %s', async (path, words, into, expected) =>
    expect(await definition(path, words, into)).toEqual([expected]),
  );

  it('opens the files of pictures and lists', async () => {
    expect((await definition(talk, 'images/sea.svg', 3))[0]).toMatch(/^content\/water\/images\/sea\.svg:1/);
    expect((await definition(talk, 'parts/more', 3))[0]).toMatch(/^content\/water\/parts\/more\.yaml:1/);
  });

  it('says nothing of plain words', async () => {
    expect(await definition(talk, 'Something else', 3)).toEqual([]);
    expect(await definition(outline, 'Water and where', 3)).toEqual([]);
  });
});

describe('find references', () => {
  const references = async (path: string, words: string, into: number, includeDeclaration = true) =>
    told(
      await connection.sendRequest<Location[] | null>('textDocument/references', {
        ...at(path, words, into),
        context: { includeDeclaration },
      }),
    );

  it('finds an id in the outline, its decks and the lists that they include', async () => {
    const all = await references(outline, '  ocean: ', 3);
    expect(all).toEqual([
      `${outline}:6 ocean`,
      `${outline}:17 ocean`,
      `${outline}:19 ocean`,
      `${outline}:19 ocean`,
      `${talk}:2 ocean`,
      `${talk}:5 ocean`,
      `${more}:1 ocean`,
    ]);
    expect(await references(talk, 'item: ocean', 8, false)).toEqual(all.slice(1));
  });

  it('tells an element from a term of the same name', async () => {
    expect(await references(outline, 'terms:\n  rain', 10)).toEqual([`${outline}:21 rain`]);
  });

  it('finds pictures', async () => {
    expect(await references(talk, 'images/sea.svg', 3)).toHaveLength(2);
  });
});

describe('rename', () => {
  const rename = (path: string, words: string, into: number, newName: string) =>
    connection.sendRequest<WorkspaceEdit | null>('textDocument/rename', {
      ...at(path, words, into),
      newName,
    });
  const apply = (edit: WorkspaceEdit | null) =>
    Object.fromEntries(
      Object.entries(edit?.changes ?? {}).map(([address, edits]) => {
        const path = pathOf(address);
        const lines = files[path]!.split('\n');
        for (const { range, newText } of edits.toReversed()) {
          const line = lines[range.start.line]!;
          lines[range.start.line] =
            line.slice(0, range.start.character) + newText + line.slice(range.end.character);
        }
        return [path, lines.join('\n')];
      }),
    );

  it('changes an id everywhere, and nothing else', async () => {
    const changed = apply(await rename(talk, 'item: ocean', 8, 'sea'));
    expect(changed).toEqual({
      [outline]: files[outline]!.replace('  ocean:  ', '  sea:  ')
        .replace('to: ocean', 'to: sea')
        .replace('[ocean, "rain"]', '[sea, "rain"]')
        .replace('{ ocean: The', '{ sea: The'),
      [talk]: files[talk]!.replace('item: ocean', 'item: sea').replace('{ ocean:', '{ sea:'),
      [more]: files[more]!.replace('[ocean', '[sea'),
    });
  });

  it('keeps quotes around an id', async () => {
    const changed = apply(await rename(more, 'rain]', 1, 'drizzle'));
    expect(changed[outline]).toContain('[ocean, "drizzle"]');
    expect(changed[outline]).toContain('  rain: { term: Rain');
  });

  it.each([
    ['rain', 'has this name already'],
    ['stores', 'has this name already'],
    ['The Sea', 'is no id'],
    ['', 'is no id'],
    [`a${'b'.repeat(64)}`, 'is no id'],
  ])('refuses "%s"', async (name, why) => expect(rename(talk, 'item: ocean', 8, name)).rejects.toThrow(why));

  it.each([
    ['a deck', talk, (text: string) => `# a line more\n${text}  - { use: [`],
    ['a list', more, (text: string) => `\n\n${text}- { use: "`],
  ])('changes nothing while %s that names ids is half typed', async (_, path, half) => {
    await type(path, half(files[path]!));
    await expect(rename(outline, '  ocean: ', 3, 'sea')).rejects.toThrow(`${path} cannot be read as it is`);
    await type(path, files[path]!);
    expect(apply(await rename(outline, '  ocean: ', 3, 'sea'))[path]).toContain('sea');
  });

  it('begins only at an id', async () => {
    const prepare = (words: string, into: number) =>
      connection.sendRequest('textDocument/prepareRename', at(talk, words, into));
    expect(await prepare('item: ocean', 8)).toMatchObject({ placeholder: 'ocean' });
    expect(await prepare('Something else', 3)).toBeNull();
  });
});

describe('entries of a bibliography', () => {
  const [book, entries] = Object.keys(bees) as [string, string];
  beforeAll(async () => {
    await open(book);
    await open(entries);
  });

  it('are where a source is defined, and where it is used is found from both', async () => {
    expect(await definition(book, 'seeley-2010')).toEqual([`${entries}:2 Seeley:2010`]);
    for (const [path, words] of [
      [book, 'seeley-2010'],
      [entries, 'Seeley:2010'],
    ] as const) {
      const params = { ...at(path, words, 3), context: { includeDeclaration: true } };
      const places = await connection.sendRequest<Location[]>('textDocument/references', params);
      expect(told(places)).toEqual([`${book}:5 seeley-2010`, `${entries}:2 Seeley:2010`]);
    }
  });

  it('are shown with their titles and authors', async () => {
    const hover = await connection.sendRequest<Hover>('textDocument/hover', at(book, 'seeley-2010'));
    expect(hover.contents).toMatchObject({
      value:
        '**Honeybee democracy, p \\< 0.05** (source `seeley-2010`)\n\nThomas D. Seeley, P. Kirk Visscher\n\n2010',
    });
  });

  it('keep their names, which other programs read', async () => {
    const params = { ...at(book, 'seeley-2010'), newName: 'dance' };
    await expect(connection.sendRequest('textDocument/rename', params)).rejects.toThrow(
      'the source "seeley-2010" is an entry of content/bees/references.bib, which other programs read: rename it there',
    );
  });
});

it('shows label and headline of what is pointed at', async () => {
  const hover = await connection.sendRequest<Hover>('textDocument/hover', at(talk, 'item: ocean', 8));
  expect(hover.contents).toMatchObject({
    value: expect.stringMatching(/\*\*Oceans\*\*[\s\S]*Most water is in the oceans/),
  });
  const kind = await connection.sendRequest<Hover>('textDocument/hover', at(talk, 'use: element', 6));
  expect(JSON.stringify(kind.contents)).toContain('element');
});

describe('completion', () => {
  /** What is offered where `|` stands. */
  async function offered(path: string, text: string): Promise<readonly string[]> {
    const offset = text.indexOf('|');
    const typed = text.slice(0, offset) + text.slice(offset + 1);
    await type(path, typed);
    const items = await connection.sendRequest<CompletionItem[] | null>(
      'textDocument/completion',
      at(path, typed.slice(0, offset), offset, typed),
    );
    await type(path, files[path]!);
    return (items ?? []).map(({ label }) => label);
  }
  const entry = (words: string) => `slides:\n  - { use: cover }\n  - ${words}\n  - { use: sources }\n`;

  it.each([
    ['{ use: element, item: | }', ['ocean', 'rain']],
    ['{ use: element, item: oc|', ['ocean', 'rain']],
    ['{ use: diagram, of: [ocean, |', ['ocean', 'rain', 'falls', 'stores']],
    ['{ use: pair, item: |', ['falls']],
    ['use: chart\n    data: |', ['sizes']],
    ['use: quote\n    statement: |', ['share']],
    ['use: element\n    each: |', ['stores']],
  ])('of ids: %s', async (words, expected) => {
    expect([...(await offered(talk, entry(words)))].sort()).toEqual([...expected].sort());
  });

  it.each([
    ['{ use: | }', ['cover', 'element', 'lesson', 'video']],
    ['use: diagram\n    arrange: |', ['ring', 'layers', 'timeline']],
    ['{ use: cover, layout: |', ['title-slide', 'title-only']],
    ['{ use: kpi-row, figures: [{ value: "1", label: a, icon: |', ['waves']],
  ])('of words: %s', async (words, expected) => {
    expect(await offered(talk, entry(words))).toEqual(expect.arrayContaining(expected));
  });

  it('in an outline, while a line is typed', async () => {
    const text = files[outline]!.replace('from: rain, to: ocean', 'from: rain, to: |');
    expect(await offered(outline, text)).toEqual(['ocean', 'rain', 'stores']);
    expect(await offered(outline, files[outline]!.replace('source: page', 'source: |'))).toEqual(['page']);
  });

  it('in templates, inside of double braces', async () => {
    const template = (words: string) => files[lesson]!.replace('{{text}}', words);
    expect(await offered(lesson, template('{{item.|}}'))).toEqual(
      expect.arrayContaining(['label', 'headline', 'statements']),
    );
    expect(await offered(lesson, template('{{|'))).toEqual(
      expect.arrayContaining(['item', 'deck', 'text', 'quote', 'cite', 'headline', 'each']),
    );
    expect(await offered(lesson, template('{{deck.|}}'))).toContain('presenters');
    expect(await offered(lesson, template('{{source.|}}'))).toContain('title');
    expect(await offered(lesson, template('{{> |}}'))).toEqual(
      expect.arrayContaining(['cover-slide', 'presenters']),
    );
    expect(await offered(lesson, template('plain |'))).toEqual([]);
  });
});

describe('findings', () => {
  it('are those of what is typed, not of what is saved, and go when it is mended', async () => {
    await type(talk, files[talk]!.replace('item: ocean', 'item: ocaen'));
    await untilFound(talk, (all) => all.some(({ code }) => code === 'unknown-reference'));
    const [first] = found.get(talk)!;
    expect(first).toMatchObject({
      severity: 1,
      source: 'throughline',
      message: expect.stringContaining('"ocean"'),
      range: { start: { line: 1, character: 37 }, end: { line: 1, character: 42 } },
    });
    await type(talk, files[talk]!);
    await untilFound(talk, (all) => all.every(({ severity }) => severity !== 1));
  });

  it('reach files that are not open, and those in which the mistake is', async () => {
    await type(outline, files[outline]!.replace("Most of Earth's", "Most of Mars's"));
    await untilFound(outline, (all) => all.some(({ code }) => String(code).startsWith('quote-')));
    await type(outline, files[outline]!);
    await untilFound(outline, (all) => all.every(({ severity }) => severity !== 1));
  });

  it('of half of a line are a finding, whatever was typed', async () => {
    for (const half of ['slides:\n  - { use: ele', 'slides:\n  - use: [', '\t', 'slides: "', '? : -', '%']) {
      found.delete(talk);
      await type(talk, half);
      await untilFound(talk, (all) => all.length > 0);
      await connection.sendRequest('textDocument/completion', at(talk, half, half.length, half));
      await connection.sendRequest('textDocument/hover', at(talk, half, 0, half));
    }
    await type(talk, files[talk]!);
    await untilFound(talk, (all) => all.every(({ severity }) => severity !== 1));
    expect(said.errors).toBe('');
  });
});

it('ends with its editor, also where that says nothing', async () => {
  const other = spawn(process.execPath, [program, 'lsp'], { cwd: root });
  const client = createProtocolConnection(
    new StreamMessageReader(other.stdout),
    new StreamMessageWriter(other.stdin),
  );
  client.listen();
  await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  const ended = new Promise((resolve) => other.once('exit', resolve));
  other.stdin.end();
  expect(await ended).toBe(0);
  client.dispose();
});
