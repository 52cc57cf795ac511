import { type PlacedText, spokenAlt } from '../../../layout/index.ts';
import { drawnGeometry } from '../draw/forms.ts';
import { presetShapes, toEmu } from '../drawing-ml.ts';
import { alternatives, hasEquations, outlinesXml } from './equation.ts';
import { placeholderBodyXml, placeholderFrameXml, placeholderXml } from './layout-places.ts';
import { DrawnText } from './text-finisher.ts';
import type { GluedShape, SlideWork, Work } from './work.ts';
import { anchors, fillAndLineXml, frameXml, nameBasedGuid } from './xml-pieces.ts';

/** A `p:sp`: a placeholder that inherits from its layout, or a box with its own frame, theme colours and insets. */
export function finishText(shape: PlacedText, slide: SlideWork, work: Work): string {
  const drawn = slide.drawn(shape);
  const place = slide.fill(shape);
  const described = slide.describe({ ...shape, alt: spokenAlt(shape) });
  const sites = slide.glued(shape.name)?.own ?? [];
  const geometry = () => {
    if (shape.shape === 'funnel') return funnelXml(shape);
    if (shape.adjust !== undefined) return adjustedXml(shape.shape, shape.adjust);
    if (sites.length > 0) return ellipseXml(sites);
    return drawn === null ? slide.form(shape) : drawnGeometry(drawn);
  };
  const written = (equations: boolean): string => {
    const text = drawn === null ? null : textOf(drawn);
    const paragraphs = work.text.finish(text, shape.paragraphs, place, equations);
    return shapeXml(shape, slide, { paragraphs, place, described, geometry });
  };
  if (!hasEquations(shape)) return written(false);
  const id = /\bid="(\d+)"/.exec(described)![1]!;
  return alternatives(written(true), outlinesXml(shape, id) ?? written(false));
}

function shapeXml(
  shape: PlacedText,
  slide: SlideWork,
  { paragraphs, place, described, geometry }: ShapePieces,
): string {
  if (place) {
    const text = place.type === 'sldNum' ? numberAsField(paragraphs, slide.number) : paragraphs;
    return (
      `<p:sp><p:nvSpPr>${described}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${placeholderXml(place)}</p:nvPr></p:nvSpPr>` +
      `${placeholderFrameXml(shape, place)}<p:txBody>${placeholderBodyXml(shape, place)}<a:lstStyle/>${text}</p:txBody></p:sp>`
    );
  }
  const { left, top, right, bottom } = shape.inset;
  const textBox = isTextBox(shape) ? ' txBox="1"' : '';
  return (
    `<p:sp><p:nvSpPr>${described}<p:cNvSpPr${textBox}/><p:nvPr/></p:nvSpPr>` +
    `<p:spPr><a:xfrm${shape.flipped ? ' flipH="1"' : ''}>${frameXml(shape.box)}</a:xfrm>${geometry()}${fillAndLineXml(shape.gradient ?? shape.fill, shape.line)}</p:spPr>` +
    `<p:txBody><a:bodyPr wrap="square" lIns="${toEmu(left)}" tIns="${toEmu(top)}" rIns="${toEmu(right)}" bIns="${toEmu(bottom)}" rtlCol="${slide.rightToLeft ? 1 : 0}" anchor="${anchors[shape.anchor]}"/>` +
    `<a:lstStyle/>${paragraphs}</p:txBody></p:sp>`
  );
}

function adjustedXml(shape: PlacedText['shape'], adjust: number): string {
  const value = Math.round(adjust * 100_000);
  return `<a:prstGeom prst="${presetShapes[shape].name}"><a:avLst><a:gd name="adj" fmla="val ${value}"/></a:avLst></a:prstGeom>`;
}

/** A trapezoid on its shorter side, with words and sites of its own. */
function funnelXml({ box, adjust = 0 }: PlacedText): string {
  const slope = Math.round(((adjust * Math.min(box.w, box.h)) / box.w) * 1_000_000);
  const corners = [
    [1_000_000, 0],
    [1_000_000 - slope, 1_000_000],
    [slope, 1_000_000],
  ].map(([x, y]) => `<a:lnTo>${pt(x!, y!)}</a:lnTo>`);
  const half = slope / 2_000_000;
  const sites = ['hc t', 'sl vc', 'hc b', 'sr vc'].map((each) => {
    const [x, y] = each.split(' ');
    return `<a:cxn ang="0"><a:pos x="${x}" y="${y}"/></a:cxn>`;
  });
  return (
    `<a:custGeom><a:avLst/><a:gdLst>${guide('sl', 'w', half)}${guide('sr', 'w', 1 - half)}${guide('il', 'w', 2 * half)}${guide('ir', 'w', 1 - 2 * half)}</a:gdLst>` +
    `<a:ahLst/><a:cxnLst>${sites.join('')}</a:cxnLst><a:rect l="il" t="t" r="ir" b="b"/>` +
    `<a:pathLst><a:path w="1000000" h="1000000"><a:moveTo>${pt(0, 0)}</a:moveTo>${corners.join('')}<a:close/></a:path></a:pathLst></a:custGeom>`
  );
}

