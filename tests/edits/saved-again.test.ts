import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBase, readSnapshot } from '../../src/formats/pptx/edits/index.ts';
import { drawPptx, judgeFile } from '../../src/formats/pptx/index.ts';
import { type Package, partText, readZip } from '../../src/package/index.ts';
import { describeChange } from '../../src/pipeline/describe-change.ts';
import { everything } from '../formats/pptx/everything.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { pptx, project } from './edited-project.ts';
import { googleSlides, hasLibreOffice, libreOffice, powerPoint } from './resave.ts';

let built: Uint8Array;
const parts = (): Package => readZip(built).parts;

beforeAll(async () => {
  built = (await drawPptx(everything())).value!;
});

/** What is said of a deck that was changed and then saved. */
function judged(found: Package): { verdict: string; said: string[] } {
  const { verdict, changes } = judgeFile(found, parts());
  return { verdict, said: changes.map(describeChange) };
}

describe('a deck that was only saved again', () => {
  it('says what it was when it was written', () => {
    expect(readBase(parts())).toEqual(readSnapshot(parts()));
  });

  it('by PowerPoint', () => {
    const saved = powerPoint(parts());
    expect(partText(saved, 'ppt/slides/slide2.xml')).not.toBe(partText(parts(), 'ppt/slides/slide2.xml'));
    expect(judged(saved)).toEqual({ verdict: 'saved-again', said: [] });
  });

  it('by Google Slides', () => {
    expect(readBase(googleSlides(parts()))).toBeNull();
    expect(judged(googleSlides(parts()))).toEqual({ verdict: 'saved-again', said: [] });
  });

  it.skipIf(!hasLibreOffice)('by LibreOffice', () => {
    const saved = libreOffice(built, temporaryFolder('resaved'));
    expect(readBase(readZip(saved).parts)).toEqual(readBase(parts()));
    expect(judged(readZip(saved).parts)).toEqual({ verdict: 'saved-again', said: [] });
  });

  // Dark paper, whose map of colours it drops; a table whose rows it makes higher; an equation whose words it drops.
  it.skipIf(!hasLibreOffice).each([
    ['dark', 'overall-national-security-concept/how-the-list-grew/how-the-list-grew.pptx'],
    ['a table', 'overall-national-security-concept/policy-briefing/policy-briefing.zh.pptx'],
  ])('by LibreOffice: %s', (_, path) => {
    const bytes = readFileSync(join('output', path));
    const saved = readZip(libreOffice(bytes, temporaryFolder('resaved'))).parts;
    const { verdict, changes } = judgeFile(saved, readZip(bytes).parts);
    expect({ verdict, said: changes.map(describeChange) }).toEqual({ verdict: 'saved-again', said: [] });
  });

  it.skipIf(!hasLibreOffice)('by LibreOffice: an equation', async () => {
    const slides = "  - { id: root, use: formula, title: Roots, tex: 'd = \\sqrt{h}' }\n";
    const root = await project(`title: Water\nslides:\n${slides}`);
    const bytes = readFileSync(pptx(root));
    expect(
      readBase(readZip(bytes).parts)!.slides[0]!.shapes.some(({ text, alt }) => text === null && alt),
    ).toBe(true);
    const saved = readZip(libreOffice(bytes, temporaryFolder('resaved'))).parts;
    const { verdict, changes } = judgeFile(saved, readZip(bytes).parts);
    expect({ verdict, said: changes.map(describeChange) }).toEqual({ verdict: 'saved-again', said: [] });
  });
});
