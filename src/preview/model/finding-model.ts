import type { Slide } from '../../deck/index.ts';
import type { NotesBlock, Origin, Run } from '../../markup/index.ts';
import { type Diagnostic, lineText, positionAt, type Span } from '../../source/index.ts';
import type { FilePlace, FindingModel, FrameModel } from '../protocol.ts';

/** Lines before and after the one that is meant. */
const around = 2;
/** Longer lines are cut around the place. */
const lineLimit = 160;
const leadIn = 60;

/** A diagnostic as the page shows it. */
export function findingModel(diagnostic: Diagnostic): FindingModel {
  const { severity, code, message, hint, span, related } = diagnostic;
  return {
    severity,
    code,
    message,
    hint,
    place: filePlace(span),
    frame: span && frameModel(span),
    related: related.map((each) => ({
      message: each.message,
      place: filePlace(each.span),
      frame: frameModel(each.span),
    })),
  };
}

/** Null for a file with no text: a folder, a picture, a missing file. */
function frameModel({ file, start, end }: Span): FrameModel | null {
  if (file.text === '') return null;
  const from = positionAt(file, start);
  const to = positionAt(file, end);
  const first = Math.max(1, from.line - around);
  const lines: string[] = [];
  for (let line = first; line <= from.line + around; line++) lines.push(lineText(file, line));
  // What follows the end of the file is no line.
  while (lines.length > from.line - first + 1 && lines.at(-1) === '') lines.pop();
  const line = from.line - first;
  const text = lines[line]!;
  const column = Math.min(from.column - 1, text.length);
  const marked = Math.max(column, to.line === from.line ? Math.min(to.column - 1, text.length) : text.length);
  const cut = text.length > lineLimit ? Math.max(0, column - leadIn) : 0;
  return {
    first,
    lines: lines.map((each) => clip(each, cut)),
    marked: { line, from: column - cut, to: Math.min(marked - cut, lineLimit) },
  };
}

function clip(line: string, from: number): string {
  return line.slice(from, from + lineLimit);
}

/**
 * Which findings are about which slide, as indices: those in its words, in its entry of the deck file, or in its
 * template. What is in the words of some slides is about them alone, though others come from the same entry.
 */
export function findingsOfSlides(
  slides: readonly Slide[],
  findings: readonly Diagnostic[],
): readonly (readonly number[])[] {
  const found = slides.map((): number[] => []);
  const origins = slides.map(spansOf);
  findings.forEach((finding, index) => {
    const places = [finding.span, ...finding.related.map((each) => each.span)].filter(
      (span) => span !== null,
    );
    const near = (spans: SlideSpans[keyof SlideSpans]) =>
      places.some((place) => spans.some((span) => touches(place, span)));
    // From the surest sign to the vaguest: the first that any slide has decides.
    for (const sign of ['words', 'entry', 'template'] as const) {
      const about = origins.flatMap((spans, i) => (near(spans[sign]) ? [i] : []));
      if (about.length === 0) continue;
      // Words that stand on every slide, such as the deck's own, are about the deck.
      if (sign !== 'words' || about.length < slides.length || slides.length === 1)
        for (const i of about) found[i]!.push(index);
      break;
    }
  });
  return found;
}

interface SlideSpans {
  readonly words: readonly Span[];
  readonly entry: readonly Span[];
  readonly template: readonly Span[];
}

function spansOf(slide: Slide): SlideSpans {
  const words: Span[] = [];
  const template: Span[] = [];
  const addRuns = (runs: readonly Run[], origin: Origin) => {
    add(origin);
    for (const run of runs) if (run.yaml) words.push(run.yaml);
  };
  const add = ({ yaml, template: own }: Origin) => {
    if (yaml) words.push(yaml);
    if (own) template.push(own);
  };
  const addBlock = (block: Slide['slots'][number]['blocks'][number] | NotesBlock): void => {
    add(block.origin);
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        addRuns(block.runs, block.origin);
        break;
      case 'list':
        for (const item of block.items) {
          add(item.origin);
          item.blocks.forEach(addBlock);
        }
        break;
      case 'blockquote':
        block.blocks.forEach(addBlock);
        break;
      case 'table':
        for (const row of block.rows) for (const cell of row.cells) addRuns(cell.runs, cell.origin);
        break;
      case 'cards':
        for (const { value, head, detail, body, foot, origin } of block.cards) {
          for (const runs of [value, head, detail, foot]) addRuns(runs, origin);
          body.forEach(addBlock);
        }
        break;
      case 'diagram':
        for (const { yaml } of [...block.nodes, ...block.edges]) if (yaml) words.push(yaml);
        break;
      default:
    }
  };
  addRuns(slide.title, slide.titleOrigin);
  if (slide.subtitle) addRuns(slide.subtitle, slide.titleOrigin);
  for (const slot of slide.slots) slot.blocks.forEach(addBlock);
  slide.notes.forEach(addBlock);
  const { yaml } = slide.origin;
  return {
    // An entry that is said to be the origin of a word is no closer than the entry itself.
    words: yaml ? words.filter((span) => !same(span, yaml)) : words,
    entry: yaml ? [yaml] : [],
    template,
  };
}

function touches(a: Span, b: Span): boolean {
  if (a.file.path !== b.file.path) return false;
  return a.start < b.end && b.start < a.end ? true : a.start === b.start;
}

function same(a: Span, b: Span): boolean {
  return a.file.path === b.file.path && a.start === b.start && a.end === b.end;
}

/** Where a span begins, for the page. A file whose text is not known has no lines to point at: its first is named. */
export function filePlace(span: Span): FilePlace;
export function filePlace(span: Span | null | undefined): FilePlace | null;
export function filePlace(span: Span | null | undefined): FilePlace | null {
  return span ? { path: span.file.path, ...positionAt(span.file, span.start) } : null;
}
