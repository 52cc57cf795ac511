import type { FindIcon, Icon } from '../icons/index.ts';
import {
  type Block,
  type CodeBlock,
  type DiagramMarkup,
  type ImageMarkup,
  isNotesBlock,
  lowerHeadings,
  type MarkupBlock,
  mapBlocks,
  type Origin,
  parseInline,
  parseMarkdown,
  parseSlide,
  plainText,
  type Run,
  reportProblems,
  type SlideMarkup,
  type Table,
  type TableCell,
} from '../markup/index.ts';
import type { Outline } from '../outline/index.ts';
import { type Diagnostic, hasErrors, type Outcome, type Span } from '../source/index.ts';
import type { CitationView, Views } from '../template/index.ts';
import { spanInText, type Text } from '../yaml/index.ts';
import type { FigureShape } from './arrangement-model.ts';
import { resolveChart } from './chart/chart-model.ts';
import { reportDeck } from './codes.ts';
import type { DeckBlock, Image, Media, Picture, Slide, Slot } from './deck.ts';
import { resolveDiagram } from './diagram-model.ts';
import { drawFlowchart, isMermaid } from './mermaid/draw-flowchart.ts';
import { placeOfFigure } from './place-of-figure.ts';
import type { PlannedSlide } from './plan-slides.ts';
import { type ArrangementWishes, besideFigure, settleArrangement } from './settle-arrangement.ts';
import { type ReadCodeFile, settleCode } from './settle-code.ts';
import { settleLayout } from './settle-layout.ts';
import { takenContent } from './taken-content.ts';
import { vennTable } from './venn-table.ts';

interface RenderInput extends ArrangementWishes {
  readonly outline: Outline;
  /** What templates see as `deck` and `vars`. */
  readonly deckView: Readonly<Record<string, unknown>>;
  readonly vars: Readonly<Record<string, unknown>>;
  /** Names of the theme's layouts and their slots. */
  readonly layouts: ReadonlyMap<string, readonly string[]>;
  readonly readPicture: (path: string, from: Span | null) => Outcome<Picture>;
  readonly readMedia: (path: string, from: Span | null) => Outcome<Media>;
  /** What each section takes to say, once that is known. */
  readonly minutes: ReadonlyMap<string, number>;
  readonly findIcon: FindIcon;
  readonly readText: ReadCodeFile;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Renders the template of a planned slide and fills its figures. Null when nothing can be shown. */
export function renderSlide(
  planned: PlannedSlide,
  citations: readonly CitationView[],
  input: RenderInput,
): Slide | null {
  return new SlideRenderer(planned, input).render(citations);
}

class SlideRenderer {
  private readonly planned: PlannedSlide;
  private readonly input: RenderInput;

  constructor(planned: PlannedSlide, input: RenderInput) {
    this.planned = planned;
    this.input = input;
  }

  render(citations: readonly CitationView[]): Slide | null {
    const { planned, input } = this;
    const { template, views, id, section, span, values } = planned;
    const rendered = template.render({
      context: {
        subtitle: null,
        ...values,
        title: views.text(planned.title, { type: 'slide', id }),
        deck: input.deckView,
        outline: views.view(input.outline),
        slide: Object.freeze({
          id,
          section: section.title,
          current: planned.current,
          turn: planned.turn && views.view(planned.turn),
        }),
        vars: input.vars,
      },
      views,
      citations,
      minutes: input.minutes,
    });
    this.addRelated(rendered.diagnostics, span, `of the slide "${id}"`);
    if (!rendered.value) return null;
    const parsed = parseSlide(rendered.value, input.arrangements);
    this.addRelated(parsed.diagnostics, span, `of the slide "${id}"`);
    if (!parsed.value) return null;
    const markup = parsed.value;
    const { layout, choice } = settleLayout(markup, planned, input);
    const title = this.titleOf(markup);
    if (plainText(title).trim() === '' && !hasErrors(parsed.diagnostics)) {
      const hint = template.params.some((p) => p.required) ? null : 'give it a "title"';
      this.input.report(reportDeck('missing-title', span, `the slide "${id}" has no title`, { hint }));
    }
    const slots = markup.slots.map(
      (slot) =>
        ({
          ...slot,
          blocks: slot.blocks.flatMap((b) => this.figure(b, besideFigure(slot, markup))),
        }) satisfies Slot,
    );
    const figures = slots.flatMap(({ blocks }) => blocks.filter((each) => each.kind === 'diagram'));
    input.before.figure = figures[0]?.arrange ?? null;
    input.before.layouts.push(layout);
    const { taken } = planned;
    const said = taken && takenContent(taken, planned.title && title, span);
    return {
      id,
      use: template.name,
      layout,
      choice,
      background: markup.background,
      section: section.id,
      kicker: planned.isSection || section.id === 'section-default' ? null : section.title,
      title: said?.title ?? title,
      titleOrigin: markup.titleOrigin,
      subtitle: markup.subtitle,
      slots: said?.slots ?? slots,
      notes: [
        ...(said?.notes ?? []),
        ...mapBlocks(markup.notes, (each) => (each.kind === 'code' ? this.code(each) : [each])),
        ...planned.notes.flatMap((text) => this.notesBlocks(text, views)),
      ],
      cited: [],
      citedInNotes: [],
      hidden: planned.entry.hidden ?? taken?.hidden ?? false,
      ...(taken ? { taken } : planned.motion),
      ownMarking: planned.ownMarking,
      // Negative: not planned, so it is estimated when the notes are whole.
      minutes: planned.entry.minutes ?? -1,
      part: null,
      origin: { template: markup.origin.template, yaml: span },
    };
  }

