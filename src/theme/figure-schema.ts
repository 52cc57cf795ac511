import { boolean, list, number, oneOf, optional, type RecordOf, record } from '../yaml/index.ts';
import { arrowShapes, legendPlaces } from './figure-theme.ts';
import { colorRef } from './place-schema.ts';
import { noneOr } from './table-schema.ts';
import { nodeShapes, themeColors } from './theme.ts';

const width = (what: string) => optional(number({ min: 0.25, max: 20 }), what);

const chartFields = {
  grid: optional(
    noneOr,
    'Lines behind the data; by default the colour of the text, faint; "none" leaves them out.',
  ),
  'grid-width': width('Their width in points.'),
  axis: optional(noneOr, 'Line on which the data stand; by default the colour of the text, half.'),
  'axis-width': width('Its width in points.'),
  gap: optional(
    number({ min: 0, max: 300 }),
    'Between the bars of two categories, in per cent of the width of a bar; by default as the chart has it.',
  ),
  values: optional(
    boolean(),
    'Whether values stand at the marks where a chart does not say; by default where there is room.',
  ),
  legend: optional(
    oneOf(legendPlaces),
    'Where the legend stands if there is one; by default below, of circles right.',
  ),
  palette: optional(
    list(colorRef),
    'Colours of the series in their order, and of the pieces of a circle; by default the accents.',
  ),
} as const;
export const chartSchema = record('chart style', chartFields);
export type ChartSource = RecordOf<typeof chartFields>;

const diagramFields = {
  shape: optional(oneOf(nodeShapes, 'shape'), 'Shape of nodes whose kind has none; by default "round-rect".'),
  fill: optional(
    noneOr,
    'Of nodes that are not drawn full; by default a tint of the colour of their kind; "none" is the page.',
  ),
  'line-width': width('Width of the outlines of nodes in points.'),
  connector: optional(
    oneOf(themeColors, 'theme colour'),
    'Colour of connectors whose kind has none; by default accent6.',
  ),
  'connector-width': width('Width of connectors in points.'),
  arrow: optional(oneOf(arrowShapes), 'Heads of connectors; by default "triangle".'),
  'label-bold': optional(
    boolean(),
    'Whether the labels of nodes are bold; by default where a detail stands below.',
  ),
} as const;
export const diagramSchema = record('diagram style', diagramFields);
export type DiagramSource = RecordOf<typeof diagramFields>;
