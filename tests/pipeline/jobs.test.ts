import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { jobsFor } from '../../src/pipeline/worker-threads.ts';
import { run } from '../cli/run-program.ts';
import { hashesIn, writeSmallProject } from '../faults/small-project.ts';
import { howMany } from '../how-many.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const project = temporaryFolder('jobs');
beforeAll(() => {
  writeSmallProject(project, 11, 'one');
  // Warnings, whose order and places are to be the same as well.
  writeFileSync(
    join(project, 'content/o/decks/warned.yaml'),
    'title: Warned\nlanguage: de\nslides:\n  - use: cover\n  - { use: element, item: thing }\n',
  );
});

describe('build --jobs', () => {
  it('makes the same files and says the same, with any number of threads', () => {
    const runs = howMany.threads.map((jobs) => {
      rmSync(join(project, 'output'), { recursive: true, force: true });
      const { code, out, err } = run(['build', '--jobs', jobs], { cwd: project });
      return { code, out, err, files: hashesIn(join(project, 'output')) };
    });
    expect(runs[0]).toMatchObject({ code: 0, err: expect.stringContaining('warning[') });
    for (const other of runs.slice(1)) expect(other).toEqual(runs[0]);
  });

  it('remembers what threads built as well', () => {
    run(['build', '--jobs', '3', '--force'], { cwd: project });
    const again = run(['build', '--verbose'], { cwd: project });
    expect(again.out).not.toContain('min\n');
    const files = Object.keys(hashesIn(join(project, 'output'))).filter(
      (path) => !path.endsWith('manifest.json'),
    );
    expect(again.out.match(/unchanged/g)).toHaveLength(files.length);
  });

  it('finds the errors of all decks, and writes none', () => {
    for (const n of [2, 5, 11]) {
      writeFileSync(
        join(project, `content/o/decks/deck-${n}.yaml`),
        `title: Deck ${n}\nslides: [{ use: covr }]\n`,
      );
    }
    const before = hashesIn(join(project, 'output'));
    const [one, three] = ['1', '3'].map((jobs) => run(['build', '--jobs', jobs], { cwd: project }));
    expect(one!.code).toBe(1);
    expect(one!.err.match(/error\[/g)).toHaveLength(3);
    expect(three).toEqual(one);
    expect(hashesIn(join(project, 'output'))).toEqual(before);
  });

  it('wants a number', () => {
    for (const jobs of ['0', 'many', '1.5', '100']) {
      const { code, err } = run(['build', '--jobs', jobs], { cwd: project });
      expect([code, err]).toEqual([2, expect.stringContaining(`--jobs is "${jobs}"`)]);
    }
  });

  it('uses as many threads as pay off where nobody says', () => {
    expect(jobsFor(1, 0)).toBe(1);
    expect(jobsFor(7, 0)).toBe(1);
    expect(jobsFor(1000, 0)).toBeLessThanOrEqual(8);
    expect(jobsFor(3, 9)).toBe(3);
  });
});
