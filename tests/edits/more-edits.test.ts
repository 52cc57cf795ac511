import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adoptFile } from '../../src/adopt/index.ts';
import { findChanges, readSnapshot, type Snapshot } from '../../src/formats/pptx/edits/index.ts';
import { readZip, writeZip } from '../../src/package/index.ts';
import { describeChange } from '../../src/pipeline/describe-change.ts';
import { openProject } from '../../src/pipeline/index.ts';
import { pngOf } from '../fixtures/pictures.ts';
import { validatorErrors } from '../validator-errors.ts';
import { ByHand } from './by-hand.ts';
import { build, pptx, project, slide, write } from './edited-project.ts';
import { powerPoint, type Resave } from './resave.ts';

const outline = `title: Water
language: en
summary: How water moves.
elements:
  ocean: { label: Oceans, role: Largest store }
  air: { label: Air, role: Store in the air }
  land: { label: Land, role: Where it rains }
relationships:
  up: { from: ocean, to: air, label: evaporates }
  down: { from: air, to: land, label: rains }
groups:
  stores: { label: The stores, members: [ocean, air, land] }
data:
  rain: { columns: { month: Month, mm: Rain }, rows: [{ month: May, mm: 80 }, { month: June, mm: 60 }] }
`;
const deck = `title: Water
slides:
  - { id: ring, use: diagram, of: stores, arrange: ring, title: Water goes round }
  - { id: points, use: bullets, title: What to keep, points: [Oceans hold most of it, Rain brings it back] }
  - { id: rain, use: table, data: rain, title: Rain }
  - { id: shown, use: image, src: images/a.png, alt: A square, title: A picture }
  - { id: chart, use: chart, kind: column, data: rain, x: month, y: mm, title: Rain in months }
`;

async function built(): Promise<string> {
  return await project(deck, outline, { 'content/water/images/a.png': pngOf(40, 20) });
}

/** Changes the deck, adopts it, and builds it anew. */
async function adopted(root: string, edit: (own: ByHand) => ByHand, resave: Resave = powerPoint) {
  const changed = resave(edit(new ByHand(readZip(readFileSync(pptx(root))).parts)).parts);
  write(root, 'output/water/short/short.pptx', writeZip(changed));
  const options = { project: openProject(root).value!, shown: 'short.pptx', deck: null };
  const { value, diagnostics } = await adoptFile(pptx(root), options);
  const said = diagnostics.map(({ message, hint }) => `${message} | ${hint}`);
  write(root, 'content/water/decks/short.edits.yaml', value!.after);
  for (const [path, bytes] of value!.pieces) write(root, path, bytes);
  const again = await adoptFile(pptx(root), { ...options, project: openProject(root).value! });
  expect(again.value!.after).toBe(value!.after);
  const told = said.length === 0 ? await build(root) : [];
  const now = readSnapshot(readZip(readFileSync(pptx(root))).parts);
  const lost = findChanges(named(readSnapshot(changed)), now).changes.map(describeChange);
  return { text: value!.after, kept: value!.kept, said, told, lost };
}

/** A slide of one's own has no id in the file. */
function named(deck: Snapshot): Snapshot {
  return { slides: deck.slides.map((each) => (each.id === '' ? { ...each, id: 'added-1' } : each)) };
}

const glue = (by: ByHand, id: string, from: string, to: string) => {
  const xml = by.text(by.slide(id));
  const of = (name: string) => new RegExp(`<p:cNvPr id="(\\d+)" name="${name}"`).exec(xml)![1];
  return `<a:stCxn id="${of(from)}" idx="3"/><a:endCxn id="${of(to)}" idx="1"/>`;
};

