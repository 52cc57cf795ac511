import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyFile, verifyPackage } from '../../../src/formats/pptx/index.ts';
import { partText, readZip } from '../../../src/package/index.ts';
import { runInProcess } from '../../cli/run-in-process.ts';
import { type MediaWishes, mediaFile, whereFilmed } from '../../fixtures/media.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { validatorErrors } from '../../validator-errors.ts';

const folder = temporaryFolder('media');
const write = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
};
const deckYaml = `formats: [pptx, web]
slides:
  - { use: video, id: film, title: The flood, src: media/flood.mp4, alt: A river in flood, caption: It leaves its bed }
  - { use: video, id: sound, title: The bell, src: media/bell.m4a, poster: images/bell.svg, alt: The bell of the ferry }
  - { use: video, id: again, title: The flood again, src: media/flood.mp4, alt: The same river }
  - { use: video, id: led, title: On the web, url: "https://example.org/film", alt: A film on the web }
  - { use: bullets, id: steps, title: Steps, build: steps, points: [One, Two] }
`;
const flood: MediaWishes = { made: 3_800_000_000, inMovie: [whereFilmed] };
const output = (name: string) => readFileSync(join(folder, 'output/water/talk', name));

beforeAll(async () => {
  write('content/water/outline.yaml', 'title: Water\n');
  write('content/water/decks/talk.yaml', deckYaml);
  write('content/water/media/flood.mp4', mediaFile(flood));
  write('content/water/media/bell.m4a', mediaFile({ kind: 'audio' }));
  write(
    'content/water/images/bell.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><rect width="160" height="90" fill="#246"/></svg>',
  );
  const { code, err } = await runInProcess(['build'], folder);
  expect([code, err]).toEqual([0, expect.any(String)]);
});

const parts = () => readZip(output('talk.pptx')).parts;
const slide = (number: number) => partText(parts(), `ppt/slides/slide${number}.xml`)!;
const relationships = (number: number) => partText(parts(), `ppt/slides/_rels/slide${number}.xml.rels`)!;

describe('a video in a deck', () => {
  it('is there once, cleaned, with its type', () => {
    const names = [...parts().keys()].filter((name) => /\.(mp4|m4a)$/.test(name));
    expect(names.map((name) => name.slice(-3))).toEqual(['mp4', 'm4a']);
    expect(partText(parts(), '[Content_Types].xml')).toContain('Extension="mp4" ContentType="video/mp4"');
    expect(partText(parts(), '[Content_Types].xml')).toContain('Extension="m4a" ContentType="audio/mp4"');
    expect(Buffer.from(parts().get(names[0]!) as Uint8Array).toString('latin1')).not.toContain('+52.52');
  });

  it('plays on a click, for programs of today and of before', () => {
    const [film, again] = [slide(1), slide(3)];
    const id = /<p:cNvPr id="(\d+)"[^>]*descr="A river in flood"/.exec(film)![1];
    expect(film).toContain('<a:hlinkClick r:id="" action="ppaction://media"/>');
    expect(film).toMatch(/<a:videoFile r:link="rId\d+"\/>.*<p14:media [^>]*r:embed="rId\d+"\/>/);
    expect(film).toContain(
      `cmd="togglePause"><p:cBhvr><p:cTn id="6" dur="1" fill="hold"/><p:tgtEl><p:spTgt spid="${id}"/>`,
    );
    expect(film).toMatch(/<p:video><p:cMediaNode/);
    expect(slide(2)).toMatch(/<a:audioFile .*<p:audio><p:cMediaNode/);
    expect(relationships(1)).toContain(
      'http://schemas.microsoft.com/office/2007/relationships/media" Target="../media/',
    );
    expect(relationships(1)).toContain('officeDocument/2006/relationships/video" Target="../media/');
    const target = /relationships\/video" Target="([^"]+)"/;
    expect(target.exec(relationships(3))![1]).toBe(target.exec(relationships(1))![1]);
    expect(again).toContain('descr="The same river"');
    // Programs look for no drawing under what plays.
    expect(film).not.toContain('svgBlip');
  });

  it('is a picture that leads there, where only an address is given', () => {
    expect(slide(4)).toMatch(/<a:hlinkClick r:id="rId\d+"\/>/);
    expect(relationships(4)).toContain('Target="https://example.org/film" TargetMode="External"');
    expect(slide(4)).not.toContain('<p:timing>');
  });

  it('leaves steps as they are', () => {
    expect(slide(5)).toContain('nodeType="mainSeq"');
    expect(slide(5)).not.toContain('cMediaNode');
  });

  it('is a sound file to our rules and to Microsoft’s', async () => {
    expect(verifyFile(output('talk.pptx'))).toEqual([]);
    for (const version of ['Office2013', 'Microsoft365'] as const)
      expect(await validatorErrors('talk.pptx', output('talk.pptx'), version)).toEqual([]);
  });

  it('plays on the page for the web, and only what came with it', () => {
    const html = output('talk.web.html').toString();
    expect(html.match(/<video [^>]*controls/g)).toHaveLength(3);
    expect(html).toMatch(/<video [^>]*src="data:video\/mp4;base64,/);
    expect(html).toContain('media-src data:');
    expect(html).toMatch(/<a href="https:\/\/example\.org\/film" aria-label="A film on the web">/);
  });

  it('is current until the file is another one', async () => {
    const check = async () => (await runInProcess(['check', '--no-color'], folder)).err;
    expect(await check()).not.toContain('output-stale');
    write('content/water/media/flood.mp4', mediaFile({ ...flood, encoder: 'x' }));
    // What is taken out changes nothing of what is shown.
    const before = output('talk.pptx');
    await runInProcess(['build'], folder);
    expect(output('talk.pptx').equals(before)).toBe(true);
    write('content/water/media/flood.mp4', mediaFile({ kind: 'audio' }));
    expect(await check()).toMatch(/talk/);
    await runInProcess(['build'], folder);
    expect(slide(1)).toContain('<a:audioFile');
  });
});

it('a video that tells more than it shows is found in files of others, too', () => {
  const [name] = [...parts().keys()].filter((each) => each.endsWith('.m4a'));
  const told = new Map(parts()).set(name!, mediaFile({ kind: 'audio', ...flood }));
  const found = verifyPackage(told, true).map(({ code, message }) => `${code} ${message}`);
  expect(found).toEqual([`pptx-leak ${name}: the video says where it was taken`]);
  const other = new Map(parts()).set(name!, new Uint8Array(40));
  expect(verifyPackage(other, true).map(({ code }) => code)).toEqual(['pptx-media']);
});
