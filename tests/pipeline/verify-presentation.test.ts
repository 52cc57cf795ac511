import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { starterFiles } from '../../src/cli/commands/run-init.ts';
import { buildDecks, openProject, type Project, verifyPresentation } from '../../src/index.ts';
import { readZip, writeZip } from '../../src/package/index.ts';
import { type OddEntry, oddZip } from '../fixtures/odd-zip.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('verify');
let project: Project;
let own: string;
/** Parts of a presentation that pptxgenjs wrote: none of ours. */
let foreign: [string, string | Uint8Array][];

beforeAll(async () => {
  const root = join(scratch, 'project');
  for (const { path, text } of starterFiles) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  project = openProject(root).value!;
  await buildDecks(project, { out: join(root, 'output') });
  own = join(root, 'output/compost/introduction/introduction.pptx');
  foreign = foreignParts();
});

describe('a presentation of ours', () => {
  it('is current after its build, wherever it lies', async () => {
    expect(await lookAt(own)).toMatchObject({ codes: [], status: 'current' });
    const copy = place('copy.pptx', readFileSync(own));
    expect(await lookAt(copy)).toMatchObject({ codes: [], status: 'current' });
  });

  it('is edited where somebody changed it, and says which slides', async () => {
    const copy = place(
      'edited.pptx',
      withPart('ppt/slides/slide3.xml', 'Everything starts', 'Everything begins'),
    );
    const { codes, messages, status, trouble } = await lookAt(copy);
    expect([codes, status, trouble]).toEqual([['hand-edited'], 'edited', ['drift']]);
    expect(messages[0]).toContain('slide 3 `element-scraps`: title changed');
    const noted = place(
      'noted.pptx',
      withPart('ppt/notesSlides/notesSlide4.xml', 'smelled like', 'looked like'),
    );
    expect((await lookAt(noted)).messages[0]).toContain('slide 4 `element-heap`: note changed');
  });

  it('is stale where the project says something else, and both where both', async () => {
    const root = join(scratch, 'later');
    cpSync(project.root, root, { recursive: true });
    const outline = join(root, 'content/compost/outline.yaml');
    writeFileSync(outline, readFileSync(outline, 'utf8').replace('label: Soil', 'label: Dark soil'));
    const later = openProject(root).value!;
    const committed = join(root, 'output/compost/introduction/introduction.pptx');
    expect(await lookAt(committed, later)).toMatchObject({ codes: ['output-stale'], status: 'stale' });
    writeFileSync(committed, withPart('ppt/slides/slide3.xml', 'Everything starts', 'Everything begins'));
    const both = await lookAt(committed, later);
    expect(both).toMatchObject({ codes: ['hand-edited'], status: 'stale-and-edited' });
    expect(both.messages[0]).toContain('and its deck has changed since');
  });

  it('is what it is where its project is not here, has lost its deck, or is broken', async () => {
    expect(await lookAt(own, null)).toMatchObject({ codes: [], status: 'unknown' });
    const root = join(scratch, 'lost');
    cpSync(project.root, root, { recursive: true });
    rmSync(join(root, 'content/compost/decks/introduction.yaml'));
    expect(await lookAt(own, openProject(root).value!)).toMatchObject({ codes: [], status: 'unknown' });
    writeFileSync(join(root, 'content/compost/decks/introduction.yaml'), 'slides: [{ use: nothing }]\n');
    expect(await lookAt(own, openProject(root).value!)).toMatchObject({
      codes: ['unknown-template'],
      status: 'unknown',
    });
  });

  it('keeps its promises: what other programs may do is a fault in it', async () => {
    const copy = place(
      'house.pptx',
      withPart('docProps/app.xml', '<Slides>6</Slides>', '<Slides>7</Slides>'),
    );
    expect((await lookAt(copy, null)).codes).toEqual(['pptx-properties']);
  });
});

describe('a presentation of ours that another program packed anew', () => {
  const repacked = (change: (entries: OddEntry[]) => OddEntry[]): string =>
    place('repacked.pptx', oddZip(change(entries([...readZip(readFileSync(own)).parts]))));

  it.each<[string, (entries: OddEntry[]) => OddEntry[], string]>([
    [
      'a folder',
      (all) => [...all, { name: 'ppt/slides/', bytes: '' }],
      '"ppt/slides/" is a directory, not a part',
    ],
    ['another order', (all) => [...all].reverse(), '[Content_Types].xml is not the first entry'],
  ])('%s', async (_, change, message) => {
    expect(await lookAt(repacked((all) => all))).toMatchObject({ codes: [], status: 'current' });
    const { codes, messages, trouble } = await lookAt(repacked(change));
    expect([codes[0], messages[0], trouble[0]]).toEqual(['pptx-zip', message, 'input']);
  });
});

