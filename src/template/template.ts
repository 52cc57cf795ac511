import type { MarkupBlock, Owner, ParagraphClass, RenderedMarkup, Run } from '../markup/index.ts';
import type { NumberStyle } from '../numbers/index.ts';
import type {
  DataCell,
  DataColumn,
  DataTable,
  Entity,
  Group,
  Outline,
  Passage,
  Source,
  Statement,
  Term,
} from '../outline/index.ts';
import type { Diagnostic, Outcome, SourceFile, Span } from '../source/index.ts';
import type { DateValue, Located, Text } from '../yaml/index.ts';

/** A template set: how each kind of slide, the notes file and the handouts read. */
export interface TemplateSet {
  readonly name: string;
  readonly slides: ReadonlyMap<string, SlideTemplate>;
  readonly handouts: ReadonlyMap<string, MarkdownTemplate>;
  readonly notes: MarkdownTemplate;
  readonly strings: Strings;
  /** Folders of its layers, the shipped one first. */
  readonly folders: readonly string[];
  /** theme.yaml of each layer, the shipped one first: they merge key by key. */
  readonly themeFiles: readonly SourceFile[];
}

interface TemplateBase {
  /** File name without `.hbs` or `.md.hbs`. */
  readonly name: string;
  readonly file: SourceFile;
  readonly summary: string;
  readonly params: readonly TemplateParam[];
  /** Parameters of an example, as written in its front matter. */
  readonly example: Located | null;
  /** What can be said against it and its partials without rendering it. */
  problems(): readonly Diagnostic[];
}

export interface SlideTemplate extends TemplateBase {
  readonly kind: 'slide';
  /** It shows what is known of the whole deck (its citations, its minutes), so it is rendered after all others. */
  readonly comesLast: boolean;
  render(scope: RenderScope): Outcome<RenderedMarkup>;
}

export interface MarkdownTemplate extends TemplateBase {
  readonly kind: 'markdown';
  /** How many pages of paper it may fill; null: any. */
  readonly pages: number | null;
  readonly setting: HandoutSetting;
  render(scope: RenderScope): Outcome<MarkdownParts>;
}

/**
 * Markdown in which values are `\u0001n\u0002`, n counting the contents from 0: documents of other formats keep what
 * Markdown cannot say of them. Nobody else writes these marks: templates that hold such characters are refused, and
 * values that are printed as Markdown lose them.
 */
export interface MarkdownParts {
  readonly markdown: string;
  readonly contents: readonly MarkdownContent[];
}

export type MarkdownContent =
  | { readonly kind: 'runs'; readonly runs: readonly Run[] }
  | { readonly kind: 'blocks'; readonly blocks: readonly MarkupBlock[] }
  /** The picture of a slide; `markdown` refers to its file. */
  | { readonly kind: 'slide'; readonly id: string; readonly markdown: string }
  | { readonly kind: 'page-break' }
  /** What belongs to a slide's picture ends. */
  | { readonly kind: 'slide-end' }
  /** The paragraph in which it stands is of this class. */
  | { readonly kind: 'class'; readonly class: ParagraphClass }
  /** How the list or the table after it looks. */
  | { readonly kind: 'look'; readonly look: BlockLook }
  /** Lines to write on. */
  | { readonly kind: 'lines'; readonly count: number }
  /** Names with a line to write on behind each. */
  | { readonly kind: 'fields'; readonly labels: readonly string[]; readonly after: string | null }
  /** A drawing of ours; `markdown` refers to its file, which is called `name`. */
  | {
      readonly kind: 'figure';
      readonly name: string;
      readonly svg: string;
      readonly widthPx: number;
      readonly heightPx: number;
      readonly alt: string;
      readonly markdown: string;
    };

/** Looks of lists and tables that only documents have. */
export const blockLooks = ['words', 'figures', 'columns', 'choices', 'matching', 'evidence'] as const;
export type BlockLook = (typeof blockLooks)[number];

/** How the pages of a handout are set. */
export const handoutSettings = ['plain', 'sheet', 'note', 'evidence'] as const;
export type HandoutSetting = (typeof handoutSettings)[number];

/**
 * Types of single values; each may also be asked for as a list, by its plural. A `string` is not translated; a `range` is a
 * map of two numbers, `min` and `max`, of which one may be left out; a `point` is a place on a picture, `[30, 40]` in per
 * cent or a word (`top-left`); a `figure` is a map of `value`, `label`, perhaps `remark`, `statement`, `icon`; a `column`
 * one of `title`, `points`, perhaps `value`, `label`, `icon`;
 * an `annotation` one of `at`, a name, and a `statement`; an `order` one of `by`, a column, and `order`; a `footnote` one of
 * `row`, `column` and `text`. A `point-map`, `part-map` and `verdict-map` are maps by id or by name: of two
 * numbers each, of things, and of words.
 */
export const paramTypes = [
  'element',
  'relationship',
  'group',
  'event',
  'term',
  'statement',
  'source',
  'data',
  'text',
  'string',
  'formula',
  'block',
  'date',
  'number',
  'boolean',
  'image',
  'id',
  'range',
  'point',
  'figure',
  'column',
  'annotation',
  'order',
  'footnote',
  'point-map',
  'part-map',
  'verdict-map',
] as const;
export type ParamTypeName = (typeof paramTypes)[number];

