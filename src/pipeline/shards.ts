import { parseOnce } from '../deck/index.ts';
import type { Project } from '../project/index.ts';
import { compareText, version } from '../source/index.ts';
import { entryOf } from '../yaml/index.ts';
import { parseManifest } from './commit/manifest.ts';
import { manifestName, OutputState } from './commit/output-state.ts';
import type { PlannedDeck } from './plan-build.ts';

/** One of `of` parts of the decks, counted from 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** In the output folder of a shard: what it is a part of. */
export const shardFileName = 'shard.json';

/** As it stands there. */
export interface ShardFile {
  readonly throughline: string;
  readonly i: number;
  readonly n: number;
  /** Whether `decks` are all of the project, in all their formats. */
  readonly whole: boolean;
  /** Those of all shards, in the order of the project, and what each weighs. */
  readonly decks: readonly string[];
  readonly weights: readonly number[];
  /** Those of this one that are as they should be. */
  readonly built: readonly string[];
  /** The hash of the project's files, and of the values and the date that were asked for. */
  readonly inputs: string;
  /** Hashes of what the decks of this one read beside these files, by path. */
  readonly beside: Readonly<Record<string, string>>;
  /** Those that were asked for; null: each deck's own. */
  readonly formats: readonly string[] | null;
}

export function serializeShard(file: Omit<ShardFile, 'throughline'>): string {
  const { i, n, whole, formats, inputs, beside, decks, weights, built } = file;
  const said = { throughline: version, i, n, whole, formats, inputs, beside, decks, weights, built };
  return `${JSON.stringify(said, null, 2)}\n`;
}

/** Null for anything that is none of ours. */
export function parseShard(text: string): ShardFile | null {
  try {
    // A shape to test, not to trust.
    const value = JSON.parse(text) as Partial<Record<keyof ShardFile, unknown>> | null;
    const isList = (list: unknown) => Array.isArray(list) && list.every((each) => typeof each === 'string');
    const isWhole = (number: unknown) => Number.isInteger(number) && Number(number) > 0;
    const sound =
      value !== null &&
      typeof value === 'object' &&
      typeof value.throughline === 'string' &&
      typeof value.whole === 'boolean' &&
      isWhole(value.i) &&
      isWhole(value.n) &&
      isList(value.decks) &&
      Array.isArray(value.weights) &&
      value.weights.every(isWhole) &&
      isList(value.built) &&
      typeof value.inputs === 'string' &&
      typeof value.beside === 'object' &&
      value.beside !== null &&
      (value.formats === null || isList(value.formats));
    return sound ? (value as ShardFile) : null;
  } catch {
    return null;
  }
}

/** The decks of a part, and what all of them weigh. */
export interface PlannedShard extends Shard {
  readonly own: readonly PlannedDeck[];
  readonly decks: readonly string[];
  readonly weights: readonly number[];
}

/**
 * The decks of one shard, in their order. `output`: the folder that it is built into. Where another shard of the same
 * decks was built into it before, that one's weights count: the manifests are no more what they were.
 */
export function planShard(
  plan: readonly PlannedDeck[],
  { number, of }: Shard,
  project: Project,
  output: string,
): PlannedShard {
  const decks = plan.map(({ name }) => name);
  const text = new OutputState(output, () => '').textOf('.', shardFileName);
  const before = text === null ? null : parseShard(text);
  const isSame = before?.n === of && before.decks.join() === decks.join();
  const weights = isSame ? before.weights : weighDecks(plan, project);
  const own = splitDecks(decks, weights, of)[number - 1]!;
  return { number, of, own: plan.filter(({ name }) => own.has(name)), decks, weights };
}

/**
 * Parts of about the same weight, the same on every machine: the heaviest deck that is left goes to the part that has
 * least so far.
 */
export function splitDecks(
  decks: readonly string[],
  weights: readonly number[],
  parts: number,
): readonly ReadonlySet<string>[] {
  const weighed = new Map(decks.map((name, i) => [name, weights[i] ?? 1]));
  const weightOf = (name: string) => weighed.get(name)!;
  const names = decks.toSorted((a, b) => weightOf(b) - weightOf(a) || compareText(a, b));
  const split = Array.from({ length: parts }, () => new Set<string>());
  const lightest = new Lightest(parts);
  for (const name of names) split[lightest.add(weightOf(name))]!.add(name);
  return split;
}

/** The parts as a heap: the lightest on top, of two alike the first. */
class Lightest {
  private readonly heap: { readonly part: number; weight: number }[];

  constructor(parts: number) {
    this.heap = Array.from({ length: parts }, (_, part) => ({ part, weight: 0 }));
  }

  /** Puts a weight on the lightest part, and says which it is. */
  add(weight: number): number {
    const { heap } = this;
    const top = heap[0]!;
    top.weight += weight;
    for (let at = 0; ; ) {
      const least = [2 * at + 1, 2 * at + 2].reduce(
        (best, child) => (child < heap.length && this.isBefore(child, best) ? child : best),
        at,
      );
      if (least === at) return top.part;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.heap[a]!, this.heap[b]!];
    return one.weight < other.weight || (one.weight === other.weight && one.part < other.part);
  }
}

/**
 * What decks weigh: their slides, as the manifests in the project's own output folder count them, else the entries of
 * their files. Never a time that was measured: that would be another one on each machine.
 */
function weighDecks(plan: readonly PlannedDeck[], project: Project): readonly number[] {
  const output = new OutputState(`${project.root}/${project.settings.output}`, () => '');
  const entries = new Map<string, number>();
  const entriesOf = (path: string): number => {
    const known = entries.get(path) ?? countEntries(project, path);
    entries.set(path, known);
    return known;
  };
  return plan.map(({ name, deck }) => {
    const text = output.textOf(name, manifestName);
    const slides = text === null ? null : (parseManifest(text, name)?.slides ?? null);
    return Math.max(1, slides ?? entriesOf(deck.path));
  });
}

function countEntries({ files }: Project, path: string): number {
  const text = files.readText(path, null).value;
  const root = text && parseOnce(text).value;
  const count = (key: string): number => {
    const value = root?.kind === 'map' ? entryOf(root, key)?.value : null;
    return value?.kind === 'list' ? value.items.length : 0;
  };
  return Math.max(1, count('slides')) * Math.max(1, count('languages'));
}