describe('a presentation of another program', () => {
  it('is looked at for what keeps people from reading it', async () => {
    const { codes, status, trouble } = await lookAt(place('foreign.pptx', oddZip(entries(foreign))));
    expect([status, new Set(trouble)]).toEqual([null, new Set(['input'])]);
    expect(codes.sort()).toEqual([
      'color-alone',
      'low-contrast',
      'merged-cells',
      'no-alternative',
      'no-alternative',
      'no-header-row',
      'poor-alternative',
      'small-type',
      'untitled-slide',
      'vague-link',
    ]);
  });

  it('has no ids of slides to be told', async () => {
    const { messages } = await lookAt(place('foreign.pptx', oddZip(entries(foreign))));
    expect(messages.every((message) => message.startsWith('slide 1: '))).toBe(true);
  });

  it('takes the levels of the project that it is verified in', async () => {
    const root = join(scratch, 'levels');
    cpSync(project.root, root, { recursive: true });
    writeFileSync(join(root, 'throughline.yaml'), 'checks: { low-contrast: off, small-type: error }\n');
    const looked = await lookAt(place('foreign.pptx', oddZip(entries(foreign))), openProject(root).value!);
    expect(looked.codes).not.toContain('low-contrast');
    expect(looked.errors).toContain('small-type');
  });

  it.skipIf(!hasLibreOffice())('may come from LibreOffice', async () => {
    const folder = join(scratch, 'office');
    mkdirSync(folder, { recursive: true });
    execFileSync(
      'soffice',
      [
        '--headless',
        `-env:UserInstallation=file://${scratch}/profile`,
        '--convert-to',
        'pptx',
        '--outdir',
        folder,
        own,
      ],
      {
        stdio: 'ignore',
        timeout: 300_000,
      },
    );
    const { codes, status } = await lookAt(join(folder, 'introduction.pptx'));
    expect([status, codes.includes('hand-edited')]).toEqual(['saved-again', false]);
    // Its packages are sound; it loses the alternative text of tables.
    expect(codes.filter((code) => code.startsWith('pptx-') || code === 'package-refused')).toEqual([]);
  });
});

