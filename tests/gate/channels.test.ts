import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { OutputFile } from '../../src/formats/index.ts';
import { fold } from '../../src/gate/phrases.ts';
import { readFile } from '../../src/gate/read-file.ts';
import type { FileTexts } from '../../src/gate/read-texts.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { writeHarbour } from './harbour.ts';

/** The filter is switched off: decks get all of their outline, and the gate is all that is left. */
vi.mock('../../src/outline/marking/outline-at.ts', () => ({ outlineAt: (whole: unknown) => whole }));
const seen: OutputFile[] = [];
vi.mock('../../src/gate/index.ts', async (original) => {
  const gate = await original<typeof import('../../src/gate/index.ts')>();
  return {
    ...gate,
    findLeaks: (input: Parameters<typeof gate.findLeaks>[0]) => {
      seen.push(...input.files);
      return gate.findLeaks(input);
    },
  };
});

const deck = `title: Harbour
formats: [pptx, md, html, docx, web]
handouts: [evidence, glossary]
slides:
  - { use: overview, group: parts }
  - { use: element, item: nightjar }
  - { use: element, item: nightjar, id: again, hidden: true, title: Again }
  - { use: chart, title: Money, data: bids, x: bidder, y: amount }
  - { use: chart, title: Margins, data: traffic, x: year, y: margin, id: margins }
  - { use: table, title: Rows, data: traffic }
  - { use: glossary }
`;

