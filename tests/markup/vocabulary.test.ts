import { expect, test } from 'vitest';
import { type ElementInfo, parseSlide, vocabulary } from '../../src/markup/index.ts';
import { renderedSlide } from './rendered-slide.ts';

const byName = new Map(vocabulary.map((info) => [info.name, info]));

test('every child is an element, every element but the slide stands somewhere', () => {
  const children = new Set(vocabulary.flatMap((info) => info.children));
  for (const child of children) expect(byName.has(child)).toBe(true);
  expect(vocabulary.filter((info) => !children.has(info.name)).map((info) => info.name)).toEqual(['slide']);
});

test('every element is read wherever the list says that it may stand, with all of its attributes', () => {
  const said = vocabulary.flatMap((parent) =>
    parent.children.flatMap((child) => {
      const { diagnostics } = parseSlide(renderedSlide(wrap(parent.name, tag(byName.get(child)!))));
      return diagnostics
        .filter((d) => d.code !== 'markup-missing-element')
        .map((d) => `<${child}> in <${parent.name}>: ${d.message}`);
    }),
  );
  expect(said).toEqual([]);
});

function wrap(name: string, content: string): string {
  if (name === 'slide') return `<slide layout="a">${content}</slide>`;
  const parent = vocabulary.find((info) => info.children.includes(name) && info.name !== name)!;
  return wrap(parent.name, tag(byName.get(name)!, content));
}

function tag(info: ElementInfo, content = ''): string {
  if (info.name === 'cite') return '[[0]]';
  const attributes = Object.entries(info.attributes).map(([name, { type }]) => {
    const value = {
      text: 'x',
      id: 'a-b',
      ids: 'a b',
      names: 'A b|c',
      boolean: 'true',
      integer: '1',
      number: '-1.5',
      point: '30 40',
      link: '#a',
      arrangement: 'any',
    };
    return ` ${name}="${type.kind === 'words' ? type.words[0] : value[type.kind]}"`;
  });
  return `<${info.name}${attributes.join('')}>${content}</${info.name}>`;
}
