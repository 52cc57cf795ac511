import yargs from 'yargs';
import { type Command, globalOptions, type Option } from './command.ts';
import { commands } from './commands/index.ts';

/** Columns that help is laid out for when the program is bundled. */
const widths = [48, 64, 80, 96, 120] as const;

/**
 * The help of the program (under the empty name) and of each command, by the columns that it is laid out for. The bundle
 * holds the finished texts in this module's place, so that help starts as fast as Node does.
 */
export const helpTexts: Readonly<Record<number, Readonly<Record<string, string>>>> = Object.fromEntries(
  await Promise.all(widths.map(async (width) => [width, await layOut(width)] as const)),
);

async function layOut(width: number): Promise<Readonly<Record<string, string>>> {
  const texts: Record<string, string> = { '': await formatHelp(commands, null, width) };
  for (const command of commands) texts[command.name] = await formatHelp(commands, command, width);
  return texts;
}

/** The help of the whole program, or of one command, as yargs lays it out. */
async function formatHelp(
  commands: readonly Command[],
  command: Command | null,
  width: number,
): Promise<string> {
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
    required ? `<${name}${many ? '..' : ''}>` : `[${name}${many ? '..' : ''}]`,
  );
  return [command.name, ...words].join(' ');
}
