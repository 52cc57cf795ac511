import { writeZip } from '../../../src/package/index.ts';
import type { HostileClass } from '../hostile-case.ts';

const types =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>';
const rels = (inner: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const plainParts: Readonly<Record<string, string | Uint8Array>> = {
  '[Content_Types].xml': types,
  '_rels/.rels': rels(
    `<Relationship Id="r1" Type="${office}/officeDocument" Target="ppt/presentation.xml"/>`,
  ),
  'ppt/presentation.xml':
    '<?xml version="1.0"?><p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>',
};
const zipped = (parts: Readonly<Record<string, string | Uint8Array>>) => ({
  'deck.pptx': writeZip(new Map(Object.entries({ ...plainParts, ...parts }))),
});
const refused = (
  name: string,
  parts: Readonly<Record<string, string | Uint8Array>>,
  says: string,
  others: readonly string[] = [],
) => ({
  name,
  files: zipped(parts),
  arguments: ['verify', 'deck.pptx'],
  codes: ['package-refused', ...others],
  says,
  exit: 5,
});
const none = (name: string, bytes: Uint8Array) => ({
  name,
  files: { 'deck.pptx': bytes },
  arguments: ['verify', 'deck.pptx'],
  codes: 'not-a-presentation',
});
const whole = zipped({})['deck.pptx'];
const many = (n: number, piece: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => piece(i)).join('');
const svg = (start: string, inner = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg"${start}>${inner}</svg>`;

/** Presentations of others that are none, or hold what none should. */
export const packageCases: HostileClass = {
  name: 'presentations of others',
  cases: [
    none('no bytes', new Uint8Array()),
    none('words', Buffer.from('not a presentation')),
    none('the end of a zip file alone', whole.slice(-22)),
    none('half a zip file', whole.slice(0, whole.length >> 1)),
    none('a zip file with nothing of Office in it', writeZip(new Map([['a.txt', 'a']]))),
    {
      ...none('an encrypted document', Buffer.from('d0cf11e0a1b11ae1'.padEnd(2048, '0'), 'hex')),
      codes: 'package-refused',
      exit: 5,
    },
    refused(
      'a drawing with hundreds of thousands of attributes',
      { 'ppt/media/image1.svg': svg(many(400_000, (i) => ` a${i}="1"`)), 'ppt/vbaProject.bin': 'x' },
      'macro',
      ['pptx-content-type'],
    ),
    refused(
      'a drawing that is too large to be looked into',
      {
        'ppt/media/image1.svg': svg(
          '',
          many(150_001, () => '<g onload="x"/>'),
        ),
      },
      'too large to be looked into',
      ['pptx-content-type'],
    ),
    refused(
      'a drawing of one text that is too large to be looked into',
      { 'ppt/media/image1.svg': svg(` onload="${'x'.repeat(17 << 20)}"`) },
      'too large to be looked into',
      ['pptx-content-type'],
    ),
    refused('macros', { 'ppt/vbaProject.bin': new Uint8Array(64) }, 'macro', ['pptx-content-type']),
    refused(
      'a document type',
      { 'ppt/slides/slide1.xml': '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>' },
      'slide1.xml',
      ['pptx-structure', 'pptx-xml'],
    ),
    refused('a name that leads out', { '../../evil.xml': '<x/>' }, '../../evil.xml'),
    refused('a name from the root', { '/etc/passwd': 'x' }, '/etc/passwd', ['pptx-content-type']),
    refused(
      'contents from elsewhere',
      {
        'ppt/_rels/presentation.xml.rels': rels(
          `<Relationship Id="r1" Type="${office}/image" Target="http://evil.example/x.png" TargetMode="External"/>`,
        ),
      },
      'evil.example',
    ),
    refused(
      'twenty thousand parts',
      Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`ppt/p${i}.xml`, '<x/>'])),
      '10000 entries',
    ),
  ],
};
