import type { Command } from '../command.ts';

export const checkCommand: Command = {
  name: 'check',
  summary: 'Say what is wrong, what no deck shows, and whether the output is current; write nothing',
  positionals: [{ name: 'deck', many: true, summary: "a deck's file name, or outline/deck [all decks]" }],
  options: {
    out: { kind: 'text', value: 'DIR', summary: "compare with this folder [the project's output/]" },
    coverage: { kind: 'flag', summary: 'print which deck shows what of its outline' },
    'no-drift': { kind: 'flag', summary: 'do not look at the output' },
    strict: { kind: 'flag', summary: 'count warnings as errors' },
  },
  examples: [
    ['throughline check', 'look at every deck of the project, and at its output'],
    ['throughline check ten-minutes --coverage', 'one deck, and what it shows'],
    ['throughline check --no-drift', 'before anything was built'],
    ['throughline check --strict --reporter sarif=check.sarif', 'in CI: fail on warnings, keep a report'],
    ['throughline check --reporter github', 'in GitHub Actions: notes beside the lines'],
  ],
  run: async (input) => (await import('./run-check.ts')).runCheck(input),
};
