import { checks } from '../checks/index.ts';
import { formatNames } from '../formats/index.ts';
import type { Project } from '../project/index.ts';
import { type Diagnostic, didYouMean, type Outcome } from '../source/index.ts';
import { type DateValue, firstDay, parseDate } from '../yaml/index.ts';
import type { Adjustments } from './adjust-findings.ts';
import { adjustableCodes, checkFamilies } from './code-tables.ts';
import { reportBuild } from './codes.ts';

/** The formats asked for on the command line, each once. Diagnostic: unknown-format. */
export function readFormats(names: readonly string[]): Outcome<readonly string[]> {
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    if (formatNames.includes(name)) continue;
    const hint = didYouMean(name, formatNames) ?? `the formats are: ${formatNames.join(', ')}`;
    diagnostics.push(reportBuild('unknown-format', null, `there is no format "${name}"`, { hint }));
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: [...new Set(names)], diagnostics };
}

/** The instant that stands in a deck without a date, where SOURCE_DATE_EPOCH gives none: the first that zip can hold. */
const fallbackInstant = '1980-01-01T00:00:00Z';

/**
 * The instant written into a deck's properties: the start of its own date, else SOURCE_DATE_EPOCH
 * (reproducible-builds.org/specs/source-date-epoch), else a fixed one. Never the clock.
 */
export function createdAt(date: DateValue | null, epoch: string | null): string {
  return date ? `${firstDay(date)}T00:00:00Z` : (epoch ?? fallbackInstant);
}

/** SOURCE_DATE_EPOCH as an instant; null when it is not set. Diagnostics: invalid-epoch. */
export function readSourceDateEpoch(value: string | undefined): Outcome<string | null> {
  const diagnostics: Diagnostic[] = [];
  if (value === undefined || value === '') return { value: null, diagnostics };
  const seconds = /^\d{1,12}$/.test(value) ? Number(value) : Number.NaN;
  // Year 9999 is the last that the properties of a package can hold.
  if (seconds <= 253_402_300_799) {
    return { value: new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'), diagnostics };
  }
  const hint = 'it is the number of seconds since 1970-01-01, such as 1767225600';
  return { diagnostics: [reportBuild('invalid-epoch', null, `SOURCE_DATE_EPOCH is "${value}"`, { hint })] };
}

/** A day as people write it (`2026-05-01`; a month or year is its first day); null: it is none. */
export function readDay(text: string): string | null {
  const date = parseDate(text);
  return date && !date.interval ? firstDay(date) : null;
}

/** The project on the day of SOURCE_DATE_EPOCH, where nobody says another one. */
export function onDayOf(project: Project, epoch: string | null): Project {
  if (epoch === null || project.settings.asOf !== null) return project;
  return { ...project, settings: { ...project.settings, asOf: epoch.slice(0, 10) } };
}

/** The levels of checks in throughline.yaml. Diagnostics: unknown-check. */
export function readLevels(project: Project): {
  readonly value: Adjustments['levels'];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  // What is off unless a project asks for it starts off.
  const levels = new Map<string, 'error' | 'warning' | 'off'>(
    checks.filter((check) => check.level === 'off').map((check) => [check.code, check.level]),
  );
  const named = project.settings.record?.checks ?? [];
  for (const { key, value: level } of named) {
    for (const code of checkFamilies.get(key) ?? []) levels.set(code, level);
  }
  for (const { key: code, keySpan: span, value: level } of named) {
    if (adjustableCodes.has(code)) levels.set(code, level);
    else if (!checkFamilies.has(code)) {
      const known = [...adjustableCodes, ...checkFamilies.keys()];
      const hint = didYouMean(code, known) ?? 'only warnings have a level: see docs/diagnostics.md';
      diagnostics.push(reportBuild('unknown-check', span, `there is no check "${code}"`, { hint }));
    }
  }
  return { value: levels, diagnostics };
}
