import { resolve } from 'node:path';
import { bundledProgram, findNothingToDo } from '../pipeline/build-record/index.ts';
import { findProject, isProject } from '../project/disk/index.ts';
import { sortDiagnostics } from '../source/index.ts';
import { reportText } from './reporters/text.ts';
import { buildAccount } from './tables.ts';
import { wantsColor } from './terminal.ts';

/**
 * Answers a build in which nothing has changed, in a fraction of the time that the program takes to load. False: there
 * is something to build, or to say that needs the whole program; nothing was said yet.
 */
export function quickBuild(argv: readonly string[]): boolean {
  const since = Date.now();
  const asked = readPlainWords(argv);
  if (!asked) return false;
  const { env, stdout, stderr } = process;
  const folder = process.cwd();
  const root = asked.project === null ? findProject(folder).value : resolve(folder, asked.project);
  if (root === undefined || !isProject(root)) return false;
  const found = findNothingToDo({
    root,
    decks: asked.decks,
    out: asked.out === null ? null : resolve(folder, asked.out),
    typed: asked.out,
    folder,
    formats: null,
    sourceDateEpoch: env.SOURCE_DATE_EPOCH || null,
    browser: null,
    program: bundledProgram(import.meta.url),
    since,
  });
  // With --strict all that was said is an error, and a build with errors has more to say.
  if (!found || (asked.flags.has('--strict') && found.diagnostics.length > 0)) return false;
  if (asked.flags.has('--quiet')) return true;
  const color = !asked.flags.has('--no-color') && wantsColor(env, stderr.isTTY === true);
  const report = reportText(sortDiagnostics(found.diagnostics), { color });
  if (report !== '') stderr.write(report);
  stdout.write(buildAccount(found.files(), false));
  return true;
}

interface PlainWords {
  readonly decks: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly project: string | null;
  readonly out: string | null;
}

const plainFlags = ['--quiet', '--no-color', '--keep-going', '--strict', '--force'];

/** Reads `build` with its plainest options; anything else is for the parser of the whole program. */
function readPlainWords([command, ...words]: readonly string[]): PlainWords | null {
  if (command !== 'build') return null;
  const decks: string[] = [];
  const flags = new Set<string>();
  const texts = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (!word.startsWith('-') && word !== '') decks.push(word);
    else if (plainFlags.includes(word)) flags.add(word);
    else if (word === '--project' || word === '--out' || word === '--jobs') {
      const value = words[++i];
      if (value === undefined || value === '' || value.startsWith('-') || texts.has(word)) return null;
      if (word === '--jobs' && !/^[1-9]\d?$/.test(value)) return null;
      texts.set(word, value);
    } else return null;
  }
  return { decks, flags, project: texts.get('--project') ?? null, out: texts.get('--out') ?? null };
}
