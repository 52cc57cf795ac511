import type { ProjectFiles } from '../../project/light.ts';
import { type Fact, FactChecker, type Hash, isSameStamp, type Stamp } from '../../project/light.ts';
import type { Diagnostic, SourceFile } from '../../source/index.ts';
import { OutputState, realPathOf } from '../commit/output-state.ts';
import { unpackDiagnostics } from './pack-diagnostics.ts';
import {
  type BuildRecord,
  type DeckRecord,
  type PackedFact,
  type PackedOutput,
  unpackFact,
} from './record.ts';

/** Asks of a record what still holds. Each fact is looked up once. */
export class RecordReader {
  readonly record: BuildRecord;
  readonly outputs: OutputState;
  private readonly checker: FactChecker;
  private readonly read: (path: string) => SourceFile | null;
  private inPlace: boolean | null = null;
  private readonly current = new Set<string>();
  private readonly groups = new Map<number, boolean>();
  private readonly unpacked = new Map<number, readonly Fact[]>();
  private readonly facts = new Map<number, boolean>();

  constructor(record: BuildRecord, files: ProjectFiles) {
    this.record = record;
    this.outputs = new OutputState(record.outputRoot, hash);
    this.checker = new FactChecker(files, hash);
    this.read = (path) => files.readText(path, null).value ?? null;
  }

  /** The deck's record, when nothing that it was made from has changed, and none of its files. */
  findDeck(name: string): DeckRecord | null {
    const deck = Object.hasOwn(this.record.decks, name) ? this.record.decks[name]! : null;
    const holds = this.outputIsWhereItWas() && deck?.groups.every((group) => this.groupHolds(group)) === true;
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
        ([output, value, old]): PackedOutput => [
          output,
          value,
          renew(old, this.outputs.stampOf(name, output, since)),
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
