import type { SourceFile } from '../../source/index.ts';
import { describeLocated, type Located, parseYaml, reportYaml } from '../../yaml/index.ts';
import { reportOutline } from '../codes.ts';
import type { Report } from '../reference.ts';
import { nameHeadings } from './name-headings.ts';
import { rawScalar } from './raw-scalar.ts';
import type { RawCell, RawTable } from './raw-table.ts';

/**
 * Reads a JSON file: a list of objects, whose keys are the columns in the order in which they appear; or a list of lists,
 * the first of which names the columns. A figure keeps its digits. Diagnostics: data-shape, csv-header, those of YAML.
 */
export function readJson(file: SourceFile, report: Report): RawTable | null {
  const parsed = parseYaml(file);
  for (const diagnostic of parsed.diagnostics) report(diagnostic);
  if (!parsed.value) return null;
  const { value } = parsed;
  const hint = 'a list of objects, or of lists of which the first names the columns';
  if (value.kind !== 'list' || value.items.length === 0) {
    const what = value.kind === 'list' ? 'an empty list' : describeLocated(value);
    report(reportOutline('data-shape', value.span, `rows are expected here, not ${what}`, { hint }));
    return null;
  }
  const { kind } = value.items[0]!;
  const odd = value.items.find((item) => item.kind === 'scalar' || item.kind !== kind);
  if (odd) {
    const wanted = kind === 'list' ? 'a list' : 'an object';
    const message = `a row is expected here, ${wanted}, not ${nameOf(odd)}`;
    report(reportOutline('data-shape', odd.span, message, { hint }));
    return null;
  }
  return kind === 'list' ? readLists(value.items, report) : readObjects(value.items, report);
}

function readObjects(items: readonly Located[], report: Report): RawTable | null {
  const rows = items.flatMap((item) => (item.kind === 'map' ? [item] : []));
  const headings = new Map(
    rows.flatMap(({ entries }) => entries.map(({ key, keySpan }) => [key, keySpan] as const)).reverse(),
  );
  const names = [...new Set(rows.flatMap(({ entries }) => entries.map(({ key }) => key)))];
  const header = nameHeadings(
    names.map((text, column) => ({ text, span: headings.get(text)!, column })),
    report,
  );
  if (!header) return null;
  return {
    header,
    rows: rows.map(({ span, entries }) => {
      const cells = new Map(entries.map(({ key, value }) => [key, readValue(value, report)]));
      return { span, cells: names.map((name) => cells.get(name) ?? { text: '', span }) };
    }),
    eitherMark: false,
  };
}

function readLists(items: readonly Located[], report: Report): RawTable | null {
  const [first, ...rows] = items.flatMap((item) => (item.kind === 'list' ? [item] : []));
  const fields = first!.items.map((item, column) => ({ ...readValue(item, report), column }));
  const header = nameHeadings(fields, report);
  if (!header) return null;
  const odd = rows.find((row) => row.items.length !== header.length);
  if (odd) {
    const message = `this row has ${odd.items.length} values, the first names ${header.length} columns`;
    report(reportOutline('csv-ragged', odd.span, message));
    return null;
  }
  return {
    header,
    rows: rows.map(({ span, items: row }) => ({ span, cells: row.map((item) => readValue(item, report)) })),
    eitherMark: false,
  };
}

function readValue(node: Located, report: Report): RawCell {
  if (node.kind === 'scalar') return rawScalar(node);
  report(reportYaml('wrong-type', node.span, `a cell is a text or a figure, not ${nameOf(node)}`));
  return { text: '', span: node.span };
}

/** In the words of JSON. */
function nameOf(node: Located): string {
  return node.kind === 'map' ? 'an object' : describeLocated(node);
}
