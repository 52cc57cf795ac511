import { iconGrid, pathSteps } from '../../../icons/index.ts';
import type { PlacedIcon } from '../../../layout/index.ts';
import { solidFillXml } from '../drawing-ml.ts';
import type { SlideWork } from './work.ts';
import { frameXml } from './xml-pieces.ts';

/**
 * A `p:sp` with a geometry of its own (ECMA-376 part 1, 20.1.9.8), one path for each that the icon has: what is in
 * theme colours and can be coloured anew. Not drawn by pptxgenjs, which would write its points in EMU for each size.
 */
export function finishIcon({ shape, color, box, ...icon }: PlacedIcon, slide: SlideWork): string {
  const paths = shape.paths.map((path) => {
    const steps = pathSteps(path).map((step) => {
      if (step.kind === 'Z') return '<a:close/>';
      const points = step.points.map(([x, y]) => `<a:pt x="${x}" y="${y}"/>`).join('');
      return `<a:${names[step.kind]}>${points}</a:${names[step.kind]}>`;
    });
    return `<a:path w="${iconGrid}" h="${iconGrid}">${steps.join('')}</a:path>`;
  });
  return (
    `<p:sp><p:nvSpPr>${slide.describe({ ...icon, shape, color, box })}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>` +
    `<p:spPr><a:xfrm${icon.flipped ? ' flipH="1"' : ''}>${frameXml(box)}</a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>` +
    `<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>${paths.join('')}</a:pathLst></a:custGeom>` +
    `${solidFillXml(color)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>`
  );
}

const names = { M: 'moveTo', L: 'lnTo', C: 'cubicBezTo' } as const;
