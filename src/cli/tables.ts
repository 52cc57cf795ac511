import type { BuiltFile } from '../pipeline/build-record/index.ts';
import { escapeControls } from '../source/index.ts';

/** Rows as columns that stand under each other, two spaces apart; the last one runs as long as it likes. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => escapeControls(cell.replace(/\s+/g, ' '))));
  const widths: number[] = [];
  for (const row of cells) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell));
    });
  }
  const lines = cells.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat(widths[i]! - displayWidth(cell))))
      .join('  ')
      .trimEnd(),
  );
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** What a build did with each file, one a line; those that stayed as they were are only counted, unless asked for. */
export function buildAccount(files: readonly BuiltFile[], verbose: boolean): string {
  const shown = files.filter((file) => file.status !== 'kept');
  if (verbose) return formatTable(shown.map(describe));
  const changed = shown.filter((file) => file.status !== 'unchanged');
  const unchanged = shown.length - changed.length;
  const count = unchanged === 0 ? '' : `${unchanged} file${unchanged === 1 ? '' : 's'} unchanged\n`;
  return formatTable(changed.map(describe)) + count;
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

const tabStop = 4;
// Unicode East Asian Width W and F (UAX #11), in blocks; and pictographs, which terminals draw two columns wide.
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1F9FF}\u{1FA70}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
const invisible = /\p{Mn}|\p{Me}|\p{Join_Control}|\p{Variation_Selector}/u;

/** Terminal columns that a text takes, once shown by `shownAs`. */
export function displayWidth(text: string): number {
  // Nearly every line of these files is plain ASCII.
  if (/^[\x20-\x7E]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** A text as a terminal can show it: tabs as spaces up to the next stop from `column`, control characters as escapes. */
export function shownAs(text: string, column = 0): string {
  let shown = '';
  let at = column;
  for (const character of text) {
    const piece = character === '\t' ? ' '.repeat(tabStop - (at % tabStop)) : escapeControls(character);
    shown += piece;
    at += displayWidth(piece);
  }
  return shown;
}

function characterWidth(character: string): number {
  if (character === '\t') return tabStop;
  if (invisible.test(character)) return 0;
  const shown = escapeControls(character);
  if (shown !== character) return shown.length;
  return wide.test(character) ? 2 : 1;
}
