import { beforeAll, describe, expect, test } from 'vitest';
import type { CodeBlock } from '../../../src/markup/index.ts';
import { attributeOf, parseXml } from '../../../src/xml/index.ts';
import { all, drawAndRead, footnotesOf, type ReadDocx, textOf, valOf } from './read-docx.ts';
import { cite, entry, everything, handout, heading, list, p, slide, table } from './sample-handout.ts';

let whole: ReadDocx;
beforeAll(async () => {
  whole = await drawAndRead(everything());
});

function styleOf(text: string): string | null {
  return whole.paragraphs.find((paragraph) => paragraph.text === text)?.style ?? null;
}

describe('styles', () => {
  test.each([
    ['A short title', 'Title'],
    ['A line under the title', 'Subtitle'],
    ['A lead', 'Lead'],
    ['First part', 'Heading1'],
    ['Lists', 'Heading2'],
    ['Deeper', 'Heading3'],
    ['Deepest', 'Heading4'],
    ['one', 'ListBullet'],
    ['first', 'ListNumber2'],
    ['goes on', 'ListContinue'],
    ['fifth', 'ListBullet5'],
    ['counts', 'ListNumber'],
    ['A quotation', 'Quote'],
    ['a  b\nc', 'HTMLPreformatted'],
    ['No.', 'TableHeading'],
    ['1', 'TableText'],
    ['A caption', 'Caption'],
    ['97 %', 'BigNumber'],
    ['[1] A source', 'Bibliography'],
    ['1. Its title', 'Heading1'],
  ])('%j is %s', (text, style) => {
    expect(styleOf(text)).toBe(style);
  });

  test('every style that is used is there, under a name that Word knows or that is said to be our own', () => {
    const sheet = parseXml(whole.text('word/styles.xml'));
    const styles = new Map(all(sheet, 'w:style').map((each) => [attributeOf(each, 'w:styleId'), each]));
    const used = ['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next'].flatMap((name) =>
      [
        whole.body,
        sheet,
        parseXml(whole.text('word/footnotes.xml')),
        parseXml(whole.text('word/header1.xml')),
      ].flatMap((root) => all(root, name).map((each) => attributeOf(each, 'w:val'))),
    );
    expect(used.filter((id) => !styles.has(id))).toEqual([]);
    expect(valOf(styles.get('ListBullet')!, 'w:name')).toBe('List Bullet');
    expect(valOf(styles.get('Heading1')!, 'w:name')).toBe('heading 1');
  });

  test('bullets and numbers come with the styles; each numbered list counts from its own start', () => {
    const numbering = parseXml(whole.text('word/numbering.xml'));
    const uses = new Map(all(numbering, 'w:num').map((each) => [attributeOf(each, 'w:numId'), each]));
    const sheet = parseXml(whole.text('word/styles.xml'));
    const bullet = all(sheet, 'w:style').find((each) => attributeOf(each, 'w:styleId') === 'ListBullet')!;
    expect(uses.has(valOf(bullet, 'w:numId'))).toBe(true);
    const listOf = (text: string) =>
      valOf(whole.paragraphs.find((paragraph) => paragraph.text === text)!.element, 'w:numId');
    expect(listOf('one')).toBe(null);
    expect(listOf('first')).toBe(listOf('second'));
    expect(listOf('counts')).toBe(listOf('on'));
    expect(new Set([listOf('first'), listOf('counts'), listOf('inside')]).size).toBe(3);
    const abstract = valOf(uses.get(listOf('first'))!, 'w:abstractNumId');
    const definition = all(numbering, 'w:abstractNum').find(
      (each) => attributeOf(each, 'w:abstractNumId') === abstract,
    )!;
    expect(valOf(definition, 'w:start')).toBe('3');
    // The second level counts in digits as the first does: the same numbers as in the other formats.
    expect(new Set(all(definition, 'w:numFmt').map((each) => attributeOf(each, 'w:val')))).toEqual(
      new Set(['decimal']),
    );
  });

  test('headings, captions and pictures stay with what follows', () => {
    const sheet = parseXml(whole.text('word/styles.xml'));
    const keeps = (id: string) =>
      all(all(sheet, 'w:style').find((each) => attributeOf(each, 'w:styleId') === id)!, 'w:keepNext').length >
      0;
    expect(['Title', 'Heading1', 'Heading2', 'Heading3', 'Picture'].every(keeps)).toBe(true);
  });
});

