import type { Deck, DeckBlock, Slide } from '../deck/index.ts';
import { type NotesBlock, type Origin, plainText, type Run, runsOf } from '../markup/index.ts';
import type { Outline } from '../outline/index.ts';
import type { SourceFile, Span } from '../source/index.ts';
import { spanOf, type Text } from '../yaml/index.ts';

/** A text as somebody typed it, with its place: what checks of words look through. */
export interface WrittenText {
  readonly file: SourceFile;
  /** Where its characters begin in the file, behind a quotation mark of YAML. */
  readonly start: number;
  /** The characters of the file, line breaks and all: offsets in it are offsets in the file. */
  readonly raw: string;
  /** BCP 47. */
  readonly language: string;
  /** The field that it is the value of, `label` or `text`; null where it is not known. */
  readonly field: string | null;
  /** Where all findings stand when the characters themselves are not those of a file: the tag that printed them. */
  readonly tag?: Span;
  /** Of a slide of another presentation: which. */
  readonly within?: string;
}

/** Fields whose words are somebody else's, or are kept because they are wrong. */
const notOwnWords = new Set(['rendering', 'retired', 'relabel', 'variants']);

/** Every text of an outline in each of its languages, but for quotations, names of sources and labels of the past. */
export function textsOfOutline(outline: Outline): WrittenText[] {
  const found = new Map<number, WrittenText>();
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    const field = path[path.length - 1] ?? '';
    if (notOwnWords.has(field) || (path[0] === 'sources' && (field === 'title' || field === 'short'))) return;
    if (isText(value)) {
      for (const { span, language } of value.wordings) {
        if (!found.has(span.start)) found.set(span.start, written(span, language ?? outline.language, field));
      }
    } else if (Array.isArray(value)) {
      for (const item of value) visit(isEntry(item) ? item.value : item, path);
    } else for (const [key, each] of Object.entries(value)) visit(each, [...path, key]);
  };
  visit(outline.record, []);
  return [...found.values()];
}

/**
 * Every text that a deck shows or says and its outline does not hold: from the deck file, its parts, and words that
 * stand in a template set of the project's own.
 */
export function textsOfDeck(deck: Deck): WrittenText[] {
  const outlineFile = spanOf(deck.outline.record).file.path;
  const quotes = new Set(
    [...deck.ownStatements.values()].flatMap((statement) => [
      placeKey(spanOf(statement, 'quote')),
      ...statement.passages.map((passage) => placeKey(spanOf(passage, 'quote'))),
    ]),
  );
  // Of a statement without the field the place is all of it, which is no quote.
  for (const statement of deck.ownStatements.values()) quotes.delete(placeKey(spanOf(statement, 'text')));
  const found = new Map<string, WrittenText>();
  const add = (run: Run): void => {
    const { yaml } = run;
    if (!yaml || yaml.file.path === outlineFile || !/\.ya?ml$/.test(yaml.file.path)) return;
    const key = placeKey(yaml);
    if (!found.has(key) && !quotes.has(key))
      found.set(key, written(yaml, run.language ?? deck.language, null));
  };
  const ownSlides = deck.slides.filter((slide) => !slide.taken);
  const runs = [
    deck.footer ?? [],
    ...ownSlides.flatMap((slide) => [
      slide.title,
      slide.subtitle ?? [],
      ...slide.slots.map((slot) => runsOf(slot.blocks)),
      runsOf(slide.notes),
    ]),
  ];
  for (const run of runs.flat()) add(run);
  return [
    ...found.values(),
    ...textsOfTemplates({ ...deck, slides: ownSlides }),
    ...deck.slides.flatMap((slide) => takenTexts(slide, deck.language)),
  ];
}

/** What slides of other presentations say, at the entries that take them. */
function takenTexts({ taken, slots, title, notes, origin: { yaml } }: Slide, of: string): WrittenText[] {
  if (!taken || !yaml) return [];
  const within = `"${taken.path}", slide ${taken.number}`;
  const lines = [title, ...slots.flatMap(({ blocks }) => blocks.flatMap(linesOf)), ...notes.flatMap(linesOf)];
  return lines.flatMap((runs) => {
    const raw = plainText(runs);
    const language = runs[0]?.language ?? of;
    return raw.trim() === ''
      ? []
      : [{ file: yaml.file, start: yaml.start, raw, language, field: null, tag: yaml, within }];
  });
}

function linesOf(block: DeckBlock | NotesBlock): (readonly Run[])[] {
  if (block.kind === 'list') return block.items.flatMap((item) => item.blocks.flatMap(linesOf));
  if (block.kind === 'table') return block.rows.flatMap((row) => row.cells.map((cell) => cell.runs));
  return [runsOf([block])];
}

/** Words that stand in templates of the project's own: what ships with the program is looked after elsewhere. */
function textsOfTemplates(deck: Deck): WrittenText[] {
  const found = new Map<string, WrittenText>();
  const add = (runs: readonly Run[], { template }: Origin): void => {
    if (!template || template.file.path.startsWith('package:')) return;
    const raw = plainText(runs.filter((run) => !run.yaml && !run.owner && !run.cite));
    if (raw.trim() === '') return;
    const text = { file: template.file, start: template.start, raw, language: deck.language, field: null };
    found.set(`${placeKey(template)}\u0000${raw}`, { ...text, tag: template });
  };
  const visit = (block: DeckBlock | NotesBlock): void => {
    if (block.kind === 'paragraph' || block.kind === 'heading') add(block.runs, block.origin);
    else if (block.kind === 'list') for (const item of block.items) item.blocks.forEach(visit);
    else if (block.kind === 'table')
      for (const row of block.rows) for (const cell of row.cells) add(cell.runs, cell.origin);
  };
  for (const slide of deck.slides) {
    add(slide.title, slide.titleOrigin);
    for (const slot of slide.slots) slot.blocks.forEach(visit);
    slide.notes.forEach(visit);
  }
  return [...found.values()];
}

/** The place of some characters of a text. */
export function placeIn(text: WrittenText, offset: number, length: number): Span {
  if (text.tag) return text.tag;
  return { file: text.file, start: text.start + offset, end: text.start + offset + length };
}

function written(span: Span, language: string, field: string | null): WrittenText {
  const raw = span.file.text.slice(span.start, span.end);
  const quote = raw[0];
  const quoted = raw.length > 1 && (quote === '"' || quote === "'") && raw.endsWith(quote);
  return {
    file: span.file,
    start: quoted ? span.start + 1 : span.start,
    raw: quoted ? withoutEscapes(raw.slice(1, -1), quote) : raw,
    language,
    field,
  };
}

/** Escapes of YAML as what they stand for, at the same offsets. */
function withoutEscapes(raw: string, quote: string): string {
  if (quote === "'") return raw.replaceAll("''", " '");
  return raw.replace(/\\(["\\nrt])/g, (_, character: string) =>
    /[nrt]/.test(character) ? ' \n' : ` ${character}`,
  );
}

function placeKey(span: Span): string {
  return `${span.file.path}\u0000${span.start}`;
}

function isText(value: object): value is Text {
  return 'kind' in value && value.kind === 'text' && 'wordings' in value;
}

function isEntry(value: unknown): value is { readonly key: string; readonly value: unknown } {
  return typeof value === 'object' && value !== null && 'keySpan' in value && 'value' in value;
}
