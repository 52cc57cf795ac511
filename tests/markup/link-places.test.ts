import { expect, test } from 'vitest';
import { linkPlaces } from '../../src/markup/index.ts';

/** What stands at the places where a target is written. */
function placesIn(text: string, target: string): string[] {
  const file = { path: 'f', text: `before ${text} after` };
  const value = { file, start: 7, end: 7 + text.length };
  return linkPlaces(value, target).map(({ whole, target: word }) => {
    expect(file.text.slice(word.start, word.end)).toBe(target);
    return file.text.slice(whole.start, whole.end);
  });
}

test.each<[string, string, string[]]>([
  ['see [it](#a) there', '#a', ['[it](#a)']],
  ['[one](#a) and [two](#a)', '#a', ['[one](#a)', '[two](#a)']],
  ['[a [b] c](#a)', '#a', ['[a [b] c](#a)']],
  ['[a \\] c](#a)', '#a', ['[a \\] c](#a)']],
  ['![alt](images/x.png "title")', 'images/x.png', ['![alt](images/x.png "title")']],
  ['[it](<#a>)', '#a', ['[it](<#a>)']],
  ['[over\n  lines](\n  #a\n)', '#a', ['[over\n  lines](\n  #a\n)']],
  ['[it](#ab)', '#a', []],
  ['#a alone, (#a) too', '#a', []],
  ['it](#a)', '#a', []],
])('in %j', (text, target, expected) => {
  expect(placesIn(text, target)).toEqual(expected);
});
