import { createHash } from 'node:crypto';
import type { Slide } from '../deck/index.ts';
import type { DeckContext } from './place/slide-context.ts';

/**
 * What a slide is placed and drawn from, as a hash: the slide itself, and what it may ask of the deck. Nothing is named:
 * all of both is gone through, so that no property can be forgotten, and what cannot be gone through has no key.
 */
export class SlideKeys {
  private readonly deck: string | null;
  private readonly tableKin: DeckContext['tableKin'];

  constructor({ deck, kinds, tableKin }: DeckContext, basis: string) {
    const { slides: _slides, outline, stale, ...told } = deck;
    // The words of the set, and how numbers are written, are those of files that are in the basis; what statements of its own
    // say, and how long the deck takes to say, slides are not drawn from but where they show it.
    const { words: _words, numbers: _numbers, ownStatements: _own, ...counted } = told;
    const { minutes: _minutes, spokenMinutes: _spoken, ...rest } = counted;
    this.tableKin = tableKin;
    const text = written([basis, outline.id, kinds, stale?.sources, rest]);
    this.deck = text === null ? null : hashOf(text);
  }

  /** Null for a slide that is placed anew each time: others have a say in its columns, or it shows more than words. */
  of(slide: Slide, place: { readonly number: number; readonly label: string }): string | null {
    if (this.deck === null || slide.taken || this.hasKin(slide)) return null;
    const own = written([place, slide]);
    return own === null ? null : hashOf(this.deck + own);
  }

  private hasKin({ slots }: Slide): boolean {
    return slots.some(({ blocks }) =>
      blocks.some((block) => block.kind === 'table' && this.tableKin.has(block)),
    );
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

class Keyless extends Error {}

/** A value as text, another one for every other value; where things were written does not count. Null: it cannot be written. */
function written(value: unknown): string | null {
  try {
    return write(value, '', new Map());
  } catch (error) {
    if (error instanceof Keyless) return null;
    throw error;
  }
}

/** `key`: under which it stands. `own`: statements of the deck file, in the order in which they come. */
function write(value: unknown, key: string, own: Map<string, number>): string {
  if (typeof value === 'string') {
    // Numbers of slides to which links lead are those of the whole deck.
    if (key === 'link' && value.startsWith('#')) throw new Keyless();
    return `${value.length}"${value}`;
  }
  if (typeof value !== 'object' || value === null) {
    if (typeof value !== 'function') return `${String(value)};`;
    // It tells parts of a figure that goes on; what goes on has no key.
    if (key === 'inWords') return 'f';
    throw new Keyless();
  }
  if (Array.isArray(value)) {
    let text = '[';
    for (const each of value) text += write(each, key, own);
    return `${text}]`;
  }
  if (value instanceof Map || value instanceof Set) return `M${write([...value], key, own)}`;
  if (isSpan(value)) return '@';
  const kind = Object.getPrototypeOf(value);
  if (kind !== Object.prototype && kind !== null) throw new Keyless();
  const statement = key === 'owner' || key === 'cite' ? ownStatement(value) : null;
  if (statement !== null) return `o${numberOf(statement, own)};`;
  let text = '{';
  for (const name of Object.keys(value)) {
    const each = (value as Readonly<Record<string, unknown>>)[name];
    if (each !== undefined) text += `${name}:${write(each, name, own)}`;
  }
  return `${text}}`;
}

function numberOf(statement: string, own: Map<string, number>): number {
  const number = own.get(statement) ?? own.size;
  own.set(statement, number);
  return number;
}

/** The key of a statement that the deck file has: such are numbered through the whole deck. */
function ownStatement(value: object): string | null {
  const { type, key, id } = value as Readonly<Record<string, unknown>>;
  const name = key ?? id;
  return type === 'statement' && typeof name === 'string' && /^deck\/\d+$/.test(name) ? name : null;
}

function isSpan(value: object): boolean {
  return 'file' in value && 'start' in value && 'end' in value;
}