/** The preset ellipse, with its text rectangle and sites, and sites of its own behind these. */
function ellipseXml(own: GluedShape['own']): string {
  const guides = own.map(([x, y], i) => guide(`sx${i}`, 'w', x) + guide(`sy${i}`, 'h', y)).join('');
  const preset = ['hc t', 'il it', 'l vc', 'il ib', 'hc b', 'ir ib', 'r vc', 'ir it'];
  const sites = [...preset, ...own.map((_, i) => `sx${i} sy${i}`)].map((each) => {
    const [x, y] = each.split(' ');
    return `<a:cxn ang="0"><a:pos x="${x}" y="${y}"/></a:cxn>`;
  });
  // Curves and whole numbers: not every reader counts with the names of guides in a path.
  const [near, far] = [500_000 - bow, 500_000 + bow];
  const quarters = [
    [0, near, near, 0, 500_000, 0],
    [far, 0, 1_000_000, near, 1_000_000, 500_000],
    [1_000_000, far, far, 1_000_000, 500_000, 1_000_000],
    [near, 1_000_000, 0, far, 0, 500_000],
  ].map(
    ([x1, y1, x2, y2, x, y]) => `<a:cubicBezTo>${pt(x1!, y1!)}${pt(x2!, y2!)}${pt(x!, y!)}</a:cubicBezTo>`,
  );
  return (
    `<a:custGeom><a:avLst/><a:gdLst>${guide('il', 'w', 0.146447)}${guide('it', 'h', 0.146447)}${guide('ir', 'w', 0.853553)}${guide('ib', 'h', 0.853553)}${guides}</a:gdLst>` +
    `<a:ahLst/><a:cxnLst>${sites.join('')}</a:cxnLst><a:rect l="il" t="it" r="ir" b="ib"/>` +
    `<a:pathLst><a:path w="1000000" h="1000000"><a:moveTo>${pt(0, 500_000)}</a:moveTo>${quarters.join('')}<a:close/></a:path></a:pathLst></a:custGeom>`
  );
}

/** How far the handles of a quarter of a circle stand out, of a radius of half a million. */
const bow = 276_142;

function pt(x: number, y: number): string {
  return `<a:pt x="${x}" y="${y}"/>`;
}

function guide(name: string, of: 'w' | 'h', share: number): string {
  return `<a:gd name="${name}" fmla="*/ ${of} ${Math.round(share * 1_000_000)} 1000000"/>`;
}

interface ShapePieces {
  readonly paragraphs: string;
  readonly place: ReturnType<SlideWork['fill']>;
  readonly described: string;
  readonly geometry: () => string;
}

function textOf(drawn: string): DrawnText {
  const start = drawn.indexOf('<a:lstStyle/>');
  const end = drawn.indexOf('</p:txBody>', start);
  if (start < 0 || end < 0) throw new Error('a box was drawn without its text');
  return new DrawnText(drawn, start, end);
}

/** A plain box with text is a text box to PowerPoint; a figure with text in it is a shape. */
function isTextBox(shape: PlacedText): boolean {
  return !shape.fill && !shape.line && shape.shape === 'rect';
}

const slideNumberField = nameBasedGuid('slide number field');

/** The run that holds the slide's number as `a:fld`, which follows the slide (ECMA-376 part 1, 21.1.2.2.4). */
function numberAsField(paragraphs: string, number: number): string {
  const text = `<a:t>${number}</a:t></a:r>`;
  const end = paragraphs.indexOf(text);
  if (end < 0) return paragraphs;
  const start = paragraphs.lastIndexOf('<a:r>', end);
  return (
    `${paragraphs.slice(0, start)}<a:fld id="${slideNumberField}" type="slidenum">` +
    `${paragraphs.slice(start + '<a:r>'.length, end)}<a:t>${number}</a:t></a:fld>${paragraphs.slice(end + text.length)}`
  );
}