  /** The entry's own title wins over what the template made of it. */
  private titleOf(markup: SlideMarkup): readonly Run[] {
    const { planned } = this;
    const own = planned.title;
    if (!own) return markup.title;
    return plainText(markup.title).includes(planned.views.plain(own))
      ? markup.title
      : parseInline(planned.views.wording(own), planned.views.formulas).runs;
  }

  private figure(block: MarkupBlock, place: FigureShape['place']): DeckBlock[] {
    const { planned } = this;
    const { outline } = planned;
    const { arrangements, findIcon } = this.input;
    const placeOf = (word: string | null, origin: Origin) => placeOfFigure(word, origin, planned, outline);
    const context = {
      outline,
      arrangements,
      views: planned.views,
      entry: planned.span,
      place,
      findIcon,
      pictureOf: (image: ImageMarkup) => this.image(image),
      report: this.input.report,
      placeOf,
      arrange: (markup: DiagramMarkup, shape: () => FigureShape) =>
        settleArrangement(markup, shape, planned, this.input),
    };
    switch (block.kind) {
      case 'diagram': {
        const diagram = resolveDiagram(block, context);
        if (!diagram) return [];
        const ticked = diagram.arrange === 'venn' ? vennTable(diagram, outline, planned.views) : null;
        return [ticked ?? diagram];
      }
      case 'chart': {
        const chart = resolveChart(block, context);
        return chart ? [chart] : [];
      }
      case 'image': {
        const image = this.image(block);
        return image ? [image] : [];
      }
      case 'code': {
        if (!isMermaid(block)) return this.code(block);
        const figure = drawFlowchart(block, context);
        return figure ? [figure] : [];
      }
      case 'list':
      case 'blockquote':
        return mapBlocks<Block>([block], (each) => (each.kind === 'code' ? this.code(each) : [each]));
      case 'cards': {
        const cards = block.cards.map((card) => ({
          ...card,
          picture: card.picture && this.image(card.picture),
          icon: card.icon === null ? null : this.icon(card.icon, card.origin),
        }));
        return [{ ...block, cards }];
      }
      case 'table':
        return [this.table(block)];
      default:
        return [block];
    }
  }

  /** A table whose icons are found. */
  private table(table: Table): Table {
    if (table.rows.every(({ cells }) => cells.every(({ drawn }) => drawn?.kind !== 'icon'))) return table;
    const cellOf = (cell: TableCell): TableCell => {
      const { drawn, ...plain } = cell;
      if (drawn?.kind !== 'icon') return cell;
      const icon = this.icon(drawn.name, cell.origin);
      return icon ? { ...plain, drawn: { ...drawn, paths: icon.fill.paths } } : plain;
    };
    return { ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(cellOf) })) };
  }

  private code(block: CodeBlock): CodeBlock[] {
    const { outline, readText, report } = this.input;
    const placeOf = (word: string | null) => placeOfFigure(word, block.origin, this.planned, outline);
    const code = settleCode(block, { placeOf, readText, report });
    return code ? [code] : [];
  }

  private icon(name: string, origin: Origin): Icon | null {
    const { planned, input } = this;
    const { span, related } = placeOfFigure(name, origin, planned, input.outline);
    const found = input.findIcon(name, span);
    // What the outline names was reported where it does.
    if ([...input.outline.elements.values()].some((each) => each.icon === name)) return found.value ?? null;
    for (const each of found.diagnostics) input.report({ ...each, related: [...each.related, ...related] });
    return found.value ?? null;
  }

  private image(block: ImageMarkup): Image | null {
    const { planned } = this;
    const { outline, readPicture, readMedia, report } = this.input;
    const { media: path, ...image } = block;
    const { span, related, own } = placeOfFigure(block.src, block.origin, planned, outline);
    if (!block.decorative && (block.alt ?? '').trim() === '') {
      const hint = 'give it an "alt" that says what it shows, or decorative="true" in the template';
      const message = `the picture "${block.src}" has no alt text`;
      report(reportDeck('missing-alt', span, message, { hint, related }));
    }
    const picture = readPicture(block.src, span);
    for (const each of picture.diagnostics) report({ ...each, related: [...each.related, ...related] });
    const named = path === undefined ? null : placeOfFigure(path, block.origin, planned, outline);
    const media = path === undefined ? null : readMedia(path, named!.span);
    for (const each of media?.diagnostics ?? [])
      report({ ...each, related: [...each.related, ...named!.related] });
    if (!picture.value) return null;
    // What is found later about it is said where it is named.
    const origin = { ...block.origin, yaml: own ?? block.origin.yaml };
    return {
      ...image,
      alt: block.alt ?? '',
      picture: picture.value,
      ...(media?.value && { media: media.value }),
      origin,
    };
  }

  private notesBlocks(text: Text, views: Views) {
    const value = views.wording(text);
    const span = text.wordings.find((wording) => wording.value === value)?.span ?? text.span;
    const source = { span, owner: { type: 'slide', id: this.planned.id } } as const;
    const parsed = parseMarkdown(value, source, views.formulas);
    const place = (offset: number, length: number): Span => spanInText(span, value, offset, length);
    reportProblems(parsed.problems, place).forEach(this.input.report);
    return lowerHeadings(parsed.blocks, 2).filter(isNotesBlock);
  }

  private addRelated(diagnostics: readonly Diagnostic[], span: Span, message: string): void {
    for (const diagnostic of diagnostics) {
      const elsewhere = diagnostic.span?.file !== span.file || diagnostic.span.start !== span.start;
      this.input.report(
        elsewhere ? { ...diagnostic, related: [...diagnostic.related, { message, span }] } : diagnostic,
      );
    }
  }
}
