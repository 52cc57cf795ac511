import { randomUUID } from 'node:crypto';
import { rowAt, shownBy } from '../../deck/index.ts';
import type { KnownSlide } from '../../layout/index.ts';
import { outlineAt } from '../../outline/index.ts';
import { type Fact, FactChecker, type Project } from '../../project/index.ts';
import type { Diagnostic, Span } from '../../source/index.ts';
import type { MadeDeck } from '../build-deck.ts';
import { isFileName, manifestName, parseManifest } from '../commit/index.ts';
import { OutputState, realPathOf } from '../commit/output-state.ts';
import { readRecordFile, writeRecordFile } from '../commit/record-file.ts';
import type { Edition } from '../output-target.ts';
import type { PlannedDeck } from '../plan-build.ts';
import type { ProjectCache } from '../project-cache.ts';
import { dataFiles, moveFindings, type RowsRead, readAgain } from '../rows-read.ts';
import { isSameOn, type SameDays } from '../same-days.ts';
import { describeVariable, type VariablesUsed } from '../variables-used.ts';
import {
  type BuildRecord,
  type DeckRecord,
  type PackedOutput,
  type ProjectRecord,
  parseRecord,
  type RecordKey,
  recordKey,
  type SettingsRecord,
} from './record.ts';
import { RecordWriter } from './record-writer.ts';
import { settingsOf } from './settings-record.ts';
import { slidesIn, slidesToKeep } from './slides-record.ts';
import { hash, RecordReader } from './up-to-date.ts';

export interface HistoryRequest {
  readonly out: string | null;
  readonly outputRoot: string;
  readonly formats: readonly string[] | null;
  readonly sourceDateEpoch: string | null;
  readonly browser: string | null;
  readonly program: string | null;
  /** When the first file of this run was read, or before. */
  readonly since: number;
}

/** A deck whose sources and outputs are what they were when it was last built. */
export interface KnownDeck {
  readonly deck: string;
  /** What was found then, before the settings had their say. */
  readonly diagnostics: readonly Diagnostic[];
  readonly editions: readonly Edition[];
  readonly vars: VariablesUsed;
  readonly rows: RowsRead | null;
  readonly days: SameDays;
  readonly files: readonly { readonly name: string }[];
  readonly facts: readonly (readonly Fact[])[];
  readonly record: DeckRecord;
}

/** What became of a deck in this run, to be remembered. */
export interface DeckToKeep {
  readonly name: string;
  readonly deck: MadeDeck | KnownDeck;
  /** Its files that now are what this run made, byte for byte. */
  readonly written: ReadonlySet<string>;
  /** Before the settings had their say, and after, without --strict. */
  readonly found: readonly Diagnostic[];
  readonly lenient: readonly Diagnostic[];
}

/** What earlier builds remember, and what this one adds. Null for a program that cannot be told from others. */
export function openBuildHistory(project: Project, request: HistoryRequest): BuildHistory | null {
  const { root } = project;
  const key = recordKey({ ...request, root });
  return key && new BuildHistory(project, request, key);
}

export class BuildHistory {
  private readonly project: Project;
  private readonly request: HistoryRequest;
  private readonly key: RecordKey;
  private readonly settings: SettingsRecord;
  private readonly reader: RecordReader | null;
  private readonly oldText: string | null;

  constructor(project: Project, request: HistoryRequest, key: RecordKey) {
    this.project = project;
    this.request = request;
    this.key = key;
    this.settings = settingsOf(project);
    this.oldText = readRecordFile(project.root, key.name);
    const record = parseRecord(this.oldText, key.text);
    const usable = record?.outputRoot === request.outputRoot;
    this.reader = usable ? new RecordReader(record, project.disk) : null;
  }

  find(planned: PlannedDeck, cache: ProjectCache): KnownDeck | null {
    const { reader } = this;
    const { name } = planned;
    if (!reader) return null;
    const record = reader.findDeck(name);
    if (!record) return this.findRow(planned, cache);
    const facts = record.groups.map((group) => reader.factsOf(group));
    return this.known(name, record, reader.diagnosticsOf(record.found), facts, record.rows);
  }

