import type { Heading, TableRow } from '../markup/index.ts';
import type { HandoutBlock } from './handout-document.ts';

/** Tables of evidence, section by section, are one table in which the sections have a line of their own. */
export function joinSections(blocks: readonly HandoutBlock[]): readonly HandoutBlock[] {
  const joined: HandoutBlock[] = [];
  for (const block of blocks) {
    if (block.kind !== 'table' || block.look !== 'evidence') {
      joined.push(block);
      continue;
    }
    const before = joined.at(-1);
    const heading = before?.kind === 'heading' ? before : null;
    if (heading) joined.pop();
    const table = joined.at(-1);
    const [head, ...rows] = block.rows;
    const section = heading && head ? [sectionRow(heading, head.cells.length)] : [];
    if (table?.kind === 'table' && table.look === 'evidence')
      joined[joined.length - 1] = { ...table, rows: [...table.rows, ...section, ...rows] };
    else joined.push({ ...block, rows: [...(head ? [head] : []), ...section, ...rows] });
  }
  return joined;
}

function sectionRow({ runs, origin }: Heading, colspan: number): TableRow {
  return { header: false, cells: [{ header: true, runs, align: null, colspan, rowspan: 1, origin }], origin };
}