describe('code', () => {
  const origin = { template: null, yaml: null };
  const lines = ['f();', '\tg();', '', 'h();'];
  const drawn = (more: Partial<CodeBlock>) =>
    drawAndRead(handout([{ kind: 'code', text: lines.join('\n'), language: null, origin, ...more }]));
  const codeIn = ({ paragraphs }: ReadDocx) => paragraphs.filter(({ style }) => style === 'HTMLPreformatted');

  test('has numbers of its lines that are none of its text', async () => {
    const read = await drawn({ numbered: true, first: 7 });
    const found = codeIn(read);
    expect(found.map(({ text }) => text)).toEqual(lines);
    const [id, ...others] = new Set(found.map(({ element }) => valOf(element, 'w:numId')));
    expect(others).toEqual([]);
    const numbering = parseXml(read.text('word/numbering.xml'));
    const use = all(numbering, 'w:num').find((each) => attributeOf(each, 'w:numId') === id)!;
    const list = all(numbering, 'w:abstractNum').find(
      (each) => attributeOf(each, 'w:abstractNumId') === valOf(use, 'w:abstractNumId'),
    )!;
    expect([valOf(list, 'w:start'), valOf(list, 'w:numFmt'), valOf(list, 'w:lvlText')]).toEqual([
      '7',
      'decimal',
      '%1',
    ]);
  });

  test('has lines that stand out from edge to edge', async () => {
    const found = codeIn(await drawn({ first: 7, marked: [{ from: 8, to: 9 }] }));
    expect(found.map(({ text }) => text)).toEqual(lines);
    const shaded = found.map(({ element }) =>
      all(element, 'w:pPr').some((each) => all(each, 'w:shd').length > 0),
    );
    expect(shaded).toEqual([false, true, true, false]);
  });
});

describe('runs', () => {
  const runs = () => {
    const paragraph = whole.paragraphs.find(({ text }) => text.startsWith('Plain, '))!;
    return new Map(all(paragraph.element, 'w:r').map((run) => [textOf(run).trim(), run]));
  };

  test('look as they are marked', () => {
    expect(valOf(runs().get('strong')!, 'w:rStyle')).toBe('Strong');
    expect(valOf(runs().get('emphasised')!, 'w:rStyle')).toBe('Emphasis');
    expect(all(runs().get('both')!, 'w:i')).toHaveLength(1);
    expect(valOf(runs().get('code()')!, 'w:rStyle')).toBe('HTMLCode');
    expect(valOf(runs().get('above')!, 'w:vertAlign')).toBe('superscript');
    expect(valOf(runs().get('coloured')!, 'w:color')).toMatch(/^[0-9A-F]{6}$/);
  });

  test('say their language where it is another one', () => {
    expect(attributeOf(all(runs().get('人民安全')!, 'w:lang')[0]!, 'w:eastAsia')).toBe('zh-CN');
    expect(valOf(runs().get('agua')!, 'w:lang')).toBe('es-ES');
    expect(all(runs().get('strong')!, 'w:lang')).toEqual([]);
    expect(whole.text('word/styles.xml')).toContain('<w:lang w:val="en-US" w:eastAsia="zh-CN"');
  });

  test('link to addresses and to slides that are there, once for runs of one link', () => {
    const links = all(whole.body, 'w:hyperlink').map((link) => ({
      text: textOf(link),
      anchor: attributeOf(link, 'w:anchor'),
      id: attributeOf(link, 'r:id'),
    }));
    const outside = links.filter(({ id }) => id !== null);
    expect(outside.map(({ text }) => text)).toEqual(['link part']);
    expect(whole.text('word/_rels/document.xml.rels')).toContain(
      'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"',
    );
    expect(links.find(({ text }) => text === ' slide')?.anchor).toBe('slide_2');
    expect(links.some(({ text }) => text.includes('nowhere'))).toBe(false);
  });

  test('every link within the document leads to a bookmark, and no bookmark stands twice', () => {
    const roots = [whole.body, parseXml(whole.text('word/footnotes.xml'))];
    const bookmarks = roots.flatMap((root) =>
      all(root, 'w:bookmarkStart').map((each) => attributeOf(each, 'w:name')),
    );
    expect(new Set(bookmarks).size).toBe(bookmarks.length);
    expect(bookmarks.every((name) => /^[a-z][a-z0-9_]{0,39}$/.test(name!))).toBe(true);
    const anchors = roots
      .flatMap((root) => all(root, 'w:hyperlink').map((each) => attributeOf(each, 'w:anchor')))
      .filter((anchor) => anchor !== null);
    expect(anchors.length).toBeGreaterThan(3);
    expect(anchors.filter((anchor) => !bookmarks.includes(anchor))).toEqual([]);
  });
});