  /** A deck for a row, when no other row, and nothing else that it read of the data, has changed. */
  private findRow({ name, outline: entry, deck }: PlannedDeck, cache: ProjectCache): KnownDeck | null {
    const { reader } = this;
    if (!reader || !deck.row) return null;
    const { files, settings } = this.project;
    const outline = cache.outline(entry);
    const text = files.readText(deck.path, null).value;
    if (!outline.value || !text) return null;
    // As the deck sees it: a row's place is that among those which it may show.
    const seen = outlineAt(outline.value, shownBy(text, settings.markings));
    const spared = dataFiles(seen);
    const told = [...outline.diagnostics];
    // What is said of the data is said of each deck.
    if (told.some(({ span, related }) => [span, ...related].some((each) => isIn(each, spared)))) return null;
    const record = reader.findDeck(name, spared);
    const rows = record?.rows && readAgain(seen, deck, record.rows);
    const made = rowAt(seen, deck.row.data, deck.row.index);
    if (!record?.rows || !rows || !made) return null;
    const found = reader.diagnosticsOf(record.found);
    const diagnostics = moveFindings(found, spared, record.rows.row, made.row.span);
    const others = record.groups.slice(1).map((group) => reader.factsOf(group));
    return diagnostics && this.known(name, record, diagnostics, [outline.facts, ...others], rows);
  }

  private known(
    name: string,
    record: DeckRecord,
    diagnostics: readonly Diagnostic[],
    facts: KnownDeck['facts'],
    rows: RowsRead | null,
  ): KnownDeck | null {
    const { vars, asOf } = this.project.settings;
    if (diagnostics.some((each) => this.isMoved(each))) return null;
    if (record.settings.made !== this.settings.made || !isSameOn(record.days, asOf)) return null;
    const { values } = record.vars;
    if (Object.keys(values).some((name) => describeVariable(vars, name) !== values[name])) return null;
    const files = record.outputs.filter(([file]) => file !== manifestName).map(([file]) => ({ name: file }));
    return {
      deck: name,
      diagnostics,
      editions: record.editions,
      vars: record.vars,
      rows,
      days: record.days,
      files,
      facts,
      record,
    };
  }

  /** A file of a deck as this very program made it, where it is still that. */
  earlier(deck: string, file: string): Uint8Array | null {
    const known = this.reader?.record.decks[deck]?.outputs.find(([name]) => name === file);
    return known?.[3] === 1
      ? new OutputState(this.request.outputRoot, hash).bytesOf(deck, file, known[1])
      : null;
  }

  /** What is known of the slides of such a file; null: nothing was made of the deck before. */
  earlierSlides(deck: string, file: string): readonly KnownSlide[] | null {
    const record = this.reader?.record.decks[deck];
    return record?.settings.made === this.settings.made ? slidesIn(record, file) : null;
  }

  /** The project's file is none that decks are made from: what was found in it may stand elsewhere in it now. */
  private isMoved({ span, related }: Diagnostic): boolean {
    const file = 'throughline.yaml';
    const places = [span, ...related.map((each) => each.span)].filter((each) => each?.file.path === file);
    const text = places.length > 0 ? this.project.disk.readText(file, null).value?.text : null;
    return places.some((each) => each?.file.text !== text);
  }

  /** Writes down what now is. `opening`: what was said of the project itself; null when it is in doubt. */
  save(decks: readonly DeckToKeep[], opening: readonly Diagnostic[] | null): void {
    const { project, request, settings } = this;
    const outputReal = realPathOf(request.outputRoot);
    if (outputReal === null) return;
    const checker = new FactChecker(project.disk, hash);
    const groups = new Set(decks.flatMap(({ deck }) => deck.facts));
    const texts = new Set([...groups].flatMap(textsIn));
    const writer = new RecordWriter(
      (fact) => checker.stampOf(fact, request.since),
      (path) => (texts.has(path) ? (project.disk.readText(path, null).value?.text ?? null) : null),
    );
    const entries: [string, DeckRecord][] = decks.flatMap(({ name, deck, written, found, lenient }) => {
      const outputs = this.outputsOf(name, deck, written);
      if (!outputs) return [];
      const groups = deck.facts.map((facts) => writer.addFacts(facts));
      const { editions, vars, rows, days } = deck;
      return [
        [
          name,
          {
            settings,
            groups,
            found: writer.addDiagnostics(found),
            said: writer.addDiagnostics(lenient),
            editions,
            vars,
            rows,
            days,
            outputs,
            ...slidesToKeep(deck, outputs, written, this.reader?.record.decks[name]),
          },
        ],
      ];
    });
    const rest = this.carryOthers(new Set(decks.map(({ name }) => name)), writer);
    const record = writer.finish({
      key: this.key.text,
      outputRoot: request.outputRoot,
      outputReal,
      project: opening && this.projectRecord(writer, checker, opening),
      decks: Object.fromEntries([...rest, ...entries]),
    });
    this.write(record);
  }

