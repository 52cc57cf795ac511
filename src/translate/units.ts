import { type Deck, shownBy } from '../deck/index.ts';
import type { SecretTexts } from '../gate/index.ts';
import { createProjectCache, layOutDeck, planBuild } from '../pipeline/index.ts';
import type { Project } from '../project/index.ts';
import { compareText, type Span } from '../source/index.ts';
import {
  isLanguageTag,
  type Located,
  type LocatedMap,
  type LocatedScalar,
  parseYaml,
  primaryLanguage,
} from '../yaml/index.ts';
import { shownPlaces } from './shown-places.ts';

/** A text of a project that a reader may see, before anybody asks for a language. */
export interface TranslatableText {
  /** From the project's root. */
  readonly path: string;
  /** The way to it in the file: `elements.ocean.label`, `slides[3].title`. */
  readonly place: string;
  /** BCP 47, of its outline. */
  readonly own: string;
  /** Where the value is written: a text, or a map of languages. */
  readonly node: LocatedScalar | LocatedMap;
  /** Where the key that it stands behind begins; of an item of a list, where the item does. */
  readonly key: Span;
  readonly inList: boolean;
  /** It is marked higher than was asked for. */
  readonly isAbove: boolean;
}

/** One that is to be had in a language. */
export interface TranslationUnit extends TranslatableText {
  /** BCP 47, of the original. */
  readonly language: string;
  readonly original: string;
  /** The wording in the language that was asked for; null: none. */
  readonly translation: string | null;
}

/** What those may not see who see nothing above a rank. */
export interface Limit {
  readonly most: number;
  readonly secrets: SecretTexts;
}

/** What somebody else wrote, or what no reader sees. */
const notTranslated = new Set(['retired', 'variants', 'quote', 'as-printed', 'excuse']);
/** Texts of outlines, by the keys that they stand behind. */
const outlineTexts = new Set([
  ...[
    'title',
    'summary',
    'label',
    'headline',
    'role',
    'notes',
    'text',
    'forward',
    'backward',
    'alt',
    'caption',
  ],
  ...['credit', 'term', 'meaning', 'note', 'rendering'],
]);

/**
 * Every text of the project's outlines, decks and parts that a reader may see, in the order of the files. In outlines these
 * are the fields that may have languages; in decks what comes on slides and into notes.
 */
export function translatableTexts(project: Project, limit: Limit | null = null): TranslatableText[] {
  const cache = createProjectCache(project);
  const { markings } = project.settings;
  const texts: TranslatableText[] = [];
  for (const entry of project.outlines) {
    const outline = cache.outline(entry).value;
    const own = outline?.language ?? project.settings.language;
    if (outline && limit) limit.secrets.addOutline(outline, limit.most);
    const isAbove = (path: string): boolean => {
      const file = limit && project.files.readText(path, null).value;
      if (!file) return false;
      const rank = path === entry.path ? (outline?.marks?.rankOf(outline) ?? 0) : shownBy(file, markings);
      return rank > limit.most;
    };
    const collect = collector(project, own, texts, limit?.secrets ?? null);
    const isAboveAll = isAbove(entry.path);
    collect(entry.path, isOutlineText, () => isAboveAll);
    // By file; `open`: those that decks show which are not above the limit.
    const [shown, open] = [new Map<string, Set<number>>(), new Map<string, Set<number>>()];
    const rows = new Map<string, number>();
    for (const planned of planBuild(project, []).value ?? []) {
      if (planned.outline !== entry) continue;
      // Decks of one file have the texts of that file: a few rows show what conditions leave out of one.
      const count = (rows.get(planned.deck.path) ?? 0) + 1;
      rows.set(planned.deck.path, count);
      if (count > mostRows) continue;
      const laidOut = layOutDeck({ project, cache, planned }).value;
      for (const { deck } of laidOut?.editions.slice(0, 1) ?? []) {
        shownPlaces(deck, shown);
        if (!isAbove(planned.deck.path)) shownPlaces(deck, open);
      }
    }
    const files = new Set([...shown.keys(), ...entry.decks.map(({ path }) => path)]);
    for (const path of [...files].sort(compareText)) {
      if (path === entry.path || path.startsWith('package:')) continue;
      const all = shown.get(path) ?? new Set<number>();
      const seen = open.get(path) ?? new Set<number>();
      const isAboveDeck = isAboveAll || (entry.decks.some((deck) => deck.path === path) && isAbove(path));
      collect(
        path,
        (keys, node) => isDeckText(keys, node, all),
        (node) => isAboveDeck || (isShown(node, all) && !isShown(node, seen)),
      );
    }
  }
  return texts;
}

/** Those of them that are not written in a language already. */
export function unitsIn(texts: readonly TranslatableText[], language: string): TranslationUnit[] {
  return texts.flatMap((text) => unitOf(text, language) ?? []);
}

/** The same of what one deck shows. `own`: the language of its outline. */
export function unitsOfDeck(project: Project, deck: Deck, path: string, own: string): TranslationUnit[] {
  const shown = new Map<string, Set<number>>();
  shownPlaces(deck, shown);
  const drawn = thingsInFigures(deck);
  const texts: TranslatableText[] = [];
  const collect = collector(project, own, texts);
  const ofOutline = `${deck.outline.folder}/outline.yaml`;
  for (const file of [...new Set([...shown.keys(), path])].sort(compareText)) {
    const places = shown.get(file) ?? new Set<number>();
    if (file === ofOutline)
      collect(file, (keys, node) => isOutlineText(keys) && (isShown(node, places) || isDrawn(keys, drawn)));
    else if (!file.startsWith('package:')) collect(file, (keys, node) => isDeckText(keys, node, places));
  }
  return unitsIn(texts, deck.language);
}

