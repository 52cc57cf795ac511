import { describe, expect, it } from 'vitest';
import { compose } from './compose.ts';

const two =
  'slides:\n  - { use: bullets, title: A, points: [One] }\n  - { use: bullets, id: b, title: B, points: [Two]';

describe('transitions and builds', () => {
  it('are those of the deck, unless a slide says otherwise', () => {
    const { deck, findings } = compose(
      `transition: morph\nbuild: steps\n${two}, transition: fade, build: none }`,
    );
    expect(findings).toEqual([]);
    expect(deck!.slides.map(({ transition, build }) => [transition, build])).toEqual([
      ['morph', 'steps'],
      ['fade', undefined],
    ]);
  });

  it('are off unless somebody asks', () => {
    const { deck } = compose(`${two} }`);
    expect(deck!.slides.some((slide) => 'transition' in slide || 'build' in slide)).toBe(false);
  });

  it('are refused where they are none, with what was meant', () => {
    const { findings, hints } = compose(`transition: moprh\n${two}, build: step }`);
    expect(findings).toEqual(['invalid-value 1:13', 'invalid-value 4:60']);
    expect(hints).toEqual(['did you mean "morph"?', 'did you mean "steps"?']);
  });
});
