import type { Span } from '../source/index.ts';
import { entryOf, type Located, type LocatedMap } from '../yaml/index.ts';
import { type IdPlace, type NamedType, type Place, spaceOf } from './place.ts';
import type { ReadFile } from './project-view.ts';

/** A thing of an outline where it is written. */
export interface Thing {
  readonly id: string;
  readonly type: NamedType;
  readonly span: Span;
  readonly body: LocatedMap | null;
}

/** The things of an outline's files, and where they are named. */
export class Things {
  readonly all: readonly Thing[];
  private readonly files: readonly ReadFile[];

  constructor(files: readonly ReadFile[]) {
    this.files = files;
    this.all = files.flatMap(({ places }) =>
      places.flatMap((place) =>
        place.kind === 'id' && place.defines !== null
          ? [
              {
                id: place.text,
                type: place.types[0]!,
                span: place.span,
                body: place.defines === 'name' ? null : place.defines,
              },
            ]
          : [],
      ),
    );
  }

  /** The thing that is written or named at a place. */
  at(place: IdPlace): Thing | null {
    const named = this.all.filter(({ id }) => id === place.text);
    const spaces = new Set(place.types.map(spaceOf));
    return (
      named.find(({ type }) => place.types.includes(type)) ??
      // One of another type than is wanted is meant all the same.
      named.find(({ type }) => spaces.has(spaceOf(type))) ??
      null
    );
  }

  /** Where a thing is named, and where it is written. */
  placesOf(thing: Thing): readonly IdPlace[] {
    return this.files.flatMap(({ places }) =>
      places.filter(
        (place): place is IdPlace =>
          place.kind === 'id' && place.text === thing.id && this.at(place) === thing,
      ),
    );
  }

  /** What else in the outline is of this name, so that no other thing can have it. */
  taken(id: string, type: NamedType): Thing | null {
    return this.all.find((each) => each.id === id && spaceOf(each.type) === spaceOf(type)) ?? null;
  }

  quotesLike(quote: Extract<Place, { kind: 'quote' }>): readonly Place[] {
    return this.files.flatMap(({ places }) =>
      places.filter(
        (place) => place.kind === 'quote' && place.text === quote.text && place.source === quote.source,
      ),
    );
  }

  filesLike(path: string): readonly Place[] {
    return this.files.flatMap(({ places }) =>
      places.filter((place) => place.kind === 'file' && place.text === path),
    );
  }
}

/** What a thing is called and what is said of it, for people. */
export function describe({ id, type, body }: Thing): {
  readonly name: string;
  readonly lines: readonly string[];
} {
  const words = (key: string) => (body ? wordsAt(body, key) : null);
  const name =
    words('label') ?? words('term') ?? words('title') ?? (type === 'statement' ? words('text') : null) ?? id;
  const lines = ['author', 'headline', 'role', 'meaning', 'quote', 'publisher', 'date'].flatMap(
    (key) => words(key) ?? [],
  );
  return { name, lines };
}

/** A text as it is written, in the first of its languages; several in a row. */
function wordsAt(body: LocatedMap, key: string): string | null {
  const value: Located | undefined = entryOf(body, key)?.value;
  const node = value?.kind === 'map' ? value.entries[0]?.value : value;
  const nodes = node?.kind === 'list' ? node.items : [node];
  const text = nodes
    .flatMap((each) => (each?.kind === 'scalar' ? each.text.replace(/\s+/g, ' ').trim() : []))
    .join(', ');
  return text === '' ? null : text;
}