const edits: Readonly<Record<string, { edit: (own: ByHand) => ByHand; kept: RegExp }>> = {
  'another alternative text': {
    edit: (own) => own.describe('shown', 'Picture', 'A wide square'),
    kept: /^slide 4 `shown`: alternative text of "Picture" changed \("A square" → "A wide square"\)$/,
  },
  'a bold word': {
    edit: (own) => own.mark('points', 'Text body', 'most', 'b="1"'),
    kept: /^slide 2 `points`: "most" in "Text body" looks different \(bold\)$/,
  },
  'a word in another colour, size and slant': {
    edit: (own) =>
      own.mark(
        'points',
        'Text body',
        'Rain',
        'i="1" sz="4000"',
        '<a:solidFill><a:srgbClr val="C00000"/></a:solidFill>',
      ),
    kept: /^slide 2 `points`: "Rain" in "Text body" looks different \(size, color, italic\)$/,
  },
  'a shape behind the others': {
    edit: (own) => own.sendToBack('points', 'Text body'),
    kept: /^slide 2 `points`: shapes lie over one another in another order$/,
  },
  'a picture that was cropped': {
    edit: (own) => own.crop('shown', 'Picture', 30_000),
    kept: /^slide 4 `shown`: "Picture" was cropped$/,
  },
  'another picture in its place': {
    edit: (own) => {
      const rels = `ppt/slides/_rels/${own.slide('shown').split('/').at(-1)}.rels`;
      const name = /media\/([^"]*)"/.exec(own.text(rels))![1]!;
      own.parts.set(`ppt/media/${name}`, pngOf(30, 30));
      return own;
    },
    kept: /^slide 4 `shown`: another picture was put in the place of "Picture"$/,
  },
  'columns that were sized': {
    edit: (own) =>
      own.shape('rain', 'Table', (xml) => {
        const [one, two] = [...xml.matchAll(/<a:gridCol w="(\d+)"/g)].map(([, w]) => Number(w));
        return xml
          .replace(`<a:gridCol w="${one}"`, `<a:gridCol w="${one! + 500_000}"`)
          .replace(new RegExp(`<a:gridCol w="${two}"(?!.*<a:gridCol)`), `<a:gridCol w="${two! - 500_000}"`);
      }),
    kept: /^slide 3 `rain`: columns of "Table" were sized$/,
  },
  'a table of one’s own': {
    edit: (own) => own.addTable('points', ['Where', 'How much', 'Sea', 'Most']),
    kept: /^slide 2 `points`: a table was added/,
  },
  'a loose line': { edit: (own) => own.addLine('points'), kept: /^slide 2 `points`: a line was added$/ },
  'a line between two nodes': {
    edit: (own) => own.addLine('ring', 'straightConnector1', glue(own, 'ring', 'Node ocean', 'Node land')),
    kept: /^slide 1 `ring`: a line was added$/,
  },
  'a group of one’s own': {
    edit: (own) =>
      own
        .addTextBox('points', 'One', [0, 0, 1_800_000, 500_000])
        .addTextBox('points', 'Three', [0, 600_000, 1_800_000, 500_000])
        .group('points', ['TextBox 9', 'TextBox 9']),
    kept: /^slide 2 `points`: a (group|text box or shape) was added/,
  },
  'a slide of one’s own': {
    edit: (own) => own.addSlide(1, 'My own slide'),
    kept: /^slide 3 \("My own slide"\) was added$/,
  },
};

describe('edits by hand that are kept', () => {
  it.each(Object.keys(edits))('%s', async (name) => {
    const root = await built();
    const { kept, said, told, lost } = await adopted(root, edits[name]!.edit);
    expect(said).toEqual([]);
    expect(kept.length).toBeGreaterThan(0);
    for (const each of kept) expect(each).toMatch(edits[name]!.kept);
    expect(told).toEqual([]);
    // What is given an alternative text, what stands on all slides, and lines that stood beside what they join.
    const own =
      /alternative text of "Table 9"|"Straight Connector 9" was deleted|a line was added|shape was added \("Water"\)/;
    expect(lost.filter((each) => !own.test(each))).toEqual([]);
    expect(await validatorErrors('short.pptx', readFileSync(pptx(root)))).toEqual([]);
  });
});

describe('a slide of one’s own', () => {
  it('keeps its title and what is on it, can be changed once more, and goes when it is deleted', async () => {
    const root = await built();
    const box = (name: string, x: number, text: string) =>
      `<p:sp><p:nvSpPr><p:cNvPr id="${x}" name="${name}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x}00000" y="2000000"/><a:ext cx="2700000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
    const first = await adopted(root, (own) =>
      own.addSlide(1, 'My own slide', box('A', 10, 'Why') + box('B', 50, 'How')),
    );
    expect([first.said, first.told]).toEqual([[], []]);
    const texts = () =>
      slide(root, 'added-1').shapes.flatMap(({ place, text }) =>
        /^(ftr|dt|sld)/.test(place) ? [] : (text ?? []),
      );
    expect(texts()).toEqual(['My own slide', 'Why', 'How']);
    const second = await adopted(root, (own) =>
      own
        .reword('added-1', 'Title', 'My own slide', 'My slide')
        .move('added-1', 'Added 1', 100_000, 0)
        .reword('added-1', 'Added 2', 'How', 'When'),
    );
    expect([second.said, second.told, second.lost.filter((each) => !/note changed/.test(each))]).toEqual([
      [],
      [],
      [],
    ]);
    expect(texts()).toEqual(['My slide', 'Why', 'When']);
    const third = await adopted(root, (own) => own.arrange([0, 1, 3, 4, 5]));
    expect(third.text).not.toContain('My own slide');
    expect(third.told).toEqual([]);
    expect(await validatorErrors('short.pptx', readFileSync(pptx(root)))).toEqual([]);
  });
});
