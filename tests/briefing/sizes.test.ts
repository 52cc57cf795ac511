import { describe, expect, it } from 'vitest';
import { placeDeck } from '../../src/layout/index.ts';
import { decodeTheme } from '../../src/theme/index.ts';
import { findFaults } from '../layout/placed-checks.ts';
import { everyKind, hiveFiles } from './hives.ts';
import { compose, loadBriefing } from './read-briefing.ts';

/** Every kind of slide, in every language of the set, on slides of every usual size. */
const sizes = [
  "'4:3'",
  "'16:10'",
  'a4',
  'a4-portrait',
  'letter',
  'letter-portrait',
  '{ width: 10, height: 5.625 }',
];

describe.each(['en', 'zh', 'es', 'fr'])('every kind of slide in %s', (language) => {
  const { deck } = compose(hiveFiles, 'content/hives', everyKind, language);
  const longest = {
    ...deck!,
    dateText: '22 de septiembre de 2026',
    dateForms: deck!.dateForms.length > 0 ? deck!.dateForms : ['22 de septiembre de 2026', '22/9/2026'],
  };

  it.each(sizes)('fits slides of the size %s', (size) => {
    const over = { path: 'templates/briefing/theme.yaml', text: `size: ${size}\n` };
    const { value: theme, diagnostics } = decodeTheme([...loadBriefing().set.themeFiles, over]);
    expect(diagnostics).toEqual([]);
    const { value, diagnostics: found } = placeDeck(longest, theme!);
    expect(found.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
    const faults = value!.placed.slides.flatMap((slide) =>
      findFaults(slide, theme!.size).map((fault) => `${slide.id}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });
});
