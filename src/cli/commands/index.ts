import { formatNames } from '../../formats/index.ts';
import { type Command, composing, listings, queued, sharded } from '../command.ts';
import {
  adoptCommand,
  diffCommand,
  importCommand,
  lspCommand,
  mcpCommand,
  translateCommand,
} from './exchange-commands.ts';
import { cleanCommand, mergeCommand, newCommand, workerCommand } from './other-commands.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  {
    name: 'init',
    summary: 'Start a small project that builds at once',
    positionals: [{ name: 'dir', summary: 'where; it is created if need be [the current folder]' }],
    options: {
      from: { kind: 'text', value: 'FILE', summary: 'a .md or .pptx file that the first deck is made of' },
    },
    examples: [
      ['throughline init', 'start in the current folder'],
      ['throughline init talks --from old-talk.pptx', 'with a deck that you have'],
      ['throughline init talks && cd talks && throughline build', 'in a new folder, and build it'],
    ],
    run: async (input) => (await import('./run-init.ts')).runInit(input),
  },
  importCommand,
  {
    name: 'build',
    summary: 'Build decks, speaker notes and handouts',
    positionals: [{ name: 'deck', many: true, summary: "a deck's file name, or outline/deck [all decks]" }],
    manyProjects: true,
    options: {
      out: { kind: 'text', value: 'DIR', summary: "output folder [the project's output/]" },
      format: { kind: 'list', value: 'FORMAT', summary: `${formatNames.join(', ')} [each deck's own]` },
      browser: { kind: 'text', value: 'PATH', summary: 'browser that prints PDF [one that is found]' },
      ...composing,
      ...sharded,
      'keep-going': { kind: 'flag', summary: 'write the decks that have no errors, when others have' },
      jobs: { kind: 'text', value: 'N', summary: 'build so many decks at once [as many as pay off]' },
      ...queued,
      'in-flight': { kind: 'text', value: 'N', summary: 'decks that may be on the queue at once [16]' },
      watch: { kind: 'flag', summary: 'build again whenever something changes, until interrupted' },
      'dry-run': { kind: 'flag', summary: 'say what would be written and removed, and write nothing' },
      strict: { kind: 'flag', summary: 'count warnings as errors' },
      force: { kind: 'flag', summary: 'replace outputs edited by hand, keeping a copy of each beside it' },
    },
    examples: [
      ['throughline build', 'build every deck of the project'],
      ['throughline build ten-minutes', 'build one deck'],
      [
        'throughline build water-cycle/ten-minutes --format pptx',
        'one deck of one outline, without its notes',
      ],
      ['throughline build --strict --reporter json=report.json', 'in CI: fail on warnings, keep a report'],
      ['throughline build --var ask="EUR 2m"', 'set a variable that texts of decks name'],
      ['throughline build --watch', 'keep the output in step while you write'],
      ['throughline build --project courses/one --project courses/two', 'several projects of a repository'],
      ['throughline build --out /tmp/look', 'build into another folder'],
      [
        'throughline build --shard 3/16 --out shard',
        'a part of the decks, for merge to join with the others',
      ],
    ],
    run: async (input) => (await import('./run-build.ts')).runBuild(input),
  },
  {
    name: 'check',
    summary: 'Say what is wrong, what no deck shows, and whether the output is current; write nothing',
    positionals: [{ name: 'deck', many: true, summary: "a deck's file name, or outline/deck [all decks]" }],
    manyProjects: true,
    options: {
      out: { kind: 'text', value: 'DIR', summary: "compare with this folder [the project's output/]" },
      ...composing,
      ...sharded,
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
  },
  mergeCommand,
  workerCommand,
  cleanCommand,
  newCommand,
  {
    name: 'verify',
    summary:
      'Look at PowerPoint and Word files: are they sound, can all read them, are they what their project says',
    positionals: [
      {
        name: 'file',
        many: true,
        required: true,
        summary: '.pptx and .docx files, made by Throughline or not',
      },
    ],
    options: {
      ...composing,
      strict: { kind: 'flag', summary: 'count warnings as errors' },
    },
    examples: [
      ['throughline verify output/water-cycle/ten-minutes/ten-minutes.en.pptx', 'one of your own'],
      ['throughline verify output/*/*/*.pptx', 'all that were built'],
      ['throughline verify from-a-colleague.pptx', 'somebody else’s: package and accessibility'],
      ['throughline verify deck.pptx --project ../course', 'compare with the project in another folder'],
    ],
    run: async (input) => (await import('./run-verify.ts')).runVerify(input),
  },
  adoptCommand,
  diffCommand,
  translateCommand,
  {
    name: 'brand',
    summary:
      'Say what a PowerPoint file would be as a theme: its layouts, what they are used for and why, how much they hold',
    positionals: [{ name: 'file', required: true, summary: 'a .pptx or .potx file' }],
    options: {
      write: { kind: 'flag', summary: 'write its choices beside it, as FILE.brand.yaml, to be changed' },
      pictures: { kind: 'text', value: 'DIR', summary: 'draw each layout with its places into this folder' },
    },
    examples: [
      ['throughline brand brand/acme.potx', 'before the first deck'],
      ['throughline brand brand/acme.potx --write', 'and write what may be changed'],
      ['throughline brand acme.pptx --reporter json', 'the same as data'],
    ],
    run: async (input) => (await import('./run-brand.ts')).runBrand(input),
  },
  {
    name: 'preview',
    summary: 'Show decks in the browser while they are written',
    positionals: [{ name: 'deck', many: true, summary: "a deck's file name, or outline/deck [all decks]" }],
    options: {
      port: {
        kind: 'text',
        value: 'PORT',
        summary: 'port to listen on; 0 takes any that is free [4747, or a free one]',
      },
      ...composing,
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
  },
  {
    name: 'list',
    summary: 'List what there is to use',
    positionals: [
      { name: 'what', words: listings, summary: 'what to list [decks]' },
      {
        name: 'of',
        many: true,
        summary:
          'for fields: only those of this type; for icons: only those that have to do with it; for slides: only those of these decks',
      },
    ],
    options: {
      missing: {
        kind: 'text',
        value: 'LANG',
        summary: 'for words: only those that LANG lacks, as YAML to fill in',
      },
      ...composing,
      why: { kind: 'flag', summary: 'for slides: who chose layout and arrangement, and why' },
      set: { kind: 'text', value: 'SET', summary: 'the same as --template' },
      template: { kind: 'text', value: 'SET', summary: "template set [the project's]" },
    },
    examples: [
      ['throughline list', 'the decks of the project'],
      [
        'throughline list slides --why ten-minutes',
        'how each slide of a deck is laid out, who chose it, and why',
      ],
      ['throughline list templates', 'kinds of slides with their parameters and an example'],
      ['throughline list icons water', 'icons by name, or by what they have to do with'],
      ['throughline list fields element', 'what a template can print of an element'],
      ['throughline list words --missing cs', 'what a Czech deck would show in another language'],
      ['throughline list helpers --reporter json', 'the helpers of templates, as JSON'],
    ],
    run: async (input) => (await import('./run-list.ts')).runList(input),
  },
  {
    name: 'schema',
    summary: 'Print JSON Schemas, by which editors complete and check YAML',
    positionals: [
      {
        name: 'format',
        words: ['outline', 'deck', 'theme', 'brand', 'edits', 'project'],
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
  },
  mcpCommand,
  lspCommand,
  {
    name: 'completion',
    summary: 'Print what completes commands, options and decks in a shell',
    positionals: [
      { name: 'shell', words: ['bash', 'zsh', 'fish', 'powershell'], required: true, summary: 'which shell' },
    ],
    options: {},
    examples: [
      ['throughline completion bash >> ~/.bashrc', 'in Bash, from the next terminal on'],
      ['throughline completion fish > ~/.config/fish/completions/throughline.fish', 'in fish'],
      ['throughline completion powershell | Out-String | Invoke-Expression', 'in PowerShell, in its profile'],
    ],
    run: async (input) => (await import('./run-completion.ts')).runCompletion(input, commands),
  },
  {
    name: 'help',
    summary: 'Show help, as --help does',
    positionals: [{ name: 'command', summary: 'of which command [all]' }],
    options: {},
    examples: [['throughline help build', 'what build takes, with examples']],
    // Answered before the program is loaded, but for what is no command.
    run: async (input) => (await import('./run-help.ts')).runHelp(input, commands),
  },
];
