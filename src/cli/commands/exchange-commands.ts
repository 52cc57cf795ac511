import { type Command, composing } from '../command.ts';

/** Commands that bring something in from elsewhere, or tell others of it. */
export const importCommand: Command = {
  name: 'import',
  summary: 'Make an outline and a deck of a Markdown file or a presentation',
  positionals: [
    { name: 'file', required: true, summary: 'a .md or .pptx file' },
    { name: 'name', summary: "name of the new outline and deck [the file's]" },
  ],
  options: {},
  examples: [
    ['throughline import old-talk.pptx', 'content/old-talk with an outline, a deck and the pictures'],
    ['throughline import notes.md autumn-review', 'under another name'],
  ],
  run: async (input) => (await import('./run-import.ts')).runImport(input),
};

export const adoptCommand: Command = {
  name: 'adopt',
  summary: 'Keep what was changed by hand in a finished deck: every build draws it anew',
  positionals: [
    {
      name: 'file',
      required: true,
      summary: 'a .pptx or .notes.md that was changed by hand',
    },
  ],
  options: {
    deck: { kind: 'text', value: 'DECK', summary: 'the deck that it is [as the file says, or its name]' },
    'into-sources': {
      kind: 'flag',
      summary:
        'write titles, notes and plain points into the deck file or the outline, where they stand there',
    },
    'dry-run': { kind: 'flag', summary: 'say what would be kept, and write nothing' },
    ...composing,
  },
  examples: [
    [
      'throughline adopt output/water-cycle/ten-minutes/ten-minutes.pptx',
      'into ten-minutes.edits.yaml beside the deck file',
    ],
    [
      'throughline adopt ~/Downloads/ten-minutes.pptx --dry-run',
      'what somebody changed in a deck that came back',
    ],
  ],
  run: async (input) => (await import('./run-adopt.ts')).runAdopt(input),
};

export const diffCommand: Command = {
  name: 'diff',
  summary: 'Say what differs between two versions: in the outlines, and where decks show it',
  positionals: [
    {
      name: 'old',
      required: true,
      summary: 'a git reference (main, v1.2, HEAD~3), or a folder with a project',
    },
    { name: 'new', summary: 'another one [the project as it stands]' },
  ],
  options: {
    decks: { kind: 'list', value: 'DECK', summary: 'only these decks, by file name or outline/deck [all]' },
    marking: { kind: 'text', value: 'LEVEL', summary: 'leave out what is marked higher [all is shown]' },
    'exit-code': { kind: 'flag', summary: 'end with 1 when something differs' },
    ...composing,
  },
  reporters: ['html'],
  examples: [
    ['throughline diff main', 'what the project says now, against the branch main'],
    ['throughline diff v1.0 v1.1 --decks ten-minutes', 'one deck of two versions'],
    ['throughline diff main --reporter html=diff.html', 'a page with pictures of slides before and after'],
    ['throughline diff origin/main --reporter markdown', 'for a comment on a pull request'],
    ['throughline diff ../last-year', 'against the project in another folder'],
  ],
  run: async (input) => (await import('./run-diff.ts')).runDiff(input),
};

export const translateCommand: Command = {
  name: 'translate',
  summary: 'Write the texts that lack a translation into a file, or put translations where they belong',
  positionals: [
    { name: 'what', words: ['export', 'import'], required: true, summary: 'which way' },
    { name: 'file', summary: 'for import: an XLIFF or CSV file' },
  ],
  options: {
    language: {
      kind: 'text',
      value: 'LANG',
      summary: "language of the translations [for import, the file's]",
    },
    format: { kind: 'text', value: 'FORMAT', summary: 'xliff or csv [xliff]' },
    out: { kind: 'text', value: 'FILE', summary: 'write into this file [standard output]' },
    marking: {
      kind: 'text',
      value: 'LEVEL',
      summary: 'for export: leave out what is marked higher [all, with a warning]',
    },
  },
  examples: [
    ['throughline translate export --language de --out de.xlf', 'what is to be translated into German'],
    ['throughline translate export --language de --format csv > de.csv', 'for a spreadsheet'],
    ['throughline translate import de.xlf', 'put it into outlines and decks'],
  ],
  run: async (input) => (await import('./run-translate.ts')).runTranslate(input),
};

export const mcpCommand: Command = {
  name: 'mcp',
  summary:
    'Offer list, schema, check, build, diff and pictures of slides to programs that write, over standard input and output',
  positionals: [],
  options: { ...composing },
  examples: [['throughline mcp', 'started by a program that speaks the Model Context Protocol']],
  run: async (input) => (await import('./run-mcp.ts')).runMcp(input),
};

export const lspCommand: Command = {
  name: 'lsp',
  summary: 'Help an editor while you write: findings, definitions, references, renaming, completion',
  positionals: [],
  options: {
    stdio: { kind: 'flag', summary: 'speak on standard input and output, as it always does: editors say it' },
  },
  examples: [['throughline lsp', 'started by an editor that speaks the Language Server Protocol']],
  run: async (input) => (await import('./run-lsp.ts')).runLsp(input),
};
