import type { Outline } from '../outline/index.ts';
import { type Diagnostic, didYouMean, type Severity, type Span } from '../source/index.ts';
import { type Decoded, spanOf } from '../yaml/index.ts';
import { reportBuild } from './codes.ts';

/** How the project's settings, its outlines' excuses and the command line change what a run says. */
export interface Adjustments {
  /** Settings of `checks` in throughline.yaml by code. */
  readonly levels: ReadonlyMap<string, Severity | 'off'>;
  readonly excuses: readonly Excuse[];
  /** Warnings count as errors. */
  readonly strict: boolean;
}

/** One check excused at one place. */
export interface Excuse {
  readonly code: string;
  /** The whole of the thing that carries it. */
  readonly place: Span;
  readonly span: Span;
}

export function adjustFindings(diagnostics: readonly Diagnostic[], adjustments: Adjustments): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const level = adjustments.levels.get(diagnostic.code) ?? diagnostic.severity;
    if (level === 'off' || adjustments.excuses.some((excuse) => covers(excuse, diagnostic))) return [];
    const severity = adjustments.strict ? 'error' : level;
    return [severity === diagnostic.severity ? diagnostic : { ...diagnostic, severity }];
  });
}

/** The excuses in an outline. Diagnostics: unknown-excuse, excuse-without-reason. */
export function excusesOf(
  outline: Outline,
  adjustable: ReadonlySet<string>,
): { readonly excuses: readonly Excuse[]; readonly diagnostics: readonly Diagnostic[] } {
  const excuses: Excuse[] = [];
  const diagnostics: Diagnostic[] = [];
  const things = [
    ...outline.sources.values(),
    ...outline.elements.values(),
    ...outline.relationships.values(),
    ...outline.groups.values(),
    ...outline.events.values(),
    ...outline.terms.values(),
    ...outline.data.values(),
    ...outline.statementsByKey.values(),
  ];
  for (const thing of things) {
    for (const { key: code, keySpan, value: reason } of thing.excuse ?? []) {
      if (reason.trim() === '') {
        diagnostics.push(reasonless(code, keySpan));
        continue;
      }
      if (adjustable.has(code)) excuses.push({ code, place: wholeOf(thing), span: keySpan });
      else diagnostics.push(unknownExcuse(code, keySpan, adjustable));
    }
  }
  return { excuses, diagnostics };
}

/** From its id to the end of what is written of it. */
function wholeOf(thing: Decoded & { readonly span: Span }): Span {
  const written = spanOf(thing);
  const { file, start } = thing.span;
  // What an alias stands for may be written before its id.
  return start <= written.start ? { file, start, end: written.end } : written;
}

function unknownExcuse(code: string, span: Span, adjustable: ReadonlySet<string>): Diagnostic {
  const hint =
    didYouMean(code, adjustable) ?? 'docs/diagnostics.md lists the checks: warnings can be excused';
  return reportBuild('unknown-excuse', span, `there is no check "${code}" to excuse`, { hint });
}

function reasonless(code: string, span: Span): Diagnostic {
  const message = `the excuse for "${code}" gives no reason, so it excuses nothing`;
  const hint = `write why: excuse: { ${code}: "…" }`;
  return reportBuild('excuse-without-reason', span, message, { hint });
}

/** Whether a finding stands, or one of the places that it names, where a check is excused. */
export function covers(excuse: Excuse, diagnostic: Diagnostic): boolean {
  const { place } = excuse;
  const spans = [diagnostic.span, ...diagnostic.related.map((each) => each.span)];
  return (
    excuse.code === diagnostic.code &&
    spans.some(
      (span) => span?.file.path === place.file.path && span.start >= place.start && span.end <= place.end,
    )
  );
}
