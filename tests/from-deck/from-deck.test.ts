import { describe, expect, it } from 'vitest';
import { checkWords, textsOfDeck } from '../../src/checks/index.ts';
import { readPptx, verifyFile } from '../../src/formats/pptx/index.ts';
import { partText, readZip } from '../../src/package/index.ts';
import { validatorErrors } from '../validator-errors.ts';
import { buildTaking, bundled, changed, edit } from './take.ts';

const water = bundled('water-cycle/ten-minutes/ten-minutes.en.pptx');
const decks = [
  'overall-national-security-concept/executive/executive.pptx',
  'overall-national-security-concept/policy-briefing/policy-briefing.zh.pptx',
  'gallery/gallery-night/gallery-night.pptx',
  'water-cycle/ten-minutes/ten-minutes.en.pptx',
];

/** All characters of a slide's shapes, blanks apart. */
function wordsOf(file: Uint8Array, number: number): string {
  const { shapes } = readPptx(file).slides[number - 1]!;
  return shapes.map((shape) => JSON.stringify(shape.paragraphs)).join('\n');
}

describe('slides of another presentation', () => {
  it.each(decks)('stand beside ours as they are: %s', async (path) => {
    const old = bundled(path);
    const count = readPptx(old).slides.length;
    const { files, diagnostics } = await buildTaking(['{ use: from-deck, file: old.pptx }'], {
      'old.pptx': old,
    });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const made = files[0]!.bytes;
    expect(verifyFile(made)).toEqual([]);
    expect(readPptx(made).slides).toHaveLength(count + 2);
    for (let number = 1; number <= count; number++)
      expect(wordsOf(made, number + 1)).toBe(wordsOf(old, number));
    expect(await validatorErrors('made.pptx', made)).toEqual([]);
  });

  it('stand on our masters where they stood on the same', async () => {
    const ours = (await buildTaking([], {})).files[0]!.bytes;
    const take = (file: Uint8Array) =>
      buildTaking(['{ use: from-deck, file: old.pptx, slides: [1, 2] }'], { 'old.pptx': file });
    const mastersIn = (file: Uint8Array) =>
      [...readZip(file).parts.keys()].filter((name) => /^ppt\/slideMasters\/[^/]+\.xml$/.test(name)).length;
    expect(mastersIn((await take(ours)).files[0]!.bytes)).toBe(1);
    expect(mastersIn((await take(water)).files[0]!.bytes)).toBe(2);
    const twice = await buildTaking(
      ['{ use: from-deck, file: a.pptx, slides: [1, 2] }', '{ use: from-deck, file: b.pptx, slides: [2-3] }'],
      { 'a.pptx': water, 'b.pptx': changed(water, () => {}) },
    );
    expect(mastersIn(twice.files[0]!.bytes)).toBe(2);
    expect(verifyFile(twice.files[0]!.bytes)).toEqual([]);
  });

  it('are taken in the order in which they are named, with notes, and hidden where they were', async () => {
    const old = changed(water, (parts) =>
      edit(parts, 'ppt/slides/slide4.xml', (text) => text.replace('<p:sld ', '<p:sld show="0" ')),
    );
    const { files, laidOut } = await buildTaking(['{ use: from-deck, file: old.pptx, slides: [5, 3-4] }'], {
      'old.pptx': old,
    });
    const { deck } = laidOut!.editions[0]!;
    expect(deck.slides.map(({ id, hidden }) => [id, hidden])).toEqual([
      ['front', false],
      ['old-5', false],
      ['old-3', false],
      ['old-4', true],
      ['behind', false],
    ]);
    const { parts } = readZip(files[0]!.bytes);
    const spoken = (parts: Parameters<typeof partText>[0], number: number) =>
      [...partText(parts, `ppt/notesSlides/notesSlide${number}.xml`)!.matchAll(/<a:t>([^<]*)/g)]
        .map(([, text]) => text)
        .join('')
        .replace(/\d+$/, '');
    expect(spoken(parts, 2)).toBe(spoken(readZip(old).parts, 5));
  });

  it('give the same bytes for the same files', async () => {
    const build = async () =>
      (await buildTaking(['{ use: from-deck, file: old.pptx }'], { 'old.pptx': changed(water, () => {}) }))
        .files;
    expect(Buffer.compare((await build())[0]!.bytes, (await build())[0]!.bytes)).toBe(0);
  });

  it('begin the sections of their file where the deck names none', async () => {
    const sections = async (...entries: string[]) =>
      (await buildTaking(entries, { 'old.pptx': water })).laidOut!.editions[0]!.deck.sections.map(
        ({ title }) => title,
      );
    const take = '{ use: from-deck, file: old.pptx, slides: [4-6] }';
    expect(await sections(take)).toEqual(['Introduction', 'From sea to sky']);
    expect(await sections('{ section: Backup, appendix: true }', take)).toEqual(['Introduction', 'Backup']);
  });

  const slide = 'ppt/slides/slide2.xml';
  const rels = 'ppt/slides/_rels/slide2.xml.rels';
  const lead = (type: string, target: string) => (text: string) =>
    text.replace(
      '</Relationships>',
      `<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
    );

  it.each([
    ['slides: [2, 99]', water, 'from-deck-slide', 'and no slide 99'],
    ['slides: [two]', water, 'from-deck-slide', '"two" is no number of a slide'],
    ['slides: [7-5]', water, 'from-deck-slide', '"7-5" is no number of a slide'],
    [
      'slides: [2]',
      new TextEncoder().encode('no zip file at all, however long it is'),
      'from-deck-unreadable',
      '',
    ],
    ['slides: [2]', Buffer.from('D0CF11E0A1B11AE1', 'hex'), 'from-deck-unreadable', 'encrypted'],
    [
      'slides: [2]',
      changed(water, (parts) => edit(parts, rels, lead('hyperlink', 'file:///C:/x.exe'))),
      'from-deck-refused',
      'file:///C:/x.exe',
    ],
    [
      'slides: [2]',
      changed(water, (parts) => edit(parts, rels, lead('image', 'https://evil.example/x.png'))),
      'from-deck-refused',
      'fetches an image',
    ],
    [
      'slides: [2]',
      changed(water, (parts) =>
        edit(parts, slide, (text) =>
          text.replace('<a:rPr', '<a:rPr><a:hlinkClick r:id="" action="ppaction://program"/></a:rPr><a:rPr'),
        ),
      ),
      'from-deck-refused',
      '',
    ],
    [
      'slides: [2]',
      changed(water, (parts) =>
        edit(parts, 'ppt/presentation.xml', (text) =>
          text.replace(/<p:sldSz [^>]*>/, '<p:sldSz cx="9144000" cy="6858000"/>'),
        ),
      ),
      'from-deck-size',
      '10 × 7.5 in',
    ],
  ])('are refused where they cannot be taken: %s %#', async (slides, file, code, message) => {
    const { diagnostics } = await buildTaking([`{ use: from-deck, file: old.pptx, ${slides} }`], {
      'old.pptx': file,
    });
    const found = diagnostics.find((each) => each.code === code);
    expect(found?.message ?? diagnostics.map((each) => each.code).join()).toContain(message);
    expect(found?.span?.file.path).toBe('content/fuzz/decks/deck.yaml');
  });

  it('take links to slides that come too, and leave others plain', async () => {
    const link = (to: string) => (text: string) =>
      text.replace(
        '</Relationships>',
        `<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide" Target="${to}"/></Relationships>`,
      );
    const old = (to: string) =>
      changed(water, (parts) => {
        edit(parts, rels, link(to));
        edit(parts, slide, (text) =>
          text.replace(
            /<a:rPr ([^>]*)\/>/,
            '<a:rPr $1><a:hlinkClick r:id="rId77" action="ppaction://hlinksldjump"/></a:rPr>',
          ),
        );
      });
    const take = async (to: string) => {
      const { files } = await buildTaking(['{ use: from-deck, file: old.pptx, slides: [2, 3] }'], {
        'old.pptx': old(to),
      });
      expect(verifyFile(files[0]!.bytes)).toEqual([]);
      const { parts } = readZip(files[0]!.bytes);
      return [
        partText(parts, slide)!.includes('hlinksldjump'),
        partText(parts, rels)!.includes('"slide3.xml"'),
      ];
    };
    expect(await take('slide3.xml')).toEqual([true, true]);
    expect(await take('slide6.xml')).toEqual([false, false]);
  });

  it('are told in notes, handouts and pages, with a picture of what can be drawn', async () => {
    const { files, diagnostics } = await buildTaking(
      ['{ use: from-deck, file: old.pptx, slides: [2], notes: And then wait. }'],
      { 'old.pptx': water },
      { formats: ['md', 'html', 'web'], head: 'handouts: [slides-and-notes]' },
    );
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const pages = files.filter(({ name }) => !name.startsWith('pictures/'));
    expect(pages).toHaveLength(4);
    expect(files.map(({ name }) => name)).toContain('pictures/deck.old-2.svg');
    for (const { name, bytes } of pages) {
      const text = new TextDecoder().decode(bytes);
      expect(text, name).toContain('Where is most of Earth’s water?');
      expect(text, name).toContain('And then wait.');
    }
  });

  it('say at the entry which slide a word of theirs is on', async () => {
    const old = changed(water, (parts) =>
      edit(parts, slide, (text) => text.replaceAll('In the oceans', 'In our oceans')),
    );
    const { laidOut } = await buildTaking(['{ use: from-deck, file: old.pptx, slides: [2] }'], {
      'old.pptx': old,
    });
    const { deck } = laidOut!.editions[0]!;
    const found = checkWords(deck.outline, textsOfDeck(deck));
    expect(found.map(({ message, span }) => [message.slice(0, 30), span!.file.path])).toContainEqual([
      '"old.pptx", slide 2: "our" spe',
      'content/fuzz/decks/deck.yaml',
    ]);
  });
});
