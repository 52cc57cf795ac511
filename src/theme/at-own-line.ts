import type { Diagnostic, SourceFile, Span } from '../source/index.ts';
import { entryOf, type Located } from '../yaml/index.ts';

/** A file of a theme with what is in it, the shipped one first. */
export interface ThemeLayer {
  readonly file: SourceFile;
  readonly value: Located;
}

/** What bears on everything else in a theme, most first. */
const wide = ['type', 'size', 'colors', 'fonts', 'layouts'];

/**
 * Findings in a theme that ships are moved to what the user's own says of the same thing, or lays under it: nobody can
 * change a file of the package, and without the own theme nothing is wrong there. The place in the package stays beside.
 */
export function atOwnLine(diagnostic: Diagnostic, layers: readonly ThemeLayer[]): Diagnostic {
  const { span } = diagnostic;
  const own = layers.findLast(({ file }) => !isShipped(file));
  if (!span || !own || !isShipped(span.file)) return diagnostic;
  const shipped = layers.find(({ file }) => file.path === span.file.path);
  const path = shipped ? pathTo(shipped.value, span.start) : [];
  const related = [{ message: 'what ships with Throughline says this', span }, ...diagnostic.related];
  return { ...diagnostic, span: placeIn(own.value, path), related };
}

function isShipped(file: SourceFile): boolean {
  return file.path.startsWith('package:');
}

/** The keys that lead to an offset. */
function pathTo(node: Located, offset: number): readonly string[] {
  if (node.kind !== 'map') return [];
  const entry = node.entries.find(
    ({ keySpan, value }) => keySpan.start <= offset && offset <= Math.max(keySpan.end, value.span.end),
  );
  return entry ? [entry.key, ...pathTo(entry.value, offset)] : [];
}

function placeIn(node: Located, path: readonly string[]): Span {
  const [key, ...rest] = path;
  if (node.kind !== 'map' || key === undefined) return node.span;
  // The smallest size goes with the normal one, and the other way round.
  const names = [key, key.replace(/-min$/, ''), `${key}-min`, ...wide];
  for (const name of names) {
    const entry = entryOf(node, name);
    if (!entry) continue;
    return name === key && entry.value.kind === 'map' ? placeIn(entry.value, rest) : entry.keySpan;
  }
  return node.entries[0]?.keySpan ?? node.span;
}
