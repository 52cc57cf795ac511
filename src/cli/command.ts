import type { Diagnostic } from '../source/index.ts';
import type { CommandReport } from './reporters/index.ts';
import type { Terminal } from './terminal.ts';

/** What a command is called and takes. Help, parsing and their checks all come from it. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly positionals: readonly Positional[];
  readonly options: Readonly<Record<string, Option>>;
  /** It may be run in several projects, one after the other. */
  readonly manyProjects?: boolean;
  readonly examples: readonly (readonly [command: string, what: string])[];
  /** Ways to report that only this command has. */
  readonly reporters?: readonly string[];
  /** Loads what the command needs, only when it runs. */
  readonly run: (input: CommandInput) => Promise<CommandResult>;
}

export interface Positional {
  readonly name: string;
  readonly summary: string;
  /** Takes all that is left. */
  readonly many?: boolean;
  /** The command does nothing without it. */
  readonly required?: boolean;
  readonly words?: readonly string[];
}

export interface Option {
  readonly summary: string;
  /**
   * flag: on or off. text: takes a value. list: may be given several times, or with commas. pairs: NAME=VALUE, as often as
   * need be.
   */
  readonly kind: 'flag' | 'text' | 'list' | 'pairs';
  /** What the value is, for the help: `DIR`. */
  readonly value?: string;
  /** Of a text: it may be given several times. The first counts where one is wanted. */
  readonly repeats?: boolean;
}

export interface Arguments {
  readonly command: Command;
  /** Values of positionals in order. */
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

export interface CommandInput {
  readonly arguments: Arguments;
  readonly terminal: Terminal;
  /** Shows what is being done; nothing where no person watches. */
  readonly progress: (text: string) => void;
  /** Results as JSON documents. */
  readonly json: boolean;
  /** Names of all reporters that are asked for. */
  readonly reporters: ReadonlySet<string>;
  /** Reports and prints what a command has to say before its end, as at its end. */
  readonly publish: (result: CommandResult) => Promise<void>;
}

export interface CommandResult {
  /** For standard output, ending with a line break; empty: nothing to say. */
  readonly output: string;
  readonly diagnostics: readonly Diagnostic[];
  /** For people, on standard error after the diagnostics: what came of it. */
  readonly notes?: readonly string[];
  /** Shown with --verbose. */
  readonly details?: readonly string[];
  /** For reports that have room for more than findings. */
  readonly report?: CommandReport;
  /** What the output is for other reporters than `text`, by their names: on the screen and in files. */
  readonly documents?: Readonly<Record<string, string>>;
  /** Where no error says otherwise. */
  readonly exitCode?: number;
  /** The output is a mere account of what was done: --quiet leaves it out. */
  readonly account?: boolean;
}

export const globalOptions: Readonly<Record<string, Option>> = {
  project: {
    kind: 'text',
    value: 'DIR',
    repeats: true,
    summary: 'folder of the project [the nearest one upward]; build, check and clean take several',
  },
  reporter: {
    kind: 'list',
    value: 'NAME[=FILE]',
    summary:
      'text, json, sarif, github, junit or markdown, on standard error or into a file; may be given several times [text]',
  },
  quiet: { kind: 'flag', summary: 'print errors only' },
  verbose: { kind: 'flag', summary: 'print how long things took, and stack traces of bugs' },
  'no-color': { kind: 'flag', summary: 'no colours (so does the environment variable NO_COLOR)' },
  help: { kind: 'flag', summary: 'show help; also -h' },
  version: { kind: 'flag', summary: 'show the version' },
};

/** Of every command that composes decks. */
export const composing = {
  var: {
    kind: 'pairs',
    value: 'NAME=VALUE',
    summary: 'set a variable, over what files say; may be given several times',
  },
  'as-of': {
    kind: 'text',
    value: 'DATE',
    summary: "day on which sources are fresh or stale [SOURCE_DATE_EPOCH, else the deck's; for check today]",
  },
} as const satisfies Readonly<Record<string, Option>>;

/** Of every command that may do a part of the decks. */
export const sharded = {
  shard: {
    kind: 'text',
    value: 'I/N',
    summary: 'only the I-th of N parts of the decks; auto: as Kubernetes, GitLab, AWS Batch or Slurm say',
  },
} as const satisfies Readonly<Record<string, Option>>;

/** Of commands that speak to a queue. */
export const queued = {
  queue: {
    kind: 'text',
    value: 'URL',
    summary: 'Redis on which workers take decks: redis://HOST:6379 [the variable THROUGHLINE_QUEUE]',
  },
  'queue-prefix': { kind: 'text', value: 'NAME', summary: 'what its keys begin with [throughline]' },
} as const satisfies Readonly<Record<string, Option>>;

/** What `new` writes. */
export const newThings = ['outline', 'deck', 'template', 'theme'] as const;

/** What `list` lists. */
export const listings = [
  'decks',
  'slides',
  'templates',
  'fields',
  'helpers',
  'checks',
  'layouts',
  'words',
  'icons',
] as const;
