import { describe, expect, it } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import { positionAt } from '../../src/source/index.ts';
import { compose } from '../deck/compose.ts';

function run(code: string, deckText: string): string[] {
  const { deck } = compose(deckText);
  const check = checks.find((each) => each.code === code)!;
  return check.run(deck!).map(({ span }) => {
    const { line, column } = positionAt(span!.file, span!.start);
    return `${line}:${column}`;
  });
}

describe('duplicate-title', () => {
  it('finds the second slide of a title, whatever its case and spaces', () => {
    const deck = `slides:
  - { use: bullets, id: a, title: One  title, points: [x] }
  - { use: bullets, id: b, title: one title, points: [x] }
  - { use: bullets, id: c, title: Another, points: [x] }
`;
    expect(run('duplicate-title', deck)).toEqual(['3:7']);
  });

  it('lets a section and its first slide have one title', () => {
    expect(
      run(
        'duplicate-title',
        'slides:\n  - section: Stores\n  - { use: bullets, title: Stores, points: [x] }',
      ),
    ).toEqual([]);
  });
});

describe('unsourced-point', () => {
  it('finds points of the deck file without a source, and no others', () => {
    const deck = `slides:
  - use: bullets
    title: A
    points:
      - { statement: core }
      - { text: Sourced., source: usgs }
      - A plain point
`;
    expect(run('unsourced-point', deck)).toEqual(['7:9']);
  });

  it('is off unless the settings ask for it', () => {
    expect(checks.find((each) => each.code === 'unsourced-point')!.level).toBe('off');
  });
});
