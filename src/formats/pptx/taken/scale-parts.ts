import type { Package } from '../../../package/index.ts';
import { partText } from '../../../package/index.ts';
import { parseXml, serializeXml, type XmlElement, xmlDeclaration } from '../../../xml/index.ts';

/** Makes slides, and what they stand on and show, larger or smaller: for pages of the same form and another size. */
export function scaleParts(parts: Package, types: ReadonlyMap<string, string>, factor: number): void {
  for (const [name, type] of types) {
    if (!scaled.test(type)) continue;
    const root = parseXml(partText(parts, name)!);
    scale(root, factor);
    parts.set(name, `${xmlDeclaration}${serializeXml(root)}`);
  }
}

const scaled =
  /(?:presentation\.main|template\.main|slideshow\.main|\.slide|\.slideLayout|\.slideMaster|\.chart|diagramDrawing)\+xml$/;

/** Lengths by the element that has them, names without prefixes; ECMA-376 part 1, 19 to 21. */
const lengths: Readonly<Record<string, readonly string[]>> = {
  off: ['x', 'y'],
  chOff: ['x', 'y'],
  ext: ['cx', 'cy'],
  chExt: ['cx', 'cy'],
  sldSz: ['cx', 'cy'],
  gridCol: ['w'],
  tr: ['h'],
  tcPr: ['marL', 'marR', 'marT', 'marB'],
  bodyPr: ['lIns', 'tIns', 'rIns', 'bIns', 'spcCol'],
  tab: ['pos'],
  outerShdw: ['blurRad', 'dist'],
  innerShdw: ['blurRad', 'dist'],
  glow: ['rad'],
  softEdge: ['rad'],
};
const lines = /^(ln|ln[LRTB]|lnTlToBr|lnBlToTr|uLn)$/;
const paragraphs = /^(pPr|lvl\dpPr|defPPr)$/;
const runs = /^(rPr|defRPr|endParaRPr)$/;

function scale(element: XmlElement, factor: number): void {
  const name = element.name.slice(element.name.indexOf(':') + 1);
  const names = lines.test(name)
    ? ['w']
    : paragraphs.test(name)
      ? ['marL', 'marR', 'indent', 'defTabSz']
      : runs.test(name)
        ? ['sz', 'spc']
        : name === 'spcPts'
          ? ['val']
          : (lengths[name] ?? []);
  for (const attribute of element.attributes) {
    if (!names.includes(attribute.name) || !/^-?\d+$/.test(attribute.value)) continue;
    const value = Math.round(Number(attribute.value) * factor);
    // Type is from one point to four thousand.
    attribute.value = String(attribute.name === 'sz' ? Math.min(400_000, Math.max(100, value)) : value);
  }
  for (const child of element.children) if (child.kind === 'element') scale(child, factor);
}
