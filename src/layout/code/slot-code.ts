import { hasLine } from '../../code/index.ts';
import type { CodeBlock } from '../../markup/index.ts';
import {
  type Box,
  type ColorRef,
  type Inches,
  type LayoutText,
  type Points,
  textOn,
} from '../../theme/index.ts';
import { noInset, placeText } from '../place/place-text.ts';
import { lookOf, type SlideContext } from '../place/slide-context.ts';
import type { PlacedParagraph, PlacedShape, PlacedText } from '../placed.ts';
import { codeLines, codeLookOn, readableOnAll } from '../text/code-lines.ts';
import type { FlowParagraph } from '../text/flow.ts';
import { createFlow, type Flow, pointsPerInch, setText } from '../text/set-text.ts';
import { type CodeGround, groundOfCode } from './code-ground.ts';

/** Code in a slot, on a panel of its own. */
export class SlotCode {
  readonly kind = 'code';
  readonly block: CodeBlock;
  /** Where it goes on over several slides: the size that it has on all of them. */
  readonly size: Points | null;

  constructor(block: CodeBlock, size: Points | null = null) {
    this.block = block;
    this.size = size;
  }

  /** Some of its lines, from one to before another, with the numbers and the colours that they have in it. */
  slice(start: number, end: number, size: Points): SlotCode {
    const lines = this.block.text.split('\n');
    const before = lines.slice(0, start).map((line) => `${line}\n`);
    const { first = 1 } = this.block;
    const block: CodeBlock = {
      ...this.block,
      text: lines.slice(start, end).join('\n'),
      first: first + start,
      before: (this.block.before ?? '') + before.join(''),
    };
    return new SlotCode(block, size);
  }
}

/** Code as it is set in a place, at any size. */
export class CodePlan {
  readonly code: SlotCode;
  private readonly ground: CodeGround;
  private readonly aside: ColorRef;
  private readonly flow: Flow;
  private readonly most: Points;

  constructor(code: SlotCode, place: LayoutText, alone: boolean, context: SlideContext) {
    const { theme } = context;
    this.code = code;
    this.ground = groundOfCode(context);
    const { panel, band } = this.ground;
    const { block } = code;
    const { numbered, first = 1, marked = [] } = block;
    const behind = marked.length > 0 ? [panel, band] : [panel];
    const look = {
      ...lookOf({ ...place, fill: panel }, { ...context, background: panel }),
      color: readableOnAll(theme, textOn(theme, panel), behind),
      code: codeLookOn(theme, behind),
      bold: false,
      font: 'body' as const,
    };
    const last = first + block.text.split('\n').length - 1;
    this.aside = readableOnAll(theme, theme.roles.quiet, behind);
    const { aside } = this;
    const gutter = numbered ? String(last).length * 0.6 + 0.9 : plainGutter;
    const paragraphs = codeLines(block, look).map(
      (runs, i): FlowParagraph => ({
        runs,
        scale: 1,
        fixed: null,
        level: 0,
        bullet: numbered ? { kind: 'number', start: first + i, aside } : null,
        indent: gutter,
        hanging: numbered ? gutter : 0,
        spaceBefore: 0,
        align: 'left',
        hang: 0,
        leading: null,
        exact: true,
      }),
    );
    this.flow = createFlow(paragraphs, context.typesetter);
    this.most = alone
      ? largestAlone
      : Math.max(smallestCode, Math.min(largestCode, Math.round(place.size * 0.85)));
  }

  height(width: Inches, size: Points): Inches {
    return this.flow.measure(width - 2 * padding.x, size).height + 2 * padding.y;
  }

  /** Height of the panel without a line in it. */
  get opening(): Inches {
    return 2 * padding.y;
  }

  /** Of each line at a size. */
  lineHeights(width: Inches, size: Points): readonly Inches[] {
    const { wrapped } = this.flow.measure(width - 2 * padding.x, size);
    return wrapped.map(({ count }, i) => (count * size * this.flow.pitches[i]!) / pointsPerInch);
  }

