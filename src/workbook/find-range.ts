import {
  type Package,
  partText,
  readRelationships,
  relationshipsPartOf,
  resolveTarget,
} from '../package/index.ts';
import { attributeOf, parseXml } from '../xml/index.ts';

export interface NamedRange {
  readonly name: string;
  /** Null: the sheet that is read. */
  readonly sheet: string | null;
  /** `A1:D20` */
  readonly range: string;
}

/** `A3:D20`, `$A$3:$D$20`, `A3`, with a sheet before it or without; null for anything else. */
export function parseRange(text: string): Omit<NamedRange, 'name'> | null {
  const found =
    /^(?:'((?:[^']|'')+)'!|([^'!]+)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)$/.exec(
      text,
    );
  if (!found) return null;
  const sheet = found[1]?.replaceAll("''", "'") ?? found[2] ?? null;
  return { sheet, range: found[3]!.replaceAll('$', '').toUpperCase() };
}

/** The tables of a workbook (Insert, Table), which have names as ranges do. */
export function tablesOf(
  parts: Package,
  sheets: readonly { readonly name: string; readonly id: string }[],
): readonly NamedRange[] {
  return sheets.flatMap(({ name: sheet, id }) => {
    const part = partOfSheet(parts, id);
    const xml = part === null ? null : partText(parts, relationshipsPartOf(part));
    if (part === null || xml === null) return [];
    return readRelationships(xml).flatMap((each) => {
      const text = each.type === 'table' ? partText(parts, resolveTarget(part, each.target)) : null;
      const table = text === null ? null : parseXml(text);
      const name = table && attributeOf(table, 'displayName');
      const range = table && attributeOf(table, 'ref');
      return name && range ? [{ name, sheet, range }] : [];
    });
  });
}

/** The part in which a sheet stands, by its relationship; null where there is none. */
export function partOfSheet(parts: Package, id: string): string | null {
  const book = 'xl/workbook.xml';
  const ofBook = readRelationships(partText(parts, relationshipsPartOf(book)) ?? '<a/>');
  const target = ofBook.find((each) => each.id === id)?.target;
  return target === undefined ? null : resolveTarget(book, target);
}
