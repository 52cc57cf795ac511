import type { ExcusingSlide } from '../deck/index.ts';
import type { Outline } from '../outline/index.ts';
import { type Diagnostic, didYouMean, type Severity, type Span } from '../source/index.ts';
import { type Decoded, spanOf } from '../yaml/index.ts';
import { checkFamilies } from './code-tables.ts';
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

/** What counts in a strict run only where the settings name it. */
const asked = checkFamilies.get('style')!;

export function adjustFindings(diagnostics: readonly Diagnostic[], adjustments: Adjustments): Diagnostic[] {
  const excused = new SpanIndex(adjustments.excuses.map(({ code, place }) => ({ code, span: place })));
  return diagnostics.flatMap((diagnostic) => {
    const level = adjustments.levels.get(diagnostic.code) ?? diagnostic.severity;
    if (level === 'off' || placesOf(diagnostic).some((place) => excused.hasAround(place))) return [];
    const strict =
      adjustments.strict && (!asked.has(diagnostic.code) || adjustments.levels.has(diagnostic.code));
    const severity = strict ? 'error' : level;
    return [severity === diagnostic.severity ? diagnostic : { ...diagnostic, severity }];
  });
}

/** The excuses in an outline and at slides. Diagnostics: unknown-excuse, excuse-without-reason. */
export function excusesOf(
  outline: Outline | null,
  slides: readonly ExcusingSlide[],
  adjustable: ReadonlySet<string>,
): { readonly excuses: readonly Excuse[]; readonly diagnostics: readonly Diagnostic[] } {
  const excuses: Excuse[] = [];
  const diagnostics: Diagnostic[] = [];
  const things = outline ? thingsOf(outline) : [];
  const excusing = [
    ...things.flatMap((thing) => (thing.excuse ? [{ excuse: thing.excuse, place: wholeOf(thing) }] : [])),
    ...slides,
  ];
  for (const { excuse, place } of excusing) {
    for (const { key: code, keySpan, value: reason } of excuse) {
      if (reason.trim() === '') {
        diagnostics.push(reasonless(code, keySpan));
        continue;
      }
      if (adjustable.has(code)) excuses.push({ code, place, span: keySpan });
      else diagnostics.push(unknownExcuse(code, keySpan, adjustable));
    }
  }
  return { excuses, diagnostics };
}

function thingsOf(outline: Outline) {
  return [
    ...outline.sources.values(),
    ...outline.elements.values(),
    ...outline.relationships.values(),
    ...outline.groups.values(),
    ...outline.events.values(),
    ...outline.terms.values(),
    ...outline.data.values(),
    ...outline.statementsByKey.values(),
  ];
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

/** The excuses within whose place no finding stands, nor anything that one names. */
export function excusesWithout(
  findings: readonly Diagnostic[],
  excuses: readonly Excuse[],
): readonly Excuse[] {
  const found = new SpanIndex(findings.flatMap(placesOf));
  return excuses.filter(({ code, place }) => !found.hasWithin({ code, span: place }));
}

interface CodeSpan {
  readonly code: string;
  readonly span: Span;
}

function placesOf({ code, span, related }: Diagnostic): CodeSpan[] {
  return [span, ...related.map((each) => each.span)].flatMap((each) => (each ? [{ code, span: each }] : []));
}

/** Spans by code and file: whether one holds another is found without looking at all of them. */
class SpanIndex {
  private readonly files = new Map<string, Span[]>();
  /** Beside each span the furthest end up to it, and the nearest end from it on. */
  private readonly ends = new Map<string, { readonly furthest: number[]; readonly nearest: number[] }>();

  constructor(spans: readonly CodeSpan[]) {
    for (const each of spans) {
      const list = this.files.get(keyOf(each));
      if (list) list.push(each.span);
      else this.files.set(keyOf(each), [each.span]);
    }
    for (const [key, list] of this.files) {
      list.sort((a, b) => a.start - b.start);
      const furthest: number[] = [];
      const nearest = new Array<number>(list.length);
      for (const [i, { end }] of list.entries()) furthest.push(Math.max(end, furthest[i - 1] ?? end));
      for (let i = list.length - 1; i >= 0; i--)
        nearest[i] = Math.min(list[i]!.end, nearest[i + 1] ?? Infinity);
      this.ends.set(key, { furthest, nearest });
    }
  }

  hasAround(inner: CodeSpan): boolean {
    const after = this.firstFrom(inner, inner.span.start + 1);
    return after > 0 && this.ends.get(keyOf(inner))!.furthest[after - 1]! >= inner.span.end;
  }

  hasWithin(outer: CodeSpan): boolean {
    const first = this.firstFrom(outer, outer.span.start);
    return (this.ends.get(keyOf(outer))?.nearest[first] ?? Infinity) <= outer.span.end;
  }

  /** How many spans begin before an offset. */
  private firstFrom(of: CodeSpan, offset: number): number {
    const list = this.files.get(keyOf(of)) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function keyOf({ code, span }: CodeSpan): string {
  return `${code} ${span.file.path}`;
}
