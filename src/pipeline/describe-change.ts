import type { Difference } from '../formats/index.ts';
import type { Change, SlidePart } from '../formats/pptx/index.ts';

/** One thing that somebody changed by hand, as all commands say it: `slide 4 \`ring\`: "Node air" was moved`. */
export function describeChange(change: Change): string {
  if (change.kind === 'order') return 'slides stand in another order';
  if (change.kind === 'design') return `${change.what} was changed`;
  const where = `slide ${change.number}${change.slide === '' || change.kind === 'slide-added' ? '' : ` \`${change.slide}\``}`;
  switch (change.kind) {
    case 'slide-deleted':
      return `slide \`${change.slide}\` was deleted`;
    case 'slide-added':
      return `${where}${change.now === '' ? '' : ` (${quote(change.now)})`} was added`;
    case 'hidden':
      return `${where}: it was ${change.now ? 'hidden' : 'shown'}`;
    case 'notes':
      return `${where}: note changed${fromTo(...firstDifference(change.was, change.now))}`;
    case 'extra':
      return `${where}: ${change.what} were added`.replace('a transition were', 'a transition was');
    case 'text': {
      const what = change.title ? 'title' : `text of "${change.shape}"`;
      return `${where}: ${what} changed${fromTo(...firstDifference(change.was, change.now))}`;
    }
    case 'cells': {
      const [first] = change.cells;
      const more = change.cells.length > 1 ? `, and ${change.cells.length - 1} more of its cells` : '';
      return `${where}: cell ${first!.at} of "${change.shape}" changed${fromTo(first!.was, first!.now)}${more}`;
    }
    case 'box':
      return `${where}: "${change.shape}" was ${boxWords(change.was, change.now)}`;
    case 'look':
      return `${where}: "${change.shape}" looks different (${Object.keys(change.now).join(', ')})`;
    case 'stretches': {
      const [first] = change.stretches;
      const more =
        change.stretches.length > 1 ? `, and ${change.stretches.length - 1} more of its words` : '';
      return `${where}: ${quote(first!.text)} in "${change.shape}" looks different (${Object.keys(first!.now).join(', ')})${more}`;
    }
    case 'layers':
      return `${where}: shapes lie over one another in another order`;
    case 'alt':
      return `${where}: alternative text of "${change.shape}" changed${fromTo(change.was, change.now)}`;
    case 'crop':
      return `${where}: "${change.shape}" was cropped`;
    case 'picture':
      return `${where}: another picture was put in the place of "${change.shape}"`;
    case 'widths':
    case 'heights':
      return `${where}: ${change.kind === 'widths' ? 'columns' : 'rows'} of "${change.shape}" were sized`;
    case 'ends':
      return `${where}: the line "${change.shape}" ${joinedWords(change.now)}`;
    case 'within':
      return `${where}: "${change.shape}" was ${change.now === '' ? 'taken out of its group' : 'put into a group'}`;
    case 'deleted':
      return `${where}: "${change.shape}" was deleted`;
    case 'added':
      return `${where}: ${change.what} was added${change.text.length > 0 ? ` (${quote(change.text.join(' '))})` : ''}`;
    case 'beyond':
      return `${where}: "${change.shape}": ${change.what}`;
  }
}

/** Where a difference is, and of what kind, as reports for programs tell it. */
export function placeOfDifference(difference: Difference): {
  readonly slide: { readonly number: number; readonly id: string } | null;
  readonly change: 'changed' | 'added' | 'removed' | 'moved';
  readonly parts: readonly SlidePart[];
} {
  if (difference.kind === 'slide') {
    const { number, id, kind, parts } = difference.slide;
    return { slide: { number, id }, change: kind, parts };
  }
  if (difference.kind !== 'edit') return { slide: null, change: 'changed', parts: [] };
  const { change } = difference;
  if (change.kind === 'order') return { slide: null, change: 'moved', parts: [] };
  if (change.kind === 'design') return { slide: null, change: 'changed', parts: [] };
  const slide = { number: change.number, id: change.kind === 'slide-added' ? '' : change.slide };
  if (change.kind === 'slide-added') return { slide, change: 'added', parts: [] };
  if (change.kind === 'slide-deleted') return { slide, change: 'removed', parts: [] };
  const isTitle = change.kind === 'text' && change.title;
  return { slide, change: 'changed', parts: [isTitle ? 'title' : partOf[change.kind]] };
}

const partOf = {
  hidden: 'visibility',
  notes: 'notes',
  extra: 'details',
  text: 'text',
  cells: 'text',
  box: 'shapes',
  look: 'shapes',
  stretches: 'shapes',
  layers: 'shapes',
  alt: 'text',
  crop: 'shapes',
  picture: 'shapes',
  widths: 'shapes',
  heights: 'shapes',
  ends: 'shapes',
  within: 'shapes',
  deleted: 'shapes',
  added: 'shapes',
  beyond: 'details',
} as const;

function joinedWords([from, to]: Extract<Change, { kind: 'ends' }>['now']): string {
  const joined = [from, to].flatMap(({ shape }) => (shape === '' ? [] : [`"${shape}"`]));
  return joined.length === 0 ? 'was taken off what it joins' : `joins ${joined.join(' and ')} now`;
}

type Boxed = Extract<Change, { kind: 'box' }>['was'];

function boxWords(was: Boxed, now: Boxed): string {
  const slack = 1000;
  const moved = Math.abs(was[0] - now[0]) > slack || Math.abs(was[1] - now[1]) > slack;
  const sized = Math.abs(was[2] - now[2]) > slack || Math.abs(was[3] - now[3]) > slack;
  return moved && sized ? 'moved and sized' : sized ? 'sized' : 'moved';
}

function firstDifference(was: readonly string[], now: readonly string[]): readonly [string, string] {
  const at = Math.max(
    0,
    [...was, ...now].findIndex((_, i) => was[i] !== now[i]),
  );
  return [was[at] ?? '', now[at] ?? ''];
}

const shownAtMost = 60;

/** ` ("was" → "now")`, both cut around the place where they begin to differ. */
export function fromTo(was: string, now: string): string {
  const [a, b] = [oneLine(was), oneLine(now)];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  // From the beginning of a word, and never between the halves of a surrogate pair.
  const lead = Math.max(a.length, b.length) <= shownAtMost ? 0 : Math.max(0, same - 20);
  const from = lead === 0 ? 0 : lead + Math.max(0, a.slice(lead, same).search(/(?<=\s)\S/));
  return ` (${excerpt(a, from)} → ${excerpt(b, from)})`;
}

function quote(text: string): string {
  return excerpt(oneLine(text), 0);
}

function excerpt(text: string, from: number): string {
  if (text === '') return 'nothing';
  const characters = [...text.slice(/[\uDC00-\uDFFF]/.test(text[from] ?? '') ? from - 1 : from)];
  const tail = characters.length > shownAtMost ? '…' : '';
  return `"${from > 0 ? '…' : ''}${characters.slice(0, shownAtMost).join('')}${tail}"`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
