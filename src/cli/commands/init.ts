import type { Command } from '../command.ts';

export const initCommand: Command = {
  name: 'init',
  summary: 'Start a small project that builds at once',
  positionals: [{ name: 'dir', summary: 'where; it is created if need be [the current folder]' }],
  options: {},
  examples: [
    ['throughline init', 'start in the current folder'],
    ['throughline init talks && cd talks && throughline build', 'in a new folder, and build it'],
  ],
  run: async (input) => (await import('./run-init.ts')).runInit(input),
};
