import { expect, test } from 'vitest';
import { expandTabs } from '../../src/layout/text/code-lines.ts';

test.each([
  ['\tif x:', '    if x:'],
  ['\t\ty', '        y'],
  ['ab\tc\td', 'ab  c   d'],
  ['abcd\te', 'abcd    e'],
  ['no tab', 'no tab'],
])('tabs of code lead to every fourth column: %j', (line, expected) => {
  expect(expandTabs(line)).toBe(expected);
});
