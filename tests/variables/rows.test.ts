import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('rows');

const clients = `code,name,region,active,revenue,risk,ask
acme,Acme *Ltd*,north,yes,1200,Late ships,EUR 2m
bolt,Bolt & Co,south,yes,80.5,no,EUR 1m
c 3,Cäsar {{vars.x}},north,yes,7,,EUR 3m
dorn,Dorn,west,yes,9,none yet,EUR 4m
edge,Edge,south,no,5,,EUR 5m
`;
const sales = `client,month,amount,comment
acme,Jan,1,a
acme,Feb,2,b
bolt,Jan,30,c
bolt,Feb,40,d
c 3,Jan,500,e
c 3,Feb,600,f
`;
const kpis = `name,client,value
Growth,acme,5 %
Staff,acme,17
Growth,bolt,6 %
`;
const outline = `title: Clients
data:
  clients: { file: clients.csv }
  sales: { file: sales.csv }
  kpis: { file: kpis.csv }
`;
const briefing = `for-each:
  data: clients
  where: { region: [north, " south "], active: "yes" }
  id: "{{row.code}}"
title: "Review for {{row.name}}"
vars: { ask: "{{row.ask}}" }
formats: [md]
slides:
  - use: cover
  - { use: big-number, value: "{{row.revenue}}", label: "Revenue, for {{vars.ask}}" }
  - { use: chart, data: sales, where: { client: "{{row.code}}" }, x: month, y: amount, title: Sales, id: sales }
  - { use: table, data: sales, where: { client: "{{row.code}}" }, columns: [month, comment], title: Notes, id: notes }
  - use: bullets
    if: "{{row.risk}}"
    title: Risks
    points: ["{{row.risk}}"]
  - { section: "Only {{row.code}}", if: "{{row.risk}}" }
  - { use: statement, statement: "In the section", id: inside }
  - section: Figures
  - { use: big-number, each: { data: kpis, where: { client: "{{row.code}}" } }, value: "{{item.value}}", label: "{{item.name}}" }
  - { include: parts/end.yaml, if: "{{row.risk}}" }
`;
const project = {
  'content/x/outline.yaml': outline,
  'content/x/clients.csv': clients,
  'content/x/sales.csv': sales,
  'content/x/kpis.csv': kpis,
  'content/x/decks/briefing.yaml': briefing,
  'content/x/decks/other.yaml': 'formats: [md]\nslides: [{ use: cover }]\n',
  'content/x/parts/end.yaml': '- { use: statement, statement: "The end of {{row.name}}", id: the-end }\n',
};

