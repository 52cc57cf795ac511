import type { Diagnostic } from '../source/index.ts';
import { reportPreview } from './codes.ts';
import { DrawnEdition, deckMessage, emptyDeckMessage } from './model/deck-message.ts';
import { findingModel } from './model/finding-model.ts';
import type { ProjectState, ShownDeck, ShownEdition } from './project-state.ts';
import type { DeckEntry, ServerMessage } from './protocol.ts';

/** A reader of the preview: one open page. */
export interface Reader {
  readonly number: number;
  /** What it wants to see; null: whatever there is first. */
  readonly deck: string | null;
  readonly language: string | null;
  /** The theme to see it in; null: the deck's own. */
  readonly theme: string | null;
  /** The slide that it looks at. */
  readonly slide: string | null;
  /** Hashes of the slides that it has. */
  readonly sent: Set<string>;
  readonly send: (message: ServerMessage) => void;
}

export interface SessionOptions {
  /** Told of the files that a deck is made from, whenever it is laid out. */
  readonly onInputs?: (paths: readonly string[]) => void;
  /** Told when all decks were looked at and nothing is to be done until something changes. */
  readonly onQuiet?: () => void;
  /** The server opens the editor, not a link. */
  readonly command: boolean;
  /** How long nothing changes before decks that nobody looks at are looked at, in milliseconds [200]. */
  readonly idle?: number;
}

/** How long after a change a deck that is seen is looked at as a whole, in milliseconds. */
const pause = 60;

/** Keeps readers and project in step: what a reader sees is sent at once, all else when there is time. */
export class PreviewSession {
  readonly state: ProjectState;
  private readonly options: SessionOptions;
  private readonly readers = new Set<Reader>();
  private readonly drawn = new Map<ShownEdition, DrawnEdition>();
  private revision = 0;
  private timer: NodeJS.Timeout | null = null;
  private warnings: readonly Diagnostic[] = [];
  private closed = false;

  constructor(state: ProjectState, options: SessionOptions) {
    this.state = state;
    this.options = options;
  }

  add(reader: Reader): void {
    this.readers.add(reader);
    this.sendProject([reader]);
    this.show(reader);
    this.lookAround();
  }

  remove(reader: Reader): void {
    this.readers.delete(reader);
  }

  /** Something in the project changed. Resolves when all readers have been sent what they see. */
  async changed(): Promise<void> {
    this.revision += 1;
    const { revision } = this;
    // What is seen goes first.
    this.stopLooking();
    this.state.refresh();
    this.drawn.clear();
    for (const reader of this.readers) this.showAhead(reader);
    // Node keeps what is written until the work at hand is done: it goes out before the rest is drawn.
    await new Promise((resume) => setImmediate(resume));
    if (this.closed || revision !== this.revision) return;
    for (const reader of this.readers) this.show(reader);
    this.sendProject(this.readers);
    this.lookAround();
  }

  /** Says something of the preview itself on every page from now on. */
  warn(diagnostic: Diagnostic): void {
    if (this.warnings.some(({ message }) => message === diagnostic.message)) return;
    this.warnings = [...this.warnings, diagnostic];
    this.sendProject(this.readers);
  }

  close(): void {
    this.closed = true;
    this.stopLooking();
    this.readers.clear();
  }

  private nameFor(reader: Reader): string | null {
    const names = this.state.decks.map(({ name }) => name);
    return reader.deck !== null && names.includes(reader.deck) ? reader.deck : (names[0] ?? null);
  }

  /** The slide that a reader looks at, where it changed: the rest follows. */
  private showAhead(reader: Reader): void {
    const name = this.nameFor(reader);
    const id = reader.slide;
    if (name === null || id === null || reader.sent.size === 0) return;
    // What goes wrong here goes wrong once more with the rest, and is said then.
    this.attempt(name, () => {
      // Several readers soon want all of it.
      const ahead = this.readers.size === 1 ? this.state.lookAhead(name, { ...reader, slide: id }) : null;
      const edition = ahead ?? editionFor(reader, this.state.look(name, reader.theme));
      const drawn = edition && (ahead ? new DrawnEdition(edition) : this.drawnOf(edition)).slide(id);
      if (!drawn || reader.sent.has(drawn.hash)) return;
      reader.sent.add(drawn.hash);
      const { language } = edition.edition;
      reader.send({ kind: 'slide', deck: name, language, hash: drawn.hash, slide: drawn.model });
    });
  }

  private show(reader: Reader): void {
    const name = this.nameFor(reader);
    if (name === null) return;
    const sent = this.attempt(name, () => {
      const shown = this.state.look(name, reader.theme);
      if (shown) this.sendDeck(reader, name, shown);
    });
    if ('code' in sent) this.sendBug(reader, name, sent);
  }

