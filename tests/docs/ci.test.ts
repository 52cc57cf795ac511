import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { program } from '../cli/run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const ci = fileURLToPath(new URL('../../docs/ci', import.meta.url));

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly id?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const scratch = temporaryFolder('ci');
let author: string;
let count = 0;
/** The repository as a runner has it, where it came from, and what the stand-ins of the forge's own tools were told. */
let clone: string;
let origin: string;
let told: string;
let environment: Record<string, string>;

beforeAll(() => {
  author = join(scratch, 'author');
  environment = environmentIn(scratch, []);
  sh(scratch, `node '${program}' init author`);
  writeFileSync(join(author, '.gitignore'), 'node_modules/\nreport.*\n');
  writeFileSync(join(author, 'package.json'), '{ "private": true }\n');
  install(author);
  sh(author, 'npx --no-install throughline build --quiet');
  git(author, 'init', '--quiet', '--initial-branch=main');
  git(author, 'config', 'user.name', 'An author');
  git(author, 'config', 'user.email', 'author@example.org');
  git(author, 'add', '--all');
  git(author, 'commit', '--quiet', '--message', 'Compost');
});

beforeEach(() => {
  const folder = join(scratch, `run-${++count}`);
  const bin = join(folder, 'bin');
  origin = join(folder, 'origin.git');
  clone = join(folder, 'clone');
  told = join(folder, 'told');
  mkdirSync(bin, { recursive: true });
  environment = environmentIn(folder, [bin]);
  for (const file of ['github-output', 'summary', 'told']) writeFileSync(join(folder, file), '');
  // The one thing that needs a forge: it writes down what it is asked for, and knows of no pull request.
  writeFileSync(join(bin, 'gh'), `#!/bin/sh\necho "gh $*" >> '${told}'\n[ "$2" = list ] && echo 0\nexit 0\n`);
  chmodSync(join(bin, 'gh'), 0o755);
  // As `npx --no-install`, without starting npm for it; the author's own build asks the real one.
  writeFileSync(
    join(bin, 'npx'),
    '#!/bin/sh\n[ "$1" = --no-install ] || exit 1\nshift\nexec node_modules/.bin/"$@"\n',
  );
  chmodSync(join(bin, 'npx'), 0o755);
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', origin);
  git(origin, 'config', 'receive.advertisePushOptions', 'true');
  git(author, 'push', '--quiet', origin, 'main');
  writeFileSync(
    join(origin, 'hooks/post-receive'),
    `#!/bin/sh\nfor n in 0 1 2 3; do eval "echo option \\$GIT_PUSH_OPTION_$n" >> '${told}'; done\n`,
  );
  chmodSync(join(origin, 'hooks/post-receive'), 0o755);
  git(folder, 'clone', '--quiet', origin, clone);
  install(clone);
});

describe('the cache of builds', () => {
  it('is nothing that git would commit', () => {
    sh(clone, 'npx --no-install throughline build --quiet');
    expect(existsSync(join(clone, '.throughline'))).toBe(true);
    expect(git(clone, 'status', '--porcelain').stdout).toBe('');
  });
});

