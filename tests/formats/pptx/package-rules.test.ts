import { describe, expect, test } from 'vitest';
import {
  drawPptx,
  packageRules,
  type pptxCodes,
  verifyFile,
  verifyPackage,
} from '../../../src/formats/pptx/index.ts';
import { type Package, partText, readZip, writeZip } from '../../../src/package/index.ts';
import { everything } from './everything.ts';

const drawn = (await drawPptx(everything())).value!;

/** A fault put into a sound deck, and the code of the rule that must find it. */
interface Mutant {
  readonly fault: string;
  readonly code: keyof typeof pptxCodes;
  readonly put: (parts: Package) => void;
}

const slide2 = 'ppt/slides/slide2.xml';
const slide3 = 'ppt/slides/slide3.xml';
const slide4 = 'ppt/slides/slide4.xml';
const presentation = 'ppt/presentation.xml';
const types = '[Content_Types].xml';

const mutants: readonly Mutant[] = [
  edit('a start tag is not closed', 'pptx-xml', slide2, '</p:spTree>', ''),
  edit('end tags change places', 'pptx-xml', slide2, '</p:spTree></p:cSld>', '</p:cSld></p:spTree>'),
  edit('an ampersand stands alone', 'pptx-xml', slide2, 'The footer', 'The & footer'),
  edit('an entity is not XML', 'pptx-xml', slide2, 'The footer', 'The&nbsp;footer'),
  edit('a control character is in a text', 'pptx-xml', slide2, 'The footer', 'The\u000bfooter'),
  edit(
    'an attribute is there twice',
    'pptx-xml',
    slide2,
    '<a:bodyPr/>',
    '<a:bodyPr wrap="none" wrap="none"/>',
  ),
  edit('an attribute has no quotes', 'pptx-xml', slide2, '<p:cNvPr id="2"', '<p:cNvPr id=2'),
  edit('there is a document type', 'pptx-xml', slide2, '<p:sld ', '<!DOCTYPE p><p:sld '),
  edit('text stands behind the root', 'pptx-xml', slide2, '</p:sld>', '</p:sld>x'),
  edit('there are two roots', 'pptx-xml', slide2, '</p:sld>', '</p:sld><p:sld/>'),
  replace(
    'a part is not UTF-8',
    'pptx-xml',
    slide2,
    Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]),
  ),
  edit('relationships are not XML', 'pptx-xml', '_rels/.rels', '</Relationships>', ''),

  edit(
    'a content type has no part',
    'pptx-content-type',
    types,
    '<Override',
    '<Override PartName="/ppt/slideMasters/slideMaster2.xml" ContentType="x"/><Override',
  ),
  edit(
    'a part has no content type',
    'pptx-content-type',
    types,
    'PartName="/ppt/slides/slide2.xml"',
    'PartName="/ppt/slides/slide3.xml"',
  ),
  edit(
    'a content type is declared for nothing',
    'pptx-content-type',
    types,
    '<Default',
    '<Default Extension="vml" ContentType="x"/><Default',
  ),
  edit('pictures have no content type', 'pptx-content-type', types, 'Extension="gif"', 'Extension="bmp"'),

  edit(
    'a relationship leads nowhere',
    'pptx-relationship',
    'ppt/slides/_rels/slide2.xml.rels',
    'slide3.xml',
    'slide99.xml',
  ),
  edit(
    'a relationship is not there',
    'pptx-relationship',
    'ppt/slides/_rels/slide2.xml.rels',
    'Id="rId1"',
    'Id="rId77"',
  ),
  edit(
    'an id of a relationship is there twice',
    'pptx-relationship',
    'ppt/slides/_rels/slide2.xml.rels',
    'Id="rId2"',
    'Id="rId1"',
  ),
  edit(
    'a shape uses an unknown relationship',
    'pptx-relationship',
    'ppt/slides/slide7.xml',
    'r:embed="rId',
    'r:embed="rId9',
  ),
  remove('a picture is gone', 'pptx-relationship', 'ppt/media/image1.png'),
  remove('a slide is gone, its relationships are left', 'pptx-relationship', slide2),
  add(
    'a part hangs in the air',
    'pptx-relationship',
    'ppt/media/image9.png',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  ),

  edit(
    'a slide has no layout',
    'pptx-structure',
    'ppt/slides/_rels/slide1.xml.rels',
    'relationships/slideLayout"',
    'relationships/image"',
  ),
  edit(
    'a slide has two layouts',
    'pptx-structure',
    'ppt/slides/_rels/slide1.xml.rels',
    '</Relationships>',
    '<Relationship Id="rId8" Type="http://x/slideLayout" Target="../slideLayouts/slideLayout2.xml"/></Relationships>',
  ),
  edit(
    'notes belong to another slide',
    'pptx-structure',
    'ppt/notesSlides/_rels/notesSlide1.xml.rels',
    'slide1.xml',
    'slide3.xml',
  ),
  edit(
    'the notes master shares a theme',
    'pptx-structure',
    'ppt/notesMasters/_rels/notesMaster1.xml.rels',
    'theme2',
    'theme1',
  ),
  edit(
    'a layout has the id of its master',
    'pptx-structure',
    'ppt/slideMasters/slideMaster1.xml',
    'id="2147483649"',
    'id="2147483648"',
  ),
  edit('two slides have one id', 'pptx-structure', presentation, '<p:sldId id="257"', '<p:sldId id="256"'),
  edit(
    'the id of a slide is too small',
    'pptx-structure',
    presentation,
    '<p:sldId id="256"',
    '<p:sldId id="2"',
  ),
  edit(
    'a section holds an unknown slide',
    'pptx-structure',
    presentation,
    '<p14:sldId id="257"',
    '<p14:sldId id="999"',
  ),
  edit('a slide is in no section', 'pptx-structure', presentation, '<p14:sldId id="257"/>', ''),
  edit(
    'a slide is in two sections',
    'pptx-structure',
    presentation,
    '<p14:sldId id="258"/>',
    '<p14:sldId id="258"/><p14:sldId id="256"/>',
  ),
  edit(
    'the id of a section is in lower case',
    'pptx-structure',
    presentation,
    /(<p14:section [^>]*id=")\{[^}]*/,
    '$1{aaaaaaaa-1111-4111-8111-111111111111',
  ),
  edit(
    'the presentation forgets a slide',
    'pptx-structure',
    'ppt/_rels/presentation.xml.rels',
    'Target="slides/slide8.xml"',
    'Target="slides/slide7.xml"',
  ),
  remove('there is no presentation', 'pptx-structure', presentation),

  edit('two shapes have one id', 'pptx-shape', slide3, '<p:cNvPr id="5"', '<p:cNvPr id="4"'),
  edit('the id of a shape is no number', 'pptx-shape', slide3, '<p:cNvPr id="5"', '<p:cNvPr id="five"'),
  edit('a connector joins what is not there', 'pptx-shape', slide3, '<a:endCxn id="', '<a:endCxn id="99'),
  edit(
    'an animation moves what is not there',
    'pptx-shape',
    slide2,
    '</p:sld>',
    '<p:timing><p:spTgt spid="99"/></p:timing></p:sld>',
  ),
  edit(
    'a placeholder has no place in its layout',
    'pptx-shape',
    slide2,
    'type="body" sz="quarter" idx="20"',
    'type="body" sz="quarter" idx="44"',
  ),
  edit('a placeholder is filled twice', 'pptx-shape', slide2, 'idx="21"', 'idx="20"'),
  edit('a row has a cell too few', 'pptx-shape', slide4, /<a:tc>(?:(?!<\/a:tc>).)*<\/a:tc>/, ''),
  edit('a grid has a column too many', 'pptx-shape', slide4, '<a:gridCol', '<a:gridCol w="1"/><a:gridCol'),

  edit('a paragraph has two sets of properties', 'pptx-text', slide2, /(<a:pPr marL[^>]*>)/, '<a:pPr/>$1'),
  edit(
    'a body of text has no paragraph',
    'pptx-text',
    slide2,
    /<a:lstStyle\/>(?:<a:p>(?:(?!<\/a:p>).)*<\/a:p>)+<\/p:txBody>/,
    '<a:lstStyle/></p:txBody>',
  ),

  edit('an extent is negative', 'pptx-value', slide3, /<a:ext cx="\d+"/, '<a:ext cx="-1"'),
  edit(
    'a scheme has no such colour',
    'pptx-value',
    slide3,
    /<a:schemeClr val="\w+"/,
    '<a:schemeClr val="accent9"',
  ),
  edit('a colour is no number', 'pptx-value', slide2, '<a:t>', '<a:srgbClr val="red"/><a:t>'),
  edit('a baseline is a word', 'pptx-value', slide2, /baseline="\d+"/, 'baseline="super"'),
  edit('letters are too small for any program', 'pptx-value', slide2, /sz="\d+"/, 'sz="12"'),
  edit('a level is too deep', 'pptx-value', slide2, '<a:pPr ', '<a:pPr lvl="9" '),
  edit('a face of the theme is none', 'pptx-value', slide2, '<a:t>', '<a:latin typeface="+mx-lt"/><a:t>'),
  edit('the slide has no width', 'pptx-value', presentation, /<p:sldSz cx="\d+"/, '<p:sldSz cx="0"'),

  edit(
    'a comment has no author',
    'pptx-structure',
    slide2,
    '</p:sld>',
    '<p:extLst><p:cm authorId="3" idx="1"/></p:extLst></p:sld>',
  ),
  edit(
    'a font belongs to no face',
    'pptx-structure',
    'ppt/_rels/presentation.xml.rels',
    '</Relationships>',
    '<Relationship Id="rIdF" Type="http://x/font" Target="theme/theme1.xml"/></Relationships>',
  ),
  edit(
    'a property has two values',
    'pptx-properties',
    'docProps/custom.xml',
    /(name=")[^"]*("[\s\S]*?name=")[^"]*/,
    '$1same$2same',
  ),
  edit(
    'an address is none',
    'pptx-relationship',
    'ppt/slides/_rels/slide2.xml.rels',
    'https://example.org/',
    'https://exa mple.org/',
  ),
  edit(
    'an address is half escaped',
    'pptx-relationship',
    'ppt/slides/_rels/slide2.xml.rels',
    'https://example.org/',
    'https://example.org/%zz',
  ),

  replace('a PNG is no PNG', 'pptx-media', 'ppt/media/image1.png', Buffer.from('<svg/>')),
  replace('a drawing is no drawing', 'pptx-media', 'ppt/media/image2.svg', Buffer.from('PNG')),
  replace(
    'a drawing is not well-formed',
    'pptx-media',
    'ppt/media/image2.svg',
    Buffer.from('<svg><g></svg>'),
  ),
  replace(
    'a workbook is damaged',
    'pptx-media',
    'ppt/embeddings/Microsoft_Excel_Sheet1.xlsx',
    Buffer.from('PK...'),
  ),
  replace(
    'a workbook lacks its book',
    'pptx-media',
    'ppt/embeddings/Microsoft_Excel_Sheet1.xlsx',
    writeZip(new Map([[types, '<a/>']])),
  ),

  edit('a date is none', 'pptx-properties', 'docProps/core.xml', '2026-11-22T00:00:00Z', '22.11.2026'),
  edit(
    'a revision is no number',
    'pptx-properties',
    'docProps/core.xml',
    '<cp:revision>1<',
    '<cp:revision>1.5<',
  ),
  edit('the number of slides is wrong', 'pptx-properties', 'docProps/app.xml', '<Slides>8<', '<Slides>9<'),
  edit('a property is numbered wrongly', 'pptx-properties', 'docProps/custom.xml', 'pid="3"', 'pid="2"'),

  edit('a number was never reckoned', 'pptx-leak', slide3, /<a:off x="\d+"/, '<a:off x="NaN"'),
  edit('a value is undefined', 'pptx-leak', slide3, 'prst="roundRect"', 'prst="undefined"'),
  edit('a value is an object', 'pptx-leak', slide3, 'prst="roundRect"', 'prst="[object Object]"'),
  edit(
    'a path is an alternative text',
    'pptx-leak',
    'ppt/slides/slide7.xml',
    'descr="Picture first"',
    'descr="/home/someone/pictures/x.png"',
  ),
  edit(
    'a tool names itself',
    'pptx-leak',
    'docProps/app.xml',
    '<Application>Throughline',
    '<Application>PptxGenJS',
  ),
  edit(
    'a link leads to a file',
    'pptx-leak',
    'ppt/slides/_rels/slide2.xml.rels',
    'https://example.org/',
    'file:///C:/x',
  ),

  edit('a title is empty', 'pptx-accessibility', slide2, '<a:t>Text of every kind</a:t>', '<a:t> </a:t>'),
  edit('a slide has no title', 'pptx-accessibility', slide2, 'type="title"', 'type="body" idx="21"'),
  edit(
    'a picture has no alternative text',
    'pptx-accessibility',
    'ppt/slides/slide7.xml',
    ' descr="Picture first"',
    '',
  ),
  edit('a table has no alternative text', 'pptx-accessibility', slide4, ' descr="Table plain"', ''),
  edit(
    'a diagram has no alternative text',
    'pptx-accessibility',
    slide3,
    ' descr="How the shapes feed one another"',
    '',
  ),
  edit('a run has no language', 'pptx-accessibility', slide2, '<a:rPr lang="en-US"/>', '<a:rPr/>'),
  edit(
    'a run of notes has no language',
    'pptx-accessibility',
    'ppt/notesSlides/notesSlide1.xml',
    '<a:rPr lang="en-US"/>',
    '<a:rPr/>',
  ),
];

test('the deck without a fault has no findings', () => {
  expect(verifyPackage(readZip(drawn).parts)).toEqual([]);
});

test.each(mutants)('$fault: $code', ({ put, code }) => {
  const { parts } = readZip(drawn);
  put(parts);
  const found = verifyPackage(parts);
  expect(found.map((finding) => finding.code)).toContain(code);
  expect(found.every(({ trouble, severity }) => trouble === 'bug' && severity === 'error')).toBe(true);
});

test('every family of rules has a mutant', () => {
  const caught = new Set(mutants.map(({ code }) => code));
  for (const { code } of packageRules) expect(caught).toContain(code);
});

test('words that look like faults are only words', () => {
  const { parts } = readZip(drawn);
  const words = 'NaN undefined [object Object] /home/someone x.png r:id=&quot;rId9&quot; x="NaN" PptxGenJS';
  parts.set(slide2, partText(parts, slide2)!.replace('The footer', words));
  expect(verifyPackage(parts)).toEqual([]);
});

describe('the zip file around a package', () => {
  const codes = (bytes: Uint8Array) => verifyFile(bytes).map(({ message }) => message);
  test('sound', () => expect(codes(drawn)).toEqual([]));
  test('no zip file', () => expect(codes(Buffer.from('x'))).toEqual(['this is not a zip file']));
  test('damaged', () => {
    const bytes = Buffer.from(drawn);
    bytes[60]! ^= 0xff;
    expect(codes(bytes)).toEqual(['"[Content_Types].xml" is damaged']);
  });
  test('an entry is doubled, but for the case of a letter', () => {
    const { parts } = readZip(drawn);
    parts.set('ppt/Media/image1.png', parts.get('ppt/media/image1.png')!);
    expect(codes(writeZip(parts)).join()).toContain('"ppt/media/image1.png" is in the file twice');
  });
  test('a directory', () => {
    const { parts } = readZip(drawn);
    parts.set('ppt/media/', '');
    expect(codes(writeZip(parts))).toContain('"ppt/media/" is a directory, not a part');
  });
  test('an entry is stored', () => {
    const bytes = Buffer.from(drawn);
    // The first entry of the directory, told to be stored: its content no longer fits its size either.
    const at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
    bytes.writeUInt16LE(0, at + 10);
    expect(codes(bytes).length).toBeGreaterThan(0);
  });
});

function edit(fault: string, code: Mutant['code'], part: string, what: string | RegExp, by: string): Mutant {
  const put = (parts: Package): void => {
    const text = partText(parts, part)!;
    const changed = text.replace(what, by);
    // A mutant that changes nothing proves nothing.
    expect(changed).not.toBe(text);
    parts.set(part, changed);
  };
  return { fault, code, put };
}

function replace(fault: string, code: Mutant['code'], part: string, bytes: Uint8Array): Mutant {
  const put = (parts: Package): void => {
    expect(parts.has(part)).toBe(true);
    parts.set(part, bytes);
  };
  return { fault, code, put };
}

function remove(fault: string, code: Mutant['code'], part: string): Mutant {
  return { fault, code, put: (parts) => expect(parts.delete(part)).toBe(true) };
}

function add(fault: string, code: Mutant['code'], part: string, bytes: Uint8Array): Mutant {
  return { fault, code, put: (parts) => void parts.set(part, bytes) };
}
