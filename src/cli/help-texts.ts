import { commands } from './commands/index.ts';
import { formatHelp } from './format-help.ts';

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
