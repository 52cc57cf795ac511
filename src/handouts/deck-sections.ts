import type { Deck, Slide } from '../deck/index.ts';
import { plainText, type Run, runsOf } from '../markup/index.ts';
import type { Element, Group, OutlineEvent, Statement, StatementOwner, Term } from '../outline/index.ts';
import { MarkdownValue, type Views } from '../template/index.ts';

/** A section of a deck as handouts tell it. */
interface ToldSection {
  readonly title: string | null;
  readonly slides: readonly Slide[];
  /** Those that stand in it first, in the order of the slides. */
  readonly statements: readonly Statement[];
}

/** So many statements are told by a briefing note, shared out among the sections. */
const toldAtMost = 18;

/** Sections with what is stated in each, and on which slides. A deck without sections is one. */
export function sectionViews(deck: Deck, views: Views): readonly object[] {
  const numbers = slidesOfStatements(deck);
  const sections = toldSections(deck).filter(({ statements }) => statements.length > 0);
  const share = Math.max(2, Math.floor(toldAtMost / Math.max(1, sections.length)));
  return Object.freeze(
    sections.map(({ title, slides, statements }) => {
      const rows = saidOnce(
        statements.filter(({ passages }) => passages.length > 0),
        views,
      ).map((same) => {
        const shown = new Set(same.flatMap(({ key }) => numbers.get(key) ?? []));
        const owners = same.length > 1 ? [...new Set(same.map(({ owner }) => owner))] : [];
        return Object.freeze({
          statement: views.view(same[0]),
          // What is said of several things in the same words has their names.
          of: Object.freeze(owners.every(hasName) ? owners.map((owner) => views.view(owner)) : []),
          slides: Object.freeze([...shown].sort((a, b) => a - b)),
        });
      });
      const told = saidOnce(statements, views);
      const headline = slides.find((slide) => keysOf(slide).size > 0)?.title ?? null;
      return Object.freeze({
        title,
        headline:
          headline && plainText(headline) !== title
            ? new MarkdownValue({ kind: 'runs', runs: withoutMarks(headline) }, plainText(headline))
            : null,
        statements: Object.freeze(rows),
        told: Object.freeze(told.slice(0, share).map(([each]) => views.view(each))),
        rest: Math.max(0, told.length - share),
      });
    }),
  );
}

function hasName(owner: StatementOwner): owner is Element | Group | OutlineEvent | Term {
  return owner !== null && /^(?:element|group|event|term)$/.test(owner.type);
}

/** Statements in their order, those with the same words and the same passages together. */
function saidOnce(
  statements: readonly Statement[],
  views: Views,
): readonly (readonly [Statement, ...Statement[]])[] {
  const byWords = new Map<string, [Statement, ...Statement[]]>();
  for (const each of statements) {
    const words = JSON.stringify([views.plain(each.text), ...each.passages.map(({ key }) => key)]);
    const same = byWords.get(words);
    if (same) same.push(each);
    else byWords.set(words, [each]);
  }
  return [...byWords.values()];
}

function withoutMarks(runs: readonly Run[]): readonly Run[] {
  return runs.filter((run) => !run.cite);
}

function toldSections(deck: Deck): ToldSection[] {
  const taken = new Set<string>();
  const ids = [...new Set(deck.slides.map(({ section }) => section))];
  return ids.map((id) => {
    const slides = deck.slides.filter(({ section }) => section === id);
    const keys = slides
      .flatMap((slide) => [...keysOf(slide)])
      .filter((key) => !taken.has(key) && taken.add(key));
    const section = deck.sections.find((each) => each.id === id);
    return {
      title: section && section.id !== 'section-default' ? section.title : null,
      slides,
      statements: [...new Set(keys)].flatMap((key) => statementOf(deck, key) ?? []),
    };
  });
}

function statementOf({ outline, ownStatements }: Deck, key: string): Statement | null {
  return ownStatements.get(key) ?? outline.statementsByKey.get(key) ?? null;
}

/** Keys of the statements that a slide shows, then of those that its notes tell. */
function keysOf(slide: Slide): ReadonlySet<string> {
  const runs = [slide.title, ...slide.slots.map(({ blocks }) => runsOf(blocks)), runsOf(slide.notes)].flat();
  return new Set(
    runs.flatMap(({ cite, owner }) =>
      cite?.type === 'statement' ? [cite.key] : owner?.type === 'statement' ? [owner.id] : [],
    ),
  );
}

function slidesOfStatements(deck: Deck): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  deck.slides.forEach((slide, i) => {
    for (const key of keysOf(slide)) numbers.set(key, [...(numbers.get(key) ?? []), i + 1]);
  });
  return numbers;
}

const mostFigures = 3;

/** Numbers that a deck makes large, then lists that it counts. */
export function keyFigures(deck: Deck, views: Views): readonly object[] {
  const found: { value: readonly Run[]; label: readonly Run[] }[] = [];
  for (const slide of deck.slides)
    for (const { blocks } of slide.slots)
      blocks.forEach((block, i) => {
        if (block.kind !== 'paragraph' || block.class !== 'big-number') return;
        const next = blocks.slice(i + 1).find((each) => each.kind === 'paragraph');
        found.push({
          value: withoutMarks(block.runs),
          label: next?.kind === 'paragraph' ? next.runs : withoutMarks(slide.title),
        });
      });
  const groups = shownGroups(deck);
  for (const group of groups) {
    const before =
      group.extends && group.extends.members.length < group.members.length ? group.extends : null;
    const count = before ? `${before.members.length} → ${group.members.length}` : `${group.members.length}`;
    if (groups.some((each) => each.extends === group)) continue;
    // A count that a slide has made large is not said twice.
    if (found.some(({ value }) => plainText(value) === count)) continue;
    found.push({ value: [{ text: count }], label: [{ text: views.plain(group.label) }] });
  }
  const value = (runs: readonly Run[]): MarkdownValue =>
    new MarkdownValue({ kind: 'runs', runs }, plainText(runs));
  return Object.freeze(
    found
      .filter(
        ({ value: runs }, i) =>
          found.findIndex(
            (each) =>
              plainText(each.value) === plainText(runs) &&
              plainText(each.label) === plainText(found[i]!.label),
          ) === i,
      )
      .slice(0, mostFigures)
      .map((figure) => Object.freeze({ value: value(figure.value), label: value(figure.label) })),
  );
}

/** Groups of which a deck prints something, counted ones first. */
export function shownGroups(deck: Deck): readonly Group[] {
  const ids = new Set<string>();
  for (const slide of deck.slides)
    for (const { owner } of [
      slide.title,
      ...slide.slots.map(({ blocks }) => runsOf(blocks)),
      runsOf(slide.notes),
    ].flat())
      if (owner?.type === 'group') ids.add(owner.id);
  const groups = [...deck.outline.groups.values()].filter(
    ({ id, members }) => ids.has(id) && members.length > 1,
  );
  return groups.sort((a, b) => Number(b.count !== null) - Number(a.count !== null));
}
