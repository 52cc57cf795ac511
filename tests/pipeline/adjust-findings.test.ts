import { describe, expect, test } from 'vitest';
import { resolveOutline } from '../../src/outline/index.ts';
import { adjustFindings, excusesOf } from '../../src/pipeline/adjust-findings.ts';
import type { Diagnostic } from '../../src/source/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';

/** What is left of the findings of an outline, whose source says everything twice, when its excuses are heard. */
function codesOf(sections: string): string[] {
  const text = `title: T\nsources: { s: { title: S, file: s.txt } }\n${sections}`;
  const files = memoryFiles({ 'c/s.txt': 'twice and twice' });
  const { value, diagnostics } = resolveOutline({ path: 'o', text }, files, {
    folder: 'c',
    id: 'c',
    language: 'en',
  });
  const excused = excusesOf(value!, new Set(['quote-ambiguous']));
  const adjusted: Diagnostic[] = adjustFindings([...diagnostics, ...excused.diagnostics], {
    levels: new Map(),
    excuses: excused.excuses,
    strict: false,
  });
  return adjusted.map((d) => d.code);
}

describe('an excuse', () => {
  const twice = 'statements: [{ text: t, source: s, quote: twice }]';
  const excuse = 'excuse: { quote-ambiguous: known }';
  test.each<[string, string, string[]]>([
    ['is needed', `elements: { a: { label: A, ${twice} } }`, ['quote-ambiguous']],
    ['of an element covers its statements', `elements: { a: { ${excuse}, label: A, ${twice} } }`, []],
    [
      'of a relationship too',
      `elements: { a: A, b: B }\nrelationships: { r: { between: [a, b], label: R, ${twice}, ${excuse} } }`,
      [],
    ],
    ['of a group too', `groups: { g: { label: G, members: [], ${twice}, ${excuse} } }`, []],
    ['of an event too', `events: { e: { date: 2014, label: E, ${twice}, ${excuse} } }`, []],
    ['of a term too', `terms: { t: { term: T, meaning: M, ${twice}, ${excuse} } }`, []],
    [
      'of a statement covers this one',
      `statements:\n  - { text: t, source: s, quote: twice, ${excuse} }\n  - { text: u, source: s, quote: twice }`,
      ['quote-ambiguous'],
    ],
    [
      'of one thing does not cover the next',
      `elements:\n  a: { label: A, ${excuse} }\n  b: { label: B, ${twice} }`,
      ['quote-ambiguous'],
    ],
    [
      'has a reason',
      `elements: { a: { label: A, ${twice}, excuse: { quote-ambiguous: " " } } }`,
      ['quote-ambiguous', 'excuse-without-reason'],
    ],
    [
      'names a check that there is',
      'elements: { a: { label: A, excuse: { nonsense: x } } }',
      ['unknown-excuse'],
    ],
  ])('%s', (_, sections, expected) => {
    expect(codesOf(sections)).toEqual(expected);
  });
});
