import { resolveOutline } from '../../src/outline/index.ts';
import { formatLocation } from '../../src/source/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';

/** Resolves an outline with one entry of data, of a file where there is one. */
export function readData(entry: string, files: Readonly<Record<string, string>> = {}) {
  const text = `title: T\nlanguage: en\ndata:\n  d: ${entry}\n`;
  const inFolder = Object.fromEntries(Object.entries(files).map(([path, content]) => [`c/${path}`, content]));
  const outcome = resolveOutline({ path: 'o', text }, memoryFiles(inFolder), {
    folder: 'c',
    id: 'c',
    language: 'en',
  });
  const table = outcome.value!.data.get('d')!;
  return {
    table,
    columns: table.columns.map((column) => column.id),
    values: table.rows.map((row) => row.cells.map((cell) => cell.value)),
    written: table.rows.map((row) => row.cells.map((cell) => cell.written)),
    findings: outcome.diagnostics.map((d) => `${formatLocation(d.span!).replace(/^c\//, '')} ${d.code}`),
    messages: outcome.diagnostics.map((d) => d.message),
    hints: outcome.diagnostics.map((d) => d.hint),
  };
}
