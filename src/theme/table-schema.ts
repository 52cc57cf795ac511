import { byKind, number, optional, type RecordOf, record, type Schema } from '../yaml/index.ts';
import { type ColorSource, colorRef } from './place-schema.ts';

/** A colour, or none. */
export const noneOr: Schema<ColorSource | 'none'> = byKind<ColorSource | 'none', never, ColorSource>({
  scalar: {
    type: 'colour',
    json: () => colorRef.json(),
    decode: (node, report) =>
      node.kind === 'scalar' && node.text === 'none' ? 'none' : colorRef.decode(node, report),
  },
  map: colorRef,
});
const width = (what: string) => optional(number({ min: 0.25, max: 20 }), what);

const tableFields = {
  'head-fill': optional(
    noneOr,
    'Behind the first row where it is a heading; "none" leaves it as the slide is.',
  ),
  'head-color': optional(colorRef, 'Text of the heading; by default one that can be read.'),
  'head-rule': optional(noneOr, 'Line under the heading.'),
  'head-rule-width': width('Its width in points.'),
  'row-rule': optional(noneOr, 'Line under every other row.'),
  'row-rule-width': width('Its width in points.'),
  stripe: optional(noneOr, 'Behind every second row.'),
} as const;
export const tableSchema = record('table style', tableFields);
export type TableSource = RecordOf<typeof tableFields>;
