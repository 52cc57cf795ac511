import { beforeAll, describe, expect, it } from 'vitest';
import { drawPptx, judgeFile } from '../../src/formats/pptx/index.ts';
import { type Package, readZip, writeZip } from '../../src/package/index.ts';
import { describeChange } from '../../src/pipeline/describe-change.ts';
import { everything } from '../formats/pptx/everything.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { ByHand } from './by-hand.ts';
import { googleSlides, hasLibreOffice, libreOffice, powerPoint } from './resave.ts';

let built: Uint8Array;
const parts = (): Package => readZip(built).parts;

beforeAll(async () => {
  built = (await drawPptx(everything())).value!;
});

function said(found: Package): string[] {
  return judgeFile(found, parts()).changes.map(describeChange);
}

type Edit = readonly [what: string, edit: (deck: ByHand) => ByHand, says: readonly string[]];

/** Each thing that people do, and what is said of it: that, and nothing else. */
const edits: readonly Edit[] = [
  ['nothing', (deck) => deck, []],
  ['a move', (deck) => deck.move('diagram', 'a', 300_000, -200_000), ['slide 3 `diagram`: "a" was moved']],
  ['a size', (deck) => deck.size('diagram', 'b', 400_000, 0), ['slide 3 `diagram`: "b" was sized']],
  [
    'a colour',
    (deck) => deck.recolor('diagram', 'a', 'C00000'),
    ['slide 3 `diagram`: "a" looks different (fill)'],
  ],
  [
    'a title',
    (deck) => deck.reword('content', 'Title', 'Text of every kind', 'Text of all kinds'),
    ['slide 2 `content`: title changed ("Text of every kind" → "Text of all kinds")'],
  ],
  [
    'a word',
    (deck) => deck.reword('diagram', 'a', 'Rounded', 'Round'),
    ['slide 3 `diagram`: text of "a" changed ("Rounded" → "Round")'],
  ],
  ['a shape less', (deck) => deck.remove('pictures', 'first'), ['slide 7 `pictures`: "first" was deleted']],
  [
    'a box of text more',
    (deck) => deck.addTextBox('tables', 'See the annex'),
    ['slide 4 `tables`: a text box or shape was added ("See the annex")'],
  ],
  [
    'a note',
    (deck) => deck.note('cover', 'Third', 'Last'),
    ['slide 1 `cover`: note changed ("Third" → "Last")'],
  ],
  ['another order', (deck) => deck.arrange([0, 1, 3, 2, 4, 5, 6, 7]), ['slides stand in another order']],
  ['a slide less', (deck) => deck.arrange([0, 1, 2, 3, 5, 6, 7]), ['slide `charts` was deleted']],
  ['a slide that is hidden', (deck) => deck.hide('tables'), ['slide 4 `tables`: it was hidden']],
];

describe('edits by hand', () => {
  describe.each([
    ['PowerPoint', powerPoint],
    ['Google Slides', googleSlides],
  ] as const)('saved by %s', (_, resave) => {
    it.each(edits)('%s', (_, edit, says) => {
      expect(said(resave(edit(new ByHand(parts())).parts))).toEqual(says);
    });
  });

  // One conversion for all that can stand beside each other.
  it.skipIf(!hasLibreOffice)('saved by LibreOffice', () => {
    const together = edits.filter(([what]) => !/^(another order|a slide|nothing)/.test(what));
    const changed = together.reduce((deck, [, edit]) => edit(deck), new ByHand(parts()));
    const saved = libreOffice(writeZip(changed.parts), temporaryFolder('edited'));
    const lines = said(readZip(saved).parts);
    const says = together.flatMap(([, , each]) => each);
    expect([...lines].sort()).toEqual([...says].sort());
  });

  it('are those of another deck where most slides are gone', () => {
    const few = new ByHand(parts()).arrange([0, 1]);
    expect(judgeFile(few.parts, parts()).verdict).toBe('unrecognised');
  });
});