describe('with the filter switched off', () => {
  let code = 0;
  let err = '';
  const texts = new Map<string, FileTexts>();
  beforeAll(async () => {
    const root = writeHarbour('off', { 'content/x/decks/d.yaml': deck });
    ({ code, err } = await runInProcess(['build'], root));
    for (const { name, bytes } of seen) texts.set(name, readFile(name, bytes));
  });

  it('the gate stops the deck', () => {
    expect(err).toContain('error[leak]');
    expect(code).toBe(5);
  });

  it.each(['d.pptx', 'd.notes.md', 'd.evidence.html', 'd.evidence.docx', 'd.evidence.md', 'd.web.html'])(
    'it names %s',
    (name) => {
      expect(err).toContain(name);
    },
  );

  /** Where in which file which words must have been read. */
  it.each([
    ['d.pptx', /^ppt\/slides\/slide2\.xml$/, 'We buy the neighbouring yard'],
    ['d.pptx', /^ppt\/slides\/slide1\.xml$/, 'The yard next door'],
    ['d.pptx', /^ppt\/slides\/slide3\.xml$/, 'The board offers forty million for the yard.'],
    ['d.pptx', /^ppt\/notesSlides\/notesSlide2\.xml$/, 'Nobody outside of the board knows the seller.'],
    ['d.pptx', /^ppt\/charts\/chart\d*\.xml$/, 'Norddock Holding'],
    ['d.pptx', /^ppt\/embeddings\/.*: xl\/(worksheets|sharedStrings)/, 'Norddock Holding'],
    ['d.pptx', /^docProps\/custom\.xml$/, 'Board memorandum on the yard'],
    ['d.pptx', /^docProps\/app\.xml$/, 'We buy the neighbouring yard'],
    ['d.notes.md', /^$/, 'The board offers forty million for the yard.'],
    ['d.evidence.html', /^$/, 'offer forty million'],
    ['d.evidence.docx', /^word\/document\.xml$/, 'The board offers forty million for the yard.'],
    ['d.web.html', /^$/, 'We buy the neighbouring yard'],
  ] as const)('%s %s is read', (name, where, words) => {
    const all = texts.get(name)!.texts.filter((each) => where.test(each.where));
    expect(all.some(({ text }) => fold(text).includes(words))).toBe(true);
  });

  it.each([
    ['d.pptx', /^ppt\/charts\//, ['2024', '81']],
    ['d.pptx', /xl\/worksheets\//, ['2024', '81']],
    ['d.pptx', /^ppt\/slides\/slide6\.xml$/, ['2024', '81']],
  ] as const)('rows of %s %s are read', (name, where, cells) => {
    const rows = texts.get(name)!.rows.filter((each) => where.test(each.where));
    const trimmed = rows.map((row) => row.cells.map((each) => fold(each).trim()));
    expect(trimmed.some((row) => cells.every((cell) => row.includes(cell)))).toBe(true);
  });
});

describe('what is read of a file', () => {
  const read = (name: string, text: string) =>
    fold(
      readFile(name, new TextEncoder().encode(text))
        .texts.map((each) => each.text)
        .join('\n'),
    );
  it.each([
    ['a.html', '<p>Project <b>Night</b>jar</p>'],
    ['a.html', '<p data-note="Project Nightjar">x</p>'],
    ['a.html', '<img alt="Project&#32;Nightjar">'],
    ['a.html', '<!-- Project Nightjar -->'],
    ['a.html', '<script>const a = "Project\\u0020Nightjar"</script>'],
    ['a.html', `<img src="data:image/svg+xml;base64,${btoa('<svg><title>Project Nightjar</title></svg>')}">`],
    ['a.svg', '<svg><text><tspan x="0">Project</tspan><tspan x="0" dy="12">Nightjar</tspan></text></svg>'],
    ['a.svg', '<svg><text><tspan x="0">Project Night-</tspan><tspan x="0" dy="12">jar</tspan></text></svg>'],
    ['a.svg', '<svg aria-label="Project Nightjar"/>'],
    ['a.svg', '<svg aria-label="data: Project Nightjar"/>'],
    ['a.svg', '<svg><g id="a_Project_Nightjar"/></svg>'],
    ['a.html', '<h2 id="slide-Project-Nightjar">x</h2>'],
    ['a.html', '<script>const slides = [{"id":"Project-Nightjar"}]</script>'],
    ['a.md', 'A *Project Night*jar'],
    ['a.md', '<!-- Project Nightjar -->'],
    ['a.json', '{"a":"Project\\u0020Nightjar"}'],
    ['a.pdf', '1 0 obj\n<</Title (Project Nightjar)>>\nendobj'],
    [
      'a.pdf',
      `1 0 obj\n<</Title <FEFF${[...'Project Nightjar'].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>>>\nendobj`,
    ],
  ])('%s: %s', (name, text) => {
    expect(read(name, text)).toContain('Project Nightjar');
  });

  it('a page of a PDF: its signs by what its fonts say', () => {
    const pdf = `3 0 obj
<</Length 60>> stream
BT /F1 9 Tf 1 0 0 1 0 0 Tm <00010002> Tj 3 0 Td [<0003> 12 <0004>] TJ ET
endstream
endobj
4 0 obj
<</Length 90>> stream
beginbfchar <0001> <0042> <0002> <0069> endbfchar beginbfrange <0003> <0004> <0064> endbfrange
endstream
endobj`;
    expect(read('a.pdf', pdf)).toContain('Bi de');
  });

  const stream = (number: number, text: string, more = '') =>
    `${number} 0 obj\n<<${more}/Length ${text.length}>> stream\n${text}\nendstream\nendobj\n`;
  const twoFonts = [
    '1 0 obj\n<</Resources <</Font <</F5 5 0 R /F6 6 0 R>>>>>>\nendobj\n',
    '5 0 obj\n<</Type /Font /ToUnicode 7 0 R>>\nendobj\n6 0 obj\n<</Type /Font /ToUnicode 8 0 R>>\nendobj\n',
    stream(
      7,
      'beginbfrange <0001> <0002> [<0050> <0072>] <0003> <0003> <006F> endbfrange beginbfchar <0004> <006A> endbfchar',
    ),
    stream(8, 'beginbfchar <01> <0065> <02> <00630074> endbfchar'),
  ].join('');
  it.each([
    [
      'two fonts in one word, with signs of one byte, and of several letters',
      `${twoFonts}${stream(9, 'BT /F5 9 Tf <0001 0002 0003 0004> Tj /F6 9 Tf (\\001\\2) Tj ET')}`,
      'Project',
    ],
    [
      'steps to the next line',
      `${twoFonts}${stream(9, 'BT /F5 9 Tf <00010002> Tj T* <0003> Tj ET')}`,
      'Pr o',
    ],
    [
      'words instead of what is drawn',
      `${twoFonts}${stream(9, 'BT /Span <</ActualText (Project\\040Nightjar)>> BDC /F5 9 Tf <0001> Tj EMC ET')}`,
      'Project Nightjar',
    ],
    [
      'escapes',
      '1 0 obj\n<</Title (a \\(Project\\nNightjar\\) \\\\101)>>\nendobj',
      '(Project Nightjar) \\101',
    ],
    [
      'brackets in brackets',
      '1 0 obj\n<</Title (a (Project Nightjar) b)>>\nendobj',
      'a (Project Nightjar) b',
    ],
    [
      'an address',
      '1 0 obj\n<</A <</URI (https://example.org/Project%20Nightjar)>>>>\nendobj',
      'Project Nightjar',
    ],
    ['half a letter too much', '1 0 obj\n<</Title <FEFF00500072006F0>>>\nendobj', 'Pro'],
    ['UTF-8', '1 0 obj\n<</Title <EFBBBFC3A4>>>\nendobj', 'ä'],
    [
      'titles behind a stream that holds anything',
      `${stream(3, '<<>> stream endobj (')}4 0 obj\n<</Title (Project)>>\nendobj`,
      'Project',
    ],
  ])('of a PDF: %s', (_, text, words) => {
    expect(read('a.pdf', text)).toContain(words);
  });
});