describe('citations', () => {
  test('carry their own numbers, whatever the order in which they come', async () => {
    const drawn = await drawAndRead(everything());
    const notes = footnotesOf(drawn);
    const marked = all(drawn.body, 'w:footnoteReference').map((each) => ({
      id: attributeOf(each, 'w:id'),
      own: attributeOf(each, 'w:customMarkFollows'),
    }));
    // 1 stands in a table and in the first slide's sources; the others are noted where they are cited first.
    expect(marked).toEqual([
      { id: '1', own: '1' },
      { id: '2', own: '1' },
      { id: '3', own: '1' },
    ]);
    // LibreOffice pairs marks and notes by the order of their ids.
    expect([...notes.keys()]).toEqual(['-1', '0', '1', '2', '3']);
    expect(notes.get('1')![0]).toMatchObject({ style: 'FootnoteText', text: '[2] Source 2, passage' });
    // Nowhere else in the document: in full.
    expect(notes.get('2')![0]!.text).toBe('[3] Source 3 in full: “引文”');
    expect(all(parseXml(drawn.text('word/footnotes.xml')), 'w:footnoteRef')).toEqual([]);
  });

  test('are printed in brackets as everywhere, and lead to their notes again and again', async () => {
    const drawn = await drawAndRead(
      handout([p('One.', cite('7')), p('Two.', cite('7, 12')), p('Unknown.', cite('99'))], {
        citations: new Map(
          [7, 12].map((number) => [number, { number, runs: [{ text: 'S' }], brief: [], listed: false }]),
        ),
      }),
    );
    expect(drawn.paragraphs.slice(1).map(({ text }) => text)).toEqual([
      'One.[7]',
      'Two.[7,\u00a012]',
      'Unknown.[99]',
    ]);
    expect(all(drawn.body, 'w:hyperlink').map((link) => attributeOf(link, 'w:anchor'))).toEqual([
      'note_7',
      'note_7',
      'note_12',
    ]);
    expect(all(drawn.body, 'w:footnoteReference')).toHaveLength(2);
  });

  test('that run from 1 are counted by Word, and readers that count come to the same numbers', async () => {
    const citations = new Map(
      [1, 2].map((number) => [number, { number, runs: [{ text: `S${number}` }], brief: [], listed: false }]),
    );
    const drawn = await drawAndRead(handout([p('One.', cite('1')), p('Two.', cite('1, 2'))], { citations }));
    expect(drawn.paragraphs.slice(1).map(({ text }) => text)).toEqual(['One.[1]', 'Two.[1,\u00a02]']);
    const references = all(drawn.body, 'w:footnoteReference');
    expect(references.map((each) => attributeOf(each, 'w:customMarkFollows'))).toEqual([null, null]);
    expect(all(parseXml(drawn.text('word/footnotes.xml')), 'w:footnoteRef')).toHaveLength(2);
    expect(footnotesOf(drawn).get('2')![0]!.text).toBe('2 S2');
  });

  test('of a slide lead to its own sources', async () => {
    const sources = list(false, [[p(entry(3), ' A page')]]);
    const citations = new Map([
      [3, { number: 3, runs: [{ text: 'S' }], brief: [{ text: 'S' }], listed: true }],
    ]);
    const drawn = await drawAndRead(
      handout([slide(1, [p('Here.', cite('3')), sources]), slide(2, [p('There.', cite('3')), sources])], {
        citations,
        slidesPerPage: 2,
      }),
    );
    expect(all(drawn.body, 'w:footnoteReference')).toEqual([]);
    expect(all(drawn.body, 'w:hyperlink').map((link) => attributeOf(link, 'w:anchor'))).toEqual([
      'source_3_1',
      'source_3_2',
    ]);
  });

  test('in header rows, which repeat, have no footnote', async () => {
    const citations = new Map([[1, { number: 1, runs: [{ text: 'S' }], brief: [], listed: false }]]);
    const drawn = await drawAndRead(
      handout([table([[[{ text: 'a' }, cite('1')]], ['b']]), p('Text.', cite('1'))], { citations }),
    );
    expect(all(all(drawn.body, 'w:tbl')[0]!, 'w:footnoteReference')).toEqual([]);
    expect(all(drawn.body, 'w:footnoteReference')).toHaveLength(1);
  });
});

