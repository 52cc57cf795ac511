import type { Icon } from '../icons/index.ts';
import type {
  AttributeValue,
  Block,
  CardStyle,
  CardWords,
  ChartKind,
  Focus,
  NotesBlock,
  Origin,
  Run,
} from '../markup/index.ts';
import type { NumberStyle } from '../numbers/index.ts';
import type { DataColumn, DataTable, Outline, Passage, Staleness, Statement } from '../outline/index.ts';
import type { Span } from '../source/index.ts';
import type { DateValue } from '../yaml/index.ts';
import type { ChartReference, ChartSeries, ChartX } from './chart/chart-places.ts';
import type { DiagramField, DiagramGroup } from './diagram-parts.ts';
import type { FlowShape } from './mermaid/read-flowchart.ts';
import type { Media, Picture } from './picture.ts';
import type { Presenter } from './presenter.ts';
import type { Section } from './section.ts';
import type { DeckMarking, ShownMarking } from './shown-marking.ts';
import type { TakenSlide } from './taken-deck.ts';

export type { ChartReference, ChartSeries, ChartSide, ChartX, DateWords } from './chart/chart-places.ts';
export type { DiagramField, DiagramGroup } from './diagram-parts.ts';
export type { Media, Picture } from './picture.ts';
export type { Section } from './section.ts';
export type { DeckMarking, ShownMarking } from './shown-marking.ts';
export type { ReadTakenDeck, TakenDeck, TakenSlide } from './taken-deck.ts';

/** Slides as meaning, in one language. No geometry. */
export interface Deck {
  /** Name of its file, without `.yaml`. */
  readonly id: string;
  readonly outline: Outline;
  readonly language: string;
  readonly template: string;
  readonly theme: string;
  readonly title: readonly Run[];
  readonly subtitle: readonly Run[] | null;
  readonly audience: readonly Run[] | null;
  /** The names of all who present it. */
  readonly presenter: readonly Run[] | null;
  readonly presenters: readonly Presenter[];
  readonly footer: readonly Run[] | null;
  /** It stands also where a brand file has words of its own. */
  readonly footerReplaces?: true;
  readonly date: DateValue | null;
  /** The date in the deck's language. */
  readonly dateText: string | null;
  /** The same, and shorter ways to write it: what has little room takes the first that fits. */
  readonly dateForms: readonly string[];
  /** Time budget. */
  readonly minutes: number | null;
  /** What the notes take to say, together. */
  readonly spokenMinutes: number;
  readonly sections: readonly Section[];
  readonly slides: readonly Slide[];
  /** By number, from 1; `citations[0].number` is 1. */
  readonly citations: readonly Citation[];
  /** Statements that the deck file has and the outline has not, by key. */
  readonly ownStatements: ReadonlyMap<string, Statement>;
  /** What the outline calls its things in the deck's language: words that no line of a title parts. */
  readonly labels?: readonly string[];
  /** Words of the template set in the deck's language, for later stages: `continued`, `sources`, … */
  readonly words: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  /** How its language and theme write numbers; left out: as programs do. */
  readonly numbers?: NumberStyle;
  /** Of all that it shows and says; left out: the project has no markings. */
  readonly marking?: DeckMarking;
  /** Left out: no source of the deck is stale, or nobody wants it said. */
  readonly stale?: DeckStale;
  readonly span: Span;
}

/** What is said of whatever stands on stale sources. */
export interface DeckStale {
  readonly sources: ReadonlyMap<string, Staleness>;
  /** The words for what stands on these sources; null: none of them is stale. */
  readonly labelOf: (sources: Iterable<string>) => string | null;
}

/** Who decided how something is shown, and why, in words. */
export interface Choice {
  readonly by: 'deck' | 'template' | 'theme' | 'program';
  readonly reason: string;
}

/** How a show comes to a slide: things that are on both move to their new places, or all of it fades in. */
export const transitions = ['morph', 'fade', 'none'] as const;
/** `steps`: points and the boxes of figures appear one by one. */
export const builds = ['steps', 'none'] as const;

export interface Slide {
  readonly id: string;
  /** The template's name. */
  readonly use: string;
  readonly layout: string;
  /** Who chose the layout. */
  readonly choice: Choice;
  readonly background: string | null;
  /** Id of its section. */
  readonly section: string;
  /** What stands above the title; null on the section's own slide and where the section has no name of the author's. */
  readonly kicker: string | null;
  readonly title: readonly Run[];
  readonly titleOrigin: Origin;
  readonly subtitle: readonly Run[] | null;
  readonly slots: readonly Slot[];
  readonly notes: readonly NotesBlock[];
  /** Numbers cited on the slide itself, in order of appearance: what stands at its foot. */
  readonly cited: readonly number[];
  /** Numbers cited in its notes only. */
  readonly citedInNotes: readonly number[];
  readonly hidden: boolean;
  /** Left out: nothing moves. */
  readonly transition?: 'morph' | 'fade';
  readonly build?: 'steps';
  /** Of what its entry says itself: a rank. */
  readonly ownMarking?: number;
  /** Of what is on it, and of its notes with it. */
  readonly marking?: ShownMarking;
  readonly notesMarking?: ShownMarking;
  /** It stands on a stale source, in words. */
  readonly stale?: string;
  /** Planned by the author, else estimated from the notes. */
  readonly minutes: number;
  /** `2 of 3` of a continued slide. */
  readonly part: { readonly number: number; readonly of: number } | null;
  /** Of another presentation, which it shows as it is; its slots hold what that says. */
  readonly taken?: TakenSlide;
  /** The deck's entry that asked for it, and its template. */
  readonly origin: Origin;
}

