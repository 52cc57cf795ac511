import type { PlacedLine } from '../../../../layout/index.ts';
import type { Box, ColorRef } from '../../../../theme/index.ts';
import { type EmuBox, pointsToEmu, toEmuBox } from '../../emu.ts';
import { presetDashes } from '../../preset-shape.ts';
import { solidFillXml } from '../../scheme-color.ts';

/** Offset and size of a box, inside `a:xfrm` or `p:xfrm`. */
export function frameXml(box: Box | EmuBox): string {
  const { x, y, cx, cy } = 'cx' in box ? box : toEmuBox(box);
  return `<a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/>`;
}

/** Fill, then line: the order of CT_ShapeProperties (ECMA-376 part 1, 20.1.2.2.35). */
export function fillAndLineXml(fill: ColorRef | null, line: PlacedLine | null): string {
  return (fill ? solidFillXml(fill) : '<a:noFill/>') + (line ? lineXml(line, '') : '');
}

/** `a:ln`: colour, dash, join, ends, in the order of CT_LineProperties (ECMA-376 part 1, 20.1.2.2.24). */
export function lineXml({ color, width, dash }: PlacedLine, joinAndEnds: string): string {
  const dashed = dash === 'solid' ? '' : `<a:prstDash val="${presetDashes[dash]}"/>`;
  return `<a:ln w="${pointsToEmu(width)}">${solidFillXml(color)}${dashed}${joinAndEnds}</a:ln>`;
}

/** The geometry that pptxgenjs drew: a preset with its adjustments. */
export function drawnGeometry(drawn: string): string {
  const start = drawn.indexOf('<a:prstGeom');
  const end = drawn.indexOf('</a:prstGeom>', start);
  if (start < 0 || end < 0) throw new Error('a shape was drawn without its geometry');
  return `${drawn.slice(start, end)}</a:prstGeom>`;
}

export const anchors = { top: 't', middle: 'ctr', bottom: 'b' } as const;
