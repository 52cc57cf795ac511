import { checks, checkWords, reviews, textsOfDeck, textsOfOutline } from '../checks/index.ts';
import { excusingSlides } from '../deck/index.ts';
import { slideOfPage } from '../layout/index.ts';
import type { Outline } from '../outline/index.ts';
import {
  adjustableCodes,
  adjustFindings,
  excusesOf,
  KeptCache,
  type LaidOutDeck,
  type LaidOutEdition,
  layOutDeck,
  makeFiles,
  openProject,
  type PlannedDeck,
  type ProjectCache,
  planBuild,
  readLevels,
  refreshSchemas,
  staleFindings,
} from '../pipeline/index.ts';
import { listThemes, type Project } from '../project/index.ts';
import { type Diagnostic, sortDiagnostics } from '../source/index.ts';
import { checkTranslationsOf } from '../translate/index.ts';

/** A deck in one language as it could last be shown. */
export interface ShownEdition {
  readonly edition: LaidOutEdition;
  readonly laidOut: LaidOutDeck;
  /** The files have errors since, which leave nothing to show. */
  readonly stale: boolean;
}

export interface ShownDeck {
  readonly planned: PlannedDeck;
  /** The name of the theme that it is shown in; null: nothing could ever be shown. */
  readonly theme: string | null;
  readonly editions: ReadonlyMap<string, ShownEdition>;
  /** All that is known to be said of it, sorted. */
  readonly findings: readonly Diagnostic[];
  /** What was said while laying it out. */
  readonly laidOut: readonly Diagnostic[];
  /** What was said when all of it was last looked at: its notes, its handouts, the checks. */
  readonly inspected: readonly Diagnostic[];
  /** That was as the files are now. */
  readonly isInspected: boolean;
}

/** What somebody looks at in a deck. */
export interface SlideLookedAt {
  readonly slide: string;
  readonly language: string | null;
  readonly theme: string | null;
}

/** A project as it is on disk, with what could last be shown of it. Nothing is thrown for a user's mistake. */
export class ProjectState {
  readonly root: string;
  private readonly kept = new KeptCache();
  /** By name, and by theme where it is shown in another than its own. */
  private readonly shown = new Map<string, ShownDeck>();
  private readonly words = new WeakMap<Outline, readonly Diagnostic[]>();
  private readonly names: readonly string[];
  private readonly vars: ReadonlyMap<string, string> | undefined;
  private readonly asOf: string | null;
  private project: Project;
  private cache: ProjectCache;
  /** The project for which the schemas were last written. */
  private refreshed: Project | null = null;
  private opened: readonly Diagnostic[];
  /** Decks that were laid out since the last change. */
  private current = new Set<string>();

  /** `names`: of which decks alone anything is shown; none: of all. */
  constructor(
    project: Project,
    opened: readonly Diagnostic[],
    names: readonly string[] = [],
    vars?: ReadonlyMap<string, string>,
  ) {
    this.vars = vars;
    this.asOf = project.settings.asOf;
    this.names = names;
    this.root = project.root;
    this.project = project;
    this.opened = opened;
    this.cache = this.kept.over(project);
  }

  /** What is wrong with the project as a whole. */
  get findings(): readonly Diagnostic[] {
    return this.opened;
  }

  get decks(): readonly PlannedDeck[] {
    // A deck that was asked for and is gone leaves the others to be shown.
    return planBuild(this.project, this.names).value ?? planBuild(this.project, []).value ?? [];
  }

  /** Whether a path names a text inside the project that can be opened. */
  hasFile(path: string): boolean {
    return !path.startsWith('package:') && this.project.files.readText(path, null).value !== undefined;
  }

  /** Brings the schemas for editors up to date, where the project keeps them; once after each change. */
  async refreshSchemas(): Promise<readonly Diagnostic[]> {
    if (this.refreshed === this.project) return [];
    this.refreshed = this.project;
    return refreshSchemas(this.project, this.cache);
  }

  /** Something changed: what it concerns is read again when it is next asked for. */
  refresh(): void {
    this.current = new Set();
    const opened = openProject(this.root, this.vars, undefined, this.asOf);
    this.opened = opened.diagnostics;
    // A project that cannot be opened for a moment, its folders being moved, is shown as it was.
    if (!opened.value) return;
    this.project = opened.value;
    this.cache = this.kept.over(this.project);
    const names = new Set(this.decks.map(({ name }) => name));
    for (const [key, { planned }] of this.shown) if (!names.has(planned.name)) this.shown.delete(key);
  }

  /** What was last seen of a deck; null when nobody looked at it yet. */
  lastSeen(name: string): ShownDeck | null {
    return this.shown.get(name) ?? null;
  }

  /** Nothing more is to be found out about a deck before something changes. */
  isInspected(name: string): boolean {
    return this.current.has(name) && (this.shown.get(name)?.isInspected ?? true);
  }

  /** Not to be looked at again before something changes. */
  setAside(name: string): void {
    this.current.add(name);
  }

  /** Names of the themes that a deck can be seen in. */
  get themes(): readonly string[] {
    return listThemes(this.project);
  }

