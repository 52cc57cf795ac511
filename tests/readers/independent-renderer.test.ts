import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Package, partText, readZip, writeZip } from '../../src/package/index.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { builtOnce, pptxFiles, presentation } from '../bundled/build-bundled.ts';
import { type DrawnBox, type DrawnDeck, renderDeck } from './render-deck.ts';

/**
 * What a program that shares no code with ours makes of our decks: text stays in its box, letters can be told from what is
 * behind them, pictures and charts are there.
 */
const browser = openBrowser();
const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Pixels of a slide 1280 wide. Lines are a little taller in a browser than in PowerPoint. */
const slack = (size: number) => Math.max(4, size * 0.03);

describe.each([
  ['bundled', folder('../..')],
  ['stress', folder('../stress/project')],
])('the %s decks in an independent renderer', (_, root) => {
  let decks: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  beforeAll(async () => {
    decks = pptxFiles(await builtOnce(root));
  });

  it('keep their texts in their boxes, readable, and show their pictures', async (context) => {
    const faults: string[] = [];
    let boxes = 0;
    let longer = 0;
    for (const { name, bytes } of decks) {
      const drawn = await renderDeck(await browser.page(context, view), bytes);
      boxes += drawn.boxes.length;
      longer += drawn.boxes.filter((box) => {
        const over = furthest(box);
        return over > slack(box.size) && isOneLineMore(box, over);
      }).length;
      faults.push(...faultsOf(drawn, bytes).map((fault) => `${name}: ${fault}`));
    }
    expect(faults).toEqual([]);
    expect(decks.length).toBeGreaterThan(0);
    expect(boxes).toBeGreaterThan(400);
    expect(longer).toBeLessThanOrEqual(boxes / 500);
  });
});

describe('a planted fault is found', () => {
  let parts: Package;
  beforeAll(async () => {
    parts = readZip(await presentation('gallery.pptx')).parts;
  });
  const drawChanged = async (change: (name: string, xml: string) => string | null, context: Skippable) => {
    const changed: Package = new Map();
    for (const [name, part] of parts) {
      const xml = /^ppt\/(slides|charts)\/[^/]*\.xml$/.test(name)
        ? change(name, partText(parts, name)!)
        : undefined;
      if (xml !== null) changed.set(name, xml ?? part);
    }
    const bytes = writeZip(changed);
    return faultsOf(await renderDeck(await browser.page(context, view), bytes), bytes);
  };

  const numberWith = (wanted: RegExp) =>
    [...parts.keys()]
      .map((name) => /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1])
      .find((each) => each && wanted.test(partText(parts, `ppt/slides/slide${each}.xml`)!))!;

  it('text that runs out of its box', async (context) => {
    const faults = await drawChanged(
      (name, xml) => (name.endsWith('/slide2.xml') ? larger(xml) : xml),
      context,
    );
    expect(faults.filter((fault) => /slide 2: .* out of its box/.test(fault)).length).toBeGreaterThan(0);
    expect(faults.filter((fault) => !fault.startsWith('slide 2:'))).toEqual([]);
  });

  it('letters in the colour of what is behind them', async (context) => {
    const pale = '<a:solidFill><a:srgbClr val="FAFAFA"/></a:solidFill>';
    const faults = await drawChanged(
      (name, xml) =>
        name.endsWith('/slide3.xml') ? xml.replace(/<a:rPr([^<>]*)\/>/g, `<a:rPr$1>${pale}</a:rPr>`) : xml,
      context,
    );
    expect(faults.filter((fault) => /slide 3: .* contrast/.test(fault)).length).toBeGreaterThan(0);
    expect(faults.filter((fault) => !fault.startsWith('slide 3:'))).toEqual([]);
  });

  it('a veil that is too thin for the letters on it', async (context) => {
    const number = numberWith(/name="Over picture"[\s\S]*?<a:alpha val="85000"\/>/);
    const faults = await drawChanged(
      (name, xml) =>
        name.endsWith(`/slide${number}.xml`)
          ? xml.replaceAll('<a:alpha val="85000"/>', '<a:alpha val="30000"/>')
          : xml,
      context,
    );
    expect(faults.filter((fault) => fault.includes('on rgb(')).length).toBeGreaterThan(0);
    expect(faults.filter((fault) => !fault.startsWith(`slide ${number}:`))).toEqual([]);
  });

  it('a picture that leads nowhere', async (context) => {
    const number = numberWith(/<p:pic>/);
    const faults = await drawChanged(
      (name, xml) =>
        name.endsWith(`/slide${number}.xml`)
          ? xml
              .replace(/<a:blip r:embed="[^"]*"/g, '<a:blip r:embed="rId99"')
              .replace(/<a:ext uri="\{96DAC541[\s\S]*?<\/a:ext>/g, '')
          : xml,
      context,
    );
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^slide ${number}: \\d+ of \\d+ pictures`))]);
  });
});

const view = { viewport: { width: 1320, height: 800 } };
type Skippable = Parameters<typeof browser.page>[0];

function larger(xml: string): string {
  return xml
    .replace(/ sz="(\d+)"/g, (_, size: string) => ` sz="${Number(size) * 2}"`)
    .replace(/<a:rPr lang/g, '<a:rPr sz="5400" lang')
    .replace(/(<a:rPr[^<>]*) sz="\d+"([^<>]*) sz="\d+"/g, '$1$2 sz="5400"');
}

function furthest({ over }: DrawnBox): number {
  return Math.max(over.top, over.bottom, over.right);
}

function faultsOf(drawn: DrawnDeck, bytes: Uint8Array): string[] {
  const { parts } = readZip(bytes);
  const faults = drawn.problems.map((problem) => `the renderer failed: ${problem}`);
  for (const box of drawn.boxes) {
    const over = furthest(box);
    if (over > slack(box.size) && !isOneLineMore(box, over))
      faults.push(`slide ${box.slide}: "${box.text}" stands ${over.toFixed(1)} px out of its box`);
    for (const color of box.colors) {
      for (const ground of box.grounds) {
        const ratio = contrast(color, ground);
        if (ratio >= 3) continue;
        const pair = `${color} on ${ground}`;
        faults.push(`slide ${box.slide}: "${box.text}" has a contrast of ${ratio.toFixed(2)}: ${pair}`);
      }
    }
  }
  drawn.pictures.forEach((shown, i) => {
    const xml = partText(parts, `ppt/slides/slide${i + 1}.xml`) ?? '';
    const wanted = xml.match(/<p:pic>|<c:chart /g)?.length ?? 0;
    if (shown < wanted) faults.push(`slide ${i + 1}: ${shown} of ${wanted} pictures and charts are shown`);
  });
  const slides = [...parts.keys()].filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length;
  if (drawn.slides !== slides) faults.push(`${drawn.slides} of ${slides} slides are shown`);
  return faults;
}

/**
 * The browser does not let a full stop or comma of Chinese text hang at the end of a line, as our decks ask for and
 * PowerPoint does, and the packaged faces have no arrows, so that it takes them from a wider one: now and then such a text
 * takes a line more there.
 */
function isOneLineMore({ text, size }: DrawnBox, over: number): boolean {
  return /[\u3001\u3002\uFF0C\u2190-\u2195]/.test(text) && over < size * 1.4;
}

/** WCAG 2.2, 1.4.3; written anew, so as not to trust the program's own. */
function contrast(color: string, ground: string): number {
  const [one, other] = [luminance(color), luminance(ground)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance(color: string): number {
  const [r, g, b] = (color.match(/[\d.]+/g) ?? []).map(Number).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
