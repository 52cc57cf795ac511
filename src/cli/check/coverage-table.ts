import type { Coverage } from '../../index.ts';
import { formatTable } from '../format-table.ts';

/** Letters by which the matrix says where a deck shows a thing. */
const letters: Readonly<Record<string, string>> = { slides: 'S', hidden: 'h', notes: 'N' };
const legend = 'S on slides, h on hidden slides only, N in notes, H in handouts';

/** `water-cycle: elements 6 of 7, relationships 4 of 4, …`: how much of an outline its decks show. */
export function summarizeCoverage({ outline, things }: Coverage): string {
  const types = [...new Set(things.map(({ type }) => type))];
  const counts = types.map((type) => {
    const all = things.filter((thing) => thing.type === type);
    return `${type}s ${all.filter(({ orphan }) => !orphan).length} of ${all.length}`;
  });
  return `${outline}: decks show ${counts.length === 0 ? 'nothing' : counts.join(', ')}`;
}

/** Things by decks, with a letter for each place. */
export function coverageTable(coverage: Coverage): string {
  const head = ['', '', ...coverage.decks.map((deck) => deck.slice(deck.indexOf('/') + 1)), ''];
  const rows = coverage.things.map((thing) => [
    thing.type,
    thing.id,
    ...thing.decks.map(marksOf),
    !thing.orphan ? clip(thing.label) : `${clip(thing.label)} (nowhere)`,
  ]);
  return `${summarizeCoverage(coverage)}\n${formatTable([head, ...rows])}${legend}\n`;
}

/** `SNH`; a dot where the deck does not show it. */
export function marksOf(places: readonly string[]): string {
  const onSlides = places.includes('slides');
  const marks = places
    .filter((place) => place !== 'hidden' || !onSlides)
    .map((place) => letters[place] ?? 'H');
  return marks.length === 0 ? '.' : [...new Set(marks)].join('');
}

function clip(label: string): string {
  const characters = [...label.replace(/\s+/g, ' ')];
  return characters.length > 48 ? `${characters.slice(0, 47).join('')}…` : characters.join('');
}
