import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { Job } from 'kubernetes-models/batch/v1';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { program } from '../cli/run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const ci = fileURLToPath(new URL('../../docs/ci', import.meta.url));
const scratch = temporaryFolder('shard-recipes');
const author = join(scratch, 'author');
/** What the recipes call /decks: a disk that all machines see. */
const disk = join(scratch, 'decks');
const project = join(disk, 'project');
const bin = join(scratch, 'bin');
let whole: Record<string, string>;

beforeAll(() => {
  mkdirSync(join(author, 'content/a/decks'), { recursive: true });
  writeFileSync(join(author, 'throughline.yaml'), 'formats: [md]\n');
  writeFileSync(join(author, 'content/a/outline.yaml'), 'title: A\n');
  for (let n = 1; n <= 5; n++)
    writeFileSync(join(author, `content/a/decks/deck-${n}.yaml`), 'slides: [{ use: cover }]\n');
  mkdirSync(join(author, 'node_modules/.bin'), { recursive: true });
  symlinkSync(program, join(author, 'node_modules/.bin/throughline'));
  mkdirSync(bin);
  // As `npx --no-install`, without starting npm for it.
  const npx = '#!/bin/sh\n[ "$1" = --no-install ] || exit 1\nshift\nexec node_modules/.bin/"$@"\n';
  writeFileSync(join(bin, 'npx'), npx);
  chmodSync(join(bin, 'npx'), 0o755);
  run(author, 'npx --no-install throughline build --quiet --out ../whole');
  whole = tree(join(scratch, 'whole'));
  expect(Object.keys(whole)).toHaveLength(10);
});

beforeEach(() => {
  rmSync(disk, { recursive: true, force: true });
  cpSync(author, project, { recursive: true, verbatimSymlinks: true });
});

describe('decks built in shards, as the recipes say', () => {
  it('github-shards.yml', () => {
    interface Step {
      readonly uses?: string;
      readonly run?: string;
      readonly with?: Readonly<Record<string, string>>;
    }
    const { jobs } = read('github-shards.yml') as {
      jobs: Record<string, { steps: Step[]; strategy?: { matrix: { shard: number[] } }; needs?: string }>;
    };
    const commandOf = (job: string) =>
      jobs[job]!.steps.filter((step) => step.run && step.run !== 'npm ci')[0]!.run!;
    const { shard: numbers } = jobs.shard!.strategy!.matrix;
    for (const number of numbers) {
      run(project, commandOf('shard').replace(/\$\{\{ matrix\.shard \}\}/g, String(number)));
      // As an artifact goes from one machine to another.
      cpSync(join(project, 'shard'), join(project, 'shards', `shard-${number}`), { recursive: true });
      rmSync(join(project, 'shard'), { recursive: true });
    }
    expect(commandOf('shard')).toContain(`/${numbers.length} `);
    expect(jobs.merge!.needs).toBe('shard');
    run(project, commandOf('merge'));
    expect(tree(join(project, 'output'))).toEqual(whole);
  });

  it('gitlab-shards.yml', () => {
    type Jobs = Record<string, { parallel?: number; script: string[]; needs?: string[] }>;
    const { 'build-decks': build, 'merge-decks': merge } = read('gitlab-shards.yml') as Jobs;
    const total = build!.parallel!;
    for (let i = 1; i <= total; i++) {
      run(project, script(build!.script), { CI_NODE_INDEX: `${i}`, CI_NODE_TOTAL: `${total}` });
    }
    expect(merge!.needs).toEqual(['build-decks']);
    run(project, script(merge!.script));
    expect(tree(join(project, 'output'))).toEqual(whole);
  });

  it('kubernetes-shards.yml, which is a Job as Kubernetes has it', () => {
    const manifest = read('kubernetes-shards.yml') as ConstructorParameters<typeof Job>[0];
    new Job(manifest).validate();
    // It does say what is wrong.
    expect(() => new Job({ ...manifest, spec: { template: 1 } } as never).validate()).toThrow(/template/);
    const spec = manifest!.spec!;
    const container = spec.template.spec!.containers[0]!;
    const env = Object.fromEntries(container.env!.map(({ name, value }) => [name, value!]));
    expect(spec.completionMode).toBe('Indexed');
    expect(env.JOB_COMPLETIONS).toBe(String(spec.completions));
    for (let i = 0; i < spec.completions!; i++) {
      run(project, onDisk(container.args![0]!), { ...env, JOB_COMPLETION_INDEX: String(i) });
    }
    const merge = /npx throughline (merge .*)$/m.exec(
      readFileSync(join(ci, 'kubernetes-shards.yml'), 'utf8'),
    )!;
    run(project, `npx --no-install throughline ${onDisk(merge[1]!)}`);
    expect(tree(join(project, 'output'))).toEqual(whole);
  });

  it('slurm-shards.sh', () => {
    const text = readFileSync(join(ci, 'slurm-shards.sh'), 'utf8');
    const [, first, last] = /--array=(\d+)-(\d+)/.exec(text)!.map(Number);
    for (let id = first!; id <= last!; id++) {
      run(project, text, {
        SLURM_ARRAY_TASK_ID: String(id),
        SLURM_ARRAY_TASK_COUNT: String(last! - first! + 1),
        SLURM_ARRAY_TASK_MIN: String(first),
        SLURM_ARRAY_TASK_MAX: String(last),
        SLURM_ARRAY_TASK_STEP: '1',
      });
    }
    run(project, /--wrap "(.*)"/.exec(text)![1]!);
    expect(tree(join(project, 'output'))).toEqual(whole);
  });

  it('aws-batch-shards.json', () => {
    const { containerProperties } = JSON.parse(readFileSync(join(ci, 'aws-batch-shards.json'), 'utf8')) as {
      containerProperties: { command: string[] };
    };
    const [shell, flag, line] = containerProperties.command;
    expect([shell, flag]).toEqual(['sh', '-c']);
    for (const i of [0, 1, 2]) {
      const env = { AWS_BATCH_JOB_ARRAY_INDEX: String(i), AWS_BATCH_JOB_ARRAY_SIZE: '3' };
      run(scratch, onDisk(line!), env);
    }
    run(project, `npx --no-install throughline merge ${disk}/shards/* --out output`);
    expect(tree(join(project, 'output'))).toEqual(whole);
  });
});

function onDisk(command: string): string {
  return command.replaceAll('/decks/', `${disk}/`);
}

/** As a runner does: the lines as one, which ends with the first that fails. Installing is done. */
function script([first, ...lines]: readonly string[]): string {
  expect(first).toBe('npm ci');
  return ['set -e', ...lines].join('\n');
}

function read(file: string): unknown {
  return load(readFileSync(join(ci, file), 'utf8'));
}

function run(folder: string, command: string, env: Readonly<Record<string, string>> = {}): void {
  const ran = spawnSync('bash', ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: [bin, process.env.PATH].join(delimiter), HOME: scratch, ...env },
  });
  if (ran.status !== 0) throw new Error(`${command}\n${ran.status}\n${ran.stdout}${ran.stderr}`);
}

function tree(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]).sort(),
  );
}
