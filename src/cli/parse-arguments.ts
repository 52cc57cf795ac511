import parseWords from 'yargs-parser';
import { type Diagnostic, didYouMean, type Outcome } from '../source/index.ts';
import { reportCli } from './codes.ts';
import { type Arguments, type Command, globalOptions, type Option } from './command.ts';

/** Reads the words of a command line. Diagnostics: unknown-command, unknown-option, invalid-argument. */
export function parseArguments(argv: readonly string[], commands: readonly Command[]): Outcome<Arguments> {
  const found = findCommand(argv, commands);
  if (!found.value) return { diagnostics: found.diagnostics };
  const { command, at } = found.value;
  const options = { ...globalOptions, ...command.options };
  const rest = argv.filter((_, i) => i !== at);
  const diagnostics = checkOptions(rest, options, command);
  if (diagnostics.length > 0) return { diagnostics };
  const parsed = readOptions(rest, options);
  const values = collect(parsed, options, command);
  const words = parsed._.map(String);
  return {
    value: { command, words, ...values },
    diagnostics: [...values.diagnostics, ...checkWords(words, command)],
  };
}

/**
 * Reads options with the parser of yargs alone: all of yargs, which lays out the help, takes as long to load as Node to
 * start.
 */
function readOptions(argv: readonly string[], options: Readonly<Record<string, Option>>) {
  const named = (kind: Option['kind']) => Object.keys(options).filter((name) => options[name]!.kind === kind);
  return parseWords([...argv], {
    boolean: named('flag'),
    string: [...named('text'), ...named('list'), ...named('pairs')],
    configuration: {
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'greedy-arrays': false,
      'duplicate-arguments-array': true,
      'populate--': false,
    },
  });
}

/** The command is the first word that is neither an option nor an option's value. */
function findCommand(
  argv: readonly string[],
  commands: readonly Command[],
): Outcome<{ readonly command: Command; readonly at: number }> {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === '--') break;
    if (!word.startsWith('-')) {
      const command = commands.find((each) => each.name === word);
      if (command) return { value: { command, at: i }, diagnostics: [] };
      const names = commands.map((each) => each.name);
      const hint = didYouMean(word, names) ?? `the commands are: ${names.join(', ')}`;
      return { diagnostics: [reportCli('unknown-command', null, `there is no command "${word}"`, { hint })] };
    }
    if (takesNextWord(word, commands)) i++;
  }
  const option = argv.find((word) => word.startsWith('-') && word !== '--');
  const unknown = option !== undefined && optionOf(option, globalOptions) === null;
  if (unknown) return { diagnostics: [unknownOption(option, globalOptions, null)] };
  const hint = 'throughline --help shows the commands';
  return { diagnostics: [reportCli('unknown-command', null, 'no command is given', { hint })] };
}

function takesNextWord(word: string, commands: readonly Command[]): boolean {
  const tables = [globalOptions, ...commands.map((each) => each.options)];
  const option = tables.map((table) => optionOf(word, table)).find((found) => found !== null);
  return option !== undefined && option.kind !== 'flag' && !word.includes('=');
}

/** Options that do not exist, lack their value, or have one that they do not take. */
function checkOptions(
  argv: readonly string[],
  options: Readonly<Record<string, Option>>,
  command: Command,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === '--') break;
    if (!word.startsWith('-') || word === '-') continue;
    const option = optionOf(word, options);
    const name = word.split('=', 1)[0]!;
    const attached = word.includes('=') ? word.slice(word.indexOf('=') + 1) : null;
    if (!option) diagnostics.push(unknownOption(word, options, command));
    else if (option.kind === 'flag') {
      if (attached !== null) {
        diagnostics.push(reportCli('invalid-argument', null, `${name} takes no value`));
      }
    } else {
      const value = attached ?? argv[i + 1];
      const missing = value === undefined || value === '' || (attached === null && value.startsWith('--'));
      if (missing) {
        const hint = `write ${name} ${option.value ?? 'VALUE'}`;
        diagnostics.push(reportCli('invalid-argument', null, `${name} needs a value`, { hint }));
      } else if (attached === null) i++;
    }
  }
  return diagnostics;
}

function optionOf(word: string, options: Readonly<Record<string, Option>>): Option | null {
  if (word === '-h') return options.help ?? null;
  if (!word.startsWith('--')) return null;
  const name = word.slice(2).split('=', 1)[0]!;
  return Object.hasOwn(options, name) ? options[name]! : null;
}

function unknownOption(
  word: string,
  options: Readonly<Record<string, Option>>,
  command: Command | null,
): Diagnostic {
  const name = word.split('=', 1)[0]!;
  const nearest = didYouMean(
    name,
    Object.keys(options).map((each) => `--${each}`),
  );
  const where = command ? `${command.name} has` : 'there is';
  const help = `throughline ${command ? `${command.name} ` : ''}--help shows the options`;
  return reportCli('unknown-option', null, `${where} no option "${name}"`, { hint: nearest ?? help });
}

function collect(
  parsed: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, Option>>,
  command: Command,
) {
  const diagnostics: Diagnostic[] = [];
  const flags = new Set<string>();
  const texts = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  for (const [name, option] of Object.entries(options)) {
    const value = parsed[name];
    if (value === undefined) continue;
    const all = (Array.isArray(value) ? value : [value]).map(String);
    if (option.kind === 'flag') {
      if (all.includes('true')) flags.add(name);
    } else if (option.kind === 'list') {
      const items = all.flatMap((each) => each.split(',')).map((each) => each.trim());
      if (items.includes('')) {
        diagnostics.push(reportCli('invalid-argument', null, `--${name} has an empty value`));
      }
      lists.set(name, items);
    } else if (option.kind === 'pairs') {
      const bad = all.find((each) => !/^[^\s={}[\]]+=/.test(each));
      if (bad !== undefined) {
        const hint = `write --${name} ${option.value}, such as --${name} ask="EUR 2m"`;
        const message = `--${name} is "${bad}", which is no name with a value`;
        diagnostics.push(reportCli('invalid-argument', null, message, { hint }));
      }
      lists.set(name, all);
    } else if (option.repeats) {
      texts.set(name, all[0]!);
      lists.set(name, all);
    } else if (all.length > 1) {
      const hint = `${command.name} takes one`;
      diagnostics.push(
        reportCli('invalid-argument', null, `--${name} is given ${all.length} times`, { hint }),
      );
    } else texts.set(name, all[0]!);
  }
  return { flags, texts, lists, diagnostics };
}

function checkWords(words: readonly string[], command: Command): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  words.forEach((word, i) => {
    const positional = command.positionals[Math.min(i, command.positionals.length - 1)];
    if (!positional || (i >= command.positionals.length && !positional.many)) {
      const hint = `throughline ${command.name} --help shows what it takes`;
      diagnostics.push(reportCli('invalid-argument', null, `${command.name} takes no "${word}"`, { hint }));
    } else if (positional.words && !positional.words.includes(word)) {
      const hint = didYouMean(word, positional.words) ?? `choose one of: ${positional.words.join(', ')}`;
      diagnostics.push(reportCli('invalid-argument', null, `${command.name} takes no "${word}"`, { hint }));
    }
  });
  return diagnostics;
}
