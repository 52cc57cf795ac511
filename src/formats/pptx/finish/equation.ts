import { type PlacedParagraph, type PlacedRun, type PlacedText, spokenAlt } from '../../../layout/index.ts';
import { knownFormula, type OutlineStep } from '../../../math/index.ts';
import { officeLanguage } from '../../../package/index.ts';
import type { Inches, Points } from '../../../theme/index.ts';
import { escapeXmlAttribute } from '../../../xml/index.ts';
import { solidFillXml, toEmu, toEmuBox, toHundredths } from '../drawing-ml.ts';

/** Whether an equation stands in a shape's text. */
export function hasEquations({ paragraphs }: PlacedText): boolean {
  return paragraphs.some(({ runs }) => runs.some((run) => run.tex !== undefined));
}

/**
 * A shape for programs that know equations, and for all others. LibreOffice knows `a14` but draws no equation among words:
 * with two names it takes what is for the others.
 */
export function alternatives(withEquations: string, withText: string): string {
  return (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">' +
    '<mc:Choice xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" Requires="a14 a16">' +
    `${withEquations}</mc:Choice><mc:Fallback>${withText}</mc:Fallback></mc:AlternateContent>`
  );
}

/**
 * A shape that holds nothing but formulas as their outlines, for programs that know no equations; null where words stand
 * in it, or letters without an outline. It has the id, the name and the colour of the shape.
 */
export function outlinesXml(shape: PlacedText, id: string): string | null {
  const lines = placeFormulas(shape);
  if (lines === null) return null;
  const { x, y, cx, cy } = toEmuBox(shape.box);
  const steps = lines.flatMap(({ left, baseline, size, outline }) =>
    outline.map((step) => {
      if (step.kind === 'Z') return '<a:close/>';
      const points = step.points.map((value, i) =>
        toEmu((i % 2 === 0 ? left : baseline) + (value / 1000) * (size / pointsPerInch)),
      );
      const pairs = points.flatMap((value, i) =>
        i % 2 === 0 ? [`<a:pt x="${value}" y="${points[i + 1]}"/>`] : [],
      );
      return `<a:${stepNames[step.kind]}>${pairs.join('')}</a:${stepNames[step.kind]}>`;
    }),
  );
  const words = spokenAlt(shape) ?? '';
  const name = escapeXmlAttribute(shape.name);
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}" descr="${escapeXmlAttribute(words)}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>` +
    `<p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>` +
    `<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="${cx}" h="${cy}">${steps.join('')}</a:path></a:pathLst></a:custGeom>` +
    `${solidFillXml(shape.paragraphs[0]!.runs[0]!.color)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>`
  );
}

const stepNames = { M: 'moveTo', L: 'lnTo', C: 'cubicBezTo' } as const;
const pointsPerInch = 72;

/** Where the formulas of a shape stand in its box; null where it holds something else. */
function placeFormulas({ paragraphs, box, inset, anchor, fill, line }: PlacedText) {
  if (paragraphs.length === 0 || fill || line) return null;
  const height = paragraphs.reduce(
    (sum, { lines, spaceBefore }, i) =>
      sum + (i === 0 ? 0 : spaceBefore / pointsPerInch) + lines.reduce((all, each) => all + each.height, 0),
    0,
  );
  const spare = box.h - inset.top - inset.bottom - height;
  let y = inset.top + (anchor === 'top' ? 0 : anchor === 'middle' ? spare / 2 : spare);
  const placed: { left: Inches; baseline: Inches; size: Points; outline: readonly OutlineStep[] }[] = [];
  for (const [i, { runs, lines, spaceBefore, align, indent }] of paragraphs.entries()) {
    const [run] = runs;
    const [own] = lines;
    if (runs.length !== 1 || run?.tex === undefined || lines.length !== 1 || !own) return null;
    const { outline } = knownFormula(run.tex, run.display === true).drawing;
    if (outline === null) return null;
    if (i > 0) y += spaceBefore / pointsPerInch;
    const { above = 0, below = 0 } = own;
    const baseline = y + above + (own.height - above - below) * baselineShare;
    const room = box.w - inset.left - inset.right - indent - own.width;
    const left = inset.left + indent + (align === 'left' ? 0 : align === 'center' ? room / 2 : room);
    placed.push({ left, baseline, size: run.size, outline });
    y += own.height;
  }
  return placed;
}

/** Where the foot of letters stands in a line, as a share of its height. */
const baselineShare = 0.785;

/** A formula as an equation that can be edited (`a14:m`, MS-ODRAWXML 2.2.3). */
export function equationXml(run: PlacedRun, paragraph: PlacedParagraph): string {
  const formula = knownFormula(run.tex!, run.display === true);
  const properties = (color: string | null, italic: boolean): string =>
    `<a:rPr lang="${escapeXmlAttribute(officeLanguage(run.language))}" sz="${toHundredths(run.size)}"${run.bold ? ' b="1"' : ''}${italic ? ' i="1"' : ''}>` +
    `${color === null ? solidFillXml(run.color) : `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`}${face}</a:rPr>`;
  const math = formula.omml({ runProperties: properties, alignedAsTable: false });
  const alone = run.display && paragraph.runs.length === 1;
  const align = paragraph.align === 'center' ? 'centerGroup' : paragraph.align;
  return `<a14:m>${
    alone
      ? `<m:oMathPara xmlns:m="${mathNamespace}"><m:oMathParaPr><m:jc m:val="${align}"/></m:oMathParaPr>${math}</m:oMathPara>`
      : math
  }</a14:m>`;
}

const mathNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/math';
const face = '<a:latin typeface="Cambria Math" panose="02040503050406030204" pitchFamily="18" charset="0"/>';
