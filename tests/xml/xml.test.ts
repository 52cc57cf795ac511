import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  parseXml,
  serializeXml,
  textContent,
  type XmlElement,
  XmlError,
  xmlElement,
} from '../../src/xml/index.ts';

/** What comes out when a document is read and written again. */
function again(text: string): string {
  return serializeXml(parseXml(text));
}

function faultOf(text: string): string {
  try {
    parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) return `${error.offset}: ${error.message}`;
    throw error;
  }
  return 'none';
}

describe('what is read', () => {
  test.each([
    ['<a/>', '<a/>'],
    ['<a></a>', '<a/>'],
    ['\uFEFF<?xml version="1.0"?>\n<!-- c -->\n<a/>\n<!-- d -->\n', '<a/>'],
    ['<a b="1" c=\'2\'/>', '<a b="1" c="2"/>'],
    ['<a  b = "x"\n\tc="y" />', '<a b="x" c="y"/>'],
    ['<a>&lt;&amp;&gt;&quot;&apos;</a>', '<a>&lt;&amp;&gt;"\'</a>'],
    ['<a>&#65;&#x4E2D;&#x1F600;</a>', '<a>A中😀</a>'],
    ['<a b="&quot;&lt;&#10;&#9;"/>', '<a b="&quot;&lt;&#10;&#9;"/>'],
    ['<a b="x\ny\tz\r\nw"/>', '<a b="x y z w"/>'],
    ['<a>x\r\ny\rz&#13;</a>', '<a>x\ny\nz&#13;</a>'],
    ['<a><![CDATA[<b>&amp;]]></a>', '<a>&lt;b&gt;&amp;amp;</a>'],
    ['<a>x<!-- c -->y<?pi z?>z</a>', '<a>xyz</a>'],
    ['<a> <b/> </a>', '<a> <b/> </a>'],
    ['<p:a xmlns:p="u"><p:b p:c="d"/></p:a>', '<p:a xmlns:p="u"><p:b p:c="d"/></p:a>'],
    ['<水 é="1">𠀀</水>', '<水 é="1">𠀀</水>'],
    ['<a.b-c_d:e1/>', '<a.b-c_d:e1/>'],
  ])('%j', (text, expected) => {
    expect(again(text)).toBe(expected);
  });

  test('elements, attributes and texts know where they began', () => {
    const root = parseXml('<a>x<b c="d">y</b></a>');
    const [text, b] = root.children;
    expect([root.start, text!.start, b!.start]).toEqual([0, 3, 4]);
    const element = b as XmlElement; // The second child is <b>.
    expect(element.attributes[0]!.start).toBe(10);
    expect(element.children[0]!.start).toBe(13);
  });
});

