import { describe, expect, it } from 'vitest';
import { fillMarkdown, type MarkdownContent } from '../../src/template/index.ts';
import { settleMarks } from '../../src/template/settle-marks.ts';

const text = (words: string): MarkdownContent => ({ kind: 'runs', runs: [{ text: words }] });
const mark = (number: string): MarkdownContent => ({
  kind: 'runs',
  runs: [{ text: number, cite: { type: 'statement', key: 'a/1' } }],
});

/** Contents one behind the other, as a template prints them; `joints` stand between them. */
function printed(contents: readonly MarkdownContent[], joints: readonly string[] = []): string {
  const markdown = contents.map((_, i) => `${i === 0 ? '' : (joints[i - 1] ?? '')}\u0001${i}\u0002`).join('');
  return fillMarkdown(settleMarks({ markdown, contents })).trim();
}

describe('marks of handouts', () => {
  it('stand before a Chinese stop, and sentences close up', () => {
    expect(
      printed([text('有五大要素。'), mark('1'), text('列出十一个。'), mark('2, 3')], ['', ' ', '']),
    ).toBe('有五大要素\\[1\\]。列出十一个\\[2, 3\\]。');
  });

  it('and spaces stay where other languages have them', () => {
    expect(printed([text('Five stores.'), mark('1'), text('Seven flows.'), mark('2')], ['', ' ', ''])).toBe(
      'Five stores.\\[1\\] Seven flows.\\[2\\]',
    );
    expect(printed([text('五。'), mark('1'), text('Seven flows.')], ['', ' '])).toBe(
      '五\\[1\\]。 Seven flows.',
    );
  });

  it('and what ends without a stop is not run into what follows', () => {
    expect(printed([text('一个要点'), text('演示要点。')], [' '])).toBe('一个要点 演示要点。');
  });

  it('stay where a template sets something between', () => {
    expect(printed([text('五。'), mark('1')], [' '])).toBe('五。 \\[1\\]');
  });
});
