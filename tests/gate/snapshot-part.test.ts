import { expect, it } from 'vitest';
import { basePartXml } from '../../src/formats/pptx/edits/index.ts';
import { apart } from '../../src/gate/phrases.ts';
import { readPackage } from '../../src/gate/read-package.ts';
import { writeZip } from '../../src/package/index.ts';

it('what a deck says that it was is looked through for what it says, not for the words of its form', () => {
  const shape = { name: 'Node air', kind: 'picture', place: 'body 20', within: 'Ring', box: null };
  const slide = { id: 'one', hidden: false, notes: ['A note\nof two lines'], extras: ['animations'] };
  const snapshot = {
    slides: [
      { ...slide, shapes: [{ ...shape, text: ['He said "no" & left', 'Then'], look: { fill: 'none' } }] },
    ],
    design: { 'Key points': '0123456789ab' },
  };
  const xml = basePartXml(JSON.stringify(snapshot));
  const { texts } = readPackage(writeZip(new Map([['customXml/item1.xml', xml]])));
  const text = texts.find(({ where }) => where === 'customXml/item1.xml')!.text;
  expect(text.split(apart)).toEqual([
    'one',
    'A note\nof two lines',
    'Node air',
    'Ring',
    'He said "no" & left',
    'Then',
    'Key points',
  ]);
});
