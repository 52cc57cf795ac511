import type { Command } from '../command.ts';

export const previewCommand: Command = {
  name: 'preview',
  summary: 'Show decks in the browser while they are written',
  positionals: [{ name: 'deck', many: true, summary: "a deck's file name, or outline/deck [all decks]" }],
  options: {
    port: {
      kind: 'text',
      value: 'PORT',
      summary: 'port to listen on; 0 takes any that is free [4747, or a free one]',
    },
    open: { kind: 'flag', summary: 'open the page in the browser' },
    editor: {
      kind: 'text',
      value: 'COMMAND',
      summary: 'command that opens a place, with {file}, {line} and {column} [links for VS Code]',
    },
  },
  examples: [
    ['throughline preview --open', 'open the page on which decks follow what you save'],
    ['throughline preview ten-minutes', 'show one deck only'],
    ['throughline preview --editor "code -g {file}:{line}:{column}"', 'let clicks run a command of yours'],
    ['throughline preview --port 0', 'on any free port'],
  ],
  run: async (input) => (await import('./run-preview.ts')).runPreview(input),
};
