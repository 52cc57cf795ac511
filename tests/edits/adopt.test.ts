import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { adoptFile, adoptNotes } from '../../src/adopt/index.ts';
import { readSnapshot } from '../../src/formats/pptx/edits/index.ts';
import { buildDecks, checkProject, openProject } from '../../src/index.ts';
import { readZip, writeZip } from '../../src/package/index.ts';
import { png } from '../formats/pptx/placed-pieces.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { validatorErrors } from '../validator-errors.ts';
import { ByHand } from './by-hand.ts';
import { googleSlides, powerPoint, type Resave } from './resave.ts';

const scratch = temporaryFolder('adopt');

const outline = `title: Water
language: en
summary: How water moves.
sources:
  usgs: { title: The water cycle, url: https://www.usgs.gov/water, date: 2016 }
elements:
  ocean: { label: Oceans, role: Largest store }
  air: { label: Air, role: Store in the air }
  land: { label: Land, role: Where it rains }
relationships:
  up: { from: ocean, to: air, label: evaporates }
  down: { from: air, to: land, label: rains }
  back: { from: land, to: ocean, label: runs off }
groups:
  stores: { label: The stores, members: [ocean, air, land] }
statements:
  - { id: core, text: The page describes a cycle., source: usgs, quote: Water moves in a cycle without end }
`;
const deck = `title: Water
slides:
  - use: cover
  - { id: ring, use: diagram, of: stores, arrange: ring, title: Water goes round, notes: Point at the ring. }
  - { id: points, use: bullets, title: What to keep, points: [Oceans hold most of it, Rain brings it back] }
  - { id: last, use: bullets, title: The end, points: [Thank you] }
`;

let count = 0;

