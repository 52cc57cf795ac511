import type { StretchChange } from './change.ts';
import type { LetterLook, SnapshotLook, SnapshotShape } from './snapshot.ts';
import { sameColor, sameSize } from './tolerance.ts';

/**
 * Letters that look otherwise than they did. What follows from another look of the whole text, and from letters that were
 * written in the place of others, is none.
 */
export function changedStretches(base: SnapshotShape, found: SnapshotShape): readonly StretchChange[] {
  if (!base.stretches || !found.stretches || !base.text || !found.text) return [];
  if (base.stretches.length + found.stretches.length === 0) return [];
  const became = restyler(base.look, found.look);
  const [was, now] = [base.text, found.text];
  const pairs = pairLines(was, now);
  return now.flatMap((line, i) => {
    const pair = pairs[i];
    if (!pair) return [];
    const old = looksOf(base, pair.of).map(became);
    return differing(line, expectedLooks(was[pair.of]!, line, pair.isNew, old), looksOf(found, i));
  });
}

/** Which line of the base each line was, as edits lay texts over one another. */
function pairLines(
  was: readonly string[],
  now: readonly string[],
): readonly ({ readonly of: number; readonly isNew: boolean } | null)[] {
  let start = 0;
  while (start < was.length && start < now.length && was[start] === now[start]) start += 1;
  let end = 0;
  const room = Math.min(was.length, now.length) - start;
  while (end < room && was[was.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const last = Math.max(start, was.length - end - 1);
  return now.map((_, i) => {
    if (i >= now.length - end) return { of: i - now.length + was.length, isNew: false };
    const of = Math.min(i, last, was.length - 1);
    return of < 0 ? null : { of, isNew: i > last };
  });
}

function looksOf({ text, look, stretches }: SnapshotShape, line: number): LetterLook[] {
  const { size, color, bold, italic } = look;
  const usual = { size, color, bold, italic } as LetterLook;
  const looks: LetterLook[] = Array.from({ length: text?.[line]?.length ?? 0 }, () => usual);
  for (const stretch of stretches ?? [])
    if (stretch.line === line)
      looks.fill({ ...usual, ...stretch.look }, stretch.from, Math.min(stretch.to, looks.length));
  return looks;
}

/** How letters look when the look of most of them has become another. */
function restyler(was: SnapshotLook, now: SnapshotLook): (look: LetterLook) => LetterLook {
  const factor = was.size && now.size && !sameSize(was.size, now.size) ? now.size / was.size : 1;
  return (look) =>
    ({
      size:
        factor === 1 || look.size === undefined
          ? look.size
          : now.even
            ? now.size
            : Math.round(look.size * factor * 2) / 2,
      color: look.color === was.color ? (now.color ?? look.color) : look.color,
      bold: look.bold === was.bold ? (now.bold ?? look.bold) : look.bold,
      italic: look.italic === was.italic ? (now.italic ?? look.italic) : look.italic,
    }) as LetterLook;
}

/** Letters that are new look as those in whose place they stand. */
function expectedLooks(
  was: string,
  now: string,
  isNew: boolean,
  looks: readonly LetterLook[],
): readonly LetterLook[] {
  if (was === now && !isNew) return looks;
  let start = 0;
  let end = 0;
  if (!isNew) {
    while (start < was.length && start < now.length && was[start] === now[start]) start += 1;
    const room = Math.min(was.length, now.length) - start;
    while (end < room && was[was.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  }
  const until = was.length - end;
  const like = looks[isNew ? 0 : start < until ? start : Math.max(0, start - 1)] ?? looks[0] ?? {};
  const fresh = Array.from({ length: Math.max(0, now.length - start - end) }, () => like);
  return [...looks.slice(0, start), ...fresh, ...looks.slice(until)];
}

function differing(
  line: string,
  expected: readonly LetterLook[],
  found: readonly LetterLook[],
): StretchChange[] {
  const changes: (Omit<StretchChange, 'nth' | 'line' | 'text'> & { from: number; to: number })[] = [];
  for (let i = 0; i < line.length; i++) {
    if (/\s/.test(line[i]!)) continue;
    const change = differenceOf(expected[i] ?? {}, found[i] ?? {});
    if (!change) continue;
    const last = changes.at(-1);
    const isBeside = last && line.slice(last.to, i).trim() === '';
    if (isBeside && JSON.stringify([last.was, last.now]) === JSON.stringify([change.was, change.now]))
      last.to = i + 1;
    else changes.push({ ...change, from: i, to: i + 1 });
  }
  return changes.map(({ from, to, was, now }) => {
    const text = line.slice(from, to);
    let nth = 0;
    for (let at = line.indexOf(text); at >= 0 && at <= from; at = line.indexOf(text, at + 1)) nth += 1;
    return { line, text, nth, was, now };
  });
}

function differenceOf(
  a: LetterLook,
  b: LetterLook,
): { readonly was: LetterLook; readonly now: LetterLook } | null {
  const was: Record<string, unknown> = {};
  const now: Record<string, unknown> = {};
  const put = (key: keyof LetterLook) => {
    [was[key], now[key]] = [a[key], b[key]];
  };
  if (a.size !== undefined && b.size !== undefined && !sameSize(a.size, b.size)) put('size');
  if (a.color !== undefined && b.color !== undefined && !sameColor(a.color, b.color)) put('color');
  for (const key of ['bold', 'italic'] as const)
    if (a[key] !== undefined && b[key] !== undefined && a[key] !== b[key]) put(key);
  return Object.keys(now).length > 0 ? { was, now } : null;
}
