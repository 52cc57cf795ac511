import type { Span } from '../source/index.ts';

/**
 * Where a tag of a template has an attribute: its value, or its name. `tag` is the tag's beginning, `<p`. Null where
 * the tag is not so written: an attribute may come from a block or a helper.
 */
export function attributePlace(tag: Span, name: string, part: 'value' | 'name' = 'value'): Span | null {
  const { file } = tag;
  const next = /\s+|\{\{[\s\S]*?\}\}|([^\s=<>"'/{]+)(\s*=\s*)?("[^"]*"|'[^']*')?/y;
  next.lastIndex = tag.end;
  for (;;) {
    const start = next.lastIndex;
    const [whole, found, equals, quoted] = next.exec(file.text) ?? [''];
    if (whole === '') return null;
    if (found !== name) continue;
    if (part === 'name' || quoted === undefined) return { file, start, end: start + name.length };
    const value = start + found.length + (equals?.length ?? 0) + 1;
    return { file, start: value, end: value + quoted.length - 2 };
  }
}
