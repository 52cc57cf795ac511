import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseXml, type XmlElement } from '../../src/xml/index.ts';
import { howMany } from '../how-many.ts';
import { inOrder, readText, root } from './read-text.ts';

const word = fc.constantFrom(
  'red',
  'none',
  '5',
  '50%',
  '1em',
  'a',
  '#a',
  'inherit',
  'var(--x, 3)',
  'calc(1px + 2%)',
);
const address = fc.constantFrom(
  '#a',
  'url(#a)',
  'url("#b") red',
  'http://x.org/a.png',
  'url(http://x.org/a)',
  'java\nscript:x()',
  'data:image/svg+xml,<svg/>',
  'u\\72l(//x.org)',
  '@import "x"',
  'expression(x)',
);
const value = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 1, arbitrary: address },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 2, arbitrary: fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')) },
);
const attribute = fc.tuple(
  fc.constantFrom(
    ...'id class fill stroke opacity transform transform-origin d points x width font font-size href xlink:href style'.split(
      ' ',
    ),
    ...'clip-path mask filter marker-end vector-effect white-space onclick data-x viewBox stop-color color r cx'.split(
      ' ',
    ),
  ),
  value,
);
const css = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'rect',
        '.a',
        '#a',
        ':root',
        'g > *',
        ':not(.a)',
        '::before',
        '@media print',
        '@font-face',
        '@layer x',
      ),
      fc.array(fc.tuple(fc.constantFrom('fill', 'font', '--x', 'marker', 'width', 'src', 'x{'), value), {
        maxLength: 3,
      }),
    ),
    { maxLength: 4 },
  )
  .map((rules) =>
    rules.map(([name, list]) => `${name} { ${list.map(([p, v]) => `${p}: ${v}`).join(';')} }`).join('\n'),
  );

function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/g, '');
}

const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.string({ maxLength: 8 }).map(escaped),
    css.map((text) => `<style>${escaped(text)}</style>`),
    fc
      .tuple(
        fc.constantFrom(
          ...'g rect text tspan path a use symbol defs svg marker linearGradient stop clipPath image switch animate'.split(
            ' ',
          ),
          ...'x:thing foreignObject script metadata title'.split(' '),
        ),
        fc.uniqueArray(attribute, { selector: ([name]) => name, maxLength: 4 }),
        fc.array(tie('tree'), { maxLength: 4 }),
      )
      .map(
        ([name, list, inside]) =>
          `<${name}${list.map(([a, v]) => ` ${a}="${escaped(v)}"`).join('')}>${inside.join('')}</${name}>`,
      ),
  ),
}));

test('whatever stands in it, what is taken is plain, safe, and stays as it is', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (inside) => {
      const read = readText(root(inside.join(''), 'width="10" height="20" xmlns:x="urn:x"'));
      if ('code' in read) return;
      taken += 1;
      check(parseXml(read.text));
      const again = readText(read.text);
      expect('text' in again && inOrder(again.text)).toBe(inOrder(read.text));
    }),
    { numRuns: howMany.drawings, examples: [[['<rect/><style>rect { width: wide }</style>']]] },
  );
  expect(taken).toBeGreaterThan(50);
});

function check({ name, attributes, children }: XmlElement): void {
  expect(name).not.toMatch(/style|script|foreignObject|metadata|title|animate|:/);
  for (const { name: attribute, value: written } of attributes) {
    expect(attribute).not.toMatch(/^on|^class$|^data-/);
    if (attribute.startsWith('xmlns')) continue;
    if (attribute === 'xlink:href') expect(written).toMatch(/^#|^data:image\/(png|jpeg|gif);base64,|^$/);
    else expect(written).not.toMatch(/url\((?!#)|script:|expression|@import|\/\//i);
  }
  for (const child of children) if (child.kind === 'element') check(child);
}