/** A project of its own, built. */
async function project(): Promise<string> {
  count += 1;
  const root = join(scratch, `project-${count}`);
  write(root, 'content/water/outline.yaml', outline);
  write(root, 'content/water/decks/short.yaml', deck);
  await build(root);
  return root;
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const pptx = (root: string) => join(root, 'output/water/short/short.pptx');
const notesFile = (root: string) => join(root, 'output/water/short/short.notes.md');
const editsFile = (root: string) => join(root, 'content/water/decks/short.edits.yaml');

async function build(root: string, force = false) {
  const built = await buildDecks(openProject(root).value!, { out: join(root, 'output'), force });
  return {
    codes: built.diagnostics.map(({ code }) => code),
    messages: built.diagnostics.map(({ message }) => message),
  };
}

function changeByHand(root: string, edit: (deck: ByHand) => ByHand, resave: Resave = powerPoint): void {
  const changed = edit(new ByHand(readZip(readFileSync(pptx(root))).parts));
  writeFileSync(pptx(root), writeZip(resave(changed.parts)));
}

async function adopt(root: string, { intoSources = false, notes = false } = {}) {
  const read = notes ? adoptNotes : adoptFile;
  const { value, diagnostics } = await read(notes ? notesFile(root) : pptx(root), {
    intoSources,
    project: openProject(root).value!,
    shown: 'short.pptx',
    deck: null,
  });
  if (value && value.after !== '') writeFileSync(editsFile(root), value.after);
  for (const [path, bytes] of [...(value?.pieces ?? []), ...(value?.sources ?? [])]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
  return {
    text: value?.after ?? null,
    kept: value?.kept ?? [],
    said: diagnostics.map(({ code, message }) => `${code}: ${message}`),
  };
}

function shapes(root: string, slide: string) {
  const found = readSnapshot(readZip(readFileSync(pptx(root))).parts).slides.find(({ id }) => id === slide)!;
  return new Map(found.shapes.map((shape) => [shape.name, shape]));
}

describe('a deck that was changed by hand', () => {
  let root: string;
  beforeAll(async () => {
    root = await project();
    changeByHand(root, (own) =>
      own
        .move('ring', 'Node air', 457_200, -91_440)
        .reword('ring', 'Node land', 'Land', 'Soil')
        .reword('points', 'Title', 'What to keep', 'What to remember')
        .recolor('ring', 'Node ocean', 'C00000')
        .note('ring', 'Point at the ring.', 'Point at the ring twice.')
        .arrange([0, 2, 1, 3]),
    );
  });

  it('is not written over, and the way out is named', async () => {
    const before = readFileSync(pptx(root));
    const { codes } = await build(root);
    expect(codes).toEqual(['hand-edited']);
    expect(readFileSync(pptx(root)).equals(before)).toBe(true);
    const checked = await checkProject(openProject(root).value!, {});
    expect(checked.diagnostics.find(({ code }) => code === 'hand-edited')?.hint).toContain(
      'throughline adopt',
    );
  });

  it('becomes edits, the same ones every time', async () => {
    const first = await adopt(root);
    expect(first.said).toEqual([]);
    const said = first.text!.replace(/^(base|adopted):.*\n( .*\n)?/gm, '');
    expect(said.split('\n').slice(2)).toEqual(
      `slides:
  ring:
    notes: Point at the ring twice.
    was: Point at the ring.
    Node ocean:
      fill: '#C00000'
      was: '#E0EBF4'
    Node air:
      box: [8.773, 4.725, 2.6, 0.85]
      was: [8.273, 4.825, 2.6, 0.85]
      among: [5.213, 3.719]
    Node land:
      text: Soil
      was: Land
  points:
    title: What to remember
    was: What to keep
order:
  - cover
  - points
  - ring
  - last
`.split('\n'),
    );
    expect((await adopt(root)).text).toBe(first.text);
  });

  it('is drawn so by the next build, without a word, and again by every further one', async () => {
    expect((await build(root)).codes).toEqual([]);
    const ring = shapes(root, 'ring');
    expect(ring.get('Node land')?.text?.[0]).toBe('Soil');
    expect(ring.get('Node ocean')?.look.fill).toBe('C00000');
    expect(shapes(root, 'points').get('Title')?.text).toEqual(['What to remember']);
    const bytes = readFileSync(pptx(root));
    expect(readSnapshot(readZip(bytes).parts).slides.map(({ id }) => id)).toEqual([
      'cover',
      'points',
      'ring',
      'last',
    ]);
    expect(readFileSync(join(root, 'output/water/short/short.notes.md'), 'utf8')).toContain('ring twice');
    expect(await validatorErrors('short.pptx', bytes)).toEqual([]);
    await build(root);
    expect(readFileSync(pptx(root)).equals(bytes)).toBe(true);
    const checked = await checkProject(openProject(root).value!, {});
    expect((checked.value?.outputs ?? []).map(({ status }) => status)).toEqual(['current', 'current']);
  });

  it('keeps what was done when the outline changes', async () => {
    const before = shapes(root, 'ring').get('Node air')!.box!;
    write(
      root,
      'content/water/outline.yaml',
      outline
        .replace('members: [ocean, air, land]', 'members: [ocean, air, land, ice]')
        .replace('  land: {', '  ice: { label: Ice, role: Frozen }\n  land: {'),
    );
    expect((await build(root)).codes).toEqual([]);
    const ring = shapes(root, 'ring');
    expect(ring.has('Node ice')).toBe(true);
    expect(Math.abs(ring.get('Node air')!.box![0] - before[0])).toBeLessThan(914_400);
    expect(ring.get('Node land')?.text?.[0]).toBe('Soil');
    expect(await validatorErrors('short.pptx', readFileSync(pptx(root)))).toEqual([]);
  });

  it('is a conflict where the project says something else of its own', async () => {
    write(root, 'content/water/outline.yaml', outline.replace('label: Land,', 'label: Ground,'));
    const { codes, messages } = await build(root);
    expect(codes).toEqual(['edit-conflict']);
    for (const words of ['"Land"', '"Soil"', '"Ground"']) expect(messages[0]).toContain(words);
    const text = readFileSync(editsFile(root), 'utf8');
    writeFileSync(editsFile(root), text.replace(/(Node land:\n)/, '$1      keep: theirs\n'));
    expect((await build(root)).codes).toEqual([]);
    expect(shapes(root, 'ring').get('Node land')?.text?.[0]).toBe('Soil');
  });
});

describe('edits', () => {
  it('come back from Google Slides too', async () => {
    const root = await project();
    changeByHand(
      root,
      (own) => own.reword('points', 'Title', 'What to keep', 'What to take home'),
      googleSlides,
    );
    const { kept, said } = await adopt(root);
    expect([kept, said]).toEqual([
      ['slide 3 `points`: title changed ("What to keep" → "What to take home")'],
      [],
    ]);
    expect((await build(root)).codes).toEqual([]);
  });

  it('take slides and shapes out, with the lines that join them', async () => {
    const root = await project();
    changeByHand(root, (own) => own.remove('ring', 'Node land').arrange([0, 1, 2]));
    expect((await adopt(root)).said).toEqual([]);
    expect((await build(root)).codes).toEqual([]);
    const bytes = readFileSync(pptx(root));
    expect(readSnapshot(readZip(bytes).parts).slides.map(({ id }) => id)).toEqual([
      'cover',
      'ring',
      'points',
    ]);
    expect(
      [...shapes(root, 'ring').keys()].filter((name) => /Node land|Connector (down|back)/.test(name)),
    ).toEqual([]);
    expect(await validatorErrors('short.pptx', bytes)).toEqual([]);
  });

  it('that cannot be kept are named, and the file is not written over', async () => {
    const root = await project();
    changeByHand(root, (own) =>
      own.addLine('points', 'curvedConnector3').reword('last', 'Title', 'The end', 'The very end'),
    );
    const { kept, said } = await adopt(root);
    expect(kept).toEqual(['slide 4 `last`: title changed ("The end" → "The very end")']);
    expect(said).toEqual(['edit-not-kept: this edit cannot be kept: slide 3 `points`: a line was added']);
    expect((await build(root)).codes).toEqual(['hand-edited']);
  });

  it('put boxes and pictures on slides, which can be changed once more', async () => {
    const root = await project();
    changeByHand(root, (own) => own.addTextBox('points', 'My own box').addPicture('points', png, 'A square'));
    const first = await adopt(root);
    expect(first.said).toEqual([]);
    expect((await adopt(root)).text).toBe(first.text);
    expect((await build(root)).codes).toEqual([]);
    const points = shapes(root, 'points');
    expect(points.get('Added 1')).toMatchObject({ kind: 'text', text: ['My own box'] });
    expect(points.get('Added 2')).toMatchObject({
      kind: 'picture',
      box: [9_144_000, 4_572_000, 914_400, 914_400],
    });
    expect(await validatorErrors('short.pptx', readFileSync(pptx(root)))).toEqual([]);
    changeByHand(root, (own) => own.move('points', 'Added 1', 914_400, 0).remove('points', 'Added 2'));
    expect((await adopt(root)).said).toEqual([]);
    expect((await build(root)).codes).toEqual([]);
    expect(shapes(root, 'points').get('Added 1')?.box?.[0]).toBe(1_828_800);
    expect(shapes(root, 'points').has('Added 2')).toBe(false);
  });

  it('go into the sources where they are written there', async () => {
    const root = await project();
    changeByHand(root, (own) =>
      own
        .reword('points', 'Title', 'What to keep', 'What "to" keep: all')
        .reword('points', 'Text body', 'Rain brings it back', 'Rain brings most of it back')
        .reword('ring', 'Node land', 'Land', 'Soil')
        .note('ring', 'Point at the ring.', 'Point at it twice.'),
    );
    expect((await adopt(root, { intoSources: true })).said).toEqual([]);
    const text = readFileSync(join(root, 'content/water/decks/short.yaml'), 'utf8');
    expect(text).toContain('title: "What \\"to\\" keep: all"');
    expect(text).toContain('"Rain brings most of it back"');
    expect(text).toContain('notes: "Point at it twice."');
    // What a thing is called is said in many places.
    expect(readFileSync(join(root, 'content/water/outline.yaml'), 'utf8')).toBe(outline);
    const edits = readFileSync(editsFile(root), 'utf8');
    expect(edits).toContain('Soil');
    expect(edits).not.toContain('Point at it');
    expect((await build(root)).codes).toEqual([]);
    expect(shapes(root, 'points').get('Title')?.text).toEqual(['What "to" keep: all']);
    expect(shapes(root, 'ring').get('Node land')?.text?.[0]).toBe('Soil');
  });

  it('of notes in Markdown go into the notes of the deck', async () => {
    const root = await project();
    const file = notesFile(root);
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replace('Point at the ring.', 'Point at **it** twice.')
        .replace('Thank you', 'Thank you all'),
    );
    expect((await build(root)).codes).toEqual(['hand-edited']);
    expect((await adopt(root, { notes: true })).said).toEqual([]);
    expect(readFileSync(join(root, 'content/water/decks/short.yaml'), 'utf8')).toContain(
      'notes: "Point at it twice."',
    );
    expect((await build(root)).codes).toEqual([]);
    expect(readFileSync(file, 'utf8')).toContain('Point at it twice.');
    expect(readFileSync(file, 'utf8')).toContain('Thank you all');
  });

  it('of what is gone are told', async () => {
    const root = await project();
    changeByHand(root, (own) =>
      own.move('ring', 'Node land', 300_000, 0).reword('last', 'Title', 'The end', 'The very end'),
    );
    await adopt(root);
    write(
      root,
      'content/water/outline.yaml',
      outline.replace('members: [ocean, air, land]', 'members: [ocean, air]'),
    );
    write(root, 'content/water/decks/short.yaml', deck.replace(/ {2}- \{ id: last.*\n/, ''));
    expect((await build(root)).codes).toEqual(['edit-gone', 'edit-gone']);
  });
});
