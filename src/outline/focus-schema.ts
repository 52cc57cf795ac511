import { describeLocated, type Located, reportYaml, type Schema } from '../yaml/index.ts';

const words: Readonly<Record<string, string>> = {
  'top-left': '0 0',
  top: '50 0',
  'top-right': '100 0',
  left: '0 50',
  center: '50 50',
  right: '100 50',
  'bottom-left': '0 100',
  bottom: '50 100',
  'bottom-right': '100 100',
};

/** What stays in sight of a picture whose edges are cut off: a word, or per cent from the left and the top. As `30 40`. */
export const focusSchema: Schema<string> = {
  type: 'center | top | bottom | left | right | top-left … or two numbers from 0 to 100',
  decode(node, report) {
    const point = pointOf(node);
    if (point !== null) return point;
    const message = `two numbers from 0 to 100, or a word, are expected here, not ${describeLocated(node)}`;
    const hint = 'write "focus: [30, 40]", per cent from the left and the top, or "focus: top-left"';
    report(reportYaml('invalid-value', node.span, message, { hint }));
    return undefined;
  },
  json: () => ({
    anyOf: [
      { enum: Object.keys(words) },
      { type: 'array', items: { type: 'number', minimum: 0, maximum: 100 }, minItems: 2, maxItems: 2 },
    ],
  }),
};

function pointOf(node: Located): string | null {
  if (node.kind === 'scalar') return Object.hasOwn(words, node.text) ? words[node.text]! : null;
  if (node.kind !== 'list' || node.items.length !== 2) return null;
  const numbers = node.items.map((item) => (item.kind === 'scalar' ? item.value : null));
  const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 100;
  return numbers.every(isShare) ? numbers.join(' ') : null;
}
