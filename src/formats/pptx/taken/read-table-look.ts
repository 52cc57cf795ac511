import type { PlacedText } from '../../../layout/index.ts';
import type { Box, LayoutArt } from '../../../theme/index.ts';
import { attributeOf, childElements, firstChild, isTrue, type XmlElement } from '../../../xml/index.ts';
import { brandPaint } from '../brand/paint.ts';
import { toInches } from '../drawing-ml.ts';
import type { LookSources } from '../read/inherited.ts';
import { hasHeadRow, type SlideGround } from '../read/look-sources.ts';
import { readTextLook } from './read-text-look.ts';

/** The cells of a table where they stand, and what they are painted with. Styles of tables are not read but for their heads. */
export function readTable(
  table: XmlElement,
  box: Box,
  { palette, defaults }: SlideGround,
  before: number,
): { readonly texts: readonly PlacedText[]; readonly art: readonly LayoutArt[] } {
  const grid = firstChild(table, 'a:tblGrid');
  const number = (of: XmlElement, name: string) =>
    toInches(Math.max(0, Number(attributeOf(of, name) ?? 0) || 0));
  const widths = (grid ? childElements(grid, 'a:gridCol') : []).map((each) => number(each, 'w'));
  const rows = childElements(table, 'a:tr');
  const heights = rows.map((row) => number(row, 'h'));
  const properties = firstChild(table, 'a:tblPr');
  const styled = properties !== null && firstChild(properties, 'a:tableStyleId') !== null;
  const colorOf = (name: string, usual: string) =>
    `#${palette.theme.get(palette.map.get(name) ?? name) ?? usual}` as const;
  const texts: PlacedText[] = [];
  const art: LayoutArt[] = [];
  const [across, down] = [runningSums(widths), runningSums(heights)];
  const sum = (sums: readonly number[], from: number, to: number) => {
    const last = sums.length - 1;
    return sums[Math.min(to, last)]! - sums[Math.min(from, last)]!;
  };
  rows.forEach((row, r) => {
    const isHead = r === 0 && hasHeadRow(table);
    childElements(row, 'a:tc').forEach((cell, c) => {
      if (isTrue(attributeOf(cell, 'hMerge')) || isTrue(attributeOf(cell, 'vMerge'))) return;
      const span = (name: string) => Math.max(1, Number(attributeOf(cell, name) ?? 1) || 1);
      const at = {
        x: box.x + sum(across, 0, c),
        y: box.y + sum(down, 0, r),
        w: sum(across, c, c + span('gridSpan')),
        h: sum(down, r, r + span('rowSpan')),
      };
      const look = firstChild(cell, 'a:tcPr');
      const own = brandPaint(look, palette);
      const path = `M${at.x} ${at.y}H${at.x + at.w}V${at.y + at.h}H${at.x}Z`;
      const headed = isHead && styled && own.kind === 'unsaid';
      const fill = own.kind === 'fill' ? own.fill : headed ? { color: colorOf('accent1', '4472C4') } : null;
      const line = styled || own.kind === 'fill' ? { color: '#BFBFBF' as const, width: 0.5 } : null;
      if (fill || line) art.push({ kind: 'path', path, box: at, fill, line });
      const body = firstChild(cell, 'a:txBody');
      if (!body) return;
      const sources: LookSources = {
        styles: [firstChild(body, 'a:lstStyle'), defaults],
        palette,
        styleColor: headed ? colorOf('bg1', 'FFFFFF').slice(1) : null,
        scale: 1,
        inheritsColor: true,
      };
      const name = `Text ${before + texts.length + 1}`;
      const text = readTextLook({ body, bodies: [body], sources, place: null, box: at, name });
      if (!text) return;
      const inset = (attribute: string, usual: number) =>
        toInches(Number((look && attributeOf(look, attribute)) ?? usual) || 0);
      const anchor = look && attributeOf(look, 'anchor');
      texts.push({
        ...text,
        inset: {
          left: inset('marL', 91_440),
          top: inset('marT', 45_720),
          right: inset('marR', 91_440),
          bottom: inset('marB', 45_720),
        },
        anchor: anchor === 'ctr' ? 'middle' : anchor === 'b' ? 'bottom' : 'top',
      });
    });
  });
  return { texts, art };
}

/** What stands before each, and before the end. */
function runningSums(all: readonly number[]): readonly number[] {
  let total = 0;
  return [0, ...all.map((each) => (total += each))];
}
