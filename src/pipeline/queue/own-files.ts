import { type Fact, FactChecker, type ProjectFiles } from '../../project/index.ts';
import type { FoundDeck } from '../build-deck.ts';
import { sha256 } from '../commit/index.ts';
import { readBeside } from '../hash-project.ts';
import { BadAnswer } from './pack-built.ts';

/** The project's files as they are here. */
export class OwnFiles {
  private readonly checker: FactChecker;
  private readonly known = new Map<string, string | null>();

  constructor(disk: ProjectFiles) {
    this.checker = new FactChecker(disk, sha256);
  }

  /** What a worker read beside the files that the queue's name is made of, such as data or a brand file, has to be ours. */
  compare(built: FoundDeck | null): void {
    for (const [path, fact] of readBeside(built?.deck?.facts ?? []))
      if (this.valueOf(fact) !== fact.value) throw new BadAnswer(`it has another file ${path}`);
  }

  /** Decks share most of their files: each is hashed once. */
  private valueOf(fact: Fact): string | null {
    const key = `${fact.kind} ${fact.path}`;
    const known = this.known.get(key);
    const value = known === undefined ? (this.checker.learn(fact)?.value ?? null) : known;
    this.known.set(key, value);
    return value;
  }
}
