import { describe, expect, it } from 'vitest';
import { readEdits, writeEdits } from '../../src/edits/index.ts';
import { openProject } from '../../src/pipeline/index.ts';
import { file, merged, project, write } from './edited-project.ts';

describe('an edits file', () => {
  it('keeps texts that look like places, and words for one language beside those for all', () => {
    const at = { slide: 'one', number: 1, shape: 'Text', kind: 'text', title: false } as const;
    const first = merged([{ ...at, was: ['Land'], now: ['was:\n- 1\n- 2'] }]);
    const written = writeEdits(first.edits);
    const existing = readEdits(file(written)).value!;
    expect(existing.slides.get('one')!.shapes.get('Text')!.text!.now.get('')).toEqual(['was:\n- 1\n- 2']);
    const second = merged([{ ...at, was: ['Land'], now: ['Boden'] }], {
      existing,
      language: 'de',
      tongue: 'de',
    });
    const read = readEdits(file(writeEdits(second.edits)));
    expect(read.diagnostics).toEqual([]);
    const { text } = read.value!.slides.get('one')!.shapes.get('Text')!;
    expect([...text!.now]).toEqual([
      ['', ['was:\n- 1\n- 2']],
      ['de', ['Boden']],
    ]);
  });

  it.each([
    ['a character that no Office file holds', '{ text: "a\\x01b" }', 'forbidden-character'],
    ['one in a list', '{ text: ["a", "\\x01b"] }', 'forbidden-character'],
    ['a place far out', '{ box: [1e9, 0, 1, 1] }', 'invalid-value'],
    ['a size below nothing', '{ box: [0, 0, -1, 1] }', 'invalid-value'],
    ['three numbers', '{ box: [0, 0, 1] }', 'invalid-value'],
    ['letters as high as a house', '{ size: 5000 }', 'invalid-value'],
  ])('may not have %s', (_, edits, code) => {
    const { diagnostics } = readEdits(file(`slides: { one: { Node: ${edits} } }\n`));
    expect(diagnostics.map((each) => each.code)).toEqual([code]);
  });

  it('may not have added shapes that no program draws', () => {
    const text = 'slides: { one: { added: [{ name: A, text: x, box: [0, 0, -1, 1] }] } }\n';
    expect(readEdits(file(text)).diagnostics.map(({ code }) => code)).toEqual(['invalid-value']);
  });
});

describe('edits of a deck that is not there', () => {
  it('are told of; those of decks for rows may be', async () => {
    const root = await project();
    write(root, 'content/water/decks/other.edits.yaml', '{}\n');
    write(root, 'content/water/decks/short-ada.edits.yaml', '{}\n');
    const told = openProject(root).diagnostics.map(({ code, message }) => `${code}: ${message}`);
    expect(told).toEqual(['ignored-file: content/water/decks/other.edits.yaml is not read']);
  });
});
