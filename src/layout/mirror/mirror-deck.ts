import { isRightToLeft, paragraphDirection } from '../../markup/index.ts';
import {
  type Box,
  type FigureShape,
  type Inches,
  mirrorAlign,
  mirrorBox,
  mirrorGradient,
  mirrorPlace,
} from '../../theme/index.ts';
import { centerOf, isInside } from '../geometry.ts';
import type {
  ConnectorEnd,
  Inset,
  PlacedCell,
  PlacedConnector,
  PlacedDeck,
  PlacedGroup,
  PlacedParagraph,
  PlacedShape,
  PlacedSlide,
  PlacedTable,
  PlacedText,
} from '../placed.ts';
import type { PlacedChart } from '../placed-chart.ts';

/**
 * A deck as it reads in its language. Everything is placed from the left; where the language is written from right to left,
 * all of it is turned over here, in one go: what stands at the start stands at the right, and shapes that point onward point
 * to the left. Pictures, code and what is in charts are not turned. In any deck a text of the other direction keeps its own.
 */
export function mirrorDeck(deck: PlacedDeck): PlacedDeck {
  if (isRightToLeft(deck.language)) {
    const turn = new Mirror(deck.width, deck.language);
    return { ...deck, rightToLeft: true, slides: deck.slides.map((slide) => turn.slide(slide)) };
  }
  if (!deck.slides.some((slide) => slide.stands === undefined && slide.shapes.some(hasRightToLeft)))
    return deck;
  const directed = new Directed(deck.language);
  return { ...deck, slides: deck.slides.map((slide) => directed.slide(slide)) };
}

function hasRightToLeft(shape: PlacedShape): boolean {
  if (shape.kind === 'group') return shape.shapes.some(hasRightToLeft);
  if (shape.kind === 'text') return shape.paragraphs.some(isForeign);
  return (
    shape.kind === 'table' &&
    shape.rows.some(({ cells }) => cells.some(({ paragraphs }) => paragraphs.some(isForeign)))
  );
}

function isForeign({ runs }: PlacedParagraph): boolean {
  return runs.some(({ language }) => isRightToLeft(language));
}

/** Says of each paragraph which way it is read. */
class Directed {
  protected readonly language: string;

  constructor(language: string) {
    this.language = language;
  }

  slide(slide: PlacedSlide): PlacedSlide {
    // A slide of another presentation stands as it is there.
    return slide.taken ? slide : { ...slide, shapes: slide.shapes.map((shape) => this.shape(shape)) };
  }

  shape(shape: PlacedShape): PlacedShape {
    switch (shape.kind) {
      case 'text':
        return this.text(shape);
      case 'table':
        return this.table(shape);
      case 'group':
        return this.group(shape);
      case 'chart':
        return this.chart(shape);
      case 'connector':
        return this.connector(shape);
      default:
        return this.picture(shape);
    }
  }

  protected group(group: PlacedGroup): PlacedGroup {
    return {
      ...group,
      shapes: group.shapes.map((each) => this.shape(each) as (typeof group.shapes)[number]),
    };
  }

  protected text(text: PlacedText): PlacedText {
    return { ...text, paragraphs: text.paragraphs.map((each) => this.paragraph(each)) };
  }

  protected table(table: PlacedTable): PlacedTable {
    const rows = table.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => this.cell(cell)) }));
    return { ...table, rows };
  }

  protected cell(cell: PlacedCell): PlacedCell {
    return { ...cell, paragraphs: cell.paragraphs.map((each) => this.paragraph(each)) };
  }

  protected paragraph(paragraph: PlacedParagraph): PlacedParagraph {
    const { runs, bullet } = paragraph;
    const direction = paragraphDirection(runs, this.language, bullet !== null);
    return direction === 'rtl' ? { ...paragraph, rightToLeft: true } : paragraph;
  }

  protected chart(chart: PlacedChart): PlacedChart {
    return chart;
  }

  protected connector(connector: PlacedConnector): PlacedConnector {
    return connector;
  }

  protected picture<S extends PlacedShape>(picture: S): S {
    return picture;
  }
}

/** Shapes that point the way one reads. */
const pointing: ReadonlySet<FigureShape> = new Set(['chevron', 'home-plate']);

/** Those that are another shape then. */
const opposite: ReadonlyMap<FigureShape, FigureShape> = new Map([
  ['right-arrow', 'left-arrow'],
  ['left-arrow', 'right-arrow'],
]);

const sides = { left: 'right', right: 'left', top: 'top', bottom: 'bottom' } as const;

class Mirror extends Directed {
  private readonly width: Inches;
  /** A picture on which things stand: they move with it, and are not turned, for it is not. */
  private readonly ground: Box | null;

  constructor(width: Inches, language: string, ground: Box | null = null) {
    super(language);
    this.width = width;
    this.ground = ground;
  }

  override slide(slide: PlacedSlide): PlacedSlide {
    const { shapes } = slide;
    const turned = shapes.map((shape) =>
      shape.kind === 'table' && shapes.some((other) => other.kind === 'group' && holds(shape.box, other.box))
        ? withColumnsTurned(this.table(shape))
        : this.shape(shape),
    );
    return { ...slide, shapes: turned };
  }

