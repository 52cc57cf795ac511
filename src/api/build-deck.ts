import { buildOne, Printer, planBuild, readFormats } from '../pipeline/index.ts';
import { keepsBack } from '../source/index.ts';
import { openedOf } from './opened.ts';
import { plainDiagnostics } from './plain-diagnostics.ts';
import type { BuildOptions, BuiltDeck, Outcome, Project } from './types.ts';

/**
 * Builds one deck in all its languages and gives its files, and nothing is written. A deck with errors has no value.
 * Rejects only for a bug, or where a project is none.
 */
export async function buildDeck(
  project: Project,
  name: string,
  options: BuildOptions = {},
): Promise<Outcome<BuiltDeck>> {
  const { project: folder, cache, judge } = openedOf(project);
  const plan = planBuild(folder, [name]);
  const formats = options.formats ? readFormats(options.formats) : null;
  const [planned, ...more] = plan.value ?? [];
  const asked = [...plan.diagnostics, ...(formats?.diagnostics ?? [])];
  if (planned && more.length > 0)
    throw new RangeError(`"${name}" are ${1 + more.length} decks: name one of project.decks`);
  if (!planned || keepsBack(asked)) return { diagnostics: plainDiagnostics(asked) };
  const printer = new Printer(options.browser ?? null);
  try {
    const own = {
      formats: formats?.value ?? null,
      epoch: options.created === undefined ? null : instantOf(options.created),
      browser: options.browser ?? null,
      asOf: null,
    };
    const { deck, found } = await buildOne(planned, { project: folder, cache }, own, printer);
    const said = judge(found);
    const diagnostics = plainDiagnostics([...asked, ...said]);
    if (!deck || keepsBack(said)) return { diagnostics };
    const files = deck.files.map((file) => ({ name: file.name, bytes: file.bytes }));
    const slides = deck.editions.reduce((sum, edition) => sum + edition.slides, 0);
    return { value: { name: deck.deck, slides, files }, diagnostics };
  } finally {
    await printer.close();
  }
}

/** As the properties of files hold it: to the second, in years of four digits. */
function instantOf(text: string): string {
  const instant = new Date(/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : Number.NaN);
  const year = instant.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) throw new RangeError(`created is "${text}": write 2026-05-01T12:00:00Z`);
  return instant.toISOString().replace(/\.\d+Z$/, 'Z');
}
