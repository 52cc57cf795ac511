import type { Fact, FactKind, Stamp } from '../../project/light.ts';
import type { Edition } from '../edition.ts';
import type { PackedDiagnostic, PackedFile } from './pack-diagnostics.ts';

/**
 * What a build remembers for the next one, as it stands in its file. Numbers are places in the tables: a hundred decks
 * share most of what they were made from.
 */
export interface BuildRecord {
  /** All that decides besides the disk: versions, options, the folder itself. */
  readonly key: string;
  readonly outputRoot: string;
  /** Where that really was. */
  readonly outputReal: string;
  readonly facts: readonly PackedFact[];
  readonly groups: readonly (readonly number[])[];
  readonly files: readonly PackedFile[];
  readonly diagnostics: readonly PackedDiagnostic[];
  readonly project: ProjectRecord | null;
  readonly decks: Readonly<Record<string, DeckRecord>>;
}

export type PackedFact = readonly [kind: FactKind, path: string, value: string, stamp: Stamp | 0];

/** What opening the project came to. */
export interface ProjectRecord {
  readonly group: number;
  readonly outlines: readonly OutlineRecord[];
  readonly settings: SettingsRecord;
  readonly diagnostics: readonly number[];
}

export interface OutlineRecord {
  readonly id: string;
  readonly folder: string;
  readonly path: string;
  readonly decks: readonly { readonly id: string; readonly path: string }[];
}

/** The settings as text: those that decks are made by, and those that change what is said of them. */
export interface SettingsRecord {
  readonly made: string;
  readonly said: string;
}

export interface DeckRecord {
  readonly settings: SettingsRecord;
  readonly groups: readonly number[];
  /** What was found, and what was said of it under the settings, without --strict. */
  readonly found: readonly number[];
  readonly said: readonly number[];
  readonly editions: readonly Edition[];
  /** The manifest among them. */
  readonly outputs: readonly PackedOutput[];
}

export type PackedOutput = readonly [name: string, hash: string, stamp: Stamp | 0];

/** Reads a record; null for anything else than one with this key. */
export function parseRecord(text: string | null, key: string): BuildRecord | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    // Nothing but this program writes the file, and the key names its very build: what has the key has the shape.
    return typeof value === 'object' && value !== null && 'key' in value && value.key === key
      ? (value as BuildRecord)
      : null;
  } catch {
    return null;
  }
}

export function unpackFact([kind, path, value]: PackedFact): Fact {
  return { kind, path, value };
}

/** The same text for the same fact. */
export function factKey({ kind, path, value }: Fact): string {
  return `${kind}\n${path}\n${value}`;
}
