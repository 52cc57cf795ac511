import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildDecks, openProject } from '../../src/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('rows-remembered');

const clients = 'code,name,risk\nacme,Acme,late\nbolt,Bolt,none\ncora,Cora,fire\n';
const sales = 'client,month,amount\nacme,Jan,1\nacme,Feb,2\nbolt,Jan,30\nbolt,Feb,40\ncora,Jan,5\n';
const project = {
  'content/x/outline.yaml':
    'title: Clients\ndata: { clients: { file: clients.csv }, sales: { file: sales.csv } }\n',
  'content/x/clients.csv': clients,
  'content/x/sales.csv': sales,
  'content/x/decks/review.yaml': `for-each: { data: clients, id: "{{row.code}}" }
title: "Review for {{row.name}}"
formats: [md]
slides:
  - use: cover
  - { use: table, data: sales, where: { client: "{{row.code}}" }, title: Sales }
  - { use: bullets, title: Risks, points: ["{{row.risk}}"] }
`,
  'content/x/decks/all.yaml':
    'formats: [md]\nslides: [{ use: cover }, { use: table, data: sales, title: All }]\n',
};

function write(name: string, files: Readonly<Record<string, string>> = {}): string {
  const root = join(scratch, name);
  for (const [path, text] of Object.entries({ ...project, ...files })) edit(root, path, text);
  return root;
}

function edit(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** The decks that were composed, and what was said. */
async function build(root: string, remember = true) {
  const since = Date.now() + 60_000;
  const opened = openProject(root);
  const composed: string[] = [];
  const built = await buildDecks(opened.value!, {
    folder: root,
    onProgress: (deck) => composed.push(deck),
    ...(remember && { remember: { since, program: 'test', opening: opened.diagnostics } }),
  });
  const said = built.diagnostics.map(({ code, span, related }) =>
    [
      code,
      ...[span, ...related.map((each) => each.span)].map((each) => each && `${each.file.path}:${each.start}`),
    ].join(' '),
  );
  return { composed: composed.sort(), said: said.sort() };
}

/** The folder is as a build into an empty one makes it, and the same is said. */
async function expectAsNew(root: string, said: readonly string[]): Promise<void> {
  const copy = `${root}-copy`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(root, copy, { recursive: true });
  for (const folder of ['output', '.throughline'])
    rmSync(join(copy, folder), { recursive: true, force: true });
  expect((await build(copy, false)).said).toEqual(said);
  expect(tree(join(root, 'output'))).toEqual(tree(join(copy, 'output')));
}

function tree(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name).slice(folder.length),
      readFileSync(join(parentPath, name), 'utf8'),
    ]),
  );
}

describe('a deck for each row', () => {
  it.each([
    ['a cell of one', 'clients.csv', clients.replace('Bolt', 'Bolt & Daughters'), ['x/all', 'x/review-bolt']],
    [
      'one that is new, above',
      'clients.csv',
      clients.replace('acme,', 'abel,Abel,old\nacme,'),
      ['x/all', 'x/review-abel'],
    ],
    ['one that is gone', 'clients.csv', clients.replace('acme,Acme,late\n', ''), ['x/all']],
    [
      'what "where" finds for one',
      'sales.csv',
      sales.replace('cora,Jan', 'cora,Mar'),
      ['x/all', 'x/review-cora'],
    ],
    [
      'what "where" finds for another',
      'sales.csv',
      sales.replace('bolt,Jan', 'cora,Jan'),
      ['x/all', 'x/review-bolt', 'x/review-cora'],
    ],
    [
      'the kind of a column',
      'sales.csv',
      sales.replace('cora,Jan,5', 'cora,Jan,five'),
      ['x/all', 'x/review-acme', 'x/review-bolt', 'x/review-cora'],
    ],
    [
      'a cell of one, with levels',
      'clients.csv',
      clients.replace('Bolt', 'Bolt & Daughters'),
      ['x/all', 'x/review-bolt'],
      'markings: [public, internal]\n',
    ],
    ['the name of a column', 'clients.csv', clients.replace('risk', 'Risk').replace('code,', 'code,'), null],
  ])('is made anew when its row has changed: %s', async (what, file, text, expected, settings = '') => {
    const root = write(what.replace(/\W+/g, '-'));
    edit(root, 'throughline.yaml', settings);
    await build(root);
    edit(root, `content/x/${file}`, text);
    const { composed, said } = await build(root);
    if (expected) expect(composed).toEqual(expected);
    if (expected) await expectAsNew(root, said);
    expect((await build(root)).composed).toEqual(expected ? [] : composed);
  });

  it('is not made anew for another row, where it may not see all of the data', async () => {
    const root = write('marked', {
      'throughline.yaml': 'markings: [public, secret]\n',
      'content/x/outline.yaml': `title: Clients
data:
  clients: { file: clients.csv, columns: { risk: { label: Risk, marking: secret } } }
  sales: { file: sales.csv }
`,
      'content/x/decks/review.yaml': project['content/x/decks/review.yaml'].replace(/ {2}- .*risk.*\n/, ''),
      'content/x/decks/board.yaml': project['content/x/decks/review.yaml'].replace(
        'formats:',
        'marking: secret\nformats:',
      ),
    });
    await build(root);
    edit(root, 'content/x/clients.csv', clients.replace('late', 'later').replace('Bolt', 'Bolt & Daughters'));
    const { composed, said } = await build(root);
    expect(composed).toEqual(['x/all', 'x/board-acme', 'x/board-bolt', 'x/review-bolt']);
    await expectAsNew(root, said);
  });
});
