import { dirname } from 'node:path';
import { backupName, type Step } from './steps.ts';

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
    const deck = dirname(step.target);
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