function write(name: string, files: Readonly<Record<string, string>> = {}): string {
  const root = join(scratch, name);
  rmSync(root, { recursive: true, force: true });
  for (const [path, text] of Object.entries({ ...project, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const notes = (root: string, deck: string) =>
  readFileSync(join(root, `output/x/${deck}/${deck}.notes.md`), 'utf8');
const built = (root: string) => readdirSync(join(root, 'output/x')).sort();

describe('one deck for each row', () => {
  it('has the values of its row, its rows of data, its slides, and a folder of its own', async () => {
    const root = write('all');
    const { err, code } = await runInProcess(['build'], root);
    expect(err).not.toContain('error');
    expect(code).toBe(0);
    expect(built(root)).toEqual(['briefing-acme', 'briefing-bolt', 'briefing-c-3', 'other']);
    expect(readdirSync(join(root, 'output/x/briefing-acme')).sort()).toEqual([
      'briefing-acme.notes.md',
      'manifest.json',
    ]);
    const acme = notes(root, 'briefing-acme');
    expect(acme).toContain('# Review for Acme \\*Ltd\\*');
    expect(acme).toContain('Revenue, for EUR 2m');
    expect(acme).toContain('Late ships');
    expect(acme).toContain('The end of Acme');
    expect(acme).toContain('In the section');
    expect(acme).toContain('Only acme');
    expect(acme).toContain('17');
    expect(acme).not.toContain('600');
    const bolt = notes(root, 'briefing-bolt');
    expect(bolt).toContain('80.5');
    expect(bolt).not.toContain('Risks');
    expect(bolt).not.toContain('The end');
    expect(bolt).not.toContain('In the section');
    expect(bolt).not.toContain('Only bolt');
    expect(bolt).toContain('Figures');
    expect(bolt).toContain('6 %');
    // What a value brings is not read again.
    expect(notes(root, 'briefing-c-3')).toContain('# Review for Cäsar {{vars.x}}');
    const slides = await runInProcess(['list', 'slides', 'briefing-acme'], root);
    expect(slides.out).toContain('big-number-growth');
    const list = await runInProcess(['list'], root);
    expect(list.out).toContain('x/briefing-acme');
    const check = await runInProcess(['check'], root);
    expect(check.err).not.toContain('stale');
    expect(check.code).toBe(0);
  });

  it.each([
    '{ for-each: { data: clients, where: { code: acme } }, title: T, formats: [md], slides: [ { use: cover } ] }',
    '? for-each\n: { data: clients, where: { code: acme } }\n? title\n: T\n? formats\n: [md]\n? slides\n: [ { use: cover } ]',
  ])('is made however the file is laid out: %j', async (text) => {
    const root = write('laid-out', { 'content/x/decks/briefing.yaml': text });
    const { err } = await runInProcess(['build'], root);
    expect(err).not.toContain('error');
    expect(built(root)).toEqual(['briefing-acme', 'other']);
  });

  it('has slides of sections with ids of their own', async () => {
    const root = write('sections', {
      'content/x/decks/other.yaml':
        'formats: [md]\nslides: [ { use: cover }, { section: "On {{item.name}}", each: { data: kpis, where: { client: acme } } } ]\n',
    });
    const { out } = await runInProcess(['list', 'slides', 'other'], root);
    expect(out).toContain('section-growth');
    expect(out).not.toContain('null');
  });

  it('is built by its name, the name of its file, its path, or a pattern', async () => {
    const root = write('names');
    await runInProcess(['build', 'briefing-acme'], root);
    expect(built(root)).toEqual(['briefing-acme']);
    await runInProcess(['build', 'briefing-[bc]*', 'briefing-b*'], root);
    expect(built(root)).toEqual(['briefing-acme']);
    await runInProcess(['build', 'briefing-b*'], root);
    expect(built(root)).toEqual(['briefing-acme', 'briefing-bolt']);
    for (const name of ['briefing', 'x/briefing', 'content/x/decks/briefing.yaml', 'x/briefing-*']) {
      rmSync(join(root, 'output'), { recursive: true });
      await runInProcess(['build', name], root);
      expect(built(root)).toEqual(['briefing-acme', 'briefing-bolt', 'briefing-c-3']);
    }
    expect((await runInProcess(['build', 'nothing-*'], root)).err).toContain('error[unknown-deck]');
  });

  it('goes when its row goes, and is stale when its row has changed', async () => {
    const root = write('drift');
    await runInProcess(['build'], root);
    writeFileSync(
      join(root, 'content/x/clients.csv'),
      clients.replace('Late ships', 'No ships').replace('south,yes', 'south,no'),
    );
    const { err } = await runInProcess(['check'], root);
    expect(err).toContain('briefing-acme.notes.md');
    expect(err).toContain('output-orphaned');
    expect(err).not.toContain('briefing-c-3.notes.md');
    await runInProcess(['build'], root);
    expect(built(root)).toEqual(['briefing-acme', 'briefing-c-3', 'other']);
  });

  it('says the row with every finding', async () => {
    const root = write('findings', {
      'content/x/decks/briefing.yaml': briefing.replace('{{row.revenue}}', '{{row.revenu}}'),
    });
    const { err } = await runInProcess(['build'], root);
    expect(err).toContain(
      'content/x/decks/briefing.yaml:10:32: error[unknown-variable]: the rows have no column "revenu"',
    );
    expect(err).toContain('content/x/clients.csv:2:1');
    const bad = write('reference', {
      'content/x/decks/briefing.yaml':
        'for-each: { data: clients }\nslides: [{ use: element, item: "{{row.code}}" }]\n',
    });
    const said = (await runInProcess(['build'], bad)).err;
    expect(said).toContain('content/x/clients.csv:4:1: error[unknown-reference]: no element "c 3"');
    expect(said).toContain('content/x/decks/briefing.yaml:2:32: it is to stand here');
  });

  it('needs a name of its own that is not too long', async () => {
    const many = (id: string, files = {}) =>
      write('ids', {
        'content/x/decks/briefing.yaml': `for-each: { data: clients, id: "${id}" }\nslides: [{ use: cover }]\n`,
        ...files,
      });
    const double = (await runInProcess(['build'], many('{{row.region}}'))).err;
    expect(double).toContain(
      'error[row-id]: the rows content/x/clients.csv:2:1 and content/x/clients.csv:4:1 have the same deck "briefing-north"',
    );
    const bare = (await runInProcess(['build'], many('code'))).err;
    expect(bare).toContain('hint: the cells of a column are meant by "{{row.code}}"');
    const long = (await runInProcess(['build'], many(`{{row.code}}${'-and-so-on'.repeat(7)}`))).err;
    expect(long).toContain('content/x/clients.csv:2:1 is longer than 64 characters');
    const taken = { 'content/x/decks/briefing-acme.yaml': 'slides: [{ use: cover }]\n' };
    const other = (await runInProcess(['build'], many('{{row.code}}', taken))).err;
    expect(other).toContain(
      'content/x/clients.csv:2:1 has the deck "briefing-acme", and so is content/x/decks/briefing-acme.yaml called',
    );
    const family = {
      'content/x/decks/briefing-acme.yaml':
        'for-each: { data: more, id: "{{row.code}}" }\nslides: [{ use: cover }]\n',
      'content/x/decks/briefing.yaml':
        'for-each: { data: clients, id: "{{row.code}}-{{row.region}}" }\nslides: [{ use: cover }]\n',
      'content/x/more.csv': 'code\nnorth\n',
      'content/x/outline.yaml': `${outline}  more: { file: more.csv }\n`,
    };
    const both = (await runInProcess(['build'], many('{{row.code}}', family))).err;
    expect(both).toContain(
      'content/x/clients.csv:2:1 has the deck "briefing-acme-north", and so has the row content/x/more.csv:2:1 of content/x/decks/briefing-acme.yaml',
    );
    const empty = (await runInProcess(['build'], many('{{row.risk}}'))).err;
    expect(empty).toContain('error[row-id]: the deck of the row content/x/clients.csv:4:1 has no id');
  });

  it('is missing with a warning when no row is left, and with an error where there is no such data', async () => {
    const none = write('none', {
      'content/x/decks/briefing.yaml': briefing.replace('north', 'nowhere').replace('" south "', 'x'),
    });
    const { err, code } = await runInProcess(['build'], none);
    expect(err).toContain('content/x/decks/briefing.yaml:3:3: warning[no-rows]');
    expect(code).toBe(0);
    expect(built(none)).toEqual(['other']);
    // Named, it is as right as all decks are; and where it is the only one, the project is not without decks.
    const named = await runInProcess(['build', 'briefing'], none);
    expect([named.code, named.err]).toEqual([0, expect.not.stringContaining('unknown-deck')]);
    const other = join(none, 'content/x/decks/other.yaml');
    rmSync(other);
    const only = await runInProcess(['build'], none);
    expect([only.code, only.err]).toEqual([0, expect.stringContaining('[no-rows]')]);
    expect(only.err).not.toContain('no-decks');
    const bad = write('bad', {
      'content/x/decks/briefing.yaml': briefing.replace('data: clients', 'data: client'),
    });
    const said = (await runInProcess(['build'], bad)).err;
    expect(said).toContain('content/x/decks/briefing.yaml:2:9: error[unknown-reference]: no data "client"');
  });
});