  private write(record: BuildRecord): void {
    const text = JSON.stringify(record);
    if (text !== this.oldText) writeRecordFile(this.project.root, this.key.name, text, randomUUID());
  }

  /** Decks that this run was not asked for, and that are still there. */
  private carryOthers(done: ReadonlySet<string>, writer: RecordWriter): [string, DeckRecord][] {
    const { reader, project } = this;
    if (!reader) return [];
    const names = project.outlines.flatMap(({ id, decks }) => decks.map((deck) => `${id}/${deck.id}`));
    return names.flatMap((name): [string, DeckRecord][] => {
      const deck = reader.record.decks[name];
      if (done.has(name) || !deck) return [];
      return [[name, writer.carry(deck, reader.record, (places) => reader.diagnosticsOf(places))]];
    });
  }

  private projectRecord(
    writer: RecordWriter,
    checker: FactChecker,
    opening: readonly Diagnostic[],
  ): ProjectRecord | null {
    const facts = this.project.lookups.map((lookup) => checker.learn(lookup));
    if (facts.some((fact) => fact === null)) return null;
    const group = writer.addFacts(facts.filter((fact) => fact !== null));
    const outlines = this.project.outlines.map(({ id, folder, path, decks }) => ({
      id,
      folder,
      path,
      decks,
    }));
    const { vars } = this.project.settings;
    const said = [...vars.declared.keys()].map((name) => [name, describeVariable(vars, name)!] as const);
    return {
      group,
      outlines,
      settings: this.settings,
      vars: Object.fromEntries(said),
      diagnostics: writer.addDiagnostics(opening),
    };
  }

  /** The deck's files with its manifest, as they are now; null when they are not what this run left. */
  private outputsOf(
    name: string,
    deck: MadeDeck | KnownDeck,
    written: ReadonlySet<string>,
  ): PackedOutput[] | null {
    const { since, outputRoot, formats } = this.request;
    const state = new OutputState(outputRoot, hash);
    const before = this.reader?.record.decks[name]?.outputs ?? [];
    const wasOwn = (file: string, value: string) =>
      before.some(([known, hash, , own]) => known === file && hash === value && own === 1);
    const pack = (file: string, value: string): PackedOutput => [
      file,
      value,
      state.stampOf(name, file, since) ?? 0,
      written.has(file) || wasOwn(file, value) ? 1 : 0,
    ];
    if ('record' in deck) return deck.record.outputs.map(([file, value]) => pack(file, value));
    const text = state.textOf(name, manifestName);
    const manifest = text === null ? null : parseManifest(text, name);
    if (text === null || !manifest) return null;
    const made = new Set(deck.files.map((file) => file.name).filter(isFileName));
    const owned = Object.entries(manifest.outputs).filter(([file]) => formats === null || made.has(file));
    if (owned.length < made.size) return null;
    return [...owned.map(([file, value]) => pack(file, value)), pack(manifestName, hash(text))];
  }
}

function isIn(place: Span | { readonly span: Span } | null, files: ReadonlySet<string>): boolean {
  const span = place && ('span' in place ? place.span : place);
  return span !== null && files.has(span.file.path);
}

function textsIn(facts: readonly Fact[]): string[] {
  return facts.filter(({ kind }) => kind === 'text').map(({ path }) => path);
}
