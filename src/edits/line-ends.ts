import type { ConnectorEnd, PlacedConnector, PlacedShape } from '../layout/index.ts';
import type { Box } from '../theme/index.ts';
import { reportEdit } from './codes.ts';
import type { AddedEdit, LineEndEdit, ShapeEdits } from './deck-edits.ts';
import type { EditContext } from './edit-context.ts';
import { visit } from './move-shapes.ts';
import { colorOf } from './restyle.ts';

type AddedLineEdit = Extract<AddedEdit, { readonly kind: 'line' }>;

/** A line of the deck that joins something else. Null: what it joined is gone, and the line with it. */
export function rejoined(
  line: PlacedConnector,
  { from, to }: ShapeEdits,
  boxes: ReadonlyMap<string, Box>,
  context: EditContext,
): PlacedConnector {
  let joined = line;
  for (const [key, edit] of [
    ['from', from],
    ['to', to],
  ] as const) {
    const end = edit && placedEnd(edit.now, boxes, context);
    if (end) joined = { ...joined, [key]: end };
    else if (edit) reportGoneEnd(line.name, edit.span, context);
  }
  return joined === line ? line : { ...joined, box: between(joined.from, joined.to) };
}

/** A line that somebody drew; null: what it joined is gone. */
export function placeAddedLine(
  added: AddedLineEdit,
  shapes: readonly PlacedShape[],
  context: EditContext,
): PlacedConnector | null {
  const boxes = joinableBoxes(shapes);
  const [from, to] = [added.from, added.to].map((end) => placedEnd(end, boxes, context));
  const color = colorOf(added.line);
  if (!from || !to) {
    reportGoneEnd(added.name, added.span, context);
    return null;
  }
  if (!color) return null;
  return {
    kind: 'connector',
    name: added.name,
    alt: null,
    decorative: true,
    template: null,
    yaml: added.span,
    box: between(from, to),
    geometry: added.elbow ? 'elbow' : 'straight',
    from,
    to,
    line: { color, width: added.lineWidth, dash: added.dash },
    startArrow: added.arrows === 'start' || added.arrows === 'both',
    endArrow: added.arrows === 'end' || added.arrows === 'both',
    bend: 0.5,
  };
}

/** Of shapes that lines can be glued to. */
export function joinableBoxes(shapes: readonly PlacedShape[]): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  visit(shapes, (shape) => {
    if (shape.kind === 'text' || shape.kind === 'image') boxes.set(shape.name, shape.box);
    return shape;
  });
  return boxes;
}

function placedEnd(
  end: LineEndEdit,
  boxes: ReadonlyMap<string, Box>,
  { rightToLeft, width }: EditContext,
): ConnectorEnd | null {
  if ('x' in end) return { shape: '', side: 'right', x: rightToLeft ? width - end.x : end.x, y: end.y };
  const box = boxes.get(end.shape);
  if (!box) return null;
  const side = rightToLeft ? turnedOver[end.side] : end.side;
  const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
  const places = {
    top: { x, y: box.y },
    bottom: { x, y: box.y + box.h },
    left: { x: box.x, y },
    right: { x: box.x + box.w, y },
  };
  return { shape: end.shape, side, ...places[side] };
}

const turnedOver = { top: 'top', bottom: 'bottom', left: 'right', right: 'left' } as const;

function between(a: ConnectorEnd, b: ConnectorEnd): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

function reportGoneEnd(name: string, span: AddedLineEdit['span'], { report }: EditContext): void {
  const message = `what the line "${name}" was made to join by hand is not there any more`;
  report(
    reportEdit('edit-gone', span, message, { hint: 'delete these lines, or say another place for its end' }),
  );
}
