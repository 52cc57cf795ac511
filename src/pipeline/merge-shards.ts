import { join, resolve } from 'node:path';
import { readEdits } from '../edits/index.ts';
import { judgeOutput, sameContent } from '../formats/index.ts';
import type { Project } from '../project/index.ts';
import { type Diagnostic, hasErrors, type Outcome, version } from '../source/index.ts';
import { reportBuild } from './codes.ts';
import {
  type CommittedFile,
  type DeckOutput,
  isDeckName,
  type OutputFolder,
  openOutputFolder,
  type PreparedDeck,
  parseManifest,
  readPlainFile,
  removeFile,
  reportIo,
  sha256,
} from './commit/index.ts';
import { outputFolderOf } from './commit/output-place.ts';
import { manifestName } from './commit/output-state.ts';
import { type BuiltFile, describeFile } from './output-target.ts';
import { parseShard, type ShardFile, shardFileName } from './shards.ts';

export interface MergeOptions {
  /** The output folder, as it was typed [the project's]. */
  readonly out?: string | undefined;
  /** What folders are relative to, and paths are told from [the current folder]. */
  readonly folder?: string | undefined;
  readonly force?: boolean;
}

interface FoundShard {
  /** As it was typed. */
  readonly shown: string;
  readonly root: string;
  readonly file: ShardFile;
}

/**
 * Joins what shards built into one output folder, as a build of all decks would have left it: every deck of theirs, and
 * none besides. Nothing changes where a shard or a deck of one is missing or there twice. Diagnostics: shard-missing,
 * shard-mismatch, shard-twice, shard-damaged, and those of writing.
 */
export async function mergeShards(
  project: Pick<Project, 'root' | 'settings'>,
  folders: readonly string[],
  options: MergeOptions = {},
): Promise<Outcome<readonly BuiltFile[]>> {
  const folder = options.folder ?? process.cwd();
  const place = await outputFolderOf(project, options, 'write');
  if (!place.value) return { diagnostics: place.diagnostics };
  const target = place.value;
  const found = await readShards(folders, folder);
  const shards = found.value ?? [];
  const diagnostics = hasErrors(found.diagnostics) ? [...found.diagnostics] : compareShards(shards);
  if (hasErrors(diagnostics)) return { diagnostics };
  const { shown } = target;
  const { force = false } = options;
  const opened = await openOutputFolder(target.root, {
    shown,
    version,
    force,
    place: target,
    sameContent,
    judge: judgeOutput,
  });
  if (!opened.value) return { diagnostics: opened.diagnostics };
  const output = opened.value;
  try {
    const prepared = await prepareAll(shards, output, project);
    diagnostics.push(...prepared.diagnostics);
    if (prepared.diagnostics.some(({ code }) => code === 'shard-damaged') || output.isStuck)
      return { diagnostics };
    const applied = await output.apply(prepared.decks);
    diagnostics.push(...applied.diagnostics);
    const files: CommittedFile[] = applied.decks.flatMap((deck) => deck.files);
    const { whole, decks } = shards[0]!.file;
    if (whole && !applied.diagnostics.some(({ trouble }) => trouble === 'io')) {
      const swept = await output.sweep(new Set(decks));
      files.push(...(swept.value ?? []));
      diagnostics.push(...swept.diagnostics);
    }
    await removeFile(join(target.root, shardFileName));
    return { value: files.map((file) => describeFile(file, null, target)), diagnostics };
  } catch (error) {
    return { diagnostics: [...diagnostics, reportIo(error, { within: target.shown })] };
  } finally {
    await output.close();
  }
}

async function readShards(
  folders: readonly string[],
  folder: string,
): Promise<Outcome<readonly FoundShard[]>> {
  const diagnostics: Diagnostic[] = [];
  const shards: FoundShard[] = [];
  for (const shown of folders) {
    const root = resolve(folder, shown);
    try {
      const bytes = await readPlainFile(join(root, shardFileName));
      const file = bytes && parseShard(bytes.toString('utf8'));
      const isSafe = file?.built.every(isDeckName) ?? false;
      if (file && isSafe) shards.push({ shown, root, file });
      else {
        const hint = 'name folders that were built with --shard';
        const problem = bytes ? 'is not one that a build wrote' : 'is not there';
        const message = `${shown} is no output of a shard: ${shardFileName} ${problem}`;
        diagnostics.push(reportBuild('shard-missing', null, message, { hint }));
      }
    } catch (error) {
      diagnostics.push(reportIo(error, { as: shown, reading: true }));
    }
  }
  return { value: shards, diagnostics };
}

