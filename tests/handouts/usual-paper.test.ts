import { expect, it } from 'vitest';
import { usualPaper } from '../../src/handouts/handout-document.ts';

it.each([
  ['en', 'a4'],
  ['en-US', 'letter'],
  ['es-MX', 'letter'],
  ['zh-Hans-CN', 'a4'],
  ['zh-CN', 'a4'],
  ['pt-BR', 'a4'],
])('paper is what lies in the printers: %s', (language, paper) => {
  expect(usualPaper(language)).toBe(paper);
});
