import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveOutline } from '../../src/outline/index.ts';
import {
  adjustFindings,
  type Excuse,
  excusesOf,
  excusesWithout,
} from '../../src/pipeline/adjust-findings.ts';
import type { Diagnostic, SourceFile, Span } from '../../src/source/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';
import { howMany } from '../how-many.ts';

/** What is left of the findings of an outline, whose source says everything twice, when its excuses are heard. */
function codesOf(sections: string): string[] {
  const text = `title: T\nsources: { s: { title: S, file: s.txt } }\n${sections}`;
  const files = memoryFiles({ 'c/s.txt': 'twice and twice' });
  const { value, diagnostics } = resolveOutline({ path: 'o', text }, files, {
    folder: 'c',
    id: 'c',
    language: 'en',
  });
  const excused = excusesOf(value!, [], new Set(['quote-ambiguous']));
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

describe('excuses and findings, however many,', () => {
  /** In so few files, codes and offsets that places meet, are the same and lie in one another. */
  const code = fc.constantFrom('a', 'b', 'a-b');
  const span = fc
    .tuple(fc.constantFrom('o', 'b o', 'p'), fc.nat(12), fc.nat(6))
    .map(([path, start, length]): Span => ({ file: fileOf(path), start, end: start + length }));
  const excuse = fc
    .record({ code, place: span })
    .map((each): Excuse => ({ ...each, span: { ...each.place, end: each.place.start } }));
  const finding = fc.record({ code, span: fc.option(span), related: fc.array(span, { maxLength: 3 }) }).map(
    (each): Diagnostic => ({
      ...each,
      severity: 'warning',
      trouble: 'input',
      message: '',
      hint: null,
      related: each.related.map((where) => ({ message: '', span: where })),
    }),
  );

  test('meet where one of the places of a finding lies inside that of an excuse of its code', () => {
    let [met, missed] = [0, 0];
    fc.assert(
      fc.property(fc.array(excuse), fc.array(finding), (excuses, findings) => {
        const covers = (by: Excuse, found: Diagnostic): boolean =>
          by.code === found.code &&
          [found.span, ...found.related.map((each) => each.span)].some(
            (place) =>
              place !== null &&
              place.file.path === by.place.file.path &&
              by.place.start <= place.start &&
              place.end <= by.place.end,
          );
        const left = findings.filter((found) => !excuses.some((by) => covers(by, found)));
        expect(adjustFindings(findings, { levels: new Map(), excuses, strict: false })).toEqual(left);
        const idle = excuses.filter((by) => !findings.some((found) => covers(by, found)));
        expect(excusesWithout(findings, excuses)).toEqual(idle);
        met += excuses.length - idle.length;
        missed += idle.length;
      }),
      { numRuns: howMany.excuses },
    );
    expect(Math.min(met, missed)).toBeGreaterThan(100);
  });
});

/** Each time another object, as after a file was read again. */
function fileOf(path: string): SourceFile {
  return { path, text: '' };
}
