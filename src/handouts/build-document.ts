import { authorsOf, type Deck, type Picture, passageRuns, sourceRuns } from '../deck/index.ts';
import {
  type Block,
  type ImageMarkup,
  isTextBlock,
  type MarkupBlock,
  mapBlocks,
  mapRuns,
  plainText,
  type Run,
  sayFormulas,
  type TextProblem,
  templateMarkdown,
} from '../markup/index.ts';
import type { MarkdownParts, Views } from '../template/index.ts';
import { type Expanded, expandParagraph, expandRuns, fillText, settleAddresses } from './expand-contents.ts';
import type {
  HandoutBlock,
  HandoutCitation,
  HandoutDocument,
  HandoutMarking,
  HandoutPicture,
  HandoutSlide,
} from './handout-document.ts';
import { handoutWords, mapDocumentRuns, runsOfDocument, usualPaper } from './handout-document.ts';
import { joinSections } from './join-sections.ts';

export interface DocumentInput {
  readonly name: string;
  readonly deck: Deck;
  readonly views: Views;
  readonly parts: MarkdownParts;
  readonly slidesPerPage: 1 | 2 | 3;
  readonly mostPages: number | null;
  readonly setting: HandoutDocument['setting'];
  readonly marking: HandoutMarking | null;
  readonly stale: string | null;
  /** A slide's picture; null where the deck has no such slide. */
  readonly slide: (id: string) => SlidePicture | null;
  readonly readPicture: (image: ImageMarkup) => Picture | null;
  /** Told what of the template documents cannot show, and how it is typed. */
  readonly problem: (problem: TextProblem, typed: string) => void;
}

export type SlidePicture = Pick<HandoutSlide, 'number' | 'id' | 'svg' | 'width' | 'height' | 'alt'>;

/** Makes a document of what a handout's template printed. */
export function buildDocument(input: DocumentInput): HandoutDocument {
  const { deck, views, parts, name } = input;
  const markdown = settleAddresses(parts.markdown, parts.contents);
  const read = templateMarkdown(markdown);
  for (const problem of read.problems)
    input.problem(problem, markdown.slice(problem.offset, problem.offset + problem.length));
  const flat = read.blocks.flatMap((block) => expandBlock(block, input));
  const { title, rest } = takeTitle(applyLooks(flat), deck);
  const settled = settleLinks(joinSections(groupSlides(rest, input)));
  const say = (runs: readonly Run[]) => sayFormulas(runs, (key, values) => views.word(key, values));
  const grouped = settled.map((block) => mapDocumentRuns(block, say));
  const hasSlides = grouped.some((block) => block.kind === 'slide');
  return {
    name,
    title,
    deckTitle: plainText(deck.title),
    subject: deck.subtitle && plainText(deck.subtitle),
    author: authorsOf(deck),
    language: deck.language,
    date: deck.dateText,
    footer: deck.footer && plainText(deck.footer),
    ...(input.marking && { marking: input.marking }),
    ...(input.stale !== null && { stale: input.stale }),
    blocks: grouped,
    citations: citationsOf(grouped, deck, views),
    paper: usualPaper(deck.language),
    mostPages: input.mostPages,
    setting: input.setting,
    slidesPerPage: hasSlides ? input.slidesPerPage : null,
    words: handoutWords(views),
  };
}

type Flat = Exclude<HandoutBlock, HandoutSlide> | SlideMark | { readonly kind: 'slide-end' };
type Looked = Extract<Expanded, { readonly kind: 'look' }>;

/** A look belongs to what stands after it. */
function applyLooks(blocks: readonly (Flat | Looked)[]): Flat[] {
  return blocks.flatMap((block, i): Flat[] => {
    if (block.kind === 'look') return [];
    const before = blocks[i - 1];
    return before?.kind === 'look' && (block.kind === 'list' || block.kind === 'table')
      ? [{ ...block, look: before.look }]
      : [block];
  });
}

interface SlideMark {
  readonly kind: 'slide-mark';
  readonly id: string;
}

function expandBlock(block: MarkupBlock, input: DocumentInput): (Flat | Looked)[] {
  const { contents } = input.parts;
  if (block.kind === 'paragraph')
    return expandParagraph(block, contents).flatMap((each) => placeExpanded(each, input));
  if (block.kind === 'image') return placeImage(fillImage(block, input), input);
  return isTextBlock(block) ? expandText(block, input) : [];
}

function placeExpanded(block: Expanded, input: DocumentInput): (Flat | Looked)[] {
  if (block.kind === 'figure') return [pictureOf(block)];
  if (isPart(block)) return [block];
  if (block.kind === 'image') return placeImage(block, input);
  return isTextBlock(block) ? [withEntries(block)] : [];
}

/** Blocks that are no paragraph, with what their paragraphs turn out to be. Pictures stand at the top only. */
function expandText(block: Block, input: DocumentInput): Block[] {
  const { contents } = input.parts;
  return mapBlocks<Block>([block], (each) => {
    switch (each.kind) {
      case 'paragraph':
        return expandParagraph(each, contents).flatMap(textOf);
      case 'heading': {
        const runs = expandRuns(each.runs, contents);
        return runs.length > 0 ? [{ ...each, runs }] : [];
      }
      case 'code':
        return [{ ...each, text: fillText(each.text, contents) }];
      case 'table':
        return [mapRuns(each, (runs) => expandRuns(runs, contents))];
      default:
        return [each];
    }
  });
}

function isPart(
  block: Expanded,
): block is Extract<
  Expanded,
  { kind: 'slide-mark' | 'slide-end' | 'page-break' | 'look' | 'lines' | 'fields' }
