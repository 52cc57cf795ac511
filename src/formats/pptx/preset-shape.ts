import type { Side } from '../../layout/index.ts';
import type { LineDash, NodeShape } from '../../theme/index.ts';

interface Preset {
  /** ST_ShapeType: ECMA-376 part 1, 20.1.10.56. */
  readonly name: string;
  /** Index of the connection site on each side (presetShapeDefinitions.xml: the order is each shape's own). */
  readonly sites: Readonly<Record<Side, number>>;
}

const fourSites = { top: 0, left: 1, bottom: 2, right: 3 } as const;

/**
 * The preset for each shape of a node. The hexagon is the flowchart's preparation sign, since the preset called hexagon
 * has no site in the middle of its top and bottom; the snipped box is the flowchart's card, since LibreOffice counts
 * the sites of snipped rectangles in another order. The terminator is a box with the roundest corners, since a reader on
 * the web does not draw the flowchart's sign.
 */
export const presetShapes: Readonly<Record<NodeShape, Preset>> = {
  rect: { name: 'rect', sites: fourSites },
  'round-rect': { name: 'roundRect', sites: fourSites },
  ellipse: { name: 'ellipse', sites: { top: 0, left: 2, bottom: 4, right: 6 } },
  diamond: { name: 'diamond', sites: fourSites },
  hexagon: { name: 'flowChartPreparation', sites: fourSites },
  'snip-rect': { name: 'flowChartPunchedCard', sites: fourSites },
  plaque: { name: 'plaque', sites: fourSites },
  terminator: { name: 'roundRect', sites: fourSites },
  'folded-corner': { name: 'foldedCorner', sites: fourSites },
};

/** ST_PresetLineDashVal: ECMA-376 part 1, 20.1.10.49. */
export const presetDashes = {
  solid: 'solid',
  dash: 'dash',
  dot: 'sysDot',
  'dash-dot': 'dashDot',
  'long-dash': 'lgDash',
} as const satisfies Record<LineDash, string>;

/** Radius of rounded corners, the same on every size of box, as designers draw them. */
export const cornerRadius = 0.08;
