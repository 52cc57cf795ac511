import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blocksToMarkdown,
  escapeMarkdown,
  mergeRuns,
  notesParagraphs,
  plainText,
  type Run,
  runsToMarkdown,
} from '../../src/markup/index.ts';
import { howMany } from '../how-many.ts';
import { nastyBlocks, nastyRuns, nastyText } from './arbitrary-text.ts';
import { commonMarkBlocks, markdownParagraphs } from './common-mark.ts';

describe('what is written as Markdown is what CommonMark reads', () => {
  test('a value is the characters that it is, wherever in a line it stands', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const value = escapeMarkdown(text);
        if (text.trim() !== '') expect(markdownParagraphs(value)).toEqual([{ text, level: 0, bullet: null }]);
        expect(markdownParagraphs(`a ${value} b`)[0]!.text).toBe(`a ${text} b`);
        expect(markdownParagraphs(`| a ${value} b | c |\n| --- | --- |`)[0]!.text).toBe(`a ${text} b | c`);
      }),
      { numRuns: howMany.markup },
    );
  });

  test('runs keep their text and formatting in a paragraph', () => {
    fc.assert(
      fc.property(nastyRuns, (runs) => {
        const [block, ...rest] = commonMarkBlocks(runsToMarkdown(runs, 'block'));
        expect(rest).toEqual([]);
        const read = block?.kind === 'paragraph' ? block.runs : [];
        const trimmed = trimBreaks(runs);
        expect(plainText(read)).toBe(plainText(trimmed));
        expect(formatted(read)).toEqual(formatted(trimmed));
      }),
      { numRuns: howMany.markup },
    );
  });

  test('a character reference made for one delimiter does not close the way of the next', () => {
    const runs: Run[] = [
      { text: 'snake_case_word' },
      { text: '安', strong: true },
      { text: '*', strong: true, em: true },
    ];
    const [block] = commonMarkBlocks(runsToMarkdown(runs, 'block'));
    expect(formatted(block?.kind === 'paragraph' ? block.runs : [])).toEqual(formatted(runs));
  });

  test('blocks keep their paragraphs, levels and numbers', () => {
    fc.assert(
      fc.property(nastyBlocks, (blocks) => {
        const written = blocksToMarkdown(blocks);
        const expected = notesParagraphs(blocks).map(({ runs, level, bullet }) => ({
          text: plainText(runs),
          level,
          bullet,
        }));
        expect(markdownParagraphs(written)).toEqual(expected);
      }),
      { numRuns: howMany.markup },
    );
  });
});

function trimBreaks(runs: readonly Run[]): Run[] {
  let list = [...runs];
  while (list[0]?.break) list = list.slice(1);
  while (list.at(-1)?.break) list = list.slice(0, -1);
  return list;
}

/** Each visible character with its formatting: white space may lose its own. */
function formatted(runs: readonly Run[]): string[] {
  return mergeRuns(runs).flatMap((run) =>
    [...run.text]
      .filter((character) => character.trim() !== '')
      .map(
        (c) =>
          `${c} ${run.strong ? 's' : ''}${run.em ? 'e' : ''}${run.code ? 'c' : ''}${run.strike ? '-' : ''}${run.link ? `l${run.linkTitle ?? ''}` : ''}`,
      ),
  );
}