  private box(box: Box): Box {
    return this.ground ? { ...box, x: this.place(box.x) } : mirrorBox(box, this.width);
  }

  private place(x: Inches): Inches {
    if (!this.ground) return mirrorPlace(x, this.width);
    return x + mirrorBox(this.ground, this.width).x - this.ground.x;
  }

  protected override group(group: PlacedGroup): PlacedGroup {
    const pictures = group.shapes.filter((each) => each.kind === 'image');
    const shapes = group.shapes.map((each) => {
      const under = pictures.find((picture) => picture !== each && holds(picture.box, each.box));
      const turn = under && !this.ground ? new Mirror(this.width, this.language, under.box) : this;
      return turn.shape(each) as (typeof group.shapes)[number];
    });
    return { ...group, shapes, box: this.box(group.box) };
  }

  protected override text(text: PlacedText): PlacedText {
    const code = text.paragraphs.length > 0 && text.paragraphs.every(isCode);
    return {
      ...super.text(text),
      box: this.box(text.box),
      inset: code ? text.inset : mirrorInset(text.inset),
      ...(text.gradient && { gradient: mirrorGradient(text.gradient) }),
      shape: this.ground ? text.shape : (opposite.get(text.shape) ?? text.shape),
      ...(pointing.has(text.shape) && !this.ground && { flipped: true }),
    };
  }

  protected override table(table: PlacedTable): PlacedTable {
    return { ...super.table(table), box: this.box(table.box), rightToLeft: true };
  }

  protected override cell(cell: PlacedCell): PlacedCell {
    const paragraphs = super.cell(cell).paragraphs;
    return {
      ...cell,
      inset: mirrorInset(cell.inset),
      // What is set to the end of a cell are figures, whose digits stand under one another.
      paragraphs: paragraphs.map((each) =>
        each.align === 'left' && !isCode(each) ? { ...each, align: 'right' } : each,
      ),
    };
  }

  protected override paragraph(paragraph: PlacedParagraph): PlacedParagraph {
    if (isCode(paragraph)) return paragraph;
    const turned = { ...super.paragraph(paragraph), align: mirrorAlign(paragraph.align) };
    const { runs, lines } = turned;
    if (!runs.some(({ text }) => ownArrow.test(text))) return turned;
    return {
      ...turned,
      runs: runs.map((run) => ({ ...run, text: turnArrows(run.text) })),
      lines: lines.map((line) => ({ ...line, text: turnArrows(line.text) })),
    };
  }

  /** Its field and what is said in it stay as they were in its box: who draws it turns it. */
  protected override chart(chart: PlacedChart): PlacedChart {
    const box = this.box(chart.box);
    const by = box.x - chart.box.x;
    const { plot, note } = chart;
    return {
      ...chart,
      box,
      plot: plot && { ...plot, x: plot.x + by },
      note: note && {
        ...note,
        box: { ...note.box, x: note.box.x + by },
        point: { ...note.point, x: note.point.x + by },
      },
      rightToLeft: true,
    };
  }

  protected override connector(connector: PlacedConnector): PlacedConnector {
    const end = ({ shape, side, x, y }: ConnectorEnd): ConnectorEnd => ({
      shape,
      side: this.ground ? side : sides[side],
      x: this.place(x),
      y,
    });
    return {
      ...connector,
      box: this.box(connector.box),
      from: end(connector.from),
      to: end(connector.to),
    };
  }

  protected override picture<S extends PlacedShape>(picture: S): S {
    const turned = picture.kind === 'icon' && picture.onward && !this.ground;
    return { ...picture, box: this.box(picture.box), ...(turned && { flipped: true }) };
  }
}

/**
 * A table over whose cells something is drawn has its first column at the right by itself. LibreOffice leaves the columns of
 * others where they are: what is drawn would stand in the wrong ones.
 */
function withColumnsTurned({ rightToLeft: _, ...table }: PlacedTable): PlacedTable {
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells
      .map((cell) => ({ ...cell, column: table.columns.length - cell.column - cell.colspan }))
      .reverse(),
  }));
  return { ...table, columns: table.columns.toReversed(), rows };
}

/** Whether the middle of a box is in another. */
function holds(outer: Box, inner: Box): boolean {
  return isInside(outer, centerOf(inner));
}

function isCode({ runs }: PlacedParagraph): boolean {
  return runs.length > 0 && runs.every(({ font }) => font === 'code');
}

/** Arrows that a figure sets beside a word are held to it. Those of an author are the author's. */
const ownArrow = /[→←](?=\u00a0)|(?<=\u00a0)[→←]/;

function turnArrows(text: string): string {
  return text.replace(new RegExp(ownArrow, 'g'), (arrow) => (arrow === '→' ? '←' : '→'));
}

function mirrorInset(inset: Inset): Inset {
  return { ...inset, left: inset.right, right: inset.left };
}
