import { type Diagnostic, formatLimits, type Span } from '../source/index.ts';
import type { SlideTemplate } from '../template/index.ts';
import { foldToId, type Located, type LocatedMap, spanOf } from '../yaml/index.ts';
import { reportDeck } from './codes.ts';
import type { Section } from './deck.ts';
import type { DeckFile, SlideEntry } from './deck-file.ts';
import type { SlideEntryRecord } from './deck-schema.ts';
import { isLeftOut } from './hideable-keys.ts';
import type { ReadTakenDeck, TakenDeck, TakenSlide } from './taken-deck.ts';

/** The kind of slide that is taken from another presentation. */
export const takenKind = 'from-deck';

interface TakeInput {
  readonly deckFile: DeckFile;
  readonly readTaken: ReadTakenDeck;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** One slide that an entry takes: as if it had an entry of its own. */
interface TakenEntry {
  readonly record: SlideEntryRecord;
  readonly section: Section;
  readonly taken: TakenSlide;
}

/**
 * The slides that an entry takes, in its order. Where the deck itself names no sections, they begin those of their file. Diagnostics: from-deck-slide, from-deck-refused, unknown-parameter, and those of reading the file.
 */
export function takeSlides(
  { record, params }: SlideEntry,
  template: SlideTemplate,
  section: Section,
  sections: Section[],
  { deckFile, readTaken, report }: TakeInput,
): readonly TakenEntry[] {
  if (isLeftOut(params, template)) return [];
  const slides = slidesOf(params, readTaken, report);
  // Whoever names sections says where slides belong.
  const bringsSections = deckFile.slides.every((each) => !each.record.section);
  let own = section;
  const said = new Set<string>();
  return slides.map((taken) => {
    for (const danger of taken.refused) {
      if (said.has(danger) || said.size === 20) continue;
      said.add(danger);
      const message = `cannot take slide ${taken.number} of "${taken.path}": ${danger}`;
      const hint = 'take it out in PowerPoint, and save the file as .pptx';
      report(
        reportDeck(
          'from-deck-refused',
          params.entries.find(({ key }) => key === 'file')!.value.span,
          message,
          { hint },
        ),
      );
    }
    if (record.title && taken.title.length > 0) {
      const message = `slide ${taken.number} of "${taken.path}" keeps the title that it has`;
      const hint = 'leave "title" out: it is for slides that have none';
      report(reportDeck('unknown-parameter', spanOf(record, 'title'), message, { hint }));
    }
    own = bringsSections ? sectionOf(taken, own, sections) : own;
    const base = record.id ?? idOfFile(taken.path);
    const id = record.id !== null && slides.length === 1 ? record.id : `${base}-${taken.number}`;
    return { record: { ...record, id }, section: own, taken };
  });
}

/** The section of its file, unless the deck has one of the name: then it stays where it is. */
function sectionOf({ section }: TakenSlide, now: Section, sections: Section[]): Section {
  const title = section?.trim() ?? '';
  if (title === '' || sections.some((each) => each.title === title)) return now;
  const begun = { ...now, id: `section-${foldToId(title)}`, title };
  sections.push(begun);
  return begun;
}

function idOfFile(path: string): string {
  return foldToId(path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, ''));
}

function slidesOf(
  { entries }: LocatedMap,
  read: ReadTakenDeck,
  report: (diagnostic: Diagnostic) => void,
): readonly TakenSlide[] {
  const file = entries.find(({ key }) => key === 'file')?.value;
  if (file?.kind !== 'scalar' || file.text === '') return [];
  const deck = read(file.text, file.span);
  deck.diagnostics.forEach(report);
  if (!deck.value) return [];
  const asked = entries.find(({ key }) => key === 'slides')?.value;
  if (!asked) return deck.value.slides;
  const nodes: readonly Located[] = asked.kind === 'list' ? asked.items : [asked];
  return nodes.flatMap((node) =>
    node.kind === 'scalar' ? slidesIn(node.text, node.span, deck.value!, report) : [],
  );
}

function slidesIn(
  text: string,
  span: Span,
  { path, slides }: TakenDeck,
  report: (diagnostic: Diagnostic) => void,
): readonly TakenSlide[] {
  return text.split(',').flatMap((piece) => {
    const match = /^\s*(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?\s*$/.exec(piece);
    const first = Number(match?.[1]);
    const last = Number(match?.[2] ?? match?.[1]);
    if (!match || first < 1 || last < first || last - first >= formatLimits.slides) {
      const hint = 'write numbers and ranges of them, as in [3, 5-7]';
      const message = `"${piece.trim()}" is no number of a slide`;
      report(reportDeck('from-deck-slide', span, message, { hint }));
      return [];
    }
    if (last > slides.length) {
      const has = slides.length === 1 ? 'one slide' : `${slides.length} slides`;
      const wrong = first > slides.length ? first : last;
      report(reportDeck('from-deck-slide', span, `"${path}" has ${has}, and no slide ${wrong}`));
    }
    return slides.slice(first - 1, last);
  });
}
