import { findPackageRoot, type ProjectFiles, projectFiles } from '../../project/light.ts';
import type { Diagnostic } from '../../source/index.ts';
import { readRecordFile, writeRecordFile } from '../commit/record-file.ts';
import { type BuiltFile, describeFile, type ShownTarget, shownTarget } from '../output-target.ts';
import { planBuild } from '../plan-build.ts';
import { type DeckRecord, type ProjectRecord, parseRecord } from './record.ts';
import { type BuildRequest, recordKey } from './record-key.ts';
import { RecordReader } from './record-reader.ts';

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
  const files = projectFiles({ project: request.root, package: findPackageRoot() });
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
  const plan = planBuild({ outlines: project.outlines }, request.decks);
  if (!plan.value || plan.diagnostics.length > 0 || disk.listingFailures.length > 0) return null;
  const built: [name: string, deck: DeckRecord][] = [];
  const said = new Set(project.diagnostics);
  for (const { name } of plan.value) {
    const deck = reader.findDeck(name);
    if (!deck || !isUnder(project, deck)) return null;
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

/** The deck was last built under the settings that are there now. */
function isUnder({ settings }: ProjectRecord, deck: DeckRecord): boolean {
  return deck.settings.made === settings.made && deck.settings.said === settings.said;
}
