// node bench/run.mjs [N...] [--pairs=5]
// Times whole processes, from start to exit, ours and a plain pptxgenjs script in turn, and prints medians and the
// ratios of the pairs. Build first: `npm run bench` does.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeWorkload } from './make-workload.mjs';
import { median, medianRatio, runProcess } from './run-process.mjs';
import { writeProject } from './write-project.mjs';

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const plain = fileURLToPath(new URL('plain-pptxgenjs.mjs', import.meta.url));
const counts = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
const sizes = counts.length > 0 ? counts.map(Number) : [20, 200, 1000];
const pairs = Number(process.argv.find((word) => word.startsWith('--pairs='))?.slice(8) ?? 5);

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  console.log(
    `Node ${process.version}, ${pairs} pairs; wall and processor time in milliseconds, memory in MB\n`,
  );
  compareDecks();
  compareBatches();
  compareStartUp();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One deck from its sources, and once more with nothing changed, against the plain script. */
function compareDecks() {
  const rows = [];
  for (const size of sizes) {
    const workload = makeWorkload(size);
    const [project, json, deck] = ['project', 'workload.json', 'plain.pptx'].map((name) =>
      join(folder, name),
    );
    writeProject(project, workload);
    writeFileSync(json, JSON.stringify(workload));
    const build = () => runProcess([program, 'build', '--project', project, '--quiet']);
    const write = () => runProcess([plain, json, deck]);
    build();
    write();
    const runs = { ours: [], again: [], theirs: [] };
    for (let pair = 0; pair < pairs; pair++) {
      rmSync(join(project, 'output'), { recursive: true });
      runs.ours.push(build());
      runs.theirs.push(write());
      runs.again.push(build());
    }
    const made = join(project, 'output/workload/deck-1/deck-1.pptx');
    rows.push(
      describe(`${size} slides`, runs.ours, runs.theirs, made),
      describe(`${size}, nothing changed`, runs.again, runs.theirs),
      describe(`${size}, plain pptxgenjs`, runs.theirs, runs.theirs, deck),
    );
  }
  printTable(rows);
}

/** A hundred decks of ten slides: from nothing on one thread and on two, and once more with one deck changed. */
function compareBatches() {
  const project = join(folder, 'project');
  const workload = makeWorkload(10);
  writeProject(project, workload, 100);
  const [json, deck] = [join(folder, 'workload.json'), join(folder, 'plain.pptx')];
  writeFileSync(json, JSON.stringify(workload));
  const build = (...words) => runProcess([program, 'build', '--project', project, '--quiet', ...words]);
  const fresh = (...words) => {
    for (const name of ['output', '.throughline'])
      rmSync(join(project, name), { recursive: true, force: true });
    return build(...words);
  };
  const runs = { one: [], two: [], changed: [], plain: [] };
  fresh();
  for (let pair = 0; pair < pairs; pair++) {
    runs.plain.push(runProcess([plain, json, deck, '100']));
    runs.one.push(fresh('--jobs', '1'));
    runs.two.push(fresh('--jobs', '2'));
    const source = join(project, 'content/workload/decks/deck-50.yaml');
    writeFileSync(source, readFileSync(source, 'utf8').replace(/^title: .*/, `title: Changed ${pair}`));
    runs.changed.push(build());
  }
  console.log('\n100 decks of 10 slides, against plain pptxgenjs for all of them in one process:\n');
  printTable([
    describe('plain pptxgenjs', runs.plain, runs.plain),
    describe('all, one thread', runs.one, runs.plain),
    describe('all, two threads', runs.two, runs.plain),
    describe('one of them changed', runs.changed, runs.plain),
  ]);
  console.log(
    `\nTwo threads are ${medianRatio(runs.one, runs.two, 'wall').toFixed(2)} times as fast as one.`,
  );
}

/** What needs no deck, and a hundred decks that are as they were, against a Node that does nothing. */
function compareStartUp() {
  const project = join(folder, 'project');
  writeProject(project, makeWorkload(10), 100);
  const build = ['build', '--project', project, '--quiet'];
  runProcess([program, ...build]);
  // What has only just been written is read again; two seconds later its date is enough.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);
  runProcess([program, ...build]);
  const rows = [];
  for (const [name, words] of [
    ['--version', ['--version']],
    ['--help', ['--help']],
    ['100 decks, nothing changed', build],
  ]) {
    const runs = { ours: [], idle: [] };
    for (let pair = 0; pair < pairs; pair++) {
      runs.ours.push(runProcess([program, ...words]));
      runs.idle.push(runProcess(['-e', '0']));
    }
    rows.push(describe(name, runs.ours, runs.idle));
  }
  console.log('\nAgainst `node -e 0`:\n');
  printTable(rows);
}

function describe(name, runs, others, file) {
  return {
    '': name,
    wall: Math.round(median(runs.map(({ wall }) => wall))),
    ratio: medianRatio(runs, others, 'wall').toFixed(2),
    cpu: Math.round(median(runs.map(({ cpu }) => cpu))),
    'cpu ratio': medianRatio(runs, others, 'cpu').toFixed(2),
    peak: Math.round(median(runs.map(({ peak }) => peak))),
    'file KB': file ? Math.round(statSync(file).size / 1000) : '',
  };
}

function printTable(rows) {
  const names = Object.keys(rows[0]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log(line(names));
  console.log(line(names.map((name) => (name === '' ? '---' : '---:'))));
  for (const row of rows) console.log(line(names.map((name) => row[name])));
}
