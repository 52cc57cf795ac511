import type { Command } from '../command.ts';

export const listings = ['decks', 'templates', 'fields', 'helpers', 'checks', 'layouts'] as const;

export const listCommand: Command = {
  name: 'list',
  summary: 'List what there is to use',
  positionals: [
    { name: 'what', words: listings, summary: 'what to list [decks]' },
    { name: 'type', summary: 'for fields: only those of this type' },
  ],
  options: {
    template: { kind: 'text', value: 'SET', summary: "template set [the project's]" },
  },
  examples: [
    ['throughline list', 'the decks of the project'],
    ['throughline list templates', 'kinds of slides with their parameters and an example'],
    ['throughline list fields element', 'what a template can print of an element'],
    ['throughline list helpers --reporter json', 'the helpers of templates, as JSON'],
  ],
  run: async (input) => (await import('./run-list.ts')).runList(input),
};
