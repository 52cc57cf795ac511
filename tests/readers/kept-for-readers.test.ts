import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawPptx } from '../../src/formats/pptx/index.ts';
import { partText, readZip } from '../../src/package/index.ts';
import { decodeTheme } from '../../src/theme/index.ts';
import { attributeOf, descendants, elementAt, parseXml, type XmlElement } from '../../src/xml/index.ts';
import { drawAndRead } from '../formats/docx/read-docx.ts';
import { handout, p } from '../formats/docx/sample-handout.ts';
import { everything } from '../formats/pptx/everything.ts';

/** What a reader once stumbled over, and PowerPoint and Word did not: kept in the files themselves. */
const drawn = readZip((await drawPptx(everything())).value!).parts;
const part = (name: string): XmlElement => parseXml(partText(drawn, name)!);

describe('presentations', () => {
  test('the style of their tables is defined, so that no reader makes one up', () => {
    const used = descendants(part('ppt/slides/slide4.xml'), 'a:tableStyleId').map(({ children }) =>
      children[0]?.kind === 'text' ? children[0].text : '',
    );
    const defined = descendants(part('ppt/tableStyles.xml'), 'a:tblStyle').map((style) =>
      attributeOf(style, 'styleId'),
    );
    expect(used.length).toBeGreaterThan(0);
    for (const id of used) expect(defined).toContain(id);
  });

  test('the terminator is a box with the roundest corners: web readers draw no flowchart signs', () => {
    const shape = descendants(part('ppt/slides/slide3.xml'), 'p:sp').find(
      (each) => attributeOf(descendants(each, 'p:cNvPr')[0]!, 'name') === 'rest terminator',
    )!;
    const geometry = descendants(shape, 'a:prstGeom')[0]!;
    expect(attributeOf(geometry, 'prst')).toBe('roundRect');
    expect(attributeOf(descendants(geometry, 'a:gd')[0]!, 'fmla')).toBe('val 50000');
  });

  test('the face of code is said to be of fixed width, for machines that lack it', () => {
    const code = descendants(part('ppt/slides/slide2.xml'), 'a:latin').find(
      (face) => attributeOf(face, 'typeface') === 'Consolas',
    )!;
    expect([attributeOf(code, 'pitchFamily'), attributeOf(code, 'panose')]).toEqual([
      '49',
      '020B0609020204030204',
    ]);
  });

  test('a new slide on Blank or Closing begins with plain text, one on Title and Content with a list', async () => {
    const url = new URL('../../templates/briefing/theme.yaml', import.meta.url);
    const theme = decodeTheme([{ path: 'theme.yaml', text: readFileSync(url, 'utf8') }]).value!;
    const lists = (id: string) => theme.layouts.get(id)!.slots.get('body')!.bullets;
    expect([lists('blank'), lists('closing'), lists('title-and-content')]).toEqual([false, false, true]);
  });

  test('a place without bullets says so in its layout', () => {
    const layouts = [...drawn.keys()].filter((name) => /^ppt\/slideLayouts\/[^/]*\.xml$/.test(name));
    const plain = layouts.flatMap((name) =>
      descendants(part(name), 'p:sp')
        .filter((shape) => attributeOf(descendants(shape, 'p:ph')[0] ?? shape, 'type') === 'pic')
        .map((shape) => elementAt(shape, 'p:txBody', 'a:lstStyle', 'a:lvl1pPr', 'a:buNone')),
    );
    for (const none of plain) expect(none).not.toBeNull();
  });
});

test('a Word handout has the table style that programs ask for by name', async () => {
  const { text } = await drawAndRead(handout([p('Text.')]));
  const names = descendants(parseXml(text('word/styles.xml')), 'w:style')
    .filter((style) => attributeOf(style, 'w:type') === 'table')
    .map((style) => attributeOf(descendants(style, 'w:name')[0]!, 'w:val'));
  expect(names).toContain('Table Grid');
});
