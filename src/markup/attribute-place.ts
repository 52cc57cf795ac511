import type { Span } from '../source/index.ts';

/**
 * Where a tag of a template has an attribute: its value, or its name. `tag` is the tag's beginning, `<p`. Null where
 * the tag is not so written: an attribute may come from a block or a helper.
 */
export function attributePlace(tag: Span, name: string, part: 'value' | 'name' = 'value'): Span | null {
  let places = known.get(tag);
  if (!places) {
    places = attributePlaces(tag);
    known.set(tag, places);
  }
  return places.get(name)?.[part] ?? null;
}

interface AttributePlace {
  readonly name: Span;
  readonly value: Span;
}

/** A tag is asked about once for each of its attributes. */
const known = new WeakMap<Span, ReadonlyMap<string, AttributePlace>>();

function attributePlaces({ file, end }: Span): ReadonlyMap<string, AttributePlace> {
  const places = new Map<string, AttributePlace>();
  const next = /\s+|\{\{[\s\S]*?\}\}|([^\s=<>"'/{]+)(\s*=\s*)?("[^"]*"|'[^']*')?/y;
  next.lastIndex = end;
  for (;;) {
    const start = next.lastIndex;
    const [whole, found, equals, quoted] = next.exec(file.text) ?? [''];
    if (whole === '') return places;
    if (found === undefined || places.has(found)) continue;
    const name = { file, start, end: start + found.length };
    const from = name.end + (equals?.length ?? 0) + 1;
    const value = quoted === undefined ? name : { file, start: from, end: from + quoted.length - 2 };
    places.set(found, { name, value });
  }
}