function collector(
  project: Project,
  own: string,
  texts: TranslatableText[],
  secrets: SecretTexts | null = null,
) {
  return (path: string, isWanted: Wanted, isHidden: (node: Located) => boolean = () => false): void => {
    const file = project.files.readText(path, null).value;
    const root = file && parseYaml(file).value;
    const isSecret = (node: Located) =>
      secrets !== null &&
      (isHidden(node) || nodesIn(node).some(({ span, text }) => secrets.isAt(span) || secrets.isIn(text)));
    const context = { path, own, isWanted, isSecret, texts };
    if (root?.kind === 'map') walk(root, [], context);
    // A list that decks include: its keys stand one deeper than those of a deck.
    else if (root?.kind === 'list') visit(root, [''], '', root.span, false, context);
  };
}

function isOutlineText(keys: readonly string[]): boolean {
  const [section] = keys;
  const last = keys.at(-1) ?? '';
  if (keys.some((key) => notTranslated.has(key))) return false;
  if (section === 'data')
    return last === 'label' || last === 'note' || last === 'text' || keys.at(-2) === 'cells';
  if (section === 'sources') return ['note', 'text', 'rendering', 'short'].includes(last);
  if (keys.at(-2) === 'relabel' || section === 'kinds') return true;
  return outlineTexts.has(last);
}

function isDeckText(keys: readonly string[], node: Located, places: ReadonlySet<number>): boolean {
  return keys.length === 1 || keys[0] === 'presenter' ? deckTexts.has(keys.join('.')) : isShown(node, places);
}

/** What figures say of a thing. */
const figureTexts = new Set(['label', 'role', 'forward', 'backward']);

/** Whether a text is among those of a figure, whose words have no places of their own. */
function isDrawn([section, id, key, ...more]: readonly string[], drawn: ReadonlySet<string>): boolean {
  if (section === undefined || id === undefined) return false;
  if (section === 'data') return drawn.has(`data ${id}`);
  return more.length === 0 && figureTexts.has(key ?? '') && drawn.has(id);
}

/** Ids of the things in diagrams, and of the data in charts. */
function thingsInFigures({ slides }: Deck): ReadonlySet<string> {
  const blocks = slides.flatMap((slide) => slide.slots.flatMap((slot) => slot.blocks));
  return new Set(
    blocks.flatMap((block) => {
      if (block.kind === 'diagram') return [...block.nodes, ...block.edges].map(({ id }) => id);
      return block.kind === 'chart' && block.from ? [`data ${block.from.table.id}`] : [];
    }),
  );
}

function isShown(node: Located, places: ReadonlySet<number>): boolean {
  return nodesIn(node).some(({ span }) => places.has(span.start));
}

const mostRows = 5;
const deckTexts = new Set(['title', 'subtitle', 'audience', 'footer', 'presenter.role']);

type Wanted = (keys: readonly string[], node: Located) => boolean;

interface WalkContext extends Pick<TranslatableText, 'path' | 'own'> {
  readonly isWanted: Wanted;
  readonly isSecret: (node: Located) => boolean;
  readonly texts: TranslatableText[];
}

/** The scalars of a text: itself, or its wordings. */
function nodesIn(node: Located): readonly LocatedScalar[] {
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'list') return [];
  return node.entries.flatMap(({ value }) => (value.kind === 'scalar' ? [value] : []));
}

function isLanguages(node: Located): node is LocatedMap {
  return (
    node.kind === 'map' &&
    node.entries.length > 0 &&
    node.entries.every(({ key, value }) => isLanguageTag(key) && value.kind === 'scalar')
  );
}

function walk(map: LocatedMap, keys: readonly string[], context: WalkContext, way = ''): void {
  for (const { key, keySpan, value } of map.entries) {
    const place = way === '' ? key : `${way}.${key}`;
    visit(value, [...keys, key], place, keySpan, false, context);
  }
}

function visit(
  node: Located,
  keys: readonly string[],
  place: string,
  key: Span,
  inList: boolean,
  context: WalkContext,
): void {
  if ((node.kind === 'scalar' || isLanguages(node)) && context.isWanted(keys, node)) {
    const { path, own } = context;
    const isAbove = context.isSecret(node);
    context.texts.push({ path, place, own, node, key, inList, isAbove });
  } else if (node.kind === 'map') walk(node, keys, context, place);
  else if (node.kind === 'list')
    node.items.forEach((item, i) => void visit(item, keys, `${place}[${i}]`, item.span, true, context));
}

function unitOf(text: TranslatableText, language: string): TranslationUnit | null {
  const { node, own } = text;
  const wordings = node.kind === 'scalar' ? [] : node.entries;
  const find = (tag: string) =>
    wordings.find((each) => each.key.toLowerCase() === tag.toLowerCase()) ??
    wordings.find((each) => primaryLanguage(each.key) === primaryLanguage(tag));
  const from = node.kind === 'scalar' ? null : (find(own) ?? wordings[0]!);
  const source = node.kind === 'scalar' ? node : from!.value;
  if (source.kind !== 'scalar' || !/\p{L}/u.test(source.text) || source.value === null) return null;
  const exact = wordings.find((each) => each.key.toLowerCase() === language.toLowerCase());
  const to = exact ?? null;
  const from_ = from?.key ?? own;
  if (from_.toLowerCase() === language.toLowerCase()) return null;
  const translation = to?.value.kind === 'scalar' ? to.value.text.trimEnd() : null;
  return { ...text, language: from_, original: source.text.trimEnd(), translation };
}