  /**
   * The deck as its files are now, in its own theme or in another; where they leave nothing to show, with the last
   * editions. Null: no such deck.
   */
  look(name: string, asked: string | null = null): ShownDeck | null {
    const theme = this.themeOf(asked);
    const key = keyOf(name, theme);
    const known = this.shown.get(key);
    // What was found in notes and handouts holds until they are looked at again, so that it does not come and go; it is
    // the same in every theme.
    const inspected = this.shown.get(name)?.inspected ?? [];
    if (known && this.current.has(key)) {
      if (known.inspected === inspected) return known;
      const told = { ...known, inspected, findings: sortDiagnostics([...known.laidOut, ...inspected]) };
      this.shown.set(key, told);
      return told;
    }
    const planned = this.decks.find((deck) => deck.name === name);
    if (!planned) return null;
    const { project, cache } = this;
    const outcome = layOutDeck({ project, cache, planned, theme });
    const editions = new Map<string, ShownEdition>();
    for (const [language, edition] of known?.editions ?? [])
      editions.set(language, { ...edition, stale: true });
    if (outcome.value) {
      const { deckFile } = outcome.value;
      const wanted = new Set(deckFile.languages);
      // A language that the deck no longer has is not shown; without a list it has the outline's.
      for (const language of editions.keys())
        if (wanted.size > 0 ? !wanted.has(language) : outcome.value.editions.length > 0)
          editions.delete(language);
      for (const edition of outcome.value.editions)
        editions.set(edition.language, { edition, laidOut: outcome.value, stale: false });
    }
    const laidOut = this.adjusted(planned, outcome.diagnostics, outcome.value ?? null);
    const findings = sortDiagnostics([...laidOut, ...inspected]);
    const shown: ShownDeck = {
      planned,
      theme: outcome.value?.themeName ?? known?.theme ?? null,
      editions,
      findings,
      laidOut,
      inspected,
      isInspected: false,
    };
    this.shown.set(key, shown);
    this.current.add(key);
    return shown;
  }

  /**
   * One slide as its files are now, before the rest of its deck is looked at; null where that was done, or nothing was ever
   * shown of it. What hangs on other slides, such as its number, is as it was last seen.
   */
  lookAhead(name: string, at: SlideLookedAt): ShownEdition | null {
    const theme = this.themeOf(at.theme);
    const key = keyOf(name, theme);
    const editions = this.shown.get(key)?.editions;
    const last = editions?.get(at.language ?? '') ?? [...(editions?.values() ?? [])][0];
    const planned = this.decks.find((deck) => deck.name === name);
    if (!last || !planned || this.current.has(key)) return null;
    const pages = new Map<string, number>();
    for (const slide of last.edition.deck.slides) {
      const whole = slideOfPage(slide.id);
      pages.set(whole, (pages.get(whole) ?? 0) + 1);
    }
    const { project, cache } = this;
    const { language } = last.edition;
    const only = { id: at.slide, pages, language };
    const { value } = layOutDeck({ project, cache, planned, theme, only });
    const edition = value?.editions.find((each) => each.language === language);
    return value && edition ? { edition, laidOut: value, stale: false } : null;
  }

  /** What is said of a deck only when all of it is looked at: its notes, its handouts, the checks. */
  async inspect(name: string): Promise<ShownDeck | null> {
    const shown = this.look(name);
    if (!shown || shown.isInspected) return shown;
    const more: Diagnostic[] = [];
    for (const { edition, laidOut, stale } of shown.editions.values()) {
      if (stale) continue;
      const made = await makeFiles(edition, laidOut, { formats: [], epoch: null });
      const { deck, placed } = edition;
      const { theme } = laidOut;
      more.push(
        ...made.diagnostics,
        ...checks.flatMap((check) => check.run(deck)),
        ...staleFindings(laidOut, name),
        ...checkTranslationsOf(this.project, deck, shown.planned.deck.path),
        ...reviews.flatMap((review) => review({ deck, placed, theme })),
        ...this.wordsOf(deck.outline),
        ...checkWords(deck.outline, textsOfDeck(deck)),
      );
    }
    // Meanwhile the deck may have been laid out again, and this is news of yesterday.
    if (this.shown.get(name) !== shown) return this.lastSeen(name);
    const [first] = [...shown.editions.values()].filter(({ stale }) => !stale);
    const inspected = this.adjusted(shown.planned, more, first?.laidOut ?? null);
    const findings = sortDiagnostics([...shown.laidOut, ...inspected]);
    const whole = { ...shown, findings, inspected, isInspected: true };
    this.shown.set(name, whole);
    return whole;
  }

  /** What the words of an outline give cause to say: the same for all its decks, for as long as it is kept. */
  private wordsOf(outline: Outline): readonly Diagnostic[] {
    const known = this.words.get(outline);
    if (known) return known;
    const found = checkWords(outline, textsOfOutline(outline));
    this.words.set(outline, found);
    return found;
  }

  /** Another theme to see a deck in; null: its own, or there is none of that name. */
  private themeOf(asked: string | null): string | null {
    return asked !== null && this.themes.includes(asked) ? asked : null;
  }

  private adjusted(
    planned: PlannedDeck,
    found: readonly Diagnostic[],
    deck: LaidOutDeck | null,
  ): readonly Diagnostic[] {
    const outline = this.cache.outline(planned.outline).value ?? null;
    const slides = deck ? excusingSlides(deck.deckFile, deck.templates) : [];
    const excused = excusesOf(outline, slides, adjustableCodes);
    const levels = readLevels(this.project);
    const all = [...found, ...excused.diagnostics, ...levels.diagnostics];
    return sortDiagnostics(
      adjustFindings(all, { levels: levels.value, excuses: excused.excuses, strict: false }),
    );
  }
}

/** Of a deck in its own theme, or in another. */
function keyOf(name: string, theme: string | null): string {
  return theme === null ? name : `${name} in ${theme}`;
}
