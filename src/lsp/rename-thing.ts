import type { Span } from '../source/index.ts';
import type { Thing, Things } from './find-things.ts';

export interface RenameEdit {
  readonly span: Span;
  readonly text: string;
}

/** What is to change so that a thing has another name; or why it cannot have that. Only the ids change. */
export function renameThing(
  things: Things,
  thing: Thing,
  wanted: string,
): { readonly edits: readonly RenameEdit[] } | { readonly refusal: string } {
  const name = wanted.trim();
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > 64)
    return { refusal: `"${wanted}" is no id: lower-case letters, digits and single hyphens, at most 64` };
  if (name === thing.id) return { edits: [] };
  const places = things.placesOf(thing);
  const bibliography = places.find(
    ({ defines, span }) => defines !== null && !/\.ya?ml$/.test(span.file.path),
  );
  if (bibliography) {
    const { path } = bibliography.span.file;
    return {
      refusal: `the source "${thing.id}" is an entry of ${path}, which other programs read: rename it there`,
    };
  }
  const other = things.taken(name, thing.type);
  if (other) return { refusal: `the ${other.type} "${name}" has this name already` };
  const edits = places.map(({ span }) => ({ span: idIn(span, thing.id), text: name }));
  return { edits };
}

/** The id itself, without the quotes around it. */
export function idIn({ file, start, end }: Span, id: string): Span {
  const at = file.text.slice(start, end).indexOf(id);
  return at < 0 ? { file, start, end } : { file, start: start + at, end: start + at + id.length };
}
