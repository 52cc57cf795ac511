import {
  type ComposeInput,
  checkDeckMarking,
  composeDeck,
  type DeckFile,
  type DeckTexts,
  type ReadCodeFile,
  readDeckFile,
  rowAt,
  rowValues,
  shownBy,
} from '../deck/index.ts';
import { type DeckEdits, withAddedSlides } from '../edits/index.ts';
import { formatNames } from '../formats/index.ts';
import { lookOfTaken } from '../formats/pptx/taken/index.ts';
import { createIcons, type FindIcon } from '../icons/index.ts';
import {
  arrangements,
  type KnownSlide,
  type KnownSlides,
  type OnlySlide,
  placeDeck,
} from '../layout/index.ts';
import {
  explainWithheld,
  lastDaysOf,
  type Outline,
  outlineAt,
  type Staleness,
  staleSources,
} from '../outline/index.ts';
import type { Project } from '../project/index.ts';
import { type Diagnostic, hasErrors, type Outcome, type Span } from '../source/index.ts';
import { createViews, type TemplateSet, type Views } from '../template/index.ts';
import { facesOf, type Theme } from '../theme/index.ts';
import { firstDay, spanOf, type Text } from '../yaml/index.ts';
import { DeckPictures } from './deck-pictures.ts';
import { editsByHand, withEdits } from './edits-by-hand.ts';
import { atItsUse, ofRow } from './found-elsewhere.ts';
import { knownSlides } from './known-slides.ts';
import type { LaidOutDeck, LaidOutEdition } from './laid-out-deck.ts';
import type { PlannedDeck } from './plan-build.ts';
import { type ProjectCache, recordFiles } from './project-cache.ts';
import { watchData } from './rows-read.ts';
import { sameDays } from './same-days.ts';
import { TakenDecks } from './taken-decks.ts';

export interface LayOutInput {
  readonly project: Project;
  readonly cache: ProjectCache;
  readonly planned: PlannedDeck;
  /** Another theme than the deck's own, to see it in. */
  readonly theme?: string | null;
  /** One slide in one language, to be seen before the rest. */
  readonly only?: (OnlySlide & { readonly language: string }) | null;
  /** Slides of an earlier build, by what the names of its files begin with; null: nothing was built. Left out: nobody asks. */
  readonly known?: ((prefix: string) => readonly KnownSlide[] | null) | undefined;
}

/**
 * Reads one deck with all that it needs, composes it in each of its languages and gives every slide its geometry.
 * A language with errors that leave nothing to place has no edition.
 */
export function layOutDeck({
  project,
  cache,
  planned,
  theme: asked = null,
  only = null,
  known,
}: LayOutInput): Outcome<LaidOutDeck> {
  const files = recordFiles(project.files, cache.hashes);
  const text = files.readText(planned.deck.path, null);
  if (!text.value) return { diagnostics: text.diagnostics };
  const { markings } = project.settings;
  const shown = shownBy(text.value, markings);
  const whole = cache.outline(planned.outline);
  const outline = whole.value ? { ...whole, value: outlineAt(whole.value, shown) } : whole;
  const { declared, commanded } = project.settings.vars;
  const ownLanguage = outline.value?.language ?? project.settings.language;
  const { row } = planned.deck;
  const made = row && outline.value ? rowAt(outline.value, row.data, row.index) : null;
  const readIn = (language: string, views: Views | null): Outcome<DeckFile> => {
    const tongue = { language, ownLanguage, wording: views && ((each: Text) => views.wording(each)) };
    const texts: DeckTexts = {
      tongue,
      declared,
      commanded,
      row: made && rowValues(made.table, made.row, views, outline.value?.marks),
    };
    return readDeckFile(text.value!, planned.deck.id, planned.outline.folder, files, formatNames, texts);
  };
  const read = readIn(ownLanguage, null);
  const diagnostics: Diagnostic[] = [...text.diagnostics, ...outline.diagnostics];
  const told = (found: readonly Diagnostic[], by: DeckFile | undefined) => {
    for (const each of outline.value ? explainWithheld(found, outline.value) : found) {
      const placed = by ? atItsUse(each, by.filled.uses) : each;
      diagnostics.push(made ? ofRow(placed, made.row.span) : placed);
    }
  };
  told(read.diagnostics, read.value);
  const deckFile = read.value;
  if (!deckFile) return { diagnostics };
  const { record } = deckFile;
  if (whole.value) checkDeckMarking(deckFile, whole.value, markings, (each) => void diagnostics.push(each));
  const setName = record.template ?? project.settings.template;
  const themeName = asked ?? record.theme ?? setName;
  const { record: settings } = project.settings;
  const setPlace = record.template
    ? spanOf(record, 'template')
    : settings?.template
      ? spanOf(settings, 'template')
      : null;
  const templates = cache.templates(setName, setPlace);
  const theme = cache.theme(themeName, record.theme ? spanOf(record, 'theme') : setPlace, setName);
  diagnostics.push(...templates.diagnostics, ...theme.diagnostics);
  if (!outline.value || !templates.value || !theme.value) return { diagnostics };

  const { asOf, showStale } = project.settings;
  const ownDay = record.date && firstDay(record.date);
  const stale = staleSources(outline.value, asOf ?? ownDay);
  const showsStale = showStale || saysStale(templates.value);
  const languages = deckFile.languages.length > 0 ? deckFile.languages : [outline.value.language];
  const watch = watchData(outline.value, planned.deck);
  const pictures = new DeckPictures(
    files,
    [outline.value.folder, ...templates.value.folders],
    project.settings.images,
    facesOf(theme.value),
  );
  const shared = {
    outline: watch?.outline ?? outline.value,
    templates: templates.value,
    theme: theme.value,
    themeName,
    readPicture: pictures.read,
    readMedia: pictures.media,
    readTaken: new TakenDecks(files, outline.value.folder, theme.value.size).read,
    findIcon: createIcons(files),
    shown,
    stale: new Map(showsStale ? stale.map(({ source, why }) => [source.id, why]) : []),
    formulas: record.formulas ?? outline.value.record.formulas ?? settings?.formulas ?? true,
    readText: (path: string, from: Span | null) => files.readText(path, from),
  };
  const chosen: NonNullable<ComposeInput['chosen']> = new Map();
  const byHand = editsByHand(planned, files);
  diagnostics.push(...byHand.diagnostics);
  const editions: LaidOutEdition[] = [];
  const basis = { outline, templates, theme, themeName };
  const knownIn = (prefix: string) => (byHand.value ? null : knownSlides(known?.(prefix) ?? null, basis));
  // What is chosen for a slide in the first language holds in those behind it.
  const wanted = only ? languages.slice(0, languages.indexOf(only.language) + 1) : languages;
  for (const language of wanted) {
    const prefix = languages.length > 1 ? `${deckFile.id}.${language}` : deckFile.id;
    const views = viewsOf(shared, language);
    // Without values it is the same file in every language.
    const own = deckFile.filled.filled ? readIn(language, views) : read;
    const heard = own === read ? read.diagnostics.length : 0;
    const laidOut =
      own.value &&
      layOutEdition(
        { ...shared, chosen, only, byHand: byHand.value ?? null, known: knownIn(prefix) },
        own.value,
        views,
        prefix,
      );
    const edition = laidOut && withEdits(laidOut, byHand.value ?? null, shared, editions.length === 0);
    if (edition?.value) editions.push(edition.value);
    told(edition?.diagnostics ?? [], own.value);
    // What "each" goes through is read when its slides are composed.
    told(own.diagnostics.slice(heard), own.value);
  }
  return {
    value: {
      editions,
      whole: whole.value!,
      shown,
      deckFile,
      templates: templates.value,
      theme: theme.value,
      themeName,
      adopted: [...(byHand.value?.adopted.values() ?? [])],
      readPicture: shared.readPicture,
      days: sameDays(lastDaysOf(outline.value), ownDay, asOf),
      stale,
      showsStale,
      // Handouts may read pictures yet: these are asked for when the files have been made.
      get inputs() {
        const rows = watch?.read()?.files;
        return { ...outline.inputs, ...rows, ...templates.inputs, ...theme.inputs, ...files.inputs() };
      },
      get facts() {
        return [outline.facts, templates.facts, theme.facts, files.facts()];
      },
      get rows() {
        return watch?.read() ?? null;
      },
    },
    diagnostics,
  };
}

