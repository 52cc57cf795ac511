import { createHash } from 'node:crypto';
import type { Deck } from '../../../deck/index.ts';
import type {
  PlacedDeck,
  PlacedParagraph,
  PlacedPicture,
  PlacedShape,
  PlacedSlide,
} from '../../../layout/index.ts';
import { notesParagraphs, type Run } from '../../../markup/index.ts';
import type { ColorRef } from '../../../theme/index.ts';
import { colorKey } from '../drawing-ml.ts';

/**
 * SHA-256 of what the deck shows, placed slides and notes, as canonical JSON: lists in a fixed order, so that nothing
 * hangs on the order of an object's keys. Where things come from is not in it, nor what made them: a comment in the
 * YAML or another version changes no hash, a moved box or a changed word does.
 */
export function contentHash({ placed, deck }: { readonly placed: PlacedDeck; readonly deck: Deck }): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([placed.language, placed.width, placed.height]));
  const notesOf = new Map(deck.slides.map(({ id, notes }) => [id, notes]));
  for (const slide of placed.slides) {
    const { id, layout, background, hidden, shapes } = slide;
    const notes = notesParagraphs(notesOf.get(id) ?? []).map(({ runs, level, bullet }) => [
      level,
      bullet ? [bullet.ordered, bullet.number] : null,
      runs.map(noteRun),
    ]);
    hash.update(
      JSON.stringify([
        id,
        layout,
        color(background),
        hidden,
        shapes.map(shapeFields),
        notes,
        ...motionOf(slide),
      ]),
    );
  }
  return hash.digest('hex');
}

function shapeFields(shape: PlacedShape): unknown[] {
  const { kind, name, box, alt, decorative } = shape;
  return [kind, name, box.x, box.y, box.w, box.h, alt, decorative, ...ownFields(shape)];
}

function ownFields(shape: PlacedShape): unknown[] {
  switch (shape.kind) {
    case 'text': {
      const { placeholder, shape: form, fill, line, inset, anchor, paragraphs } = shape;
      const { left, top, right, bottom } = inset;
      const stroke = line && [color(line.color), line.width, line.dash];
      const place = placeholder && [placeholder.type, placeholder.index];
      return [
        place,
        form,
        color(fill),
        stroke,
        [left, top, right, bottom],
        anchor,
        paragraphs.map(paragraphFields),
      ];
    }
    case 'table':
      return [
        shape.columns,
        shape.headerRow,
        shape.rows.map(({ height, cells }) => [
          height,
          cells.map(({ column, colspan, rowspan, header, fill, anchor, inset, paragraphs }) => [
            [column, colspan, rowspan, header, color(fill), anchor],
            [inset.left, inset.top, inset.right, inset.bottom],
            paragraphs.map(paragraphFields),
          ]),
        ]),
      ];
    case 'chart': {
      const { chart, categories, x, series, valueAxis, secondAxis, values, legend, textSize } = shape;
      const data = series.map((each) => [
        [each.name, each.values, each.texts, each.drawn, each.second],
        [color(each.color), each.width, each.hidden, each.hollow, each.labelAt, each.literal],
        each.ends.map((end) => ({ ...end, color: color(end.color) })),
        each.sticks && [each.sticks.up, color(each.sticks.color)],
        [...(each.silent ?? [])],
        [...each.points].map(([i, look]) => [i, color(look.color), color(look.outline), look.strong]),
      ]);
      const places = x.kind === 'names' ? null : [x.kind, x.at, x.kind === 'time' ? x.unit : null];
      const ends = [valueAxis?.written, secondAxis?.written].map((axis) => axis && [axis.min, axis.max]);
      const titles = [shape.xTitle, shape.yTitle, shape.secondTitle];
      const labels = [values, shape.valueEvery, shape.percentDecimals, legend, shape.legendAt];
      const forms = [shape.level, shape.stacking, shape.gap, shape.overlap, shape.plot, shape.note];
      const heads = [shape.head, shape.secondHead].map((lines) =>
        lines.map((line) => line.map((piece) => [piece.text, color(piece.color)])),
      );
      return [
        chart,
        categories,
        places,
        data,
        ends,
        titles,
        labels,
        forms,
        heads,
        textSize,
        color(shape.textColor),
      ];
    }
    case 'image': {
      const { image, crop, title, link, media } = shape;
      const cut = crop && [crop.left, crop.top, crop.right, crop.bottom];
      const said = title === undefined ? [] : [title];
      const leads = link === undefined ? [] : ['link', link];
      const plays = media ? ['media', digest(media.bytes)] : [];
      return [...pictureFields(image), cut, ...said, ...leads, ...plays];
    }
    case 'icon':
      return [shape.shape.paths, color(shape.color)];
    case 'connector': {
      const { geometry, from, to, line, startArrow, endArrow, bend } = shape;
      const ends = [from, to].map((end) => [end.shape, end.side, end.x, end.y]);
      return [geometry, ends, color(line.color), line.width, line.dash, startArrow, endArrow, bend];
    }
    case 'group':
      return shape.shapes.map(shapeFields);
  }
}

/** Nothing where nothing moves. */
function motionOf({ transition, moving, steps }: PlacedSlide): unknown[] {
  return transition || moving || steps ? [transition ?? null, [...(moving ?? [])], steps ?? null] : [];
}

function paragraphFields(paragraph: PlacedParagraph): unknown[] {
  const { level, bullet, indent, hanging, align, spaceBefore, lineSpacing, exact, runs } = paragraph;
  const sign = bullet && (bullet.kind === 'number' ? bullet.start : bullet.character);
  return [
    [
      level,
      sign,
      indent,
      hanging,
      align,
      spaceBefore,
      lineSpacing,
      ...(bullet?.aside ? [color(bullet.aside)] : []),
      ...(exact ? ['exact'] : []),
    ],
    runs.map((run) => [
      run.text,
      run.size,
      color(run.color),
      (run.bold ? 'b' : '') +
        (run.italic ? 'i' : '') +
        (run.strike ? '-' : '') +
        (run.sup ? '^' : '') +
        (run.sub ? '_' : ''),
      run.break ? 'break' : run.font,
      run.language,
      run.link ?? null,
      ...(run.linkTitle === undefined ? [] : [run.linkTitle]),
    ]),
  ];
}

function noteRun(run: Run): unknown[] {
  const looks =
    (run.strong ? 'b' : '') +
    (run.em ? 'i' : '') +
    (run.strike ? '-' : '') +
    (run.sup ? '^' : '') +
    (run.sub ? '_' : '');
  return [
    run.text,
    looks + (run.code ? 'c' : ''),
    run.break ?? false,
    run.language ?? null,
    run.link ?? null,
    ...(run.linkTitle === undefined ? [] : [run.linkTitle]),
  ];
}

/** Without the PNG of a drawing: it shows nothing that the drawing does not say. */
function pictureFields({ format, bytes }: PlacedPicture): unknown[] {
  return [format, digest(bytes)];
}

function color(ref: ColorRef | null): string | null {
  return ref && colorKey(ref);
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
