import { formatNames } from '../../formats/index.ts';
import { reportCli } from '../codes.ts';
import {
  type Command,
  type CommandInput,
  type CommandResult,
  globalOptions,
  type Option,
} from '../command.ts';
import { reporters } from '../reporters/index.ts';

/** Prints what teaches a shell the commands, their options, and the decks of the project that one stands in. */
export async function runCompletion(
  input: CommandInput,
  commands: readonly Command[],
): Promise<CommandResult> {
  const [word] = input.arguments.words;
  if (word === undefined) {
    const hint = `throughline completion ${completionShells.join('|')}`;
    const diagnostics = [reportCli('invalid-argument', null, 'completion needs to know the shell', { hint })];
    return { output: '', diagnostics };
  }
  // Parsing let only these words through.
  const shell = word as (typeof completionShells)[number];
  return { output: scripts[shell](commands), diagnostics: [] };
}

const completionShells = ['bash', 'zsh', 'fish', 'powershell'] as const;

const scripts: Readonly<Record<(typeof completionShells)[number], (commands: readonly Command[]) => string>> =
  { bash, zsh, fish, powershell };

function optionsOf(command: Command): readonly (readonly [name: string, option: Option])[] {
  return Object.entries({ ...command.options, ...globalOptions });
}

/** The words that an option's value can be; null: a path, or anything. */
function valuesOf(name: string): readonly string[] | null {
  return name === 'format' ? formatNames : name === 'reporter' ? Object.keys(reporters) : null;
}

/** The words that a command takes first; `decks`: names of decks. */
function wordsOf({ positionals }: Command): readonly string[] | 'decks' | 'files' {
  const [first] = positionals;
  return first?.name === 'deck' ? 'decks' : (first?.words ?? 'files');
}

function bash(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name);
  const choose = (words: readonly string[]) =>
    `COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$word")); return`;
  const values = ['format', 'reporter'].map((name) => `    --${name}) ${choose(valuesOf(name)!)} ;;`);
  const options = commands.map(
    (command) => `      ${command.name}) ${choose(optionsOf(command).map(([name]) => `--${name}`))} ;;`,
  );
  const words = commands.flatMap((command) => {
    const first = wordsOf(command);
    if (first === 'files') return [];
    const list =
      first === 'decks'
        ? `local decks=(content/*/decks/*.yaml); decks=("\${decks[@]##*/}"); COMPREPLY=($(compgen -W "\${decks[*]%.yaml}" -- "$word"))`
        : choose(first);
    return [`    ${command.name}) ${list} ;;`];
  });
  return `# throughline completion bash >> ~/.bashrc
_throughline() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command= each
  COMPREPLY=()
  for each in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $each in ${names.join('|')}) command=$each; break ;; esac
  done
  case $before in
${values.join('\n')}
  esac
  if [[ $word == -* ]]; then
    case $command in
${options.join('\n')}
    esac
    ${choose(Object.keys(globalOptions).map((name) => `--${name}`))}
  fi
  case $command in
    '') ${choose(names)} ;;
${words.join('\n')}
  esac
}
complete -o bashdefault -o default -F _throughline throughline
`;
}

/** Within single quotes, where brackets and colons mean something to zsh. */
function zshText(text: string): string {
  return text.replace(/[[\]:\\]/g, '\\$&').replaceAll("'", "'\\''");
}

function zsh(commands: readonly Command[]): string {
  const described = commands.map(({ name, summary }) => `    '${name}:${zshText(summary)}'`);
  const cases = commands.map((command) => {
    const options = optionsOf(command).map(([name, { kind, summary, value, repeats }]) => {
      const words = valuesOf(name);
      const after =
        kind === 'flag'
          ? ''
          : `:${value ?? name}:${words ? `(${words.join(' ')})` : value === 'DIR' ? '_files -/' : '_files'}`;
      return `        '${kind === 'list' || kind === 'pairs' || repeats ? '*' : ''}--${name}[${zshText(summary)}]${after}' \\`;
    });
    const first = wordsOf(command);
    const words = first === 'decks' ? '($decks)' : first === 'files' ? '_files' : `(${first.join(' ')})`;
    return `      ${command.name})\n        _arguments \\\n${options.join('\n')}\n        "*: :${words}" ;;`;
  });
  return `#compdef throughline
# throughline completion zsh > ~/.zfunc/_throughline, with fpath+=(~/.zfunc) before compinit
_throughline() {
  local state line
  local -a commands decks
  decks=(content/*/decks/*.yaml(N:t:r))
  commands=(
${described.join('\n')}
  )
  _arguments -C '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands ;;
    rest)
      case $words[1] in
${cases.join('\n')}
      esac ;;
  esac
}
if [[ $funcstack[1] == _throughline ]]; then _throughline "$@"; else compdef _throughline throughline; fi
`;
}

function fish(commands: readonly Command[]): string {
  const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
  const lines = commands.flatMap((command) => {
    const within = `-n '__fish_seen_subcommand_from ${command.name}'`;
    const first = wordsOf(command);
    const words =
      first === 'decks'
        ? `'(for deck in content/*/decks/*.yaml; basename $deck .yaml; end)'`
        : first === 'files'
          ? null
          : quoted(first.join(' '));
    return [
      `complete -c throughline -f -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.summary)}`,
      ...(words === null ? [] : [`complete -c throughline -f ${within} -a ${words}`]),
      ...optionsOf(command).map(([name, { kind, summary }]) => {
        const values = valuesOf(name);
        const takes = kind === 'flag' ? '' : values ? ` -x -a ${quoted(values.join(' '))}` : ' -r -F';
        return `complete -c throughline ${within} -l ${name}${takes} -d ${quoted(summary)}`;
      }),
    ];
  });
  return `# throughline completion fish > ~/.config/fish/completions/throughline.fish\n${lines.join('\n')}\n`;
}

function powershell(commands: readonly Command[]): string {
  const list = (words: readonly string[]) =>
    `@(${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')})`;
  const rows = commands.map((command) => {
    const first = wordsOf(command);
    const words =
      first === 'decks'
        ? '@(Get-ChildItem -Path content/*/decks/*.yaml -ErrorAction SilentlyContinue | ForEach-Object BaseName)'
        : list(first === 'files' ? [] : first);
    return `    '${command.name}' = @{ Words = { ${words} }; Options = ${list(optionsOf(command).map(([name]) => `--${name}`))} }`;
  });
  return `# throughline completion powershell | Out-String | Invoke-Expression; in $PROFILE to keep it
Register-ArgumentCompleter -Native -CommandName throughline -ScriptBlock {
  param($word, $ast, $position)
  $commands = [ordered]@{
${rows.join('\n')}
  }
  $said = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  $command = $said | Where-Object { $commands.Contains($_) -and $_ -ne $word } | Select-Object -First 1
  $before = if ($word -eq '') { $said | Select-Object -Last 1 } else { $said | Select-Object -Last 2 | Select-Object -First 1 }
  $found = if ($before -eq '--format') { ${list(formatNames)} }
    elseif ($before -eq '--reporter') { ${list(Object.keys(reporters))} }
    elseif (-not $command) { $commands.Keys }
    elseif ($word -like '-*') { $commands[$command].Options }
    else { & $commands[$command].Words }
  $found | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`;
}
