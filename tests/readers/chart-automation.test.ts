import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Automizer, modify } from 'pptx-automizer';
import { expect, test } from 'vitest';
import { partText, readZip } from '../../src/package/index.ts';
import { presentation } from '../bundled/build-bundled.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder('automizer');

/** People fill our slides with next month's figures by programs such as this one, which reads and writes the workbook. */
test('pptx-automizer takes a slide of ours and gives its chart other figures', async () => {
  const bytes = await presentation('gallery.pptx');
  writeFileSync(join(folder, 'ours.pptx'), bytes);
  const { parts } = readZip(bytes);
  const number = [...parts.keys()]
    .map((name) => /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1])
    .filter((each) => each !== undefined)
    .map(Number)
    .sort((a, b) => a - b)
    .find((each) => partText(parts, `ppt/slides/slide${each}.xml`)!.includes('<c:chart '))!;
  const automizer = new Automizer({
    templateDir: folder,
    outputDir: folder,
    removeExistingSlides: true,
    verbosity: 0,
  });
  await automizer
    .loadRoot('ours.pptx')
    .load('ours.pptx', 'ours')
    .addSlide('ours', number, (slide) => {
      slide.modifyElement('Chart', [
        modify.setChartData({
          series: [{ label: 'Counted' }],
          categories: [
            { label: 'first', values: [1234] },
            { label: 'second', values: [77] },
          ],
        }),
      ]);
    })
    .write('theirs.pptx');
  const { parts: theirs } = readZip(readFileSync(join(folder, 'theirs.pptx')));
  const charts = [...theirs.keys()].filter((name) => /^ppt\/charts\/chart[^/]*\.xml$/.test(name));
  const changed = charts
    .map((name) => partText(theirs, name)!)
    .find((xml) => xml.includes('<c:v>1234</c:v>'));
  expect(changed).toBeDefined();
  expect(changed).toContain('<c:v>second</c:v>');
  // The axis ends where the program that shows the chart ends it: the new figure is not cut.
  expect(changed).not.toMatch(/<c:max /);
});
