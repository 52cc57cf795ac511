import { type Diagnostic, didYouMean } from '../source/index.ts';
import type { SlideTemplate, TemplateSet } from '../template/index.ts';
import { spanOf } from '../yaml/index.ts';
import { reportDeck } from './codes.ts';
import type { SlideEntryRecord } from './deck-schema.ts';

/** The template of an entry. Diagnostics: unknown-template. */
export function templateNamed(
  name: string,
  record: SlideEntryRecord,
  {
    templates,
    report,
  }: { readonly templates: TemplateSet; readonly report: (diagnostic: Diagnostic) => void },
): SlideTemplate | null {
  const template = templates.slides.get(name);
  if (template) return template;
  const hint =
    didYouMean(name, templates.slides.keys()) ??
    `the set "${templates.name}" has: ${[...templates.slides.keys()].join(', ')}`;
  report(reportDeck('unknown-template', spanOf(record, 'use'), `no slide template "${name}"`, { hint }));
  return null;
}
