import type { Span } from '../../source/index.ts';
import { reportOutline } from '../codes.ts';
import type { Report } from '../reference.ts';
import type { RawField, RawHeading } from './raw-table.ts';

/**
 * The names of columns as a person would type them: nobody types the line breaks that spreadsheets put into them. A
 * column without a name goes by its place: `column-1`. Null, after csv-header, where two have the same name.
 */
export function nameHeadings(
  fields: readonly (RawField & { readonly column: number })[],
  report: Report,
): readonly RawHeading[] | null {
  const headings = fields.map(({ text, span, column }) => {
    const name = text.replace(/\s+/g, ' ').trim();
    return { name: name === '' ? `column-${column + 1}` : name, span, unnamed: name === '' };
  });
  let whole = true;
  const seen = new Map<string, Span>();
  for (const { name, span } of headings) {
    const first = seen.get(name);
    if (first) {
      const related = [{ message: 'the first one', span: first }];
      report(reportOutline('csv-header', span, `two columns are named "${name}"`, { related }));
      whole = false;
    }
    seen.set(name, span);
  }
  return whole ? headings : null;
}

/** Says what columns without a name are called, once, unless the outline calls them so itself. */
export function reportUnnamed(
  headings: readonly RawHeading[],
  said: ReadonlySet<string>,
  report: Report,
): void {
  const unsaid = headings.filter(({ name, unnamed }) => unnamed && !said.has(name));
  const [first] = unsaid;
  if (!first) return;
  const names = unsaid.map(({ name }) => `"${name}"`).join(', ');
  const [what, call] =
    unsaid.length === 1 ? ['a column has no name', 'it is'] : ['columns have no names', 'they are'];
  const hint = `name it in the file, or in the outline: columns: { ${first.name}: … }`;
  report(reportOutline('csv-unnamed', first.span, `${what}: ${call} called ${names}`, { hint }));
}
