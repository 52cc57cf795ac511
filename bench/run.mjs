// node bench/run.mjs [PART...] [--against REPOSITORY] [--pairs 5] [--slides 20,200,1000] [--rows 1000] [--node PATH]...
// Times whole processes, from start to exit: ours, those of an earlier build if one is named (built, in its dist/), and a
// plain pptxgenjs script, in turn; prints medians and the ratios of the pairs. Build first: `npm run bench` does.
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { medianOf, medianRatio, pause, printTable, runInTurn, runProcess } from './measure.mjs';
import { makeWorkload, writeProject, writeRows } from './workload.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const plain = fileURLToPath(new URL('plain-pptxgenjs.mjs', import.meta.url));
const plainRows = fileURLToPath(new URL('plain-rows.mjs', import.meta.url));
const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    against: { type: 'string' },
    pairs: { type: 'string', default: '5' },
    slides: { type: 'string', default: '20,200,1000' },
    rows: { type: 'string', default: '1000' },
    node: { type: 'string', multiple: true, default: [] },
  },
});
const pairs = Number(given.pairs);
const parts = { decks, batch, rows, change, cache, growth, bundled, start, preview };
const folder = mkdtempSync(join(tmpdir(), 'bench-'));

/** Each program with a folder of its own for the code that it caches. */
const builds = [
  { name: 'ours', repository: root },
  ...(given.against ? [{ name: 'earlier', repository: resolve(given.against) }] : []),
].map(({ name, repository }) => {
  const cli = join(repository, 'dist/cli.js');
  const env = { XDG_CACHE_HOME: join(folder, `cache-of-${name}`) };
  return { name, cli, env, run: (words, more) => runProcess([cli, ...words], { env, ...more }) };
});

try {
  const unknown = positionals.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0)
    throw new Error(`no part is called ${unknown[0]}: ${Object.keys(parts).join(', ')}`);
  console.log(
    `Node ${process.version}, ${pairs} pairs; wall and processor time in milliseconds, memory in MB`,
  );
  for (const name of positionals.length > 0 ? positionals : Object.keys(parts)) await parts[name]();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One deck from its sources, and once more with nothing changed, against the plain script. */
function decks() {
  heading('One deck, from its sources to the end');
  for (const size of given.slides.split(',').map(Number)) {
    const { programs, sizes } = workload(size);
    const runs = runInTurn(
      {
        ...eachBuild('', (build) => fresh(build)),
        ...eachBuild(', nothing changed', (build) => buildAll(build)),
        plain: programs.plain,
      },
      pairs,
    );
    printRuns(runs, 'plain', (name) => `${size} slides, ${name}`);
    console.log(`Files in KB: ${JSON.stringify(sizes())}\n`);
  }
}

/** A hundred decks of ten slides: from nothing on one thread and on two. */
function batch() {
  heading('100 decks of 10 slides; the plain script writes all of them in one process');
  const { programs } = workload(10, 100);
  const runs = runInTurn(
    {
      ...eachBuild(', one thread', (build) => fresh(build, '--jobs', '1')),
      ...eachBuild(', two threads', (build) => fresh(build, '--jobs', '2')),
      plain: programs.plain,
    },
    pairs,
  );
  printRuns(runs, 'plain');
  const gain = medianRatio(runs['ours, one thread'], runs['ours, two threads'], 'wall');
  console.log(`Two threads are ${gain.toFixed(2)} times as fast as one.\n`);
}

