import { type Deck, shownBy } from '../deck/index.ts';
import { rankOf } from '../marking/index.ts';
import { type Outline, outlineAt } from '../outline/index.ts';
import { reportBuild } from '../pipeline/codes.ts';
import { sha256 } from '../pipeline/commit/index.ts';
import {
  createProjectCache,
  type LaidOutDeck,
  layOutDeck,
  type PlannedDeck,
  type ProjectCache,
  planBuild,
} from '../pipeline/index.ts';
import { FactChecker, type Project } from '../project/index.ts';
import { type Diagnostic, formatLocation, hasErrors, type Outcome } from '../source/index.ts';
import { compareTexts, type PlacedWords } from './compare-lists.ts';
import { compareModels } from './model/compare-models.ts';
import type { DeckDiff, EditionDiff, OutlineDiff, ProjectDiff } from './project-diff.ts';
import { compareHandouts, handoutsOf } from './shown/compare-handouts.ts';
import { compareSlides, pairOf } from './shown/compare-slides.ts';
import { words } from './shown/slide-texts.ts';
import type { Withheld } from './without-secrets.ts';

export interface DiffVersion {
  /** As it was named. */
  readonly name: string;
  readonly project: Project;
}

export interface DiffOptions {
  /** Decks by file name or `outline/deck`; none: all. Outlines without one of them are left out. */
  readonly decks?: readonly string[];
  /** A level: what is above it in either version is left out, decks that may show more as well. */
  readonly marking?: string | undefined;
  /** Slides are drawn. */
  readonly pictures?: boolean;
  readonly onProgress?: (deck: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Compares two versions of a project: their models, and their decks as they would be built now. What has errors in one
 * of them is left out after a warning. Diagnostics: not-compared, unknown-deck, ambiguous-deck.
 */
export async function compareProjects(
  before: DiffVersion,
  after: DiffVersion,
  options: DiffOptions = {},
): Promise<Outcome<ProjectDiff>> {
  const diagnostics: Diagnostic[] = [];
  const [old, now] = [before, after].map((version) => new Side(version, diagnostics)) as [Side, Side];
  let withheld: Withheld | null = null;
  if (options.marking !== undefined) {
    const [{ SecretTexts }, room] = await Promise.all([
      import('../gate/index.ts'),
      import('./without-secrets.ts'),
    ]);
    withheld = new room.Withheld(new SecretTexts());
    for (const side of [old, now]) {
      const missing = side.keepTo(options.marking, withheld);
      // A version from before the levels could say anything.
      if (missing) return { diagnostics: [missing] };
    }
  }
  const plan = planBoth(old.project, now.project, options.decks ?? []);
  if (!plan.value) return { diagnostics: plan.diagnostics };
  const wanted = new Set(plan.value.map((name) => name.slice(0, name.indexOf('/'))));
  const ids = [...now.project.outlines, ...old.project.outlines].map(({ id }) => id);
  const outlines: OutlineDiff[] = [];
  const unknown = new Set<string>();
  for (const id of new Set(ids)) {
    if ((options.decks ?? []).length > 0 && !wanted.has(id)) continue;
    const [from, to] = [old.outline(id), now.outline(id)];
    if (old.isAbove(id) || now.isAbove(id)) continue;
    if (from === undefined || to === undefined) {
      unknown.add(id);
      continue;
    }
    const diff = compareModels(id, from, to);
    if (diff) outlines.push(diff);
  }
  const decks: DeckDiff[] = [];
  const settled = old.settings() === now.settings();
  for (const name of plan.value) {
    if (options.signal?.aborted) break;
    options.onProgress?.(name);
    // Lets a signal in, and the progress out.
    await new Promise((resume) => setImmediate(resume));
    if (old.isAboveDeck(name) || now.isAboveDeck(name)) continue;
    const to = now.deck(name);
    // What was made of the same is the same.
    if (to && settled && old.hasAll(to, name)) continue;
    const from = old.deck(name);
    if (from === undefined || to === undefined) {
      unknown.add(name);
      continue;
    }
    const diff = compareDecks(
      name,
      from,
      to,
      (options.pictures ?? false) && !showsPicture([from, to], withheld),
    );
    if (diff) decks.push(diff);
  }
  const diff = { before: before.name, after: after.name, outlines, decks, unknown: [...unknown] };
  return { value: withheld?.from(diff) ?? diff, diagnostics };
}

/** Whether a deck was made with a picture that is marked too high in one of the versions: its pixels cannot be read. */
function showsPicture(decks: readonly (LaidOutDeck | null)[], withheld: Withheld | null): boolean {
  const paths = decks.flatMap((deck) => Object.keys(deck?.inputs ?? {}));
  return withheld !== null && paths.some((path) => withheld.isPicture(path));
}

/** One of the two versions. Undefined: there, but with errors. */
class Side {
  readonly project: Project;
  private readonly name: string;
  private readonly cache: ProjectCache;
  private readonly planned: ReadonlyMap<string, PlannedDeck>;
  private readonly diagnostics: Diagnostic[];
  private readonly checker: FactChecker;
  private withheld: Withheld | null = null;
  /** The highest rank that is shown. */
  private most = Number.POSITIVE_INFINITY;
  private readonly learned = new Map<string, string | null>();

  constructor({ name, project }: DiffVersion, diagnostics: Diagnostic[]) {
    this.name = name;
    this.project = project;
    this.cache = createProjectCache(project);
    this.planned = new Map((planBuild(project, []).value ?? []).map((each) => [each.name, each]));
    this.diagnostics = diagnostics;
    this.checker = new FactChecker(project.disk, sha256);
  }

  /** Leaves out what is marked higher; the finding where there is no such level. */
  keepTo(level: string, withheld: Withheld): Diagnostic | null {
    this.withheld = withheld;
    const { markings } = this.project.settings;
    let found: Diagnostic | null = null;
    const rank = rankOf(level, markings, null, (diagnostic) => {
      found = diagnostic;
    });
    if (rank !== null) this.most = rank;
    return found;
  }

  outline(id: string): Outline | null | undefined {
    const entry = this.project.outlines.find((each) => each.id === id);
    if (!entry) return null;
    const outline = this.cache.outline(entry);
    const sound = this.sound(`the outline "${id}"`, outline);
    if (!sound || !this.withheld) return sound;
    const seen = outlineAt(sound, this.most);
    this.withheld.addOutline(sound, seen, this.most);
    return seen;
  }

  /** Whether an outline is marked too high as a whole. */
  isAbove(id: string): boolean {
    const entry = this.project.outlines.find((each) => each.id === id);
    const outline = entry && this.cache.outline(entry).value;
    return (outline?.marks?.rankOf(outline) ?? 0) > this.most;
  }

  /** Whether a deck may show more. */
  isAboveDeck(name: string): boolean {
    const planned = this.planned.get(name);
    if (!planned) return false;
    const text = this.project.files.readText(planned.deck.path, null).value;
    const shown = text ? shownBy(text, this.project.settings.markings) : 0;
    return shown > this.most || this.isAbove(planned.outline.id);
  }

  deck(name: string): LaidOutDeck | null | undefined {
    const planned = this.planned.get(name);
    if (!planned) return null;
    // That its outline has errors has been said.
    const outline = this.cache.outline(planned.outline);
    if (!outline.value || hasErrors(outline.diagnostics)) return undefined;
    const deck = this.sound(`the deck "${name}"`, layOutDeck({ ...this, cache: this.cache, planned }));
    const { markings } = this.project.settings;
    if (deck && markings) this.withheld?.addEntries(deck.deckFile, markings, this.most);
    return deck;
  }

  /** What a project says of all its decks. */
  settings(): string {
    const { files, templateSets } = this.project;
    return `${templateSets.join(' ')}\n${files.readText('throughline.yaml', null).value?.text ?? ''}`;
  }

  /** Whether all that a deck of the other side was made from is the same here. */
  hasAll(deck: LaidOutDeck, name: string): boolean {
    if (!this.planned.has(name)) return false;
    return deck.facts.flat().every((fact) => {
      const key = `${fact.kind} ${fact.path}`;
      const known = this.learned.get(key) ?? this.checker.learn(fact)?.value ?? null;
      this.learned.set(key, known);
      return known === fact.value;
    });
  }

  private sound<T>(what: string, { value, diagnostics }: Outcome<T>): T | undefined {
    const error = diagnostics.find(({ severity }) => severity === 'error');
    if (!error) return value;
    const place = error.span ? ` (${formatLocation(error.span)})` : '';
    // Of a marked thing it may repeat the words.
    const told = this.withheld ? place : `\n${error.message}${place}`;
    const message = `${what} is not compared: in ${this.name} it has errors${told}`;
    const hint = 'compare with a version that can be built; "throughline check" tells all errors of this one';
    this.diagnostics.push(reportBuild('not-compared', null, message, { hint }));
    return undefined;
  }
}

/** The names of the decks of both, as far as they were asked for. One of the two may lack a deck. */
function planBoth(old: Project, now: Project, names: readonly string[]): Outcome<readonly string[]> {
  if (names.length === 0) {
    const all = [now, old].flatMap((project) => planBuild(project, []).value ?? []);
    return { value: [...new Set(all.map(({ name }) => name))], diagnostics: [] };
  }
  const found: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const plans = [now, old].map((project) => planBuild(project, [name]));
    if (plans.every((plan) => !plan.value)) diagnostics.push(...plans[0]!.diagnostics);
    found.push(...plans.flatMap((plan) => plan.value ?? []).map((each) => each.name));
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: [...new Set(found)], diagnostics };
}

function compareDecks(
  deck: string,
  before: LaidOutDeck | null,
  after: LaidOutDeck | null,
  pictures: boolean,
): DeckDiff | null {
  const languages = [after, before].flatMap((each) => each?.editions.map(({ language }) => language) ?? []);
  const editions: EditionDiff[] = [];
  for (const language of new Set(languages)) {
    const find = (version: LaidOutDeck | null) =>
      version?.editions.find((each) => each.language === language);
    const [from, to] = [find(before), find(after)];
    const diff: EditionDiff = {
      language,
      change: !from ? 'added' : !to ? 'removed' : 'changed',
      texts: compareTexts(from ? textsOfDeck(from.deck) : [], to ? textsOfDeck(to.deck) : []),
      minutes: pairOf(from?.deck.spokenMinutes ?? 0, to?.deck.spokenMinutes ?? 0),
      slides: compareSlides(
        from ? { edition: from, theme: before!.theme } : null,
        to ? { edition: to, theme: after!.theme } : null,
        pictures,
      ),
      handouts: compareHandouts(from ? handoutsOf(from, before!) : [], to ? handoutsOf(to, after!) : []),
    };
    const { texts, minutes, slides, handouts } = diff;
    if (diff.change !== 'changed' || texts.length + slides.length + handouts.length > 0 || minutes)
      editions.push(diff);
  }
  if (editions.length === 0) return null;
  return { deck, change: !before ? 'added' : !after ? 'removed' : 'changed', editions };
}

function wordsOfPresenter({ name, role, link }: Deck['presenters'][number]): string {
  return [words(name), role ? words(role) : '', link ?? ''].filter((each) => each !== '').join(', ');
}

function textsOfDeck(deck: Deck): PlacedWords[] {
  const { title, subtitle, audience, footer } = deck;
  const fields = Object.entries({ title, subtitle, audience, footer });
  const texts = fields.map(([place, runs]) => ({ place, text: runs ? words(runs) : '' }));
  const rest = [
    { place: 'presenter', text: deck.presenters.map(wordsOfPresenter).join('; ') },
    { place: 'date', text: deck.dateText ?? '' },
    { place: 'minutes', text: deck.minutes === null ? '' : String(deck.minutes) },
    { place: 'theme', text: deck.theme },
    { place: 'template', text: deck.template },
  ];
  return [...texts, ...rest].filter(({ text }) => text !== '');
}
