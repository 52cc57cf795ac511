import {
  type Fact,
  FactChecker,
  findPackageRoot,
  type Hash,
  isSameStamp,
  type ProjectFiles,
  projectFiles,
  type Stamp,
} from '../../project/disk/index.ts';
import type { Diagnostic, SourceFile } from '../../source/index.ts';
import { OutputState, realPathOf } from '../commit/output-state.ts';
import { readRecordFile, writeRecordFile } from '../commit/record-file.ts';
import { type BuiltFile, describeFile, type ShownTarget, shownTarget } from '../output-target.ts';
import { planBuild } from '../plan-build.ts';
import { dayOfEpoch, isSameOn } from '../same-days.ts';
import {
  type BuildRecord,
  type BuildRequest,
  type DeckRecord,
  type PackedFact,
  type PackedOutput,
  type ProjectRecord,
  parseRecord,
  recordKey,
  unpackDiagnostics,
  unpackFact,
} from './record.ts';

export interface QuickRequest extends BuildRequest {
  /** Decks asked for; none: all. */
  readonly decks: readonly string[];
  readonly since: number;
  /** The output folder as it was typed; null: the project's own. */
  readonly typed: string | null;
  /** The current folder: paths are told from it. */
  readonly folder: string;
}

export interface NothingToDo {
  readonly files: () => readonly BuiltFile[];
  /** All that the build before said, of these decks and of the project. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Tells what a build would say when there is nothing to build, from stamps and hashes alone: no YAML is read, nothing
 * composed, and most of the program is not even loaded. Null when something changed, is in doubt, or is not known.
 */
export function findNothingToDo(request: QuickRequest): NothingToDo | null {
  const key = recordKey(request);
  const record = key && parseRecord(readRecordFile(request.root, key.name), key.text);
  if (!key || !record?.project) return null;
  const files = projectFiles({ project: request.root, package: findPackageRoot(), installed: 'any' });
  const reader = new RecordReader(record, files);
  if (!reader.groupHolds(record.project.group)) return null;
  const found = findDecks(reader, record.project, request, files);
  if (!found) return null;
  const fresher = reader.restamp(request.since);
  if (fresher) writeRecordFile(request.root, key.name, JSON.stringify(fresher), `${process.pid}`);
  return found;
}

function findDecks(
  reader: RecordReader,
  project: ProjectRecord,
  request: QuickRequest,
  disk: ProjectFiles,
): NothingToDo | null {
  const { record } = reader;
  const day = dayOfEpoch(request.sourceDateEpoch);
  const plan = planBuild({ outlines: project.outlines }, request.decks);
  if (!plan.value || plan.diagnostics.length > 0 || disk.listingFailures.length > 0) return null;
  const built: [name: string, deck: DeckRecord][] = [];
  const said = new Set(project.diagnostics);
  for (const { name } of plan.value) {
    const deck = reader.findDeck(name);
    if (!deck || !isUnder(project, deck) || !isSameOn(deck.days, day)) return null;
    for (const place of deck.said) said.add(place);
    built.push([name, deck]);
  }
  const isFull = request.decks.length === 0 && request.formats === null;
  if (!reader.outputs.isQuiet(isFull ? new Set(plan.value.map(({ name }) => name)) : null)) return null;
  // The paths are relative to where this run is, not to where the other one was.
  const target = shownTarget(record.outputRoot, request.typed, request.folder);
  const files = () => built.flatMap(([name, deck]) => describeDeck(name, deck, target));
  return { files, diagnostics: reader.diagnosticsOf([...said]) };
}

function describeDeck(name: string, deck: DeckRecord, target: ShownTarget): BuiltFile[] {
  const owner = { deck: name, editions: deck.editions };
  // The last is the manifest.
  return deck.outputs.slice(0, -1).map(([file]) => {
    const path = `${name}/${file}`;
    return describeFile({ path, status: 'unchanged' }, owner, target);
  });
}

/** The deck was last built under the settings that are there now, and with these values of variables. */
function isUnder({ settings, vars }: ProjectRecord, deck: DeckRecord): boolean {
  const said = (name: string) => (Object.hasOwn(vars, name) ? vars[name] : null);
  return (
    deck.settings.made === settings.made &&
    deck.settings.said === settings.said &&
    Object.entries(deck.vars.values).every(([name, value]) => value === said(name))
  );
}

/** Asks of a record what still holds. Each fact is looked up once. */
export class RecordReader {
  readonly record: BuildRecord;
  readonly outputs: OutputState;
  private readonly checker: FactChecker;
  private readonly read: (path: string) => SourceFile | null;
  private inPlace: boolean | null = null;
  private readonly current = new Set<string>();
  private readonly groups = new Map<number, boolean>();
  /** The same of groups without the files that are spared: those of one outline are the same for all who may see as much. */
  private readonly sparing = new Map<string, boolean>();
  private readonly unpacked = new Map<number, readonly Fact[]>();
  private readonly facts = new Map<number, boolean>();