describe('a file that means harm', () => {
  const rels = 'ppt/slides/_rels/slide1.xml.rels';
  const leads = (type: string, target: string) =>
    `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;
  const cases: [string, () => OddEntry[], string, string][] = [
    [
      'one name twice',
      () => [...entries(foreign), { name: 'ppt/slides/slide1.xml', bytes: '<x/>' }],
      'package-refused',
      '"ppt/slides/slide1.xml" is in the file twice',
    ],
    [
      'one name in two cases',
      () => [...entries(foreign), { name: 'PPT/slides/slide1.xml', bytes: '<x/>' }],
      'package-refused',
      '"PPT/slides/slide1.xml" is in the file twice',
    ],
    [
      'a name that climbs',
      () => [...entries(foreign), { name: '../../evil.xml', bytes: '<x/>' }],
      'package-refused',
      '"../../evil.xml" leads out',
    ],
    [
      'an absolute name',
      () => [...entries(foreign), { name: '/etc/evil.xml', bytes: '<x/>' }],
      'package-refused',
      '"/etc/evil.xml" leads out',
    ],
    [
      'a drive',
      () => [...entries(foreign), { name: 'C:\\evil.xml', bytes: '<x/>' }],
      'package-refused',
      'leads out',
    ],
    [
      'macros',
      () => [...entries(foreign), { name: 'ppt/vbaProject.bin', bytes: 'x' }],
      'package-refused',
      '"ppt/vbaProject.bin" holds macros',
    ],
    [
      'a control',
      () => [...entries(foreign), { name: 'ppt/activeX/activeX1.xml', bytes: '<x/>' }],
      'package-refused',
      'macros or controls',
    ],
    [
      'a document type',
      () =>
        changed(
          'ppt/slides/slide1.xml',
          /^<\?xml[^>]*\?>/,
          '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>',
        ),
      'package-refused',
      '"ppt/slides/slide1.xml" has a document type',
    ],
    [
      'a picture from elsewhere',
      () => changed(rels, '</Relationships>', leads('image', 'http://evil.example/x.png')),
      'package-refused',
      'fetches an image from "http://evil.example/x.png"',
    ],
    [
      'a template from elsewhere',
      () => changed(rels, '</Relationships>', leads('attachedTemplate', 'file:///x')),
      'package-refused',
      'fetches an attachedTemplate',
    ],
    [
      'a link to a file',
      () => changed(rels, '</Relationships>', leads('hyperlink', 'file:///etc/passwd')),
      'package-refused',
      'links to "file:///etc/passwd"',
    ],
    ...[
      ' javascript:alert(1)',
      '&#9;java&#10;script:alert(1)',
      '//evil.example/x',
      '\\\\evil.example\\share',
      'ms-word:ofe|u|http://evil.example/x.docx',
      'search-ms:query=x',
      'data:text/html,x',
      'other.pptx',
      'https:evil',
    ].map((target): [string, () => OddEntry[], string, string] => [
      `a link elsewhere: ${target}`,
      () => changed(rels, '</Relationships>', leads('hyperlink', target)),
      'package-refused',
      'links to "',
    ]),
    ...[
      'ppaction://program?app=calc.exe',
      ' PPACTION://macro?name=x',
      'ppaction:&#47;/ole?verb=0',
      'ppaction://hlinkfile',
    ].map((action): [string, () => OddEntry[], string, string] => [
      `an action: ${action}`,
      () =>
        changed(
          'ppt/slides/slide1.xml',
          /<p:cNvPr [^>]*?\/?>/,
          `<p:cNvPr id="2" name="x"><a:hlinkClick r:id="" tooltip=">" action='${action}'/></p:cNvPr>`,
        ),
      'package-refused',
      'starts something on a click',
    ]),
    [
      'macros under another name, told by their type',
      () =>
        changed(
          '[Content_Types].xml',
          '</Types>',
          '<Override ContentType="application/vnd.ms-office.vbaProject" PartName="/ppt/notes.bin"/></Types>',
        ),
      'package-refused',
      'says that it has macros: /ppt/notes.bin',
    ],
    [
      'macros under another name, told by their relationship',
      () =>
        changed(
          rels,
          '</Relationships>',
          '<Relationship Id="rIdX" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="notes.bin"/></Relationships>',
        ),
      'package-refused',
      'leads to a vbaProject',
    ],
    [
      'macros in a workbook',
      () => [
        ...entries(foreign),
        {
          name: 'ppt/embeddings/book.xlsx',
          bytes: oddZip([{ name: 'xl/vbaProject.bin', bytes: 'x' }]),
        },
      ],
      'package-refused',
      'in "ppt/embeddings/book.xlsx": "xl/vbaProject.bin" holds macros',
    ],
    [
      'a document type behind a comment',
      () =>
        changed(
          'ppt/slides/slide1.xml',
          /^<\?xml[^>]*\?>/,
          '<?xml version="1.0"?><!-- <p:sld> --><!DOCTYPE x SYSTEM "http://evil.example/x">',
        ),
      'package-refused',
      '"ppt/slides/slide1.xml" has a document type',
    ],
    [
      'a document type in a part that is not called XML',
      () => [...entries(foreign), { name: 'customXml/item1.dat', bytes: '\uFEFF<!DOCTYPE x><x/>' }],
      'package-refused',
      '"customXml/item1.dat" has a document type',
    ],
    [
      'a document type in wide letters',
      () => [
        ...entries(foreign),
        { name: 'customXml/item1.xml', bytes: Buffer.from('\uFEFF<!DOCTYPE x><x/>', 'utf16le') },
      ],
      'package-refused',
      '"customXml/item1.xml" has a document type',
    ],
    [
      'a script in a drawing',
      () => [
        ...entries(foreign),
        {
          name: 'ppt/media/x.svg',
          bytes: '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>',
        },
      ],
      'package-refused',
      '"ppt/media/x.svg" holds a script',
    ],
    [
      'relationships with a prefix',
      () =>
        changed(
          rels,
          /^[\s\S]*$/,
          '<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"><r:Relationship Id="x" Type="http://x/image" Target="http://evil.example/x" TargetMode="External"/></r:Relationships>',
        ),
      'package-refused',
      'fetches an image',
    ],
    [
      'encryption',
      () => [{ name: '[Content_Types].xml', bytes: 'x', flags: 1 }],
      'package-refused',
      'is encrypted',
    ],
    [
      'far too much',
      () => [{ name: 'a.xml', bytes: 'x', claims: 0x7fffffff }],
      'package-refused',
      'larger than is allowed',
    ],
    [
      'too many entries',
      () => Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}`, bytes: '' })),
      'package-refused',
      'more than 10000 entries',
    ],
    [
      'a lie about a size',
      () => [{ name: 'a.xml', bytes: 'x'.repeat(1000), claims: 10 }],
      'not-a-presentation',
      '"a.xml" is damaged',
    ],
    [
      'another kind of package',
      () => [{ name: 'word/document.xml', bytes: '<x/>' }],
      'not-a-presentation',
      'no [Content_Types].xml',
    ],
    [
      'half an element',
      () => changed('ppt/slides/slide1.xml', /<p:cSld[\s\S]*$/, '<p:cSld'),
      'not-a-presentation',
      'its slides cannot be read',
    ],
    [
      'depth',
      () => changed('ppt/slides/slide1.xml', /^[\s\S]*$/, '<a>'.repeat(5000) + '</a>'.repeat(5000)),
      'not-a-presentation',
      'nested',
    ],
  ];
  it.each(cases)('%s', async (_, make, code, words) => {
    const { codes, messages, trouble } = await lookAt(place('odd.pptx', oddZip(make())), null);
    expect(codes).toContain(code);
    expect(messages.some((message) => message.includes(words)) ? words : messages).toBe(words);
    expect(trouble).toContain(code === 'package-refused' ? 'policy' : 'input');
    expect(trouble).not.toContain('bug');
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', Buffer.alloc(0), 'this is not a zip file'],
    ['a text', Buffer.from('hello'), 'this is not a zip file'],
    [
      'the old format, or a password',
      Buffer.from(`D0CF11E0A1B11AE1${'00'.repeat(600)}`, 'hex'),
      'encrypted with a password',
    ],
  ])('%s', async (_, bytes, words) => {
    const { messages, value } = await lookAt(place('odd.pptx', bytes), null);
    expect(messages[0]).toContain(words);
    expect(value).toBeUndefined();
  });

  it('is refused quickly wherever it is cut off or flipped', async () => {
    const whole = oddZip(entries(foreign));
    for (let i = 0; i < 60; i++) {
      const bytes = Buffer.from(i % 2 ? whole.subarray(0, (whole.length * i) / 60) : whole);
      if (i % 2 === 0) bytes[Math.floor((whole.length * i) / 60)]! ^= 0xff;
      const { trouble } = await lookAt(place('odd.pptx', bytes), null);
      expect(trouble).not.toContain('bug');
    }
  });
});

