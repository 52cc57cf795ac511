import { formatNames } from '../../formats/index.ts';
import type { Command } from '../command.ts';

export const buildCommand: Command = {
  name: 'build',
  summary: 'Build decks, speaker notes and handouts',
  positionals: [{ name: 'deck', many: true, summary: "a deck's file name, or outline/deck [all decks]" }],
  options: {
    out: { kind: 'text', value: 'DIR', summary: "output folder [the project's output/]" },
    format: { kind: 'list', value: 'FORMAT', summary: `${formatNames.join(', ')} [each deck's own]` },
    browser: { kind: 'text', value: 'PATH', summary: 'browser that prints PDF [one that is found]' },
    'keep-going': { kind: 'flag', summary: 'write the decks that have no errors, when others have' },
    jobs: { kind: 'text', value: 'N', summary: 'build so many decks at once [as many as pay off]' },
    watch: { kind: 'flag', summary: 'build again whenever something changes, until interrupted' },
    strict: { kind: 'flag', summary: 'count warnings as errors' },
    force: { kind: 'flag', summary: 'replace outputs edited by hand, keeping a copy of each beside it' },
  },
  examples: [
    ['throughline build', 'build every deck of the project'],
    ['throughline build ten-minutes', 'build one deck'],
    ['throughline build water-cycle/ten-minutes --format pptx', 'one deck of one outline, without its notes'],
    ['throughline build --strict --reporter json=report.json', 'in CI: fail on warnings, keep a report'],
    ['throughline build --watch', 'keep the output in step while you write'],
    ['throughline build --out /tmp/look', 'build into another folder'],
  ],
  run: async (input) => (await import('./run-build.ts')).runBuild(input),
};
