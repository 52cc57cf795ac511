import type { Diagram } from '../../deck/index.ts';
import type { Box, Inches } from '../../theme/index.ts';
import { arrangementOf, isEmpty, sketchOf } from '../arrangements/index.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedShape } from '../placed.ts';
import { type DiagramHeights, type NativePart, withEnds } from './arrangement.ts';
import { type Drawing, drawDiagram, isWhole, type Lettering } from './draw-diagram.ts';
import { wordEdges } from './edge-wording.ts';
import { legendHeight, legendKinds } from './legend.ts';
import { checkDiagram, placeSketched } from './place-diagram.ts';

/** What paging decided about a diagram. */
export interface DiagramPart {
  /** Null: words, or numbers with a key at its foot, as it will. */
  readonly lettering: Lettering | null;
  /** With the first part: the whole diagram, for what is said of it once. */
  readonly whole: SlotDiagram | null;
  readonly native: NativePart | null;
}

/** A diagram in a slot, drawn once for each box and lettering that paging and placing ask for. */
export class SlotDiagram {
  readonly kind = 'diagram';
  readonly diagram: Diagram;
  /** What can be drawn of it. */
  readonly shown: Diagram;
  readonly part: DiagramPart | null;
  private readonly drawings: Map<string, Drawing>;

  constructor(diagram: Diagram, part: DiagramPart | null = null, same: SlotDiagram | null = null) {
    this.diagram = diagram;
    this.shown = same?.shown ?? withEnds(diagram);
    this.part = part;
    this.drawings = same?.drawings ?? new Map();
  }

  /** The same as a part of a slide that goes on, with words of its own for those who cannot see it. */
  asPart(part: DiagramPart, alt: string): SlotDiagram {
    return new SlotDiagram({ ...this.diagram, alt }, part, this);
  }

  heights(width: Inches): DiagramHeights {
    const { diagram } = this;
    const kinds = legendKinds(diagram);
    const legend = kinds.nodes.length + kinds.edges.length > 0 ? legendHeight + 0.1 : 0;
    return arrangementOf(diagram).heights(diagram, width, legend);
  }

  /** Whether it can be drawn in a box as it is, with words or a key at its foot. */
  fits(box: Box, context: SlideContext): boolean {
    const { shown } = this;
    if (shown.nodes.length === 0) return true;
    const { draw } = arrangementOf(shown);
    if (draw.kind === 'native' && !isEmpty(shown)) return draw.fits(shown, box, context);
    const ways: readonly Lettering[] = wordEdges(shown, context.deck).size > 0 ? ['words', 'key'] : ['words'];
    return ways.some((way) => isWhole(this.drawn(way, box, context)));
  }

  /** Drawn in a box; what has nothing to arrange, and what programs draw themselves, as a row of nodes. */
  drawn(lettering: Lettering, box: Box, context: SlideContext): Drawing {
    const { color, tint = 0, shade = 0, saturation = 1 } = context.background;
    const key = [box.x, box.y, box.w, box.h, lettering, color, tint, shade, saturation].join(' ');
    let drawing = this.drawings.get(key);
    if (!drawing) {
      drawing = drawDiagram(this.shown, box, context, sketchOf(this.shown), lettering);
      if (drawing.makeshift && context.theme.hyphenate) {
        const hyphens = { ...context, hyphens: true };
        const parted = drawDiagram(this.shown, box, hyphens, sketchOf(this.shown), lettering);
        if (!parted.makeshift) drawing = parted;
      }
      this.drawings.set(key, drawing);
    }
    return drawing;
  }

  /** Diagnostics: diagram-empty, diagram-too-dense, diagram-tangled, diagram-labels-*, diagram-members-dropped. */
  place(box: Box, context: SlideContext): readonly PlacedShape[] {
    const { diagram, shown, part } = this;
    if (!part || part.whole) checkDiagram((part?.whole ?? this).shown, context);
    if (shown.nodes.length === 0) return [];
    const { draw } = arrangementOf(diagram);
    if (!isEmpty(shown) && draw.kind === 'native')
      return [draw.place({ diagram: shown, alt: diagram.alt, part: part?.native ?? null }, box, context)];
    const drawn = (lettering: Lettering) => this.drawn(lettering, box, context);
    return placeSketched({ ...shown, alt: diagram.alt }, part?.lettering ?? null, drawn, context);
  }
}
