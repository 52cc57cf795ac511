import { adjustableCodes, checks } from '../checks/index.ts';
import type { Project } from '../project/index.ts';
import { type Diagnostic, didYouMean } from '../source/index.ts';
import type { Adjustments } from './adjust-findings.ts';
import { reportBuild } from './codes.ts';

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
  for (const { key: code, keySpan: span, value: level } of project.settings.record?.checks ?? []) {
    if (adjustableCodes.has(code)) levels.set(code, level);
    else {
      const hint = didYouMean(code, adjustableCodes) ?? 'only warnings have a level: see docs/diagnostics.md';
      diagnostics.push(reportBuild('unknown-check', span, `there is no check "${code}"`, { hint }));
    }
  }
  return { value: levels, diagnostics };
}
