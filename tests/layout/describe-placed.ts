import type { PlacedDeck, PlacedParagraph, PlacedShape } from '../../src/layout/index.ts';
import type { Box, ColorRef } from '../../src/theme/index.ts';

/** Placed slides as text that people can read and compare. */
export function describePlaced(placed: PlacedDeck): string {
  return placed.slides
    .map((slide) =>
      [
        `# ${slide.number} ${slide.id} (${slide.layout})`,
        ...slide.shapes.flatMap((shape) => describeShape(shape, '')),
      ].join('\n'),
    )
    .join('\n\n')
    .concat('\n');
}

function describeShape(shape: PlacedShape, indent: string): string[] {
  const head = `${indent}${shape.name} [${describeBox(shape.box)}]`;
  const inner = `${indent}  `;
  switch (shape.kind) {
    case 'text': {
      const looks = [
        shape.placeholder ? `${shape.placeholder.type}:${shape.placeholder.index}` : shape.shape,
        shape.fill ? `fill ${describeColor(shape.fill)}` : '',
        shape.overflow > 0 ? `OVER ${shape.overflow.toFixed(2)}` : '',
      ];
      return [
        `${head} ${looks.filter(Boolean).join(', ')}`,
        ...shape.paragraphs.flatMap((each) => describeParagraph(each, inner)),
      ];
    }
    case 'connector': {
      const arrow = `${shape.startArrow ? '<' : ''}-${shape.line.dash}-${shape.endArrow ? '>' : ''}`;
      const way = shape.geometry === 'elbow' ? ` elbow ${round(shape.bend)}` : '';
      return [
        `${head} ${shape.from.shape}.${shape.from.side} ${arrow} ${shape.to.shape}.${shape.to.side}${way}`,
      ];
    }
    case 'group':
      return [`${head} alt: ${shape.alt}`, ...shape.shapes.flatMap((each) => describeShape(each, inner))];
    case 'table':
      return [
        `${head} columns ${shape.columns.map(round).join(' ')}`,
        ...shape.rows.map((row) => {
          const cells = row.cells.map((cell) =>
            cell.paragraphs.map((each) => each.lines.map((line) => line.text).join(' / ')).join(' // '),
          );
          return `${inner}${round(row.height)}: ${cells.join(' | ')}`;
        }),
      ];
    case 'chart':
      return [
        `${head} ${shape.chart}: ${shape.series.map((series) => `${series.name} ${series.values.join(' ')}`).join('; ')}`,
      ];
    case 'icon':
      return [`${head} ${describeColor(shape.color)}`];
    case 'image':
      return [`${head} ${shape.image.format}${shape.crop ? ' cropped' : ''}`];
  }
}

function describeParagraph(paragraph: PlacedParagraph, indent: string): string[] {
  const size = paragraph.runs[0]?.size ?? 0;
  const bullet =
    paragraph.bullet === null
      ? ''
      : paragraph.bullet.kind === 'number'
        ? '# '
        : `${paragraph.bullet.character} `;
  const margin = '  '.repeat(paragraph.level);
  return paragraph.lines.map(
    (line, i) =>
      `${indent}${i === 0 ? `${size} pt` : '     '} ${margin}${i === 0 ? bullet : bullet && '  '}${line.text}`,
  );
}

function describeBox({ x, y, w, h }: Box): string {
  return `${round(x)} ${round(y)} ${round(w)}×${round(h)}`;
}

function describeColor(ref: ColorRef): string {
  return `${ref.color}${ref.tint ? `+${ref.tint}` : ''}${ref.shade ? `-${ref.shade}` : ''}`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
