/** A stretch of lines in which two texts differ; line numbers from 1. */
export interface LineChange {
  /** In the text found: its first line there, and how many lines; none where lines are missing. */
  readonly line: number;
  readonly found: readonly string[];
  /** What should stand there. */
  readonly expected: readonly string[];
}

/** More than this many pairs of lines are not compared one by one: the whole stretch is then one change. */
const pairLimit = 4_000_000;

/** Where the lines of one text differ from those that are expected. Line ends of any kind are the same. */
export function compareLines(found: string, expected: string): LineChange[] {
  const a = found.split(/\r\n|\n|\r/);
  const b = expected.split(/\r\n|\n|\r/);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const room = Math.min(a.length, b.length) - start;
  while (end < room && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length === 0 && right.length === 0) return [];
  if (left.length * right.length > pairLimit) return [{ line: start + 1, found: left, expected: right }];
  return changesBetween(left, right, start + 1);
}

/** By a longest common subsequence. */
function changesBetween(a: readonly string[], b: readonly string[], first: number): LineChange[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      lengths[at] =
        a[i] === b[j] ? lengths[at + width + 1]! + 1 : Math.max(lengths[at + width]!, lengths[at + 1]!);
    }
  }
  const changes: LineChange[] = [];
  let open: { line: number; found: string[]; expected: string[] } | null = null;
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      open = null;
      i += 1;
      j += 1;
      continue;
    }
    if (!open) {
      open = { line: first + i, found: [], expected: [] };
      changes.push(open);
    }
    const down = i < a.length ? lengths[(i + 1) * width + j]! : -1;
    const right = j < b.length ? lengths[i * width + j + 1]! : -1;
    if (down >= right) open.found.push(a[i++]!);
    else open.expected.push(b[j++]!);
  }
  return changes;
}
