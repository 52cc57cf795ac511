import type { Command } from '../command.ts';

export const schemaCommand: Command = {
  name: 'schema',
  summary: 'Print JSON Schemas, by which editors complete and check YAML',
  positionals: [
    {
      name: 'format',
      words: ['outline', 'deck', 'theme', 'project'],
      summary: 'which schema [a list of them; all, with --out]',
    },
    { name: 'outline', summary: 'for deck: the outline whose ids are completed' },
  ],
  options: {
    out: { kind: 'text', value: 'DIR', summary: 'write the schemas into this folder' },
  },
  examples: [
    ['throughline schema', 'list the schemas and the files that they are for'],
    ['throughline schema outline', 'print the schema of outlines'],
    ['throughline schema deck water-cycle', 'the schema of decks of one outline, with its ids'],
    ['throughline schema --out schemas', 'write all of them'],
  ],
  run: async (input) => (await import('./run-schema.ts')).runSchema(input),
};