/** A deck for each row of a CSV, on one thread, against the plain script; then with one row changed, and with none. `--rows` says how many. */
function rows() {
  const count = Number(given.rows);
  heading(`${count} decks of 10 slides for the rows of a CSV, 7 slides of each alike; one thread`);
  for (const build of builds) writeRows(projectOf(build), count);
  let edits = 0;
  const edit = (build) => {
    const path = join(projectOf(build), 'content/clients/clients.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^c7,[^,]*/m, `c7,Changed ${++edits}`));
    settle();
    return buildAll(build, '--jobs', '1');
  };
  printRuns(
    runInTurn(
      {
        ...eachBuild('', (build) => fresh(build, '--jobs', '1')),
        ...eachBuild(', one row changed', edit),
        ...eachBuild(', nothing changed', (build) => buildAll(build, '--jobs', '1')),
        plain: () => runProcess([plainRows, projectOf(builds[0]), join(folder, 'plain-rows')]),
      },
      pairs,
    ),
    'plain',
  );
  rmSync(join(folder, 'plain-rows'), { recursive: true, force: true });
}

/** What an edit costs: one of a hundred decks, and one slide of a thousand. */
function change() {
  for (const [name, size, count] of [
    ['One of 100 decks changed, against all of them by the plain script', 10, 100],
    ['One of 1000 slides changed, against all of them by the plain script', 1000, 1],
  ]) {
    heading(name);
    const { programs } = workload(size, count);
    for (const build of builds) buildAll(build);
    let edits = 0;
    const edit = (build) => {
      const source = join(projectOf(build), `content/workload/decks/deck-${count >> 1 || 1}.yaml`);
      const title = `    title: Changed ${++edits}\n    points:`;
      writeFileSync(source, readFileSync(source, 'utf8').replace(/ {4}title: .*\n {4}points:/, title));
      settle();
      return buildAll(build);
    };
    printRuns(runInTurn({ ...eachBuild('', edit), plain: programs.plain }, pairs), 'plain');
  }
}

/** No code cache that came with the program fits: V8 has other flags, or it is another Node. The first start, and all others. */
function cache() {
  const flags = { NODE_OPTIONS: '--max-old-space-size=4096' };
  const cases = [
    ['V8 flags', { env: flags }],
    ...given.node.map((node) => [node, { node }]),
    ...given.node.map((node) => [`${node}, V8 flags`, { node, env: flags }]),
  ];
  const { programs, json, deck } = workload(20);
  for (const [name, how] of cases) {
    heading(`20 slides without the code cache that is shipped: ${name}`);
    const run = (build, options) => {
      forget(build);
      const words = ['build', '--project', projectOf(build), '--quiet'];
      return build.run(words, { ...options, env: { ...build.env, ...options.env } });
    };
    const first = (build) => {
      rmSync(build.env.XDG_CACHE_HOME, { recursive: true, force: true });
      return run(build, how);
    };
    printRuns(
      runInTurn(
        {
          ...eachBuild(', first start', first),
          ...eachBuild(', later', (build) => run(build, how)),
          ...eachBuild(', as shipped', (build) => run(build, {})),
          plain: () => runProcess([plain, json, deck], how),
          'plain, as shipped': programs.plain,
        },
        pairs,
      ),
      'plain',
    );
  }
}

/** Memory of a further slide, and the exponent by which the processor's time grows. */
function growth() {
  heading('From 1000 slides to 3000, the most that a deck may have');
  const rounds = Math.min(pairs, 3);
  const runsOf = (size) => {
    const { programs } = workload(size);
    return runInTurn({ ...eachBuild('', (build) => fresh(build)), plain: programs.plain }, rounds);
  };
  const [small, large] = [runsOf(1000), runsOf(3000)];
  printTable(
    Object.keys(small).map((name) => {
      const ratio = medianOf(large[name], 'cpu') / medianOf(small[name], 'cpu');
      const further = (medianOf(large[name], 'peak') - medianOf(small[name], 'peak')) / 2;
      return {
        '': name,
        'KB a further slide': Math.round(further),
        'exponent of growth': (Math.log(ratio) / Math.log(3)).toFixed(2),
        'cpu at 3000': Math.round(medianOf(large[name], 'cpu')),
        'peak at 3000': Math.round(medianOf(large[name], 'peak')),
      };
    }),
  );
  console.log('');
}

/** Decks as people write them: charts, pictures, Chinese, and every handout in Markdown, HTML and Word. */
function bundled() {
  heading(
    'The bundled lecture, gallery and policy briefing (English and Chinese), every handout in md, html and docx',
  );
  for (const build of builds)
    for (const name of ['content', 'templates', 'throughline.yaml'])
      cpSync(join(root, name), join(projectOf(build), name), { recursive: true });
  const run = (build) => fresh(build, 'lecture', 'gallery', 'policy-briefing', '--jobs', '1');
  printRuns(runInTurn(eachBuild('', run), pairs), builds.at(-1).name);
}

/** What needs no deck, a tiny project, and a hundred decks that are as they were, against a Node that does nothing. */
function start() {
  heading('Start-up, against node -e 0');
  const idle = { 'node -e 0': () => runProcess(['-e', '0']) };
  workload(1);
  const runs = runInTurn(
    {
      ...eachBuild(' --version', (build) => build.run(['--version'])),
      ...eachBuild(' --help', (build) => build.run(['--help'])),
      ...eachBuild(' check, 1 slide', (build) =>
        build.run(['check', '--no-drift', '--project', projectOf(build)]),
      ),
      ...eachBuild(' build, 1 slide', (build) => fresh(build)),
      ...idle,
    },
    pairs,
  );
  printRuns(runs, 'node -e 0');
  workload(10, 100);
  for (const build of builds) buildAll(build);
  settle();
  const again = eachBuild(', 100 decks, nothing changed', (build) => buildAll(build));
  printRuns(runInTurn({ ...again, ...idle }, pairs), 'node -e 0');
}

/** From saving a file to the new slide on screen. */
async function preview() {
  heading('Preview: from saving to the new slide on screen, wall time in milliseconds');
  const { measurePreview } = await import('./preview.mjs');
  const rows = new Map();
  for (const { name, cli } of builds)
    for (const [edit, times] of Object.entries(await measurePreview(cli, 4 * pairs))) {
      const row = rows.get(edit) ?? { '': edit };
      rows.set(
        edit,
        Object.assign(row, { [name]: times.median, [`${name}, nine of ten under`]: times.most }),
      );
    }
  printTable([...rows.values()]);
  console.log('');
}

/** Writes the same decks for each build and for the plain script. */
function workload(size, count = 1) {
  const work = makeWorkload(size);
  for (const build of builds) writeProject(projectOf(build), work, count);
  const [json, deck] = [join(folder, 'workload.json'), join(folder, 'plain.pptx')];
  writeFileSync(json, JSON.stringify(work));
  const made = (build) => join(projectOf(build), 'output/workload/deck-1/deck-1.pptx');
  const kilobytes = (file) => Math.round(statSync(file).size / 1000);
  return {
    json,
    deck,
    programs: { plain: () => runProcess([plain, json, deck, String(count)]) },
    sizes: () =>
      Object.fromEntries([
        ...builds.map((build) => [build.name, kilobytes(made(build))]),
        ['plain', kilobytes(deck)],
      ]),
  };
}

function projectOf(build) {
  return join(folder, `project-of-${build.name}`);
}

function eachBuild(suffix, run) {
  return Object.fromEntries(builds.map((build) => [`${build.name}${suffix}`, () => run(build)]));
}

function buildAll(build, ...words) {
  return build.run(['build', '--project', projectOf(build), '--quiet', ...words]);
}

function fresh(build, ...words) {
  forget(build);
  return buildAll(build, ...words);
}

function forget(build) {
  for (const name of ['output', '.throughline'])
    rmSync(join(projectOf(build), name), { recursive: true, force: true });
}

/** What has only just been written is read again; two seconds later its date is enough. */
function settle() {
  pause(2100);
}

function heading(text) {
  console.log(`\n**${text}**\n`);
}

/** Medians, and how each compares with the yardstick and with the same of the earlier build. */
function printRuns(runs, yardstick, label = (name) => name) {
  const rows = Object.entries(runs).map(([name, own]) => {
    const earlier = runs[name.replace(/^ours/, 'earlier')];
    const ratios = (others, field) => (others ? medianRatio(own, others, field).toFixed(2) : '');
    return {
      '': label(name),
      wall: Math.round(medianOf(own, 'wall')),
      [`÷ ${yardstick}`]: ratios(runs[yardstick], 'wall'),
      ...(given.against && { '÷ earlier': ratios(earlier === own ? null : earlier, 'wall') }),
      cpu: Math.round(medianOf(own, 'cpu')),
      [`cpu ÷ ${yardstick}`]: ratios(runs[yardstick], 'cpu'),
      ...(given.against && { 'cpu ÷ earlier': ratios(earlier === own ? null : earlier, 'cpu') }),
      peak: Math.round(medianOf(own, 'peak')),
    };
  });
  printTable(rows);
  console.log('');
}
