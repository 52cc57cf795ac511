import type { Diagnostic, Span } from '../../source/index.ts';
import type { TemplateSet } from '../../template/index.ts';
import { reportDeck } from '../codes.ts';

const known = new WeakMap<TemplateSet, ReadonlySet<string>>();

/** The variables that the templates of a set name somewhere, whether they print them in this deck or not. */
export function templateMentions(templates: TemplateSet): ReadonlySet<string> {
  const found = known.get(templates);
  if (found) return found;
  const all = [...templates.slides.values(), ...templates.handouts.values(), templates.notes];
  const names = new Set<string>();
  for (const { file } of all) {
    for (const match of file.text.matchAll(/\bvars\.(?:\[([^[\]]+)\]|([\p{L}\p{N}_-]+))/gu))
      names.add(`vars.${match[1] ?? match[2]}`);
  }
  known.set(templates, names);
  return names;
}

/** Says of a variable that nothing names it. `span`: where it is set; null: on the command line. */
export function unusedVariable(name: string, span: Span | null, where: string): Diagnostic {
  const message = `the variable "${name}" is set and ${where} names it`;
  const hint = `write {{vars.${name}}} where it is to stand, or take it out`;
  return reportDeck('unused-variable', span, message, { hint });
}