/** That all are parts of the same, each there once, and each deck in one. */
function compareShards(shards: readonly FoundShard[]): Diagnostic[] {
  const [first, ...others] = shards;
  if (!first) return [];
  const diagnostics: Diagnostic[] = [];
  const again = 'build all shards anew, from the same sources and with the same version';
  for (const { shown, file } of [first, ...others]) {
    const differs = differenceOf(file, first.file);
    if (differs === null) continue;
    const message = differs.replace('{a}', () => shown).replace('{b}', () => first.shown);
    diagnostics.push(reportBuild('shard-mismatch', null, message, { hint: again }));
  }
  const files = new Map<string, { readonly hash: string; readonly by: string }>();
  for (const { shown, file } of shards) {
    for (const [path, hash] of Object.entries(file.beside)) {
      const other = files.get(path) ?? { hash, by: shown };
      files.set(path, other);
      if (other.hash === hash) continue;
      const message = `${shown} was made with another ${path} than ${other.by}`;
      diagnostics.push(reportBuild('shard-mismatch', null, message, { hint: again }));
    }
  }
  if (diagnostics.length > 0) return diagnostics;
  const { n, decks } = first.file;
  const holders = new Map<number, string>();
  for (const { shown, file } of shards) {
    const other = holders.get(file.i);
    if (other !== undefined) {
      const message = `${other} and ${shown} are both shard ${file.i} of ${n}`;
      diagnostics.push(reportBuild('shard-twice', null, message, { hint: 'name each shard once' }));
    } else holders.set(file.i, shown);
  }
  const missing = Array.from({ length: n }, (_, i) => i + 1).filter((i) => !holders.has(i));
  if (missing.length > 0) {
    const list = missing.length > 20 ? `${missing.slice(0, 20).join(', ')} …` : missing.join(', ');
    const message = `of ${n} shards ${missing.length === 1 ? 'number' : 'numbers'} ${list} ${missing.length === 1 ? 'is' : 'are'} missing`;
    const hint = 'build them, and name their folders too';
    diagnostics.push(reportBuild('shard-missing', null, message, { hint }));
  }
  if (diagnostics.length > 0) return diagnostics;
  const builder = new Map<string, string>();
  for (const { shown, file } of shards) {
    for (const deck of file.built) {
      const other = builder.get(deck);
      if (other === undefined) builder.set(deck, shown);
      else {
        const message = `${other} and ${shown} both have the deck ${deck}`;
        diagnostics.push(reportBuild('shard-twice', null, message, { hint: again }));
      }
    }
  }
  const gaps = decks.filter((deck) => !builder.has(deck));
  for (const deck of gaps.slice(0, 20)) {
    const message = `no shard has the deck ${deck}`;
    const hint = 'it has errors, or its folder was edited by hand: its shard said so';
    diagnostics.push(reportBuild('shard-missing', null, message, { hint }));
  }
  return diagnostics;
}

function differenceOf(file: ShardFile, first: ShardFile): string | null {
  if (file.throughline !== version)
    return `{a} was built by version ${file.throughline}, and this is ${version}`;
  if (file.n !== first.n) return `{a} is one of ${file.n} shards, {b} one of ${first.n}`;
  if (file.formats?.join() !== first.formats?.join()) return '{a} and {b} were asked for other formats';
  if (file.whole !== first.whole) return '{a} and {b} were asked for other decks';
  if (file.decks.join() !== first.decks.join()) return '{a} and {b} are parts of other decks';
  if (file.weights.join() !== first.weights.join())
    return '{a} and {b} were split by other numbers of slides: their outputs were not the same before';
  if (file.inputs !== first.inputs)
    return '{a} and {b} were made from other files, or with other values of --var or SOURCE_DATE_EPOCH';
  return null;
}

/** Stages the decks of all shards, one after the other: together they need not fit into memory. */
async function prepareAll(
  shards: readonly FoundShard[],
  output: OutputFolder,
  project: Pick<Project, 'root'>,
): Promise<{ readonly decks: readonly PreparedDeck[]; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const decks: PreparedDeck[] = [];
  for (const shard of shards) {
    for (const name of shard.file.built) {
      const deck = await readDeck(shard, name, project);
      const prepared = deck.value && (await output.prepare(deck.value));
      diagnostics.push(...deck.diagnostics, ...(prepared?.diagnostics ?? []));
      if (prepared?.value) decks.push(prepared.value);
      if (output.isStuck) return { decks: [], diagnostics };
    }
  }
  return { decks, diagnostics };
}

/** A deck as its shard built it: each file is what its manifest says. Diagnostics: shard-damaged. */
async function readDeck(
  { root, shown, file }: FoundShard,
  deck: string,
  project: Pick<Project, 'root'>,
): Promise<Outcome<DeckOutput>> {
  const damaged = (path: string, problem: string) => {
    const hint = 'copy the folder again, or build the shard anew';
    const message = `${shown}/${deck}/${path} ${problem}`;
    return { diagnostics: [reportBuild('shard-damaged', null, message, { hint })] };
  };
  const text = (await readPlainFile(join(root, deck, manifestName)))?.toString('utf8');
  const manifest = text === undefined ? null : parseManifest(text, deck);
  if (!manifest) return damaged(manifestName, 'is missing, or none that a build wrote');
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const [name, hash] of Object.entries(manifest.outputs)) {
    const bytes = await readPlainFile(join(root, deck, name));
    if (!bytes) return damaged(name, 'is missing');
    if (sha256(bytes) !== hash) return damaged(name, 'is not what the shard wrote');
    files.push({ name, bytes });
  }
  const { inputs, slides, packages } = manifest;
  const adopted = await adoptedWith(inputs, project.root);
  return { value: { deck, files, inputs, slides, packages, adopted, partial: !file.whole }, diagnostics: [] };
}

/** Files all of whose edits by hand a deck has, if it was made with those that stand in the project. */
async function adoptedWith(inputs: DeckOutput['inputs'], root: string): Promise<readonly string[]> {
  const path = Object.keys(inputs).find((each) => /^content\/[^/]+\/decks\/[^/]+\.edits\.yaml$/.test(each));
  const bytes = path === undefined ? null : await readPlainFile(join(root, path));
  if (path === undefined || !bytes) return [];
  const text = bytes.toString('utf8').replace(/\r\n?/g, '\n');
  if (sha256(text) !== inputs[path]) return [];
  return [...(readEdits({ path, text }).value?.adopted.values() ?? [])];
}
