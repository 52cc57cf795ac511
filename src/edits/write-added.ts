import type { AddedEdit, AddedSlide, AddedTable, LineEndEdit, Words } from './deck-edits.ts';

export function writeAddedSlide({ id, after, title, notes, shapes }: AddedSlide): object {
  return {
    id,
    ...(after !== '' && { after }),
    ...(isSaid(title) && { title: plainWordsOf(title) }),
    ...(isSaid(notes) && { notes: plainWordsOf(notes) }),
    ...(shapes.length > 0 && { shapes: shapes.map(writeAdded) }),
  };
}

export function writeAdded(added: AddedEdit): object {
  const { name, box } = added;
  const within = added.within !== '' && { within: added.within };
  switch (added.kind) {
    case 'group':
      return { name, group: true, ...(added.alt !== '' && { alt: added.alt }), ...within };
    case 'picture': {
      const { src, alt, crop } = added;
      return { name, src, ...(alt !== '' && { alt }), box, ...(crop && { crop }), ...within };
    }
    case 'line': {
      const { from, to, line, lineWidth, dash, elbow, arrows } = added;
      return {
        name,
        from: plainEnd(from),
        to: plainEnd(to),
        line,
        'line-width': lineWidth,
        ...(dash !== 'solid' && { dash }),
        ...(elbow && { elbow }),
        ...(arrows !== 'none' && { arrows }),
        ...within,
      };
    }
    case 'table': {
      const { columns, rows, header, size, alt } = added;
      return {
        name,
        table: plainCells(added),
        ...(alt !== '' && { alt }),
        box,
        ...(columns.length > 0 && { columns }),
        ...(rows.length > 0 && { rows }),
        ...(header && { header }),
        size,
        ...within,
      };
    }
    case 'text': {
      const { text, shape, fill, line, lineWidth, color, size, bold, italic, align, anchor, bullets } = added;
      const words = isSaid(text);
      return {
        name,
        ...(words && { text: plainWordsOf(text) }),
        box,
        ...(shape !== 'rect' && { shape }),
        ...(fill !== 'none' && { fill }),
        ...(line !== 'none' && { line, 'line-width': lineWidth }),
        ...(words && { color, size }),
        ...(bold && { bold }),
        ...(italic && { italic }),
        ...(align !== 'left' && { align }),
        ...(anchor !== 'top' && { anchor }),
        ...(bullets && { bullets }),
        ...within,
      };
    }
  }
}

function isSaid(words: Words): boolean {
  return [...words.values()].some((lines) => lines.length > 0);
}

function plainCells({ cells }: AddedTable): unknown {
  const all = cells.get('');
  return all && cells.size === 1 ? all : Object.fromEntries(cells);
}

/** A place as two numbers. */
export function plainEnd<T>(value: T | LineEndEdit): unknown {
  const isPlace = typeof value === 'object' && value !== null && 'x' in value;
  return isPlace ? [value.x, value.y] : value;
}

/** One paragraph as a text, several as a list; by language where they are of one. */
export function plainWordsOf(words: Words): unknown {
  const plain = (lines: readonly string[]) => (lines.length === 1 ? lines[0]! : lines);
  const all = words.get('');
  if (all && words.size === 1) return plain(all);
  return Object.fromEntries([...words].map(([language, lines]) => [language, plain(lines)]));
}
