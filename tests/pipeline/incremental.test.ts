import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportText } from '../../src/cli/reporters/text.ts';
import { findNothingToDo } from '../../src/pipeline/build-record/index.ts';
import { type BuildOptions, buildDecks } from '../../src/pipeline/index.ts';
import { openProject } from '../../src/project/index.ts';
import { type Diagnostic, sortDiagnostics } from '../../src/source/index.ts';
import { howMany, seed } from '../how-many.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { diceOf, edits, writeRandomProject } from './random-edits.ts';

const rounds = howMany.edits;
const program = 'test';

const scratch = temporaryFolder('incremental');

describe('a build that remembers', () => {
  it(`comes to what one that remembers nothing comes to, whatever was edited (seed ${seed})`, async () => {
    const dice = diceOf(seed);
    const root = join(scratch, 'random');
    writeRandomProject(root);
    const history: string[] = [];
    let skipped = 0;
    for (let round = 0; round < rounds; round++) {
      for (let n = dice.roll(4); n > 0; n--) {
        const name = dice.pick(Object.keys(edits));
        history.push(name);
        edits[name]!(root, dice);
      }
      const options: BuildOptions = {
        ...dice.pick<BuildOptions>([
          {},
          {},
          {},
          {},
          { decks: ['one'] },
          { formats: ['md'] },
          { strict: true },
        ]),
        ...dice.pick<BuildOptions>([
          {},
          {},
          { force: true },
          { keepGoing: true },
          { sourceDateEpoch: '86400' },
        ]),
      };
      history.push(`build ${JSON.stringify(options)}`);
      const expected = await buildCopy(root, options);
      const made = await buildRemembering(root, options, { settled: dice.roll(2) === 0 });
      skipped += made.quick ? 1 : 0;
      const context = history.slice(-12).join('; ');
      expect({ ...made.said, context }).toEqual({ ...expected, context });
      // Mistakes would pile up until nothing is ever built.
      if (/error\[/.test(made.said.report) && dice.roll(2) === 0) {
        writeRandomProject(root);
        history.push('what was deleted or wrong is put right');
      }
    }
    // In the end as a build into an empty folder makes it, but for what was kept of hand edits.
    writeRandomProject(root);
    await buildRemembering(root, { force: true }, { settled: true });
    rmSync(join(scratch, 'clean'), { recursive: true, force: true });
    cpSync(root, join(scratch, 'clean'), { recursive: true, verbatimSymlinks: true });
    rmSync(join(scratch, 'clean/output'), { recursive: true, force: true });
    const clean = await buildCopy(join(scratch, 'clean'), {});
    const tree = Object.entries(treeOf(join(root, 'output'))).filter(([path]) => !path.includes('.edited'));
    if (!/error\[/.test(clean.report)) expect(Object.fromEntries(tree)).toEqual(clean.tree);
    // Otherwise all this would have shown nothing.
    if (rounds >= 100) expect(skipped).toBeGreaterThan(0);
  });
});

interface Said {
  readonly report: string;
  readonly files: readonly unknown[];
  readonly failed: readonly string[];
  readonly tree: Readonly<Record<string, string>>;
}

/** What a build that remembers nothing makes of the same folder. */
async function buildCopy(root: string, options: BuildOptions): Promise<Said> {
  const copy = join(scratch, 'copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
  rmSync(join(copy, '.throughline'), { recursive: true, force: true });
  const project = openProject(copy);
  const told = { folder: copy, ...writeUnlessInDoubt(project.diagnostics) };
  const built = await buildDecks(project.value!, { ...options, ...told });
  return describeBuild(copy, [...project.diagnostics, ...built.diagnostics], built.value);
}

async function buildRemembering(
  root: string,
  options: BuildOptions,
  { settled }: { readonly settled: boolean },
): Promise<{ readonly said: Said; readonly quick: boolean }> {
  // As if the clock of the file system ran fine enough to trust at once; and as it is.
  const since = Date.now() + (settled ? 60_000 : 0);
  const quick = options.formats
    ? null
    : findNothingToDo({
        root,
        decks: options.decks ?? [],
        out: null,
        typed: null,
        folder: root,
        formats: null,
        sourceDateEpoch: options.sourceDateEpoch ?? null,
        browser: null,
        program,
        since,
      });
  if (quick && !(options.strict && quick.diagnostics.length > 0)) {
    const report = { files: quick.files(), failed: [] };
    return { said: describeBuild(root, quick.diagnostics, report), quick: true };
  }
  const project = openProject(root);
  const remember = { since, program, opening: project.diagnostics };
  const built = await buildDecks(project.value!, {
    ...options,
    folder: root,
    ...writeUnlessInDoubt(project.diagnostics),
    remember,
  });
  return {
    said: describeBuild(root, [...project.diagnostics, ...built.diagnostics], built.value),
    quick: false,
  };
}

function writeUnlessInDoubt(diagnostics: readonly Diagnostic[]): Pick<BuildOptions, 'write'> {
  return { write: diagnostics.every((d) => d.severity !== 'error') };
}

function describeBuild(
  root: string,
  diagnostics: readonly Diagnostic[],
  report: { readonly files: readonly unknown[]; readonly failed: readonly string[] } | undefined,
): Said {
  const plain = (text: string) => text.replaceAll(root, 'ROOT');
  return {
    report: plain(reportText(sortDiagnostics(diagnostics), { color: false })),
    // The text is compared, since it holds paths.
    files: JSON.parse(plain(JSON.stringify(report?.files ?? []))),
    failed: report?.failed ?? [],
    tree: treeOf(join(root, 'output')),
  };
}

function treeOf(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    paths.flatMap((path) => {
      const file = join(folder, path);
      return statSync(file).isFile() ? [[path, readFileSync(file, 'latin1')]] : [];
    }),
  );
}
