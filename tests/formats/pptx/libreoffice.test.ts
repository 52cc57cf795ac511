import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawPptx } from '../../../src/formats/pptx/index.ts';
import { attributeOf, descendants, parseXml, textContent, type XmlElement } from '../../../src/xml/index.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { everything } from './everything.ts';

// A reader that is not ours, where it is installed: what it makes of a deck, as flat OpenDocument.
const installed = spawnSync('soffice', ['--version']).status === 0;

describe.skipIf(!installed)('LibreOffice', () => {
  const folder = temporaryFolder('office');
  let document: XmlElement;

  beforeAll(async () => {
    writeFileSync(join(folder, 'deck.pptx'), (await drawPptx(everything())).value!);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'fodp', '--outdir', folder, join(folder, 'deck.pptx')],
      {
        stdio: 'ignore',
        timeout: 300_000,
      },
    );
    document = parseXml(readFileSync(join(folder, 'deck.fodp'), 'utf8'));
  });

  const slides = () => descendants(document, 'draw:page');
  const wordsOf = (element: XmlElement) => textContent(element).replace(/\s+/g, ' ').trim();

  test('sees all slides', () => {
    expect(slides()).toHaveLength(everything().placed.slides.length);
  });

  test('sees titles as titles', () => {
    const titles = slides().map((page) =>
      descendants(page, 'draw:frame')
        .filter((frame) => attributeOf(frame, 'presentation:class') === 'title')
        .map(wordsOf),
    );
    expect(titles[1]).toEqual(['Text of every kind']);
    expect(titles.every((each) => each.length === 1)).toBe(true);
  });

  test('sees notes', () => {
    const notes = descendants(slides()[0]!, 'presentation:notes')[0]!;
    expect(wordsOf(notes)).toContain('Say this first, with a link');
  });

  test('sees connectors glued to shapes', () => {
    const connectors = descendants(slides()[2]!, 'draw:connector');
    expect(connectors).toHaveLength(6);
    for (const connector of connectors) {
      expect(attributeOf(connector, 'draw:start-shape')).not.toBe(null);
      expect(attributeOf(connector, 'draw:end-shape')).not.toBe(null);
    }
  });

  test('sees alternative texts', () => {
    const alts = descendants(document, 'svg:desc').map(wordsOf);
    // Those of groups it does not keep.
    expect(alts).toContain('Table plain');
    expect(alts).toContain('Picture first');
    expect(alts).toContain('Chart of pie');
  });
});
