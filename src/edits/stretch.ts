/** A stretch of lines that became others. */
export interface Stretch {
  readonly was: readonly string[];
  readonly now: readonly string[];
}

/** The lines in which two texts differ, from the first to the last; what was put in stands behind the line before it. */
export function stretchBetween(was: readonly string[], now: readonly string[]): Stretch {
  let start = 0;
  while (start < was.length && start < now.length && was[start] === now[start]) start += 1;
  let end = 0;
  const room = Math.min(was.length, now.length) - start;
  while (end < room && was[was.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  // Where nothing was replaced a line beside it says where it belongs.
  if (start === was.length - end && was.length > 0) {
    if (start > 0) start -= 1;
    else end -= 1;
  }
  return { was: was.slice(start, was.length - end), now: now.slice(start, now.length - end) };
}

/** A text with a stretch of it made another; null: it has no such stretch. */
export function replaceStretch(lines: readonly string[], { was, now }: Stretch): readonly string[] | null {
  const at = placeOf(lines, was);
  return at === null ? null : [...lines.slice(0, at), ...now, ...lines.slice(at + was.length)];
}

/** The same where the lines are others by now: those that are most alike are replaced. */
export function replaceAlike(lines: readonly string[], stretch: Stretch): readonly string[] {
  const exact = replaceStretch(lines, stretch);
  if (exact) return exact;
  const { was, now } = stretch;
  const length = Math.min(was.length, lines.length);
  let best = { at: 0, shared: -1 };
  for (let at = 0; at + length <= lines.length; at++) {
    const shared = sharedWords(lines.slice(at, at + length), was);
    if (shared > best.shared) best = { at, shared };
  }
  return [...lines.slice(0, best.at), ...now, ...lines.slice(best.at + length)];
}

/** Where lines stand among others; of no lines at the beginning of nothing. */
export function placeOf(lines: readonly string[], wanted: readonly string[]): number | null {
  if (wanted.length === 0) return lines.length === 0 ? 0 : null;
  for (let at = 0; at + wanted.length <= lines.length; at++)
    if (wanted.every((line, i) => line === lines[at + i])) return at;
  return null;
}

function sharedWords(a: readonly string[], b: readonly string[]): number {
  const words = new Set(b.join(' ').split(/\s+/));
  return a
    .join(' ')
    .split(/\s+/)
    .filter((word) => words.has(word)).length;
}
