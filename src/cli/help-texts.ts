import yargs from 'yargs';
import { type Command, globalOptions, type Option } from './command.ts';
import { commands } from './commands/index.ts';

/**
 * The help of the program (under the empty name) and of each command. The bundle holds the finished texts in this
 * module's place, so that help starts as fast as Node does.
 */
export const helpTexts: Readonly<Record<string, string>> = Object.fromEntries(
  await Promise.all([
    formatHelp(commands, null).then((text) => ['', text] as const),
    ...commands.map((command) => formatHelp(commands, command).then((text) => [command.name, text] as const)),
  ]),
);

/** Columns of a help text, whatever the terminal: it is made when the program is bundled. */
const width = 96;

/** The help of the whole program, or of one command, as yargs lays it out. */
async function formatHelp(commands: readonly Command[], command: Command | null): Promise<string> {
  const help = yargs([])
    .locale('en')
    .scriptName('throughline')
    .help(false)
    .version(false)
    .wrap(width)
    .updateStrings({ 'Positionals:': 'Arguments:' });
  if (command) {
    help.usage(`throughline ${usageOf(command)}\n\n${command.summary}`);
    for (const positional of command.positionals) {
      const words = positional.words ? ` (${positional.words.join(', ')})` : '';
      help.positional(positional.name, { describe: positional.summary + words });
    }
    addOptions(help, command.options, 'Options:');
    addOptions(help, globalOptions, 'For every command:');
    for (const [example, what] of command.examples) help.example(example, what);
  } else {
    help.usage('throughline COMMAND\n\nDecks, speaker notes and handouts, drawn from one outline.');
    for (const each of commands) help.command(usageOf(each), each.summary);
    addOptions(help, globalOptions, 'For every command:');
    for (const each of commands) {
      const [example, what] = each.examples[0] ?? [];
      if (example !== undefined) help.example(example, what ?? '');
    }
    help.epilogue('throughline COMMAND --help shows the options and more examples of a command.');
  }
  return `${(await help.getHelp()).replace(/[ \t]+$/gm, '')}\n`;
}

function addOptions(
  help: ReturnType<typeof yargs>,
  options: Readonly<Record<string, Option>>,
  group: string,
): void {
  for (const [name, option] of Object.entries(options)) {
    const key = option.value === undefined ? name : `${name} ${option.value}`;
    // Yargs would print a type in brackets after each; the word for the value says more, and stands in the name.
    help.option(key, { describe: option.summary, group });
  }
}

function usageOf(command: Command): string {
  const words = command.positionals.map(({ name, many, required }) =>
    required ? `<${name}>` : `[${name}${many ? '..' : ''}]`,
  );
  return [command.name, ...words].join(' ');
}
