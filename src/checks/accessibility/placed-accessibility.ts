import type { Deck } from '../../deck/index.ts';
import type {
  AccessibleDeck,
  AccessibleMark,
  AccessibleShape,
  AccessibleSlide,
  AccessibleText,
} from '../../formats/pptx/index.ts';
import {
  type PlacedParagraph,
  type PlacedSeries,
  type PlacedShape,
  type PlacedSlide,
  spokenAlt,
  writtenSize,
} from '../../layout/index.ts';
import { plainText } from '../../markup/index.ts';
import type { Diagnostic, Span } from '../../source/index.ts';
import {
  type Box,
  type ColorRef,
  type Decoration,
  type Fill,
  gradientColorAt,
  isGradient,
  resolveColor,
  type Theme,
} from '../../theme/index.ts';
import type { Review, ReviewInput } from '../check.ts';
import { reportCheck } from '../codes.ts';
import { accessibilityRules } from './index.ts';
import type { ReportFinding } from './rule.ts';

/** What keeps people from reading a deck, at the YAML or the template that it comes from. */
export const reviewAccessibility: Review = (input) => {
  const { deck, placed } = input;
  const found: Diagnostic[] = [];
  const report: ReportFinding = (code, { slide, shape }, message, hint) => {
    const at = slide === null ? null : placed.slides[slide]!;
    const source = at && deck.slides.find(({ id }) => id === at.id);
    const drawn = at && shape !== null ? findShape(at.shapes, shape) : null;
    const span: Span | null = drawn?.yaml ?? source?.origin.yaml ?? drawn?.template ?? deck.span;
    const where = at ? `slide "${at.id}": ` : '';
    const template =
      drawn?.template && drawn.template !== span
        ? [{ message: 'drawn by this template', span: drawn.template }]
        : [];
    found.push(reportCheck(code, span, `${where}${message}`, { hint, related: template }));
  };
  const accessible = accessibleDeckOf(input);
  for (const rule of accessibilityRules) rule(accessible, report);
  return found;
};

function findShape(shapes: readonly PlacedShape[], name: string): PlacedShape | null {
  for (const shape of shapes) {
    if (shape.name === name) return shape;
    const inner = shape.kind === 'group' ? findShape(shape.shapes, name) : null;
    if (inner) return inner;
  }
  return null;
}

/** A placed deck as the rules of accessibility look at it: colours resolved, with what is really behind each text. */
export function accessibleDeckOf({ deck, placed, theme }: ReviewInput): AccessibleDeck {
  return {
    sections: deck.sections.map(({ title }) => title),
    slides: placed.slides.map((slide) =>
      slide.taken ? takenSlide(slide, deck) : new SlideReader(slide, theme).read(),
    ),
  };
}

/** Of a slide of another presentation only what it is called is known here: the file itself can be looked at by `verify`. */
function takenSlide({ id, number }: PlacedSlide, { slides }: Deck): AccessibleSlide {
  const slide = slides.find((each) => each.id === id);
  return { number, id, title: slide ? plainText(slide.title) : null, shapes: [] };
}

/** In inches: more than a file rounds. */
const slack = 0.001;

/** A stretch of the slide that is painted; null: with a picture, or with what shows what lies under it. */
interface Painted {
  readonly box: Box;
  readonly fill: Fill | null;
}

class SlideReader {
  private readonly painted: Painted[] = [];
  /** How many of them are the slide's own: background and decorations. */
  private readonly ground: number;
  private readonly shapes: AccessibleShape[] = [];
  private readonly pictures: { readonly box: Box; readonly place: number }[] = [];
  private readonly slide: PlacedSlide;
  private readonly theme: Theme;

  constructor(slide: PlacedSlide, theme: Theme) {
    this.slide = slide;
    this.theme = theme;
    const layout = theme.layouts.get(slide.layout);
    const whole = { x: 0, y: 0, w: theme.size.width, h: theme.size.height };
    this.paint(whole, slide.background ?? layout?.gradient ?? layout?.background ?? { color: 'light1' });
    for (const decoration of layout?.decorations ?? []) this.decorate(decoration);
    this.ground = this.painted.length;
  }

  read(): AccessibleSlide {
    const { id, number } = this.slide;
    for (const shape of this.slide.shapes) this.readShape(shape, false);
    const title = this.shapes.find(({ isTitle }) => isTitle);
    const words = title?.texts.map(({ text }) => text).join('') ?? null;
    return { number, id, title: words, shapes: this.shapes };
  }