export interface ParamType {
  /** `words`: one of the listed words. */
  readonly name: ParamTypeName | 'words';
  readonly list: boolean;
  readonly words: readonly string[];
}

export interface TemplateParam {
  readonly name: string;
  readonly type: ParamType;
  readonly limits: ParamLimits;
  /** What it shares with other parameters: of each of these choices one must be given, or may be, or not more than one. */
  readonly choices: readonly ParamChoice[];
  readonly required: boolean;
  readonly default: Located | null;
  readonly description: string;
  readonly span: Span;
}

/** What narrows the type of a parameter. */
export interface ParamLimits {
  /** Of `id`: the types of things whose ids it takes. */
  readonly types: readonly ThingTypeName[];
  /** Of things: fields that each must have. */
  readonly with: readonly string[];
  /** Of `relationship`: whether it must be one-way, or a pair. Null: either. */
  readonly directed: boolean | null;
  /** Of `string`: the words that it may be; with `columnsOf`, where no data is given. Null: any. */
  readonly words: readonly string[] | null;
  /** Of `string`: the parameter of type `data` whose columns it names. */
  readonly columnsOf: string | null;
  /** Of `string`: the parameter of type `data` whose rows it names, by their first cells, or whose columns. */
  readonly rowsOf: string | null;
  /** The parameter without which it says nothing. */
  readonly onlyWith: string | null;
  /** Of a list: how many there may be at least and at most. Null: any. */
  readonly least: number | null;
  readonly most: number | null;
}

/** Parameters that exclude one another. */
export interface ParamChoice {
  readonly names: readonly string[];
  /** One of them must be given. */
  readonly required: boolean;
  /** More than one may be given. */
  readonly several?: true;
}

/** What the ids of an outline stand for. */
export const thingTypes = ['element', 'relationship', 'group', 'event', 'term'] as const;
export type ThingTypeName = (typeof thingTypes)[number];

/** What a template sees, and whose eyes it sees with. */
export interface RenderScope {
  /** Names visible at the top: parameters, `title`, `deck`, `outline`, `slide`, `vars`. Absent ones are null. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly views: Views;
  /** What `{{#each (citations)}}` and `{{#each (cited-sources)}}` give; empty until all other slides are rendered. */
  readonly citations: readonly CitationView[];
  /** What `minutes-of` gives, by the ids of sections; empty until all other slides are rendered. */
  readonly minutes?: ReadonlyMap<string, number>;
  /** Told whose texts a Markdown template prints: what markup says by itself. */
  readonly onPrint?: (owner: Owner) => void;
}

export interface CitationView {
  readonly number: number;
  readonly passage: Passage;
}

/** The words of a set: strings.yaml, `key: { en: …, zh: … }`, `{name}` stands for a value. */
export interface Strings {
  /** The set's name. */
  readonly set: string;
  /** strings.yaml of its topmost layer that has one. */
  readonly file: SourceFile | null;
  /** Null when the set has no such key at all. */
  readonly get: (key: string) => Text | null;
  readonly keys: readonly string[];
}

/** As the language writes a date in a text, with the month's name shortened, in figures. */
export const dateForms = ['long', 'medium', 'numeric'] as const;
export type DateForm = (typeof dateForms)[number];

/** What a template may ask the views for. */
export type Thing = Entity | Term | Statement | Source | DataTable | Outline;
/** What statements may be about. */
export type StatementHolder = Exclude<Thing, Statement>;

/**
 * The outline as templates see it, in one language and with one selection of statements. A view is a frozen object
 * with every field of the format, null when absent; texts print themselves. The same thing always gives the same view.
 */
export interface Views {
  readonly language: string;
  readonly outline: Outline;
  /** Whether dollars make formulas in texts. */
  readonly formulas: boolean;
  view(thing: Thing | Passage): object;
  /** The direct members of a group, in order, under the names that they have in it. */
  members(group: Group): readonly object[];
  /** A text that belongs to something, as a value that prints its inline Markdown; null for a null or empty text. */
  text(text: Text | null, owner: Owner | null): object | null;
  /** The thing behind a view; null when it is none. */
  thingOf(view: unknown): Thing | null;
  /** The plain words of a text in this language, with no Markdown marks. */
  plain(text: Text): string;
  /** The same of a name, such as a source's title, which may silently stand in another language. */
  name(text: Text): string;
  /** The wording as Markdown source, in this language (fallbacks reported once). */
  wording(text: Text): string;
  /** A word of the set in this language with its values filled in; the key itself, reported, when there is none. */
  word(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** Whether the set has a word in this very language, or for all of them. */
  isWorded(key: string): boolean;
  /** A date in words of this language. */
  date(date: DateValue, form?: DateForm): string;
  /** How this language and the theme write numbers: for `writeFigure` and `writeNumber`. */
  readonly numbers: NumberStyle;
  /**
   * What is shown of a cell in this language; null where there is nothing. `head`: at the head of a row, along an axis, as
   * the name of a series, where figures without a type stand as typed.
   */
  cellText(cell: DataCell, column: DataColumn, head?: boolean): string | null;
  /** The statements of a thing that the selection lets through. */
  statementsOf(thing: StatementHolder): readonly Statement[];
  /** The same views with another selection. */
  select(tags: readonly string[] | null): Views;
  /** `missing-translation` and the like, gathered while printing. */
  readonly diagnostics: readonly Diagnostic[];
}