> {
  return ['slide-mark', 'slide-end', 'page-break', 'look', 'lines', 'fields'].includes(block.kind);
}

function pictureOf({ svg, widthPx, heightPx, alt }: Extract<Expanded, { kind: 'figure' }>): HandoutPicture {
  return { kind: 'picture', format: 'svg', bytes: new TextEncoder().encode(svg), widthPx, heightPx, alt };
}

/** What can stand in a list's item: of a picture, its words. */
function textOf(block: Expanded): Block[] {
  if (block.kind === 'figure' || isPart(block)) return [];
  if (block.kind === 'image') {
    const runs = block.alt === null ? [] : [{ text: block.alt, em: true as const }];
    return runs.length > 0 ? [{ kind: 'paragraph', class: null, runs, origin: block.origin }] : [];
  }
  return isTextBlock(block) ? [withEntries(block)] : [];
}

function fillImage(image: ImageMarkup, { parts }: DocumentInput): ImageMarkup {
  const alt = image.alt === null ? '' : fillText(image.alt, parts.contents).trim();
  return { ...image, src: decodeAddress(fillText(image.src, parts.contents)), alt: alt || null };
}

/** Values in addresses were put in percent-encoded. */
function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function placeImage(image: ImageMarkup, { readPicture }: DocumentInput): Flat[] {
  const picture = readPicture(image);
  if (!picture) return [];
  const { format, bytes, widthPx, heightPx } = picture;
  const alt = image.decorative ? null : image.alt;
  const { title } = image;
  return [{ kind: 'picture', format, bytes, widthPx, heightPx, alt, ...(title !== undefined && { title }) }];
}

/** In notes, sources are listed by their numbers: `[3] Title, …`. */
function withEntries(block: Block): Block {
  return mapRuns(block, (runs) => {
    const [first, ...rest] = runs;
    const listed = first?.owner?.type === 'source' ? /^\[(\d+)\] $/.exec(first.text) : null;
    if (!first || !listed) return runs;
    return [
      { ...first, text: `[${listed[1]}]`, entry: [Number(listed[1])] },
      { ...first, text: ' ' },
      ...rest,
    ];
  });
}

/** The first heading, where it is one of the first level, names the document. */
function takeTitle(blocks: readonly Flat[], deck: Deck): { title: readonly Run[]; rest: readonly Flat[] } {
  const [first, ...rest] = blocks;
  return first?.kind === 'heading' && first.level === 1
    ? { title: first.runs, rest }
    : { title: deck.title, rest: blocks };
}

/** A slide takes the heading right before it, and what follows up to the next heading, slide or page. */
function groupSlides(blocks: readonly Flat[], input: DocumentInput): HandoutBlock[] {
  const grouped: HandoutBlock[] = [];
  let open: {
    slide: SlidePicture;
    heading: readonly Run[];
    level: number;
    blocks: (Block | HandoutPicture)[];
  } | null = null;
  const close = (): void => {
    if (open)
      grouped.push({
        kind: 'slide',
        ...open.slide,
        heading: open.heading,
        level: open.level,
        blocks: open.blocks,
      });
    open = null;
  };
  for (const block of blocks) {
    if (block.kind === 'slide-end') close();
    else if (block.kind === 'slide-mark') {
      close();
      const slide = input.slide(block.id);
      if (!slide) continue;
      const before = grouped.at(-1);
      const heading = before?.kind === 'heading' ? before : null;
      if (heading) grouped.pop();
      open = { slide, heading: heading?.runs ?? [], level: heading?.level ?? 2, blocks: [] };
    } else if (
      block.kind === 'page-break' ||
      (block.kind === 'heading' && block.level <= (open?.level ?? 9))
    ) {
      close();
      grouped.push(block);
    } else if (open && block.kind !== 'lines' && block.kind !== 'fields') open.blocks.push(block);
    else grouped.push(block);
  }
  close();
  return grouped;
}

/**
 * Links to slides stay where the slide stands in the document; elsewhere their words are left. Every run comes out as an
 * object of its own, so that a mark that is printed twice can be told from itself.
 */
function settleLinks(blocks: readonly HandoutBlock[]): readonly HandoutBlock[] {
  const here = new Set(blocks.flatMap((block) => (block.kind === 'slide' ? [`#${block.id}`] : [])));
  const settle = (runs: readonly Run[]): readonly Run[] =>
    runs.map((run) => {
      if (!run.link?.startsWith('#') || here.has(run.link)) return { ...run };
      const { link: _, ...rest } = run;
      return rest;
    });
  return blocks.map((block) => mapDocumentRuns(block, settle));
}

function citationsOf(
  blocks: readonly HandoutBlock[],
  deck: Deck,
  views: Views,
): ReadonlyMap<number, HandoutCitation> {
  const listed = new Set<number>();
  const cited = new Set<number>();
  for (const run of runsOfDocument(blocks)) {
    for (const number of run.entry ?? []) listed.add(number);
    if (run.cite) for (const number of run.text.split(', ')) cited.add(Number(number));
  }
  const numbers = [...new Set([...listed, ...cited])].sort((a, b) => a - b);
  return new Map(
    numbers.flatMap((number) => {
      const citation = deck.citations[number - 1];
      if (!citation) return [];
      // The first run is the number itself.
      const [, ...runs] = sourceRuns(citation, views);
      const brief = passageRuns(citation, views);
      return [[number, { number, runs, brief, listed: listed.has(number) }] as const];
    }),
  );
}
