import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runInProcess } from './run-in-process.ts';

const folder = temporaryFolder('completion');

beforeAll(async () => {
  for (const deck of ['first', 'second']) {
    mkdirSync(join(folder, 'content/o/decks'), { recursive: true });
    writeFileSync(join(folder, `content/o/decks/${deck}.yaml`), 'slides: []\n');
  }
  for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
    const { out, code } = await runInProcess(['completion', shell], folder);
    expect(code).toBe(0);
    writeFileSync(join(folder, shell), out);
  }
});

/** Runs a script in a shell; where there is none the test is skipped, and says so. */
function inShell({ skip }: TestContext, shell: string, args: readonly string[]): string {
  const { error, stdout, stderr, status } = spawnSync(shell, args, { cwd: folder, encoding: 'utf8' });
  if (error) {
    process.stderr.write(`\nSKIPPED: there is no ${shell}\n`);
    return skip(`there is no ${shell}`);
  }
  expect([stderr, status]).toEqual(['', 0]);
  return stdout;
}

it('without a shell says which there are', async () => {
  const { err, code } = await runInProcess(['completion'], folder);
  expect([code, err]).toEqual([
    2,
    expect.stringContaining('throughline completion bash|zsh|fish|powershell'),
  ]);
});

/** What is offered behind the words of a command line, the last of which is being typed. */
const offers: Readonly<
  Record<string, (context: TestContext, words: readonly string[]) => readonly string[]>
> = {
  bash: (context, words) => {
    const list = words.map((word) => `'${word}'`).join(' ');
    const script = `source ./bash; COMP_WORDS=(throughline ${list}); COMP_CWORD=${words.length}; _throughline; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return lines(inShell(context, 'bash', ['--norc', '-c', script]));
  },
  fish: (context, words) => {
    const line = `throughline ${words.join(' ')}`;
    const found = lines(
      inShell(context, 'fish', ['--no-config', '-c', `source ./fish; complete -C '${line}'`]),
    );
    return found.map((each) => each.split('\t', 1)[0]!);
  },
};

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

describe.each(Object.keys(offers))('%s completes', (shell) => {
  const offer = offers[shell]!;
  it('commands', (context) => {
    expect([...offer(context, [''])].sort()).toEqual(commands.map(({ name }) => name).sort());
    expect(offer(context, ['ver'])).toEqual(['verify']);
  });

  it('decks of the project that one stands in', (context) => {
    expect(offer(context, ['build', 's'])).toEqual(['second']);
    expect(offer(context, ['check', '--strict', 'f'])).toEqual(['first']);
  });

  it('options of the command, and their values', (context) => {
    expect(offer(context, ['build', '--for'])).toEqual(expect.arrayContaining(['--format', '--force']));
    expect(offer(context, ['build', '--format', 'pp'])).toEqual(['pptx']);
    expect(offer(context, ['list', 'lay'])).toEqual(['layouts']);
    expect(offer(context, ['list', '--jo'])).toEqual([]);
  });
});

it('zsh reads its script, which knows every command', (context) => {
  const script =
    'autoload -U compinit && compinit -u -d ./zcompdump && source ./zsh && print -l $_comps | grep _throughline';
  // Its table of who completes what.
  expect(inShell(context, 'zsh', ['-f', '-c', script])).toBe('_throughline\n');
});