describe('what is refused, and where', () => {
  test.each([
    ['', '0: an element is expected'],
    ['text', '0: an element is expected'],
    ['<a>', '0: <a> is never closed'],
    ['<a><b></a>', '6: </a> stands where </b> is expected'],
    ['</a>', '0: </a> closes nothing'],
    ['<a/><b/>', '4: nothing may follow the root element'],
    ['<a/>x', '4: nothing may follow the root element'],
    ['<a b/>', '4: "=" is expected'],
    ['<a b=c/>', '5: the value of "b" must stand in quotes'],
    ['<a b="c/>', '5: the value of "b" has no closing quote'],
    ['<a b="1"c="2"/>', '8: white space is expected before an attribute of <a>'],
    ['<a b="1" b="2"/>', '9: <a> has the attribute "b" twice'],
    ['<a b="<"/>', '6: "<" must be written "&lt;" in the value of "b"'],
    ['<a>1 < 2</a>', '5: "<" must be written "&lt;" in text'],
    ['<a>&nbsp;</a>', '3: "&nbsp;" is not an entity; "&" must be written "&amp;"'],
    ['<a>R&D</a>', '4: "&D" is not an entity; "&" must be written "&amp;"'],
    ['<a>\r\n& b</a>', '5: "&" is not an entity; "&" must be written "&amp;"'],
    ['<a>&#0;</a>', '3: "&#0;" is not an entity; "&" must be written "&amp;"'],
    ['<a>&#x7;</a>', '3: "&#x7;" is not an entity; "&" must be written "&amp;"'],
    ['<a>&#xD800;</a>', '3: "&#xD800;" is not an entity; "&" must be written "&amp;"'],
    ['<a>&#x110000;</a>', '3: "&#x110000;" is not an entity; "&" must be written "&amp;"'],
    ['<a>&toString;</a>', '3: "&toString;" is not an entity; "&" must be written "&amp;"'],
    ['<a>]]></a>', '3: "]]>" must be written "]]&gt;"'],
    ['<a>\u0007</a>', '3: the character U+0007 is not allowed'],
    ['<a>\ud800</a>', '3: the character U+D800 is not allowed'],
    ['<a>\uFFFE</a>', '3: the character U+FFFE is not allowed'],
    ['<!DOCTYPE a><a/>', '0: declarations are not allowed'],
    ['<a><!ENTITY x "y"></a>', '3: declarations are not allowed'],
    ['<![CDATA[x]]><a/>', '0: an element is expected'],
    ['<a><!-- x -- y --></a>', '10: "--" may not stand in a comment'],
    ['<a><!-- x</a>', '3: a comment is never closed'],
    ['<a><![CDATA[x</a>', '3: a CDATA section is never closed'],
    ['<a><?pi</a>', '3: a processing instruction is never closed'],
    [' <?xml version="1.0"?><a/>', '1: the XML declaration may only stand at the very start'],
    ['<1/>', '0: "<" must be written "&lt;" in text'],
    ['<a ×="1"/>', '3: a name is expected'],
    ['<a', '0: the tag <a> is never closed'],
    ['<a/ >', '3: ">" is expected'],
    ['<a></a', '6: ">" is expected'],
  ])('%j', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  test('depth', () => {
    expect(faultOf(`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`)).toBe('none');
    expect(faultOf('<a>'.repeat(100_000))).toMatch(/nested more than 200 deep/);
  });
});

describe('what is written', () => {
  const word = fc
    .string({ unit: 'binary' })
    .filter((text) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text));

  test('any text and any attribute come back as they were', () => {
    fc.assert(
      fc.property(word, word, (text, value) => {
        const root = parseXml(serializeXml(xmlElement('a', { b: value }, [text, xmlElement('c'), text])));
        expect(attributeOf(root, 'b')).toBe(value);
        expect(textContent(root)).toBe(text + text);
      }),
    );
  });

  test('no text becomes markup', () => {
    const nasty = [
      '<b/>',
      '&lt;',
      ']]>',
      '"\'',
      '<!--',
      '<?xml?>',
      '\r\n\t',
      '_x000D_',
      '$&',
      '{{x}}',
      '👩‍👩‍👧',
      'שלום',
    ];
    for (const text of nasty) {
      const root = parseXml(serializeXml(xmlElement('a', { b: text }, [text])));
      expect([attributeOf(root, 'b'), textContent(root), childElements(root).length]).toEqual([
        text,
        text,
        0,
      ]);
    }
  });

  test('attributes that are undefined are left out; numbers are written', () => {
    expect(serializeXml(xmlElement('a', { b: undefined, c: 0, d: '' }))).toBe('<a c="0" d=""/>');
  });
});

describe('finding and changing', () => {
  const root = parseXml('<a><b n="1"><c/></b><b n="2">x<c>y</c></b></a>');

  test('by name and by path', () => {
    expect(childElements(root, 'b').map((b) => attributeOf(b, 'n'))).toEqual(['1', '2']);
    expect(childElements(root, 'c')).toEqual([]);
    expect(descendants(root, 'c').length).toBe(2);
    expect(elementAt(root, 'b', 'c')?.start).toBe(12);
    expect(elementAt(root, 'b', 'd')).toBeNull();
    expect(attributeOf(root, 'n')).toBeNull();
    expect(textContent(root)).toBe('xy');
  });
});
