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
  /** The slide that it looks at. */
  readonly slide: string | null;
  /** Hashes of the slides that it has. */
  readonly sent: Set<string>;
  readonly send: (message: ServerMessage) => void;
}

export interface SessionOptions {
  /** Told of the files that a deck is made from, whenever it is laid out. */
  readonly onInputs?: (paths: readonly string[]) => void;
  /** The server opens the editor, not a link. */
  readonly command: boolean;
  /** How long nothing changes before decks that nobody looks at are looked at, in milliseconds [200]. */
  readonly idle?: number;
}

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

  /** Something in the project changed. */
  changed(paths: readonly string[]): void {
    this.revision += 1;
    this.state.refresh(paths);
    this.drawn.clear();
    for (const reader of this.readers) this.show(reader);
    this.sendProject(this.readers);
    this.lookAround();
  }

  /** Says something of the preview itself on every page from now on. */
  warn(diagnostic: Diagnostic): void {
    this.warnings = [...this.warnings, diagnostic];
    this.sendProject(this.readers);
  }

  close(): void {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    this.readers.clear();
  }

  private nameFor(reader: Reader): string | null {
    const names = this.state.decks.map(({ name }) => name);
    return reader.deck !== null && names.includes(reader.deck) ? reader.deck : (names[0] ?? null);
  }

  private show(reader: Reader): void {
    const name = this.nameFor(reader);
    if (name === null) return;
    const shown = this.attempt(name, () => this.state.look(name));
    if ('code' in shown) this.sendBug(reader, name, shown);
    else if (shown.value) {
      const bug = this.attempt(name, () => this.sendDeck(reader, name, shown.value!, true));
      if ('code' in bug) this.sendBug(reader, name, bug);
      else void this.inspect(reader, name, shown.value);
    }
  }

  /** What notes, handouts and checks have to say follows when they have been looked through. */
  private async inspect(reader: Reader, name: string, shown: ShownDeck): Promise<void> {
    const { revision } = this;
    // The page has what it shows before this begins.
    await new Promise((resume) => setImmediate(resume));
    try {
      const inspected = await this.state.inspect(name);
      if (this.closed || revision !== this.revision || !this.readers.has(reader)) return;
      if (inspected && inspected.findings.length !== shown.findings.length)
        this.sendDeck(reader, name, inspected, false);
    } catch (error) {
      this.sendBug(reader, name, bugOf(name, error));
    }
  }

  private sendDeck(reader: Reader, name: string, shown: ShownDeck, ahead: boolean): void {
    const { revision } = this;
    const { findings } = shown;
    const languages = [...shown.editions.keys()];
    for (const { laidOut } of shown.editions.values()) this.options.onInputs?.(Object.keys(laidOut.inputs));
    const edition = shown.editions.get(reader.language ?? '') ?? [...shown.editions.values()][0];
    if (!edition) {
      const language = reader.language ?? 'en';
      reader.send(emptyDeckMessage({ name, revision, language, findings }));
      return;
    }
    const drawn = this.drawnOf(edition);
    const looked = ahead && reader.slide !== null ? drawn.slide(reader.slide) : null;
    if (looked && reader.sent.size > 0 && !reader.sent.has(looked.hash)) {
      reader.sent.add(looked.hash);
      const { language } = edition.edition;
      reader.send({ kind: 'slide', deck: name, language, hash: looked.hash, slide: looked.model });
    }
    reader.send(deckMessage({ name, revision, drawn, languages, findings, sent: reader.sent }));
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
    const { root } = this.state;
    const found = [...this.warnings, ...this.state.findings];
    for (const reader of readers) {
      reader.send({
        kind: 'project',
        name: root.split(/[\\/]/).filter(Boolean).at(-1) ?? root,
        root: root.replaceAll('\\', '/'),
        stream: reader.number,
        command: this.options.command,
        decks,
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

  /** Looks at the decks that nobody sees, one by one, while nothing else happens: what is wrong there is counted. */
  private lookAround(): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.closed) return;
    const next = this.state.decks.find(({ name }) => !this.state.isCurrent(name));
    this.timer = null;
    if (!next) return;
    this.timer = setTimeout(() => {
      void (async () => {
        const { revision } = this;
        await this.state.inspect(next.name).catch(() => this.state.setAside(next.name));
        if (this.closed) return;
        if (revision === this.revision) this.sendProject(this.readers);
        this.lookAround();
      })();
    }, this.options.idle ?? 200);
  }

  private attempt<T>(name: string, work: () => T): { readonly value: T } | Diagnostic {
    try {
      return { value: work() };
    } catch (error) {
      return bugOf(name, error);
    }
  }

  /** The page keeps what it shows, with the bug over it. */
  private sendBug(reader: Reader, name: string, bug: Diagnostic): void {
    this.state.setAside(name);
    const language = reader.language ?? '';
    reader.send(emptyDeckMessage({ name, revision: this.revision, language, findings: [bug] }));
  }
}

function bugOf(name: string, error: unknown): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  const hint = 'please report it; saving the file again tries once more';
  return reportPreview(
    'cannot-draw',
    null,
    `a bug in Throughline keeps "${name}" from being drawn: ${message}`,
    {
      hint,
    },
  );
}
