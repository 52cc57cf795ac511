import { expect, it } from 'vitest';
import { isRightToLeft } from '../../src/markup/index.ts';

it.each(['ar', 'ar-EG', 'he', 'FA', 'ckb', 'ur-PK', 'az-Arab', 'pa-Arab-PK', 'dv'])(
  '%s is written from right to left',
  (tag) => {
    expect(isRightToLeft(tag)).toBe(true);
  },
);

it.each(['en', 'ar-Latn', 'he-Latn-IL', 'az', 'arn', 'zh-Hant', 'de-1996', 'fa-Cyrl'])(
  '%s is written from left to right',
  (tag) => {
    expect(isRightToLeft(tag)).toBe(false);
  },
);