  private readShape(shape: PlacedShape, described: boolean): void {
    const { box } = shape;
    if (shape.kind === 'text' && shape.fill) this.paint(box, shape.gradient ?? shape.fill);
    const behind = this.behind(box);
    const own = { ...plain(shape, described) };
    switch (shape.kind) {
      case 'text': {
        const type = shape.placeholder?.type;
        if (shape.paragraphs.length > 0) this.layOnPictures(box);
        this.shapes.push({
          ...own,
          kind: 'text',
          isTitle: type === 'title' || type === 'center-title',
          isFurniture: type === 'footer' || type === 'date' || type === 'slide-number',
          texts: this.textsOf(shape.paragraphs, behind),
        });
        return;
      }
      case 'table': {
        const cells = shape.rows.flatMap((row) => row.cells);
        this.shapes.push({
          ...own,
          kind: 'table',
          texts: cells.flatMap((cell) =>
            this.textsOf(cell.paragraphs, cell.fill ? this.hex(cell.fill) : behind),
          ),
          table: {
            headerRow: shape.headerRow,
            rows: shape.rows.length,
            merged: cells.filter(({ colspan, rowspan }) => colspan > 1 || rowspan > 1).length,
          },
        });
        return;
      }
      case 'chart': {
        const round = shape.chart === 'pie' || shape.chart === 'doughnut';
        // Columns are told from a line over them by their form, and lines from one another by their signs.
        const alike = (drawn: PlacedSeries['drawn']) =>
          shape.series.filter((series) => series.drawn === drawn && !series.marked).length;
        const keys = round
          ? shape.categories.length
          : Math.max(...(['bars', 'area', 'line', 'points'] as const).map(alike));
        const marks = shape.series.map((series, i): AccessibleMark => {
          return { what: `series ${i + 1} ("${series.name}")`, color: this.hex(series.color), behind };
        });
        this.shapes.push({
          ...own,
          kind: 'chart',
          marks: round ? [] : marks,
          texts: [this.chartText(shape.textColor, shape.textSize, behind)],
          chart: { keyedByColor: shape.legend && keys > 1, keys },
        });
        return;
      }
      case 'image':
        this.paint(box, null);
        this.pictures.push({ box, place: this.shapes.length });
        this.shapes.push({ ...own, kind: 'picture' });
        return;
      case 'icon':
        // What is behind a text is never an icon: they stand beside words.
        this.shapes.push({ ...own, kind: 'text' });
        return;
      case 'connector':
        this.shapes.push({
          ...own,
          kind: 'connector',
          marks: [
            {
              what: 'the line',
              color: this.hex(shape.line.color),
              behind: this.behindLine(shape.from, shape.to),
            },
          ],
        });
        return;
      case 'group': {
        this.shapes.push({ ...own, kind: 'diagram' });
        const spoken = described || (shape.alt ?? '') !== '' || shape.decorative;
        for (const inner of shape.shapes) this.readShape(inner, spoken);
      }
    }
  }

  private textsOf(paragraphs: readonly PlacedParagraph[], behind: string | null): AccessibleText[] {
    return paragraphs.flatMap(({ runs }) =>
      runs.map((run) => {
        const { text, bold, color, link, language } = run;
        return {
          text,
          size: writtenSize(run),
          bold,
          color: this.hex(color),
          behind,
          link: link !== undefined,
          language,
        };
      }),
    );
  }

  private chartText(color: ColorRef, size: number, behind: string | null): AccessibleText {
    const language = 'und';
    return {
      text: 'the lettering',
      size,
      bold: false,
      color: this.hex(color),
      behind,
      link: false,
      language,
    };
  }

  private decorate(decoration: Decoration): void {
    if (decoration.over !== null) return;
    if (decoration.shape === 'picture') this.paint(decoration, null);
    else if (decoration.fill) this.paint(decoration, decoration.fill);
  }

  private layOnPictures({ x, y, w, h }: Box): void {
    for (const { box, place } of this.pictures) {
      const holds =
        x + w / 2 > box.x && x + w / 2 < box.x + box.w && y + h / 2 > box.y && y + h / 2 < box.y + box.h;
      if (holds) this.shapes[place] = { ...this.shapes[place]!, isGround: true };
    }
  }

  private paint(box: Box, fill: Fill | null): void {
    this.painted.push({ box, fill: fill && isOpaque(fill) ? fill : null });
  }

  /** The colour at the middle of a box; null off the slide and over pictures. */
  private behind(box: Box): string | null {
    return this.at(box.x + box.w / 2, box.y + box.h / 2);
  }

  /** Lines turn corners around shapes: what is behind them is the slide. */
  private behindLine(from: { x: number; y: number }, to: { x: number; y: number }): string | null {
    return this.at((from.x + to.x) / 2, (from.y + to.y) / 2, this.ground);
  }

  private at(x: number, y: number, layers = this.painted.length): string | null {
    for (let i = layers - 1; i >= 0; i--) {
      const { box, fill } = this.painted[i]!;
      // On an edge, give or take what a file rounds, it is behind.
      const [left, upper] = [box.x - slack, box.y - slack];
      if (x < left || x > box.x + box.w + slack || y < upper || y > box.y + box.h + slack) continue;
      if (!fill || !isGradient(fill)) return fill && this.hex(fill);
      return gradientColorAt(this.theme, fill, box, { x, y, w: 0, h: 0 });
    }
    return null;
  }

  private hex(color: ColorRef): string {
    return resolveColor(this.theme, color);
  }
}

/** A veil takes on the colour of what lies under it, which may be a picture. */
function isOpaque(fill: Fill): boolean {
  const colors = isGradient(fill) ? fill.stops.map(({ color }) => color) : [fill];
  return colors.every(({ alpha = 1 }) => alpha >= 0.95);
}

function plain(shape: PlacedShape, described: boolean): Omit<AccessibleShape, 'kind'> {
  return {
    name: shape.name,
    isTitle: false,
    isFurniture: false,
    isGround: false,
    alt: (shape.kind === 'text' ? spokenAlt(shape) : shape.alt) ?? '',
    decorative: shape.decorative,
    described,
    texts: [],
    marks: [],
    table: null,
    chart: null,
  };
}