describe('tables', () => {
  test('have header rows that repeat, rows that are not torn, and columns that fill the page', () => {
    const [first] = all(whole.body, 'w:tbl');
    const rows = all(first!, 'w:tr');
    expect(rows.map((row) => all(row, 'w:tblHeader').length)).toEqual([1, 0, 0]);
    expect(rows.every((row) => all(row, 'w:cantSplit').length === 1)).toBe(true);
    const widths = all(first!, 'w:gridCol').map((column) => Number(attributeOf(column, 'w:w')));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11906 - 2 * 1304);
    expect(widths[1]).toBeGreaterThan(widths[0]! * 2);
    expect(valOf(first!, 'w:tblStyle')).toBe('HandoutTable');
    expect(valOf(first!, 'w:tblLook')).toBe('0620');
    expect(valOf(first!, 'w:tblDescription')).toBe('Things & counts');
  });

  test('align and span their cells; short rows are filled up', () => {
    const [first, second] = all(whole.body, 'w:tbl');
    expect(all(first!, 'w:jc').map((each) => attributeOf(each, 'w:val'))).toEqual([
      'right',
      'right',
      'center',
    ]);
    const rows = all(second!, 'w:tr').map((row) =>
      all(row, 'w:tc').map((each) => [
        textOf(each),
        valOf(each, 'w:gridSpan') ?? '1',
        valOf(each, 'w:vMerge'),
      ]),
    );
    expect(rows).toEqual([
      [
        ['wide', '2', null],
        ['c', '1', null],
      ],
      [
        ['high', '1', 'restart'],
        ['x', '1', null],
        ['y', '1', null],
      ],
      [
        ['', '1', 'continue'],
        ['short row', '1', null],
        ['', '1', null],
      ],
      [['all', '3', null]],
    ]);
  });

  test('keep rows together that a cell joins', () => {
    const rows = all(all(whole.body, 'w:tbl')[1]!, 'w:tr');
    expect(rows.map((row) => all(row, 'w:keepNext').length > 0)).toEqual([true, true, true, false]);
  });

  test('of many columns turn their page, with their heading', () => {
    const sections = all(whole.body, 'w:sectPr').map((section) =>
      attributeOf(all(section, 'w:pgSz')[0]!, 'w:orient'),
    );
    expect(sections).toEqual(['portrait', 'landscape', 'portrait']);
    const index = whole.paragraphs.findIndex(({ text }) => text === 'A wide table');
    const before = whole.paragraphs.slice(0, index);
    expect(before.filter(({ element }) => all(element, 'w:sectPr').length > 0)).toHaveLength(1);
  });

  test('turn the whole document where they are most of it', async () => {
    const wide = table([
      ['a', 'b', 'c', 'd', 'e', 'f'],
      ['long enough to outweigh the rest', '2', '3', '4', '5', '6'],
    ]);
    const { body } = await drawAndRead(handout([p('Before.'), wide]));
    const sizes = all(body, 'w:pgSz');
    expect(sizes).toHaveLength(1);
    expect([attributeOf(sizes[0]!, 'w:w'), attributeOf(sizes[0]!, 'w:h')]).toEqual(['16838', '11906']);
  });
});

describe('pictures', () => {
  test('say what they show, or that they are decoration', () => {
    const described = all(whole.body, 'wp:docPr').map((each) => [
      attributeOf(each, 'id'),
      attributeOf(each, 'name'),
      attributeOf(each, 'descr') ?? '',
      all(each, 'adec:decorative').length > 0 || all(each, 'a16:decorative').length > 0,
    ]);
    expect(described).toEqual([
      ['1', 'Picture 1', 'A "picture" of <x>', false],
      ['2', 'Picture 2', '', true],
      ['3', 'Picture 3', 'Small', false],
      ['4', 'Picture 4', 'Drawn', false],
      ['5', 'Slide 1', 'What slide 1 says & shows', false],
      ['6', 'Slide 2', 'What slide 2 says & shows', false],
    ]);
  });

  test('drawings have a PNG beside them', () => {
    const media = [...whole.parts.keys()].filter((name) => name.startsWith('word/media/'));
    expect(media.filter((name) => name.endsWith('.svg'))).toHaveLength(3);
    expect(all(whole.body, 'asvg:svgBlip')).toHaveLength(3);
    for (const blip of all(whole.body, 'asvg:svgBlip')) {
      expect(whole.text('word/_rels/document.xml.rels')).toContain(`Id="${attributeOf(blip, 'r:embed')}"`);
    }
  });

  test('of slides fill the page one by one, or stand beside their notes', async () => {
    const slides = [slide(1, [p('Notes.')]), slide(2, [p('Notes.')]), slide(3, [])];
    const widthOf = async (slidesPerPage: 1 | 2 | 3) => {
      const { body } = await drawAndRead(handout(slides, { slidesPerPage }));
      return {
        width: Number(attributeOf(all(body, 'wp:extent')[0]!, 'cx')) / 635,
        breaks: all(body, 'w:pageBreakBefore').length,
        tables: all(body, 'w:tbl').length,
      };
    };
    const [one, two, three] = [await widthOf(1), await widthOf(2), await widthOf(3)];
    expect(one).toMatchObject({ breaks: 2, tables: 0 });
    expect(one.width).toBeCloseTo(11906 - 2 * 1304, -2);
    expect(two).toMatchObject({ breaks: 0, tables: 0 });
    expect(two.width).toBeLessThan(one.width * 0.7);
    expect(three).toMatchObject({ breaks: 0, tables: 3 });
    expect(three.width).toBeLessThan(two.width);
  });
});

