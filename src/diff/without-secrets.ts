import type { Outline } from '../outline/index.ts';
import { thingsOf } from './model/model-things.ts';
import type { ProjectDiff } from './project-diff.ts';

/** What an outline says and does not say to those who may see no more: texts of some length, each with letters. */
export function secretsOf(whole: Outline, seen: Outline): string[] {
  const said = (outline: Outline) =>
    thingsOf(outline).flatMap(({ label, fields }) => [
      label,
      ...[...fields.values()].map(({ value }) => value),
    ]);
  const open = new Set(said(seen));
  return [...new Set(said(whole))].filter(
    (text) => !open.has(text) && text.length >= 4 && /\p{L}/u.test(text),
  );
}

/** Whatever of a difference holds a secret is left out: the other version may have it unmarked. */
export function withoutSecrets(diff: ProjectDiff, secrets: readonly string[]): ProjectDiff {
  if (secrets.length === 0) return diff;
  const folded = secrets.map(fold);
  const isSecret = (text: unknown) =>
    typeof text === 'string' && folded.some((secret) => fold(text).includes(secret));
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((each) => !holds(each)).map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clean(each)]));
  };
  /** What it says itself; what stands in its lists is looked at by itself. */
  const holds = (value: unknown): boolean =>
    typeof value !== 'object' || value === null
      ? isSecret(value)
      : !Array.isArray(value) && Object.values(value).some((each) => !Array.isArray(each) && holds(each));
  // The same shape: entries of lists are taken out, nothing else.
  return clean(diff) as ProjectDiff;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}
