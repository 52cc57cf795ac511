import { describe, expect, it } from 'vitest';
import { drawPptx } from '../../../src/formats/pptx/draw-pptx.ts';
import { readBase, readSnapshot } from '../../../src/formats/pptx/edits/index.ts';
import { parseOffice } from '../../../src/formats/pptx/read/office-xml.ts';
import { gatherPart } from '../../../src/formats/pptx/verify/gather-part.ts';
import { TagTable } from '../../../src/formats/pptx/verify/tag-table.ts';
import { TreeBuilder } from '../../../src/formats/pptx/verify/tree-builder.ts';
import { partText, readZip } from '../../../src/package/index.ts';
import { serializeXml, type XmlElement } from '../../../src/xml/index.ts';
import { everything } from './everything.ts';

const drawn = await drawPptx(everything());
const { parts } = readZip(drawn.value!);

/** What a table remembers must make no difference. */
const tags = new TagTable();

function treeOf(text: string): XmlElement | null {
  const tree = new TreeBuilder();
  gatherPart('part.xml', text, tags, tree);
  return tree.root();
}

describe('the tree of a part that is made while it is checked', () => {
  it('is the one that is parsed, the first time and the second', () => {
    for (const name of parts.keys()) {
      if (!/\/(slides|notesSlides|slideLayouts|charts)\/[^/]+\.xml$/.test(name)) continue;
      const text = partText(parts, name)!;
      for (const _ of [1, 2]) expect(serializeXml(treeOf(text)!), name).toBe(serializeXml(parseOffice(text)));
    }
  });

  it('says what characters stand for', () => {
    const text = '<a:t xml:space="a&#10;b&amp;">&lt;b&gt; &#x41;\r\n</a:t>';
    expect(serializeXml(treeOf(text)!)).toBe(serializeXml(parseOffice(text)));
  });

  it('is not made where there is more than tags and words, or prefixes mean something else', () => {
    expect(treeOf('<a><!-- no word --></a>')).toBeNull();
    expect(treeOf('<a><![CDATA[words]]></a>')).toBeNull();
    expect(treeOf('<a>&#0;</a>')).toBeNull();
    expect(treeOf('<a b="&#0;"><c/></a>')).toBeNull();
    const drawing = 'xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/main"';
    expect(treeOf(`<d:a ${drawing}/>`)).toBeNull();
  });

  it('is what the deck says that it was', () => {
    expect(readBase(parts)).toEqual(readSnapshot(parts));
  });
});

describe('elements that come again', () => {
  const gather = (inner: string) => gatherPart('part.xml', `<p:sld>${inner}${inner}</p:sld>`, tags);

  it('are checked like the first', () => {
    const link = '<a:rPr lang="en"><a:hlinkClick r:id="rId7"/></a:rPr>';
    expect(gather(link).references).toEqual(['rId7', 'rId7']);
    const size = '<a:rPr lang="en"><a:solidFill><a:schemeClr val="mauve"/></a:solidFill></a:rPr>';
    expect(gather(size).badValues).toHaveLength(2);
    expect(gather('<a:ln w="NaN"><a:noFill/></a:ln>').unfilled).toHaveLength(2);
    expect(gather(`<a:r>${size.replace(' lang="en"', '')}</a:r>`).runsWithoutLanguage).toBe(2);
  });

  it('are not well-formed a second time either', () => {
    for (const inner of ['<a:ln><a:noFill></a:ln>', '<a:ln><a:ln></a:ln>', '<a:rPr a="1" a="2"></a:rPr>'])
      for (const _ of [1, 2]) expect(gather(inner).fault, inner).not.toBeNull();
    // A character that there is none of: nothing of ours has it.
    expect(gather('<a:ln a="&#0;"></a:ln>').fault).toBeNull();
  });

  it('are looked for near by: very many in each other take no longer than others', () => {
    const many = 40_000;
    expect(gather('<a:ln>'.repeat(many) + '</a:ln>'.repeat(many)).fault).toBeNull();
  });
});
