import { dirname } from 'node:path';
import { deckOf, isFileName } from './manifest.ts';
import { manifestName, workFolder } from './output-state.ts';

/**
 * How one deck's files change together. New contents are staged and synced, then the steps are written down (the
 * journal), then done one by one. After a kill the journal says how to finish; without one, nothing had begun.
 * Paths are relative to the output folder, with forward slashes.
 */
export type Step = PutStep | RemoveStep | KeepStep;

/** Puts staged bytes in a file's place. */
export interface PutStep {
  readonly kind: 'put';
  readonly staged: string;
  readonly target: string;
  /** SHA-256 of what is put there, and of what was there; null: nothing. */
  readonly hash: string;
  readonly old: string | null;
}

export interface RemoveStep {
  readonly kind: 'remove';
  readonly target: string;
  readonly old: string;
}

/** Moves a hand-edited file to a name beside it. */
export interface KeepStep {
  readonly kind: 'keep';
  readonly target: string;
  readonly copy: string;
}

export const journalName = 'journal.json';

export function serializeJournal(steps: readonly Step[]): string {
  return JSON.stringify({ version: 1, steps });
}

/**
 * Reads a journal; null for one that is cut off, of another version, or that no build wrote: the folder may have come
 * with a repository, so nothing in it may name a place but the files of a deck.
 */
export function parseJournal(text: string): readonly Step[] | null {
  try {
    const value: unknown = JSON.parse(text);
    // A shape to test, not to trust.
    const { version, steps } = value as { version?: unknown; steps?: unknown };
    return version === 1 && Array.isArray(steps) && steps.every(isStep) ? steps : null;
  } catch {
    return null;
  }
}

/** Where a step keeps what was there before it, by its place in the journal. */
export function backupName(place: number): string {
  return `${workFolder}/${place}.old`;
}

export function stagedName(place: number): string {
  return `${workFolder}/${place}.new`;
}

/** `outline/deck`, as the project lets them be called. */
export function isDeckName(name: unknown): name is string {
  return typeof name === 'string' && /^[a-z0-9-]{1,200}\/[a-z0-9-]{1,200}$/.test(name);
}

function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false;
  const step = value as Record<string, unknown>;
  const { target } = step;
  if (!isOutput(target)) return false;
  if (step.kind === 'keep') return isOutput(step.copy) && dirname(step.copy) === dirname(target);
  const old = step.old === null || typeof step.old === 'string';
  if (step.kind === 'remove') return old;
  const staged =
    typeof step.staged === 'string' && new RegExp(`^\\${workFolder}/\\d+\\.(new|old)$`).test(step.staged);
  return step.kind === 'put' && old && staged && typeof step.hash === 'string';
}

/** `outline/deck/name`. */
function isOutput(path: unknown): path is string {
  if (typeof path !== 'string') return false;
  const deck = deckOf(path);
  const name = path.slice(deck.length + 1);
  return isDeckName(deck) && (name === manifestName || isFileName(name));
}

/** What a killed build was about to make of one file, and where its versions lie. Paths are as in steps. */
export interface FileChange {
  readonly target: string;
  /** SHA-256 of what was there; null: nothing. `other`: what is no plain file. */
  readonly was: string | null;
  /** SHA-256 of what is to be there; null: nothing. */
  readonly becomes: string | null;
  /** Where the new version lies, if it is not in place; null: it is removed. */
  readonly staged: string | null;
  /** Where the old version lies, if it is not in place. */
  readonly backup: string;
  /** The name beside it to which a hand-edited version goes; null: it was not edited. */
  readonly copy: string | null;
}

/** A deck's files in the order in which they change: the manifest is the last. */
export interface DeckChange {
  readonly deck: string;
  readonly files: readonly FileChange[];
}

/** The steps of a journal, by deck and file. */
export function changesOf(steps: readonly Step[]): readonly DeckChange[] {
  const decks = new Map<string, Map<string, FileChange>>();
  for (const [place, step] of steps.entries()) {
    const deck = deckOf(step.target);
    const files = decks.get(deck) ?? new Map<string, FileChange>();
    decks.set(deck, files);
    const copy = step.kind === 'keep' ? step.copy : (files.get(step.target)?.copy ?? null);
    files.set(step.target, { ...changeOf(step, place), copy });
  }
  return [...decks].map(([deck, files]) => ({ deck, files: [...files.values()] }));
}

function changeOf(step: Step, place: number): Omit<FileChange, 'copy'> {
  const common = { target: step.target, backup: backupName(place) };
  switch (step.kind) {
    case 'put':
      return { ...common, was: step.old, becomes: step.hash, staged: step.staged };
    case 'remove':
      return { ...common, was: step.old, becomes: null, staged: null };
    case 'keep':
      // What was edited is known by its being there: nothing is to take its place.
      return { ...common, was: null, becomes: null, staged: null };
  }
}