export interface Slot {
  readonly name: string;
  readonly blocks: readonly DeckBlock[];
  readonly runOn?: true;
  readonly origin: Origin;
}

export type DeckBlock = Block | Image | Diagram | Chart | Cards;

export interface Citation {
  readonly number: number;
  readonly passage: Passage;
  /** What stands at the foot of a slide. */
  readonly short: string;
  /** Who published its source and in which year, by which sources are named together; null: that is not known. */
  readonly publisher?: { readonly name: string; readonly year: number } | null;
}

export interface Image {
  readonly kind: 'image';
  readonly alt: string;
  /** What is shown of it when it is pointed at. */
  readonly title?: string;
  readonly decorative: boolean;
  readonly fit: 'contain' | 'cover';
  readonly focus?: Focus;
  /** Where a click on it leads. */
  readonly link?: string;
  /** What plays in its place. */
  readonly media?: Media;
  readonly picture: Picture;
  readonly origin: Origin;
}

/** Boxes of one kind: see `CardsMarkup`. */
export interface Cards {
  readonly kind: 'cards';
  readonly style: CardStyle;
  readonly cards: readonly Card[];
  readonly origin: Origin;
}

export interface Card extends Omit<CardWords, 'icon'> {
  readonly picture: Image | null;
  readonly icon: Icon | null;
}

export interface Diagram {
  readonly kind: 'diagram';
  /** Name of its arrangement. */
  readonly arrange: string;
  /** Who chose that. */
  readonly choice: Choice;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
  /** Id of the node in the centre or at the root; null: none. */
  readonly focus: string | null;
  /** Text in the middle of a hub that has no focus node (the group's label). */
  readonly center: string | null;
  /** Nodes that belong to the group whose label stands there. */
  readonly parts: ReadonlySet<string>;
  readonly labels: boolean | null;
  /** What it was asked for as, group by group; of a group that extends another, each of them with what it adds. */
  readonly groups?: readonly DiagramGroup[];
  /** Of a figure of which each slide is about another part: ids of that part's nodes and edges; all else steps back. */
  readonly emphasis?: ReadonlySet<string>;
  /** Where things stand between two axes, by id. */
  readonly points?: ReadonlyMap<string, readonly [x: number, y: number]>;
  /** The picture on which things stand at their points, in per cent of it. */
  readonly backdrop?: Image;
  readonly xTitle?: string | null;
  readonly yTitle?: string | null;
  /** What stands in the parts of the figure, in their order; those that nothing was said of have no nodes. */
  readonly fields?: readonly DiagramField[];
  /** What only this arrangement may be told. */
  readonly own?: Readonly<Record<string, AttributeValue>>;
  /** Of a part of a figure that goes on: how many of its things, or pairs, come before, and how many there are in all. */
  readonly goesOn?: { readonly before: number; readonly count: number };
  /** What a legend calls its kinds; a kind that is not here goes by its own name. */
  readonly kindNames?: ReadonlyMap<string, string>;
  /** What it shows, in words. */
  readonly alt: string;
  /** The same of a part of it; null where the words are the template's own. */
  readonly inWords: ((part: Pick<Diagram, 'nodes' | 'edges'>) => string) | null;
  readonly origin: Origin;
}

export interface DiagramNode {
  readonly id: string;
  readonly label: string;
  /** One line under the label. */
  readonly detail: string | null;
  readonly kind: string | null;
  /** Where it has one of its own, whatever its kind. */
  readonly shape?: FlowShape;
  /** Of its own; a theme may give others by their kind. */
  readonly icon?: Icon | null;
  /** Of an element, where the arrangement shows pictures. */
  readonly picture?: Image | null;
  /** Of an event, as shown; and its start and end in days since 1970 for a scale. */
  readonly date: { readonly text: string; readonly start: number | null; readonly end: number | null } | null;
  readonly yaml: Span | null;
}

export interface DiagramEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string | null;
  /** Of a pair: the wordings of its directions. */
  readonly forward: string | null;
  readonly backward: string | null;
  readonly directed: boolean;
  readonly kind: string | null;
  readonly yaml: Span | null;
}

export interface Chart {
  readonly kind: 'chart';
  readonly chart: ChartKind;
  /** What stands along the axis, as it is shown; of points between two axes, what they are called. */
  readonly categories: readonly string[];
  readonly x: ChartX;
  readonly series: readonly ChartSeries[];
  readonly xTitle: string | null;
  readonly yTitle: string | null;
  /** Of the axis on the other side; null without one. */
  readonly secondTitle: string | null;
  readonly values: boolean | null;
  /** Whether the parts of a circle are shown in per cent of the whole. */
  readonly percent: boolean;
  /** Ends of the (first) axis of values that the author asks for. */
  readonly axis: { readonly min: number | null; readonly max: number | null };
  /** What stands out, by its index. */
  readonly emphasis: { readonly kind: 'series' | 'category'; readonly at: number } | null;
  /** A line across at a value. */
  readonly reference: ChartReference | null;
  /** The alt texts of its series, where each is a chart of its own. */
  readonly panels?: readonly string[];
  /** What is said of a point of it, and which. */
  readonly note: readonly Run[];
  readonly noted: { readonly series: number; readonly category: number } | null;
  /** How its language and theme write numbers. */
  readonly numbers: NumberStyle;
  readonly alt: string;
  /** What it is drawn from. */
  readonly from?: { readonly table: DataTable; readonly columns: readonly DataColumn[] };
  readonly origin: Origin;
}