  private sendDeck(reader: Reader, name: string, shown: ShownDeck): void {
    const { revision } = this;
    const { findings, editions, theme } = shown;
    for (const { laidOut } of editions.values()) this.options.onInputs?.(Object.keys(laidOut.inputs));
    const edition = editionFor(reader, shown);
    if (!edition) {
      const language = reader.language ?? 'en';
      reader.send(emptyDeckMessage({ name, revision, language, findings }));
      return;
    }
    const drawn = this.drawnOf(edition);
    const languages = [...editions.keys()];
    reader.send(deckMessage({ name, revision, drawn, languages, theme, findings, sent: reader.sent }));
  }

  private drawnOf(edition: ShownEdition): DrawnEdition {
    const known = this.drawn.get(edition);
    if (known) return known;
    const drawn = new DrawnEdition(edition);
    this.drawn.set(edition, drawn);
    return drawn;
  }

  private sendProject(readers: Iterable<Reader>): void {
    const decks = this.state.decks.map(({ name }) => this.entryOf(name));
    const { root, themes } = this.state;
    const found = [...this.warnings, ...this.state.findings];
    for (const reader of readers) {
      reader.send({
        kind: 'project',
        name: root.split(/[\\/]/).filter(Boolean).at(-1) ?? root,
        root: root.replaceAll('\\', '/'),
        stream: reader.number,
        command: this.options.command,
        decks,
        themes,
        findings: found.map(findingModel),
      });
    }
  }

  private entryOf(name: string): DeckEntry {
    const seen = this.state.lastSeen(name);
    const first = seen && [...seen.editions.values()][0];
    const count = (severity: 'error' | 'warning') =>
      seen ? seen.findings.filter((finding) => finding.severity === severity).length : null;
    return {
      name,
      title: first ? first.edition.deck.title.map((run) => run.text).join('') : '',
      languages: seen ? [...seen.editions.keys()] : [],
      errors: count('error'),
      warnings: count('warning'),
    };
  }

  /**
   * Looks at all of every deck, one by one, while nothing else happens: first at those that are seen. Who saves twice in
   * a row does not wait for it.
   */
  private lookAround(): void {
    this.stopLooking();
    if (this.closed) return;
    const seen = new Set([...this.readers].map((reader) => this.nameFor(reader)));
    const open = this.state.decks.map(({ name }) => name).filter((name) => !this.state.isInspected(name));
    const next = open.find((name) => seen.has(name)) ?? open[0];
    if (next === undefined) {
      this.options.onQuiet?.();
      return;
    }
    const delay = seen.has(next) ? pause : (this.options.idle ?? 200);
    this.timer = setTimeout(() => void this.inspect(next), delay);
  }

  private stopLooking(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private async inspect(name: string): Promise<void> {
    const { revision } = this;
    const readers = [...this.readers].filter((reader) => this.nameFor(reader) === name);
    const before = this.state.lastSeen(name);
    try {
      const shown = await this.state.inspect(name);
      // A change has begun another round.
      if (this.closed || revision !== this.revision) return;
      if (shown && shown.findings.length + (before?.findings.length ?? 0) > 0)
        for (const reader of readers) if (this.readers.has(reader)) this.show(reader);
    } catch (error) {
      if (this.closed || revision !== this.revision) return;
      this.state.setAside(name);
      for (const reader of readers) this.sendBug(reader, name, bugOf(`"${name}"`, 'drawn', error));
    }
    this.sendProject(this.readers);
    this.lookAround();
  }

  private attempt<T>(name: string, work: () => T): { readonly value: T } | Diagnostic {
    try {
      return { value: work() };
    } catch (error) {
      return bugOf(`"${name}"`, 'drawn', error);
    }
  }

  /** The page keeps what it shows, with the bug over it. */
  private sendBug(reader: Reader, name: string, bug: Diagnostic): void {
    this.state.setAside(name);
    const language = reader.language ?? '';
    reader.send(emptyDeckMessage({ name, revision: this.revision, language, findings: [bug] }));
  }
}

/** In the language that the reader wants, else the first that there is. */
function editionFor({ language }: Reader, shown: ShownDeck | null): ShownEdition | null {
  return shown?.editions.get(language ?? '') ?? [...(shown?.editions.values() ?? [])][0] ?? null;
}

/** `what`: as a user would call it. */
export function bugOf(what: string, done: string, error: unknown): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  const hint = 'please report it; saving the file again tries once more';
  const words = `a bug in Throughline keeps ${what} from being ${done}: ${message}`;
  return reportPreview('cannot-draw', null, words, { hint });
}