/** `stale-mark: true` among the words of a set. */
function saysStale({ strings }: TemplateSet): boolean {
  return strings.get('stale-mark')?.wordings[0]?.value === 'true';
}

interface Shared {
  readonly outline: Outline;
  readonly templates: TemplateSet;
  readonly theme: Theme;
  readonly themeName: string;
  readonly readPicture: LaidOutDeck['readPicture'];
  readonly readMedia: NonNullable<ComposeInput['readMedia']>;
  readonly readTaken: NonNullable<ComposeInput['readTaken']>;
  readonly findIcon: FindIcon;
  /** The rank of what the deck may show. */
  readonly shown: number;
  /** What slides say of sources, by id. */
  readonly stale: ReadonlyMap<string, Staleness>;
  readonly formulas: boolean;
  readonly readText: ReadCodeFile;
  readonly chosen: NonNullable<ComposeInput['chosen']>;
  readonly only: OnlySlide | null;
  readonly byHand: DeckEdits | null;
  readonly known: KnownSlides | null;
}

function viewsOf(
  { outline, templates, theme: { numbers }, formulas }: Omit<Shared, 'chosen' | 'only' | 'byHand' | 'known'>,
  language: string,
): Views {
  return createViews({ outline, language, strings: templates.strings, numbers, formulas });
}

function layOutEdition(
  shared: Shared,
  deckFile: DeckFile,
  views: Views,
  prefix: string,
): Outcome<LaidOutEdition> {
  const { outline, templates, theme } = shared;
  const { language } = views;
  const composed = composeDeck({
    outline,
    deckFile,
    templates,
    views,
    language,
    theme: shared.themeName,
    layouts: new Map([...theme.layouts].map(([id, layout]) => [id, [...layout.slots.keys()]])),
    kinds: new Set(theme.kinds.keys()),
    arrangements,
    preferred: theme.prefers,
    chosen: shared.chosen,
    readPicture: shared.readPicture,
    readMedia: shared.readMedia,
    readTaken: shared.readTaken,
    findIcon: shared.findIcon,
    readText: shared.readText,
    shown: shared.shown,
    stale: shared.stale,
  });
  const diagnostics: Diagnostic[] = [...composed.diagnostics];
  // Placing trusts what it is given: names of layouts that do not exist end here.
  if (!composed.value || hasErrors(composed.diagnostics)) return { diagnostics };
  const whole = withAddedSlides(composed.value, shared.byHand);
  diagnostics.push(...whole.diagnostics);
  const placed = placeDeck(whole.value ?? composed.value, theme, shared.only, lookOfTaken, shared.known);
  diagnostics.push(...placed.diagnostics);
  return placed.value
    ? { value: { language, prefix, views, deckFile, ...placed.value }, diagnostics }
    : { diagnostics };
}
