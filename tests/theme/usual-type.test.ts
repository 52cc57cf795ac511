import { expect, test } from 'vitest';
import { decodeTheme } from '../../src/theme/index.ts';
import { loadBriefing } from '../briefing/read-briefing.ts';

test('every role of type has a size, also where it follows from another role', () => {
  const { type } = decodeTheme(loadBriefing().set.themeFiles).value!;
  expect(Object.entries(type).filter(([, size]) => !(size > 0))).toEqual([]);
});
