import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedLines, type LineChange } from '../../src/formats/compare-files.ts';
import { howMany } from '../how-many.ts';

/** What is expected, made of what was found by the changes. */
function mend(found: string, changes: readonly LineChange[]): string {
  const lines = found.split('\n');
  for (const { line, found: old, expected } of [...changes].reverse()) {
    expect(lines.slice(line - 1, line - 1 + old.length)).toEqual(old);
    lines.splice(line - 1, old.length, ...expected);
  }
  return lines.join('\n');
}

describe('differences between lines', () => {
  it('lead from what was found to what is expected', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '', 'd d'), { maxLength: 12 })
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (found, expected) => {
        const changes = changedLines(found, expected);
        expect(mend(found, changes)).toBe(expected);
        expect(changes.length === 0).toBe(found === expected);
        // In order, and apart from each other.
        for (const [i, change] of changes.entries()) {
          const next = changes[i + 1];
          if (next) expect(next.line).toBeGreaterThan(change.line + change.found.length - 1);
        }
      }),
      { numRuns: howMany.lines },
    );
  });

  it('are few where little changed', () => {
    const lines = Array.from({ length: 300 }, (_, i) => `line ${i}`);
    const changed = [...lines.slice(0, 50), 'new', ...lines.slice(50, 200), 'other', ...lines.slice(201)];
    expect(changedLines(changed.join('\n'), lines.join('\n'))).toEqual([
      { line: 51, found: ['new'], expected: [] },
      { line: 202, found: ['other'], expected: ['line 200'] },
    ]);
  });

  it('are none between line ends of different kinds', () => {
    expect(changedLines('a\r\nb\rc\n', 'a\nb\nc\n')).toEqual([]);
  });

  it('are found in long texts too, if less exactly', () => {
    const long = (word: string) => Array.from({ length: 6000 }, (_, i) => `${word} ${i}`).join('\n');
    expect(changedLines(`x\n${long('a')}\ny`, `x\n${long('b')}\ny`)).toHaveLength(1);
  });
});