  /** The largest size at which no line is broken and all have room; the smallest where there is none. */
  fit(width: Inches, room: Inches): Points {
    if (this.code.size !== null) return this.code.size;
    for (let size = this.most; size > smallestCode; size--)
      if (!this.breaks(width, size) && this.height(width, size) <= room + 1e-6) return size;
    return smallestCode;
  }

  /** The size at which it goes on over several slides. */
  continued(width: Inches, most: Points): Points {
    return Math.min(most, this.fit(width, Number.POSITIVE_INFINITY));
  }

  private breaks(width: Inches, size: Points): boolean {
    return this.flow.measure(width - 2 * padding.x, size).wrapped.some(({ lines }) => lines.length > 1);
  }

  /** The panel with the code, as high as its lines. */
  place(box: Box, size: Points, slot: string, context: SlideContext): readonly PlacedShape[] {
    const { block } = this.code;
    const { panel } = this.ground;
    const inner: Box = {
      x: box.x + padding.x,
      y: box.y + padding.y,
      w: box.w - 2 * padding.x,
      h: box.h - 2 * padding.y,
    };
    const set = setText(this.flow, inner.w, size);
    const text = placeText(
      {
        set: { ...set, paragraphs: this.withMarks(set.paragraphs) },
        box: inner,
        place: { anchor: 'top' },
        name: 'Code',
        placeholder: null,
        origin: block.origin,
        finding: { subject: `slide "${context.slide.id}", slot "${slot}", code`, origin: block.origin },
      },
      context,
    );
    const height = Math.min(box.h, set.height + 2 * padding.y);
    const whole: Box = { ...box, h: height };
    const inset = { left: padding.x, right: padding.x, top: padding.y, bottom: padding.y };
    const bands = this.bands(whole, set.paragraphs, context);
    if (bands.length === 0) return [{ ...text, box: whole, inset, fill: panel }];
    return [shape('Code panel', whole, panel, this.code, context), ...bands, { ...text, box: whole, inset }];
  }

  /** Lines that are broken have a mark before them, which is not text. */
  private withMarks(paragraphs: readonly PlacedParagraph[]): PlacedParagraph[] {
    const { aside } = this;
    return paragraphs.map((each) =>
      each.lines.length > 1 && !each.bullet
        ? { ...each, bullet: { kind: 'character', character: brokenMark, aside }, hanging: each.indent }
        : each,
    );
  }

  private bands(
    { x, y, w }: Box,
    paragraphs: readonly PlacedParagraph[],
    context: SlideContext,
  ): PlacedText[] {
    const { marked = [], first = 1 } = this.code.block;
    const shapes: PlacedText[] = [];
    let top = y + padding.y;
    let open: { from: Inches; to: Inches } | null = null;
    const close = () => {
      if (!open) return;
      const box: Box = { x, y: open.from, w, h: open.to - open.from };
      shapes.push(shape('Code highlight', box, this.ground.band, this.code, context));
      shapes.push(shape('Code edge', { ...box, w: edge }, this.ground.edge, this.code, context));
      open = null;
    };
    paragraphs.forEach(({ lines }, i) => {
      const height = lines.reduce((sum, line) => sum + line.height, 0);
      if (!hasLine(marked, first + i)) close();
      else open = { from: open?.from ?? top, to: top + height };
      top += height;
    });
    close();
    return shapes;
  }
}

const padding: { readonly x: Inches; readonly y: Inches } = { x: 0.12, y: 0.14 };
const edge: Inches = 0.06;

/** Room for the mark of a broken line, of the type size. */
const plainGutter = 0.9;
/** Every face that code is set in has it (WGL4). */
const brokenMark = '\u2192';

const smallestCode: Points = 12;
const largestCode: Points = 20;
/** Of code that is all that a slide shows. */
const largestAlone: Points = 24;

function shape(
  name: string,
  box: Box,
  fill: PlacedText['fill'],
  { block }: SlotCode,
  context: SlideContext,
): PlacedText {
  return {
    kind: 'text',
    name: context.nameOf(name),
    box,
    alt: null,
    decorative: true,
    template: block.origin.template,
    yaml: block.origin.yaml,
    placeholder: null,
    shape: 'rect',
    fill,
    line: null,
    inset: noInset,
    anchor: 'top',
    paragraphs: [],
    overflow: 0,
  };
}
