import type { BuiltFile } from '../../pipeline/output-target.ts';
import { formatTable } from '../format-table.ts';

/** What a build did with each file, one a line. */
export function buildAccount(files: readonly BuiltFile[]): string {
  return formatTable(files.filter((file) => file.status !== 'kept').map(describe));
}

function describe(file: BuiltFile): readonly string[] {
  const parts: string[] = [];
  if (file.slides !== null && file.minutes !== null) {
    parts.push(`${file.slides} slide${file.slides === 1 ? '' : 's'}, ${roundMinutes(file.minutes)} min`);
  }
  if (file.status === 'unchanged' || file.status === 'removed') parts.push(file.status);
  if (file.status === 'copied') parts.push('your edited version');
  return parts.length > 0 ? [file.path, parts.join(', ')] : [file.path];
}

function roundMinutes(minutes: number): string {
  return String(Math.round(minutes * 10) / 10);
}