  constructor(record: BuildRecord, files: ProjectFiles) {
    this.record = record;
    this.outputs = new OutputState(record.outputRoot, hash);
    this.checker = new FactChecker(files, hash);
    this.read = (path) => files.readText(path, null).value ?? null;
  }

  /**
   * The deck's record, when nothing that it was made from has changed, and none of its files. `spared`: files that may
   * have, as far as they are facts of its outline.
   */
  findDeck(name: string, spared: ReadonlySet<string> | null = null): DeckRecord | null {
    const deck = Object.hasOwn(this.record.decks, name) ? this.record.decks[name]! : null;
    const holds =
      this.outputIsWhereItWas() &&
      deck?.groups.every((group, i) =>
        spared && i === 0 ? this.groupHoldsBut(group, spared) : this.groupHolds(group),
      ) === true;
    if (!holds || !this.outputs.holds(name, deck.outputs.map(seen))) return null;
    this.current.add(name);
    return deck;
  }

  /** A link in its place may lead anywhere. */
  private outputIsWhereItWas(): boolean {
    this.inPlace ??= realPathOf(this.record.outputRoot) === this.record.outputReal;
    return this.inPlace;
  }

  groupHolds(group: number): boolean {
    const known = this.groups.get(group);
    if (known !== undefined) return known;
    const holds = this.record.groups[group]!.every((place) => this.factHolds(place));
    this.groups.set(group, holds);
    return holds;
  }

  private groupHoldsBut(group: number, spared: ReadonlySet<string>): boolean {
    const key = [group, ...spared].join('\n');
    const known = this.sparing.get(key);
    if (known !== undefined) return known;
    const holds = this.record.groups[group]!.every(
      (place) => spared.has(this.record.facts[place]![1]) || this.factHolds(place),
    );
    this.sparing.set(key, holds);
    return holds;
  }

  /** The same array for the same group. */
  factsOf(group: number): readonly Fact[] {
    const known = this.unpacked.get(group);
    if (known) return known;
    const facts = this.record.groups[group]!.map((place) => unpackFact(this.record.facts[place]!));
    this.unpacked.set(group, facts);
    return facts;
  }

  diagnosticsOf(places: readonly number[]): Diagnostic[] {
    return unpackDiagnostics(places, this.record, this.read);
  }

  /**
   * The record with what now vouches for all that was looked at since; null when nothing needed more than its stamp,
   * or is too fresh still.
   */
  restamp(since: number): BuildRecord | null {
    if (this.checker.looked + this.outputs.looked === 0) return null;
    const { record } = this;
    let settled = 0;
    const renew = (old: Stamp | 0, now: Stamp | null): Stamp | 0 => {
      if (now !== null && !isSameStamp(old || null, now)) settled += 1;
      return now ?? 0;
    };
    const facts = record.facts.map((packed, place): PackedFact => {
      if (this.facts.get(place) !== true) return packed;
      const stamp = renew(packed[3], this.checker.stampOf(unpackFact(packed), since));
      return [packed[0], packed[1], packed[2], stamp];
    });
    const decks = Object.entries(record.decks).map(([name, deck]): [string, DeckRecord] => {
      if (!this.current.has(name)) return [name, deck];
      const outputs = deck.outputs.map(
        ([output, value, old, own]): PackedOutput => [
          output,
          value,
          renew(old, this.outputs.stampOf(name, output, since)),
          own,
        ],
      );
      return [name, { ...deck, outputs }];
    });
    return settled > 0 ? { ...record, facts, decks: Object.fromEntries(decks) } : null;
  }

  private factHolds(place: number): boolean {
    const known = this.facts.get(place);
    if (known !== undefined) return known;
    const packed = this.record.facts[place]!;
    const holds = this.checker.holds(unpackFact(packed), packed[3] || null);
    this.facts.set(place, holds);
    return holds;
  }
}

/** Loaded when something has to be hashed at all: mostly, stamps are enough. */
export const hash: Hash = (content) =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(content).digest('hex');

function seen([name, hash, stamp]: DeckRecord['outputs'][number]) {
  return { name, hash, stamp: stamp || null };
}
