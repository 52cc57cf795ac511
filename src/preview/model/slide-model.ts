import type { Citation, Deck, Slide } from '../../deck/index.ts';
import { drawSvg } from '../../formats/svg/index.ts';
import type { PlacedDeck, PlacedSlide } from '../../layout/index.ts';
import { plainText } from '../../markup/index.ts';
import type { Views } from '../../template/index.ts';
import type { Theme } from '../../theme/index.ts';
import type { CitationModel, SlideModel } from '../protocol.ts';
import { filePlace } from './file-place.ts';
import { MarkList } from './mark-list.ts';
import { noteBlocks } from './note-blocks.ts';

export interface SlideModelInput {
  readonly slide: Slide;
  readonly placedSlide: PlacedSlide;
  readonly deck: Deck;
  readonly placed: PlacedDeck;
  readonly theme: Theme;
  readonly views: Views;
}

/** One slide as the page shows it: drawn, with its notes, its sources, and where each piece of it comes from. */
export function slideModel(input: SlideModelInput): SlideModel {
  const { slide, placedSlide, deck, placed, theme, views } = input;
  const list = new MarkList(slide);
  const svg = drawSvg(placedSlide, placed, theme, { mark: (drawn) => list.ofDrawn(drawn) });
  const notes = noteBlocks(slide.notes, (run, origin) => list.ofNote(run, origin));
  const cited = (numbers: readonly number[], shown: boolean) =>
    numbers.map((number) => citationModel(deck.citations[number - 1]!, shown, views));
  return {
    id: slide.id,
    title: plainText(slide.title.filter((run) => !run.cite)),
    use: slide.use,
    section: deck.sections.find((section) => section.id === slide.section)?.title ?? '',
    minutes: slide.minutes,
    hidden: slide.hidden,
    part: slide.part && `${slide.part.number}/${slide.part.of}`,
    svg,
    notes,
    marks: list.marks,
    citations: [...cited(slide.cited, true), ...cited(slide.citedInNotes, false)],
    yaml: filePlace(slide.origin.yaml),
    template: filePlace(slide.origin.template),
  };
}

function citationModel({ number, passage }: Citation, shown: boolean, views: Views): CitationModel {
  const { source, quote, at, line, checked, span } = passage;
  return {
    number,
    source: views.name(source.title),
    quote: quote === null ? null : quote.replace(/\s+/g, ' ').trim(),
    quoteLanguage: source.language,
    at,
    line,
    checked,
    shown,
    yaml: filePlace(span),
  };
}
