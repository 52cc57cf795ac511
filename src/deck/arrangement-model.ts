import type { AttributeInfo } from '../markup/index.ts';

/** What the room that draws a diagram says of one of its arrangements, for those who fill it. */
export interface ArrangementModel {
  readonly name: string;
  /** Attributes of `<diagram>` that only it has. */
  readonly attributes?: Readonly<Record<string, AttributeInfo>>;
  /** Why it suits a figure, in words, where a deck names no arrangement; null: it does not. Left out: it is never chosen. */
  readonly suits?: (shape: FigureShape) => string | null;
  /** Shows when things happened: told in the order of their dates, and nothing joins them unless that is asked for. */
  readonly byDate?: true;
  /** Shows pictures of the things that have one. */
  readonly pictured?: true;
  /** Shows things, not what joins them: relationships are drawn where the deck names them. */
  readonly things?: true;
  readonly needs?: FigureNeeds;
}

/** What an arrangement needs besides things, which the deck says where the model does not. */
export type FigureNeeds =
  /** A place between two axes for each thing. */
  | { readonly kind: 'points' }
  /** A picture, and a place on it for each thing. */
  | { readonly kind: 'at' }
  /** Things for each of its parts; `optional` ones may be missing. */
  | { readonly kind: 'parts'; readonly names: readonly string[]; readonly optional: readonly string[] }
  /** So many groups as its parts, with members in common. */
  | { readonly kind: 'groups'; readonly least: number; readonly most: number }
  /** Groups of causes, else kinds of them, else single ones, apart from what they lead to. */
  | { readonly kind: 'causes' };

/** What a figure shows, as far as the choice of its arrangement asks. */
export interface FigureShape {
  readonly nodes: number;
  readonly edges: number;
  /** All of it are events. */
  readonly dated: boolean;
  /** It was asked for as relationships alone, and some of them are pairs. */
  readonly pairs: boolean;
  /** A group's own label can stand in the middle. */
  readonly hasCenter: boolean;
  /** How many of its relationships have words of their own. */
  readonly worded: number;
  /** All of its things have a picture. */
  readonly pictured: boolean;
  /** It is a group that extends others: what was added, and when, can be told. */
  readonly grows: boolean;
  /** The longest time between two of its dates is more than twice the shortest. */
  readonly uneven: boolean;
  /** What else stands on the slide: nothing but captions, something above or below it, or something at its side. */
  readonly place: 'alone' | 'across' | 'beside';
  /** How its relationships lead: a star has one thing that all are joined with, a net any other. */
  readonly form: 'none' | 'ring' | 'chain' | 'star' | 'tree' | 'net';
}

export type Arrangements = ReadonlyMap<string, ArrangementModel>;
