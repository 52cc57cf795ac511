import { type Handout, renderHandouts } from '../../handouts/index.ts';
import type { LaidOutDeck, LaidOutEdition } from '../../pipeline/index.ts';
import { commonPairs, compareTexts, type PlacedWords } from '../compare-lists.ts';
import type { HandoutDiff, SectionDiff } from '../project-diff.ts';

/** What differs in the handouts of a deck in one language, section by section. */
export function compareHandouts(before: readonly Handout[], after: readonly Handout[]): HandoutDiff[] {
  const names = [...new Set([...after, ...before].map(({ name }) => name))];
  return names.flatMap((name): HandoutDiff[] => {
    const [from, to] = [before, after].map((list) => list.find((each) => each.name === name));
    if (from && to && from.markdown === to.markdown) return [];
    const sections = compareSections(sectionsOf(from), sectionsOf(to));
    if (from && to && sections.length === 0) return [];
    return [{ handout: name, change: !from ? 'added' : !to ? 'removed' : 'changed', sections }];
  });
}

export function handoutsOf(edition: LaidOutEdition, deck: LaidOutDeck): readonly Handout[] {
  const { templates, theme, readPicture } = deck;
  return renderHandouts({ ...edition, templates, theme, readPicture }).value ?? [];
}

interface Section {
  readonly heading: string;
  readonly texts: readonly PlacedWords[];
}

function compareSections(before: readonly Section[], after: readonly Section[]): SectionDiff[] {
  const pairs = new Map(
    commonPairs(before, after, (a, b) => a.heading === b.heading).map(([i, j]) => [j, i]),
  );
  const free = new Set([...before.keys()].filter((i) => ![...pairs.values()].includes(i)));
  const found: { readonly at: number; readonly diff: SectionDiff }[] = [];
  after.forEach((section, j) => {
    // A section whose heading is new in the place of one that is gone is that one.
    const next = pairs.get(j) ?? [...free].find((i) => pairs.get(j - 1) === i - 1);
    if (next !== undefined) {
      free.delete(next);
      pairs.set(j, next);
    }
    const from = next === undefined ? null : before[next]!;
    const renamed = from && from.heading !== section.heading;
    const texts = compareTexts(
      [...(renamed ? [headingOf(from)] : []), ...(from?.texts ?? [])],
      [...(renamed ? [headingOf(section)] : []), ...section.texts],
    );
    if (!from || texts.length > 0)
      found.push({ at: j, diff: { section: section.heading, change: from ? 'changed' : 'added', texts } });
  });
  for (const i of free) {
    const { heading, texts } = before[i]!;
    const next = [...pairs].find(([, from]) => from > i);
    found.push({
      at: (next?.[0] ?? after.length) - 0.5,
      diff: { section: heading, change: 'removed', texts: compareTexts(texts, []) },
    });
  }
  return found.sort((a, b) => a.at - b.at).map(({ diff }) => diff);
}

function headingOf({ heading }: Section): PlacedWords {
  return { place: 'heading', text: heading };
}

/** A handout's Markdown by its headings, each with its paragraphs, items and rows. */
function sectionsOf(handout: Handout | undefined): Section[] {
  const sections: { heading: string; texts: PlacedWords[] }[] = [];
  let current = { heading: '', texts: [] as PlacedWords[] };
  let paragraph: string[] = [];
  let fence = false;
  const end = () => {
    const text = paragraph.join('\n').trim();
    if (text !== '' && !/^[-\s|:]+$/.test(text)) current.texts.push({ place: 'text', text });
    paragraph = [];
  };
  for (const line of (handout?.markdown ?? '').split('\n')) {
    if (/^(```|~~~)/.test(line)) fence = !fence;
    const heading = fence ? null : /^#{1,6} (.*)$/.exec(line);
    if (heading) {
      end();
      if (current.texts.length > 0 || current.heading !== '') sections.push(current);
      current = { heading: heading[1]!.replace(/\[\^?[\d, –]+\]/g, '').trim(), texts: [] };
    } else if (line.trim() === '' || (!fence && /^\s*(?:[-*+]|\d+[.)]|\|)\s/.test(line))) {
      end();
      if (line.trim() !== '') paragraph.push(withoutMarks(line));
    } else paragraph.push(withoutMarks(line));
  }
  end();
  return [...sections, current].filter(({ heading, texts }) => heading !== '' || texts.length > 0);
}

/** Numbers of citations change with every source that comes before. */
function withoutMarks(line: string): string {
  return line.replace(/\\?\[\^?[\d, –]+\\?\](?!\()/g, '').trimEnd();
}
