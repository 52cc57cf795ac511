import type { Fact, Stamp } from '../../project/index.ts';
import type { Diagnostic } from '../../source/index.ts';
import {
  type BuildRecord,
  type DeckRecord,
  DiagnosticPacker,
  factKey,
  type PackedFact,
  type ProjectRecord,
  unpackFact,
} from './record.ts';

/** Collects what is to be remembered into the tables of a record. */
export class RecordWriter {
  private readonly facts: PackedFact[] = [];
  private readonly factPlaces = new Map<string, number>();
  private readonly groups: (readonly number[])[] = [];
  private readonly groupPlaces = new Map<string, number>();
  private readonly knownGroups = new Map<readonly Fact[], number>();
  private readonly packer: DiagnosticPacker;
  private readonly stamp: (fact: Fact) => Stamp | null;

  /** `stamp`: what vouches for a fact of this run. */
  constructor(stamp: (fact: Fact) => Stamp | null, readAgain: (path: string) => string | null) {
    this.stamp = stamp;
    this.packer = new DiagnosticPacker(readAgain);
  }

  addFacts(facts: readonly Fact[]): number {
    const known = this.knownGroups.get(facts);
    if (known !== undefined) return known;
    const place = this.addGroup(facts.map((fact) => this.addFact(fact, () => this.stamp(fact) ?? 0)));
    this.knownGroups.set(facts, place);
    return place;
  }

  addDiagnostics(diagnostics: readonly Diagnostic[]): number[] {
    return diagnostics.map((diagnostic) => this.packer.add(diagnostic));
  }

  /** Takes a deck over from an older record: nobody asked for it this time. */
  carry(
    deck: DeckRecord,
    from: BuildRecord,
    unpack: (places: readonly number[]) => readonly Diagnostic[],
  ): DeckRecord {
    const groups = deck.groups.map((group) =>
      this.addGroup(
        from.groups[group]!.map((place) => {
          const packed = from.facts[place]!;
          return this.addFact(unpackFact(packed), () => packed[3]);
        }),
      ),
    );
    const found = this.addDiagnostics(unpack(deck.found));
    const said = this.addDiagnostics(unpack(deck.said));
    return { ...deck, groups, found, said };
  }

  finish(rest: {
    readonly key: string;
    readonly outputRoot: string;
    readonly outputReal: string;
    readonly project: ProjectRecord | null;
    readonly decks: Readonly<Record<string, DeckRecord>>;
  }): BuildRecord {
    const { key, outputRoot, outputReal, project, decks } = rest;
    const { facts, groups, packer } = this;
    const { files, diagnostics } = packer;
    return { key, outputRoot, outputReal, facts, groups, files, diagnostics, project, decks };
  }

  private addFact(fact: Fact, stamp: () => Stamp | 0): number {
    const key = factKey(fact);
    const known = this.factPlaces.get(key);
    if (known !== undefined) return known;
    this.factPlaces.set(key, this.facts.length);
    return this.facts.push([fact.kind, fact.path, fact.value, stamp()]) - 1;
  }

  private addGroup(places: readonly number[]): number {
    const key = places.join();
    const known = this.groupPlaces.get(key);
    if (known !== undefined) return known;
    this.groupPlaces.set(key, this.groups.length);
    return this.groups.push(places) - 1;
  }
}