it.each([
  ['nothing.pptx', 'there is no such file'],
  ['.', 'it is a folder'],
])('cannot read %s', async (name, words) => {
  const { codes, messages, trouble } = await lookAt(join(scratch, name), null);
  expect([codes, trouble]).toEqual([['file-unreadable'], ['io']]);
  expect(messages[0]).toContain(words);
});

async function lookAt(path: string, within: Project | null = project) {
  const { value, diagnostics } = await verifyPresentation(path, { shown: path, project: within });
  return {
    value,
    status: value?.own?.status ?? null,
    codes: diagnostics.map(({ code }) => code),
    errors: diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    messages: diagnostics.map(({ message }) => message),
    trouble: [...new Set(diagnostics.map((diagnostic) => diagnostic.trouble))],
  };
}

function place(name: string, bytes: Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, bytes);
  return path;
}

function withPart(part: string, from: string, to: string): Uint8Array {
  const { parts } = readZip(readFileSync(own));
  const text = Buffer.from(parts.get(part)!).toString('utf8');
  expect(text).toContain(from);
  parts.set(part, text.replace(from, to));
  return writeZip(parts);
}

function entries(parts: readonly [string, string | Uint8Array][]): OddEntry[] {
  return parts.map(([name, bytes]) => ({ name, bytes }));
}

function changed(part: string, from: string | RegExp, to: string): OddEntry[] {
  return foreign.map(([name, bytes]) => {
    if (name !== part) return { name, bytes };
    const text = Buffer.from(bytes as string).toString('utf8'); // Buffer.from takes either.
    expect(text.search(from)).toBeGreaterThanOrEqual(0);
    return { name, bytes: text.replace(from, () => to) };
  });
}

/** Written by the library itself in a process of its own: here it packs with a zip library of ours. */
function foreignParts(): [string, string | Uint8Array][] {
  const script = `
    const { default: PptxGenJs } = await import('pptxgenjs');
    const deck = new PptxGenJs();
    const slide = deck.addSlide();
    slide.addText('No placeholder', { x: 1, y: 0.3, w: 8, h: 1, fontSize: 30, color: '000000' });
    slide.addText('Faint and small', { x: 1, y: 1.5, w: 4, h: 0.5, fontSize: 10, color: 'CCCCCC' });
    const link = { hyperlink: { url: 'https://example.org' } };
    slide.addText([{ text: 'click here', options: link }], { x: 1, y: 2, w: 4, h: 0.5, fontSize: 20 });
    slide.addTable([[{ text: 'a', options: { colspan: 2 } }], [{ text: '1' }, { text: '2' }]], { x: 1, y: 3, w: 4 });
    const rows = [1, 2].map((n) => ({ name: 'S' + n, labels: ['x', 'y'], values: [n, 2] }));
    slide.addChart(deck.ChartType.bar, rows, { x: 5, y: 1, w: 4, h: 3, showLegend: true });
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    slide.addImage({ data: 'image/png;base64,' + png, x: 1, y: 4, w: 1, h: 1, altText: 'photo.png' });
    process.stdout.write(await deck.write({ outputType: 'base64' }));
  `;
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const args = ['--input-type=module', '-e', script];
  const written = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return [...readZip(Buffer.from(written, 'base64')).parts].filter(([name]) => !name.endsWith('/'));
}

function hasLibreOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