describe('the page', () => {
  test('has a running title but on the first page, and numbers of pages in the words of the language', async () => {
    const { body, parts, text } = await drawAndRead(
      handout([p('文字')], {
        language: 'zh',
        words: { ...handout([]).words, pageOf: ['第', '页，共', '页'] },
        footer: '一行',
      }),
    );
    expect(all(body, 'w:titlePg')).toHaveLength(1);
    const frames = [...parts.keys()].filter((name) => /^word\/(header|footer)\d/.test(name)).sort();
    expect(frames.map((name) => textOf(parseXml(text(name))))).toEqual([
      '一行 · 22 November 2026\t第页，共页',
      '一行 · 22 November 2026\t第页，共页',
      'A short title\t',
      '',
    ]);
    expect(
      all(parseXml(text('word/footer1.xml')), 'w:instrText').map((each) => each.children[0]),
    ).toMatchObject([{ text: 'PAGE' }, { text: 'NUMPAGES' }]);
  });

  test.each([
    ['a4', '11906'],
    ['letter', '12240'],
  ] as const)('is as large as the paper: %s', async (paper, width) => {
    const { body } = await drawAndRead(handout([p('x')], { paper }));
    expect(attributeOf(all(body, 'w:pgSz')[0]!, 'w:w')).toBe(width);
  });

  test('follows the language of the document', async () => {
    const chinese = await drawAndRead(handout([p('“安全”')], { language: 'zh' }));
    expect(chinese.text('word/styles.xml')).toContain('<w:lang w:val="en-US" w:eastAsia="zh-CN"');
    expect(chinese.text('word/settings.xml')).toContain('w:eastAsia="zh-CN"');
    const [run] = all(chinese.paragraphs[1]!.element, 'w:r');
    expect(attributeOf(all(run!, 'w:rFonts')[0]!, 'w:hint')).toBe('eastAsia');
    const hebrew = await drawAndRead(handout([p('עברית')], { language: 'he' }));
    expect(all(hebrew.paragraphs[1]!.element, 'w:rtl')).toHaveLength(1);
    expect(hebrew.text('word/styles.xml')).toContain('<w:bidi/>');
    expect(hebrew.text('word/styles.xml')).toContain('w:bidi="he-IL"');
  });
});

test('the properties say who, what and when, and nothing of tools and machines', () => {
  const core = whole.text('docProps/core.xml');
  expect(core).toContain('<dc:title>A short title</dc:title><dc:subject>What it is about</dc:subject>');
  expect(core).toContain('<dc:creator>A. Presenter</dc:creator>');
  expect(core.match(/2026-11-22T00:00:00Z/g)).toHaveLength(2);
  expect(core).toContain('<dc:language>en-US</dc:language>');
  for (const [name] of whole.parts) {
    if (/\.(xml|rels)$/.test(name))
      expect(whole.text(name)).not.toMatch(/Un-named|docx|undefined|NaN|\[object/);
  }
});

test('an empty handout is a document with a title', async () => {
  const { paragraphs } = await drawAndRead(handout([]));
  expect(paragraphs.map(({ text }) => text)).toEqual(['A short title']);
});

test('a handout that begins with a heading of any level begins with Heading 1', async () => {
  const { paragraphs } = await drawAndRead(handout([heading(3, 'a'), heading(4, 'b')]));
  expect(paragraphs.map(({ style }) => style)).toEqual(['Title', 'Heading1', 'Heading2']);
});
