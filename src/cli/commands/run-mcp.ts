import { type McpAnswer, type McpArguments, type McpTool, serveMcp, slidePicture } from '../../mcp/index.ts';
import { type Diagnostic, hasErrors } from '../../source/index.ts';
import type { Command, CommandInput, CommandResult } from '../command.ts';
import { findProject } from '../find-project.ts';
import { reporters } from '../reporters/index.ts';
import { runBuild } from './run-build.ts';
import { runCheck } from './run-check.ts';
import { runDiff } from './run-diff.ts';
import { runList } from './run-list.ts';
import { runSchema } from './run-schema.ts';

/** Offers what the commands do to programs that write, over standard input and output. */
export async function runMcp(input: CommandInput): Promise<CommandResult> {
  const project = findProject(input);
  if (!project.value) return { output: '', diagnostics: project.diagnostics };
  const { root } = project.value;
  await serveMcp({
    tools: toolsFor(root, input),
    input: process.stdin,
    output: process.stdout,
    signal: input.terminal.signal,
  });
  return { output: '', diagnostics: [] };
}

const decks = {
  type: 'texts',
  description: 'decks by file name or outline/deck; all when left out',
} as const;

/** The same functions as the commands, in the folder of the project and nowhere else. */
function toolsFor(root: string, input: CommandInput): readonly McpTool[] {
  const run = runnerFor(root, input);
  return [
    {
      name: 'list',
      description:
        'List what there is to use: decks, slides, templates (kinds of slides with their parameters), layouts, icons, checks, fields, helpers, words',
      takes: {
        what: {
          type: 'text',
          description: 'decks, slides, templates, layouts, icons, checks, fields, helpers or words',
        },
        of: { type: 'texts', description: 'for slides: decks; for icons: a word; for fields: a type' },
      },
      required: ['what'],
      run: ({ what, of }) => run(runList, { words: [textOf(what), ...textsOf(of)], oneOf: listed }),
    },
    {
      name: 'schema',
      description:
        'The JSON Schema of a kind of file: outline, deck (with the ids of an outline), theme or project',
      takes: {
        format: { type: 'text', description: 'outline, deck, theme or project' },
        outline: { type: 'text', description: 'for deck: the outline whose ids it may name' },
      },
      required: ['format'],
      run: ({ format, outline }) =>
        run(runSchema, {
          words: [textOf(format), ...(outline === undefined ? [] : [textOf(outline)])],
          oneOf: ['outline', 'deck', 'theme', 'project'],
        }),
    },
    {
      name: 'check',
      description:
        'Say what is wrong, at which line and what to do about it, what no deck shows, and whether output/ is current; write nothing',
      takes: { decks, drift: { type: 'text', description: '"no": output/ is not looked at' } },
      run: ({ decks: names, drift }) =>
        run(runCheck, { words: textsOf(names), flags: drift === 'no' ? ['no-drift'] : [] }),
    },
    {
      name: 'build',
      description:
        'Build decks, speaker notes and handouts into output/; nothing is written when there are errors',
      takes: { decks },
      run: ({ decks: names }) => run(runBuild, { words: textsOf(names) }),
    },
    {
      name: 'diff',
      description: 'Say what differs between two versions of the project: in the model, then on which slides',
      takes: {
        old: { type: 'text', description: 'a git reference, such as HEAD or main' },
        new: { type: 'text', description: 'another one; the files as they are when left out' },
        decks,
      },
      required: ['old'],
      run: ({ old, new: now, decks: names }) => {
        const words = [textOf(old), ...(now === undefined ? [] : [textOf(now)])];
        const outside = words.find((word) => /^([\\/~]|[A-Za-z]:)|(^|[\\/])\.\.([\\/]|$)/.test(word));
        if (outside !== undefined)
          return Promise.resolve({ text: `"${outside}" leads out of the project`, failed: true });
        return run(runDiff, { words, lists: { decks: textsOf(names) } });
      },
    },
    {
      name: 'picture',
      description: 'The picture (PNG) of a slide, as it would be built',
      takes: {
        deck: { type: 'text', description: 'a deck by file name or outline/deck' },
        slide: { type: 'text', description: 'its id, or its number from 1' },
        language: { type: 'text', description: "one of the deck's languages [its first]" },
        width: { type: 'number', description: 'in pixels, 320 to 1920 [1280]' },
      },
      required: ['deck', 'slide'],
      run: async ({ deck, slide, language, width }): Promise<McpAnswer> => {
        const project = findProject(inputFor(root, input, {}));
        if (!project.value) return { text: findings(project.diagnostics), failed: true };
        const picture = await slidePicture(project.value, {
          deck: textOf(deck),
          slide: textOf(slide),
          language: language === undefined ? null : textOf(language),
          width: typeof width === 'number' ? width : 1280,
        });
        const text = [picture.words, findings(picture.diagnostics)].filter((each) => each !== '').join('\n');
        return { text, png: picture.png ?? undefined, failed: picture.png === null };
      },
    },
  ];
}

const listed = ['decks', 'slides', 'templates', 'layouts', 'icons', 'checks', 'fields', 'helpers', 'words'];

interface Given {
  readonly words?: readonly string[];
  /** What the first word may be. */
  readonly oneOf?: readonly string[];
  readonly flags?: readonly string[];
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}

function runnerFor(root: string, input: CommandInput) {
  return async (
    command: (input: CommandInput) => Promise<CommandResult>,
    given: Given,
  ): Promise<McpAnswer> => {
    const [first] = given.words ?? [];
    if (given.oneOf && !given.oneOf.includes(first ?? ''))
      return { text: `"${first}" is none of: ${given.oneOf.join(', ')}`, failed: true };
    const { output, diagnostics, documents } = await command(inputFor(root, input, given));
    const parts = [(documents?.json ?? output).trimEnd(), findings(diagnostics)];
    return { text: parts.filter((part) => part !== '').join('\n'), failed: hasErrors(diagnostics) };
  };
}

/** A command line of the project's own: whatever a command has to say comes back as its result. */
function inputFor(root: string, input: CommandInput, { words, flags, lists }: Given): CommandInput {
  const nothing = (): void => {};
  const command: Command = input.arguments.command;
  return {
    ...input,
    terminal: {
      ...input.terminal,
      folder: root,
      out: nothing,
      err: nothing,
      interactive: false,
      color: false,
    },
    progress: nothing,
    publish: async () => {},
    json: true,
    reporters: new Set(['json']),
    arguments: {
      command,
      words: words ?? [],
      flags: new Set(flags ?? []),
      texts: new Map([['project', root]]),
      lists: new Map([...input.arguments.lists, ...Object.entries(lists ?? {})]),
    },
  };
}

function findings(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.length === 0 ? '' : reporters.text!(diagnostics, { color: false }).trimEnd();
}

function textOf(value: McpArguments[string] | undefined): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: McpArguments[string] | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}