describe('github-refresh.yml', () => {
  it('opens a pull request with what has changed', () => {
    edit('The heap needs air and water to work', 'The heap needs air');
    runSteps('github-refresh.yml', 'refresh');
    const files = git(origin, 'diff', '--name-only', 'main', 'refresh-decks').stdout.trim().split('\n');
    expect(files).toContain('output/compost/introduction/introduction.pptx');
    expect(files.every((file) => /^(output|schemas|content)\//.test(file))).toBe(true);
    expect(readFileSync(told, 'utf8')).toMatch(/gh pr create --base main --head refresh-decks/);
    expect(readFileSync(join(clone, 'report.md'), 'utf8')).toContain(
      '| title | The heap needs air and water to work | The heap needs air |',
    );
    // Again: the branch is there by now.
    runSteps('github-refresh.yml', 'refresh');
  });

  it('opens none when nothing has changed', () => {
    runSteps('github-refresh.yml', 'refresh');
    expect(git(origin, 'branch', '--list', 'refresh-decks').stdout).toBe('');
    expect(readFileSync(told, 'utf8')).toBe('');
  });

  it('stops at an error, and pushes nothing', () => {
    edit('label: Soil', 'labl: Soil');
    expect(() => runSteps('github-refresh.yml', 'refresh')).toThrow(
      /ended with 1[\s\S]*::error file=content\/compost/,
    );
    expect(git(origin, 'branch', '--list', 'refresh-decks').stdout).toBe('');
  });
});

describe('github-check.yml', () => {
  it('lets current output pass', () => {
    runSteps('github-check.yml', 'check');
    expect(readFileSync(environment.GITHUB_STEP_SUMMARY!, 'utf8')).not.toBe('');
  });

  it('fails on drift', () => {
    edit('The heap needs air and water to work', 'The heap needs air');
    expect(() => runSteps('github-check.yml', 'check')).toThrow(/ended with 1[\s\S]*output-stale/);
    expect(readFileSync(told, 'utf8')).toContain('gh pr comment');
    expect(readFileSync(join(clone, 'diff.md'), 'utf8')).toContain(
      '| title | The heap needs air and water to work | The heap needs air |',
    );
  });
});

describe('gitlab-ci.yml', () => {
  it('checks, refreshes and asks for a merge request', () => {
    expect(runScript('check-decks')).toBe(0);
    expect(existsSync(join(clone, 'report.xml'))).toBe(true);
    expect(runScript('refresh-decks')).toBe(0);
    expect(git(origin, 'branch', '--list', 'refresh-decks').stdout).toBe('');
    edit('The heap needs air and water to work', 'The heap needs air');
    expect(runScript('check-decks')).toBe(1);
    expect(runScript('refresh-decks')).toBe(0);
    expect(readFileSync(told, 'utf8').trim().split('\n')).toEqual([
      'option merge_request.create',
      'option merge_request.target=main',
      'option merge_request.title=Refresh decks',
      expect.stringMatching(/^option merge_request\.description=What changes.*diff\.html$/),
    ]);
    expect(git(origin, 'log', '-1', '--format=%B', 'refresh-decks').stdout).toContain(
      '| title | The heap needs air and water to work | The heap needs air |',
    );
    expect(git(origin, 'diff', '--name-only', 'main', 'refresh-decks').stdout).toContain('introduction.pptx');
  });

  /** As a runner does: the lines of a script as one, which ends with the first that fails. */
  function runScript(job: string): number | null {
    const jobs = readYaml('gitlab-ci.yml') as Record<string, { readonly script: readonly string[] }>;
    const [first, ...lines] = jobs[job]!.script;
    expect(first).toBe('npm ci');
    return bash(['set -e', ...lines].join('\n'), { REFRESH_REMOTE: origin }).status;
  }
});

describe('before a commit', () => {
  beforeEach(() => {
    git(clone, 'config', 'user.name', 'An author');
    git(clone, 'config', 'user.email', 'author@example.org');
  });

  it('the hook of git builds and adds', () => {
    cpSync(join(ci, 'pre-commit.sh'), join(clone, '.git/hooks/pre-commit'));
    chmodSync(join(clone, '.git/hooks/pre-commit'), 0o755);
    edit('The heap needs air and water to work', 'The heap needs air');
    expect(bash('git commit --quiet --all --message Air').status).toBe(0);
    expect(git(clone, 'show', '--stat', '--format=').stdout).toContain('introduction.pptx');
    expect(bash('npx --no-install throughline check --quiet').status).toBe(0);
    edit('label: Soil', 'labl: Soil');
    expect(bash('git commit --quiet --all --message Mistake').status).not.toBe(0);
  });

  it('the hook builds what is added, not what else lies in the folder', () => {
    cpSync(join(ci, 'pre-commit.sh'), join(clone, '.git/hooks/pre-commit'));
    chmodSync(join(clone, '.git/hooks/pre-commit'), 0o755);
    edit('The heap needs air and water to work', 'The heap needs air');
    git(clone, 'add', '--all');
    // Begun, and not to be built yet.
    edit('The heap needs air', 'The heap needs aiir');
    edit('label: Soil', 'labl: Soil');
    const notes = join(clone, 'output/compost/introduction/introduction.notes.md');
    const edited = `${readFileSync(notes, 'utf8')}\nA remark.\n`;
    writeFileSync(notes, edited);
    const ran = bash('git commit --quiet --message Air');
    expect(`${ran.stdout}${ran.stderr}`).toBe('');
    const of = (path: string) => git(clone, 'show', `HEAD:${path}`).stdout;
    expect(of('output/compost/introduction/introduction.notes.md')).toContain('The heap needs air');
    expect(of('output/compost/introduction/introduction.notes.md')).not.toContain('aiir');
    expect(readFileSync(notes, 'utf8')).toBe(edited);
    const left = git(clone, 'status', '--porcelain').stdout.trimEnd().split('\n');
    expect(left.map((line) => line.trim())).toEqual([
      'M content/compost/outline.yaml',
      'M output/compost/introduction/introduction.notes.md',
    ]);
  });

  it('pre-commit is told a command that builds', () => {
    const config = readYaml('pre-commit-config.yaml') as {
      repos: { hooks: { entry: string; files: string; pass_filenames: boolean }[] }[];
    };
    const hook = config.repos[0]!.hooks[0]!;
    expect(new RegExp(hook.files).test('content/compost/outline.yaml')).toBe(true);
    expect(new RegExp(hook.files).test('output/compost/introduction/manifest.json')).toBe(false);
    edit('The heap needs air and water to work', 'The heap needs air');
    expect(bash(hook.entry).status).toBe(0);
    // Which pre-commit takes for a reason to stop.
    expect(git(clone, 'status', '--porcelain', 'output').stdout).toContain('introduction.pptx');
  });
});

/** Runs what a workflow's steps run, as its runner would. Installing is done: no test needs the network. */
function runSteps(file: string, job: string): void {
  const workflow = readYaml(file) as { jobs: Record<string, { steps: readonly Step[] }> };
  const commands = workflow.jobs[job]!.steps.filter((step) => step.run !== undefined);
  expect(commands[0]?.run).toBe('npm ci');
  let failure: Error | null = null;
  for (const step of commands.slice(1)) {
    const output = /^steps\.commit\.outputs\.changed == 'true'$/.test(step.if ?? '');
    if (output && !/^changed=true$/m.test(lastOutput())) continue;
    if (failure && step.if !== 'always()') continue;
    const ran = bash(`set -eo pipefail\n${step.run}`, filled(step.env));
    if (ran.status !== 0)
      failure ??= new Error(`${step.name} ended with ${ran.status}\n${ran.stdout}\n${ran.stderr}`);
  }
  if (failure) throw failure;
}

/** What GitHub puts in the place of its expressions. */
function filled(env: Step['env'] = {}): Record<string, string> {
  const put = (value: string) => value.replace(/\$\{\{ github\.base_ref \}\}/g, 'main');
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, put(value)]));
}

