import { type Command, newThings, queued } from '../command.ts';

/** Joins what was built in parts. */
export const mergeCommand: Command = {
  name: 'merge',
  summary: 'Join what was built in shards into one output folder',
  positionals: [{ name: 'dir', many: true, required: true, summary: 'output folders of all shards' }],
  options: {
    out: { kind: 'text', value: 'DIR', summary: "output folder [the project's output/]" },
    force: { kind: 'flag', summary: 'replace outputs edited by hand, keeping a copy of each beside it' },
  },
  examples: [
    [
      'throughline merge shards/* --out output',
      'all parts, each built with --shard into a folder of its own',
    ],
  ],
  run: async (input) => (await import('./run-merge.ts')).runMerge(input),
};

/** Builds for others. */
export const workerCommand: Command = {
  name: 'worker',
  summary: 'Build decks that are asked for on a queue, until interrupted',
  positionals: [],
  options: {
    ...queued,
    jobs: { kind: 'text', value: 'N', summary: 'build so many decks at once [one for each processor]' },
  },
  examples: [
    [
      'throughline worker --queue redis://build-server:6379',
      'on any machine with the same files and version',
    ],
  ],
  run: async (input) => (await import('./run-worker.ts')).runWorker(input),
};

/** Removes what was built. */
export const cleanCommand: Command = {
  name: 'clean',
  summary: 'Remove what builds wrote, and nothing else',
  positionals: [],
  manyProjects: true,
  options: {
    out: { kind: 'text', value: 'DIR', summary: "output folder [the project's output/]" },
    force: { kind: 'flag', summary: 'outputs edited by hand too, keeping a copy of each beside it' },
  },
  examples: [['throughline clean', 'before everything is built anew']],
  run: async (input) => (await import('./run-clean.ts')).runClean(input),
};

/** Writes what a project begins with. */
export const newCommand: Command = {
  name: 'new',
  summary: 'Write a first outline, deck, template set or theme that builds as it is',
  positionals: [
    { name: 'what', words: newThings, required: true, summary: 'what to write' },
    { name: 'name', required: true, summary: 'what it is to be called; a deck also outline/deck' },
  ],
  options: {},
  examples: [
    ['throughline new outline night-sky', 'content/night-sky/, with a first deck'],
    ['throughline new deck night-sky/for-children', 'another deck of an outline'],
    ['throughline new theme acme', 'a look of its own in templates/acme/'],
    ['throughline new template acme', 'a look, and a kind of slide of its own'],
  ],
  run: async (input) => (await import('./run-new.ts')).runNew(input),
};