function environmentIn(folder: string, programs: readonly string[]): Record<string, string> {
  return {
    PATH: [...programs, process.env.PATH].join(delimiter),
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GITHUB_OUTPUT: join(folder, 'github-output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    CI: 'true',
    CI_DEFAULT_BRANCH: 'main',
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
    CI_SERVER_HOST: 'gitlab.example',
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  };
}

function lastOutput(): string {
  return readFileSync(environment.GITHUB_OUTPUT!, 'utf8').trim().split('\n').at(-1) ?? '';
}

function bash(script: string, more: Readonly<Record<string, string>> = {}) {
  return spawnSync('bash', ['-c', script], {
    cwd: clone,
    encoding: 'utf8',
    env: { ...environment, ...more },
  });
}

function sh(folder: string, script: string): void {
  const ran = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8', env: environment });
  if (ran.status !== 0) throw new Error(`${script}\n${ran.stdout}${ran.stderr}`);
}

function git(folder: string, ...words: readonly string[]) {
  const ran = spawnSync('git', words, { cwd: folder, encoding: 'utf8', env: environment });
  if (ran.status !== 0) throw new Error(`git ${words.join(' ')}\n${ran.stderr}`);
  return ran;
}

/** What `npm install` would leave: the command of the program that was bundled. */
function install(folder: string): void {
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(program, join(folder, 'node_modules/.bin/throughline'));
}

function edit(from: string, to: string): void {
  const path = join(clone, 'content/compost/outline.yaml');
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

function readYaml(file: string): unknown {
  return load(readFileSync(join(ci, file), 'utf8'));
}
