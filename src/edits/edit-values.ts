import type { Diagnostic } from '../source/index.ts';
import { themeColors } from '../theme/index.ts';
import {
  byKind,
  type Located,
  list,
  mapOf,
  mapped,
  number,
  oneOf,
  record,
  reportYaml,
  required,
  type Schema,
  string,
} from '../yaml/index.ts';
import type { EditBox, LineEndEdit, Words } from './deck-edits.ts';

export function color(): Schema<string> {
  return string({
    pattern: new RegExp(`^(?:none|#[0-9A-Fa-f]{6}|${themeColors.join('|')})$`),
    what: 'a theme colour such as accent2, "#" and six hex digits in quotes, or none',
  });
}

const scalars = { type: ['string', 'number', 'boolean'] };
const lines = { anyOf: [scalars, { type: 'array', items: scalars }] };

/** A text, a list of paragraphs, or either by language. */
export function wordsSchema(): Schema<Words> {
  return {
    type: 'text, or list of paragraphs',
    decode: wordsOf,
    json: () => ({
      anyOf: [...lines.anyOf, { type: 'object', additionalProperties: lines, description: 'By language.' }],
    }),
  };
}

export function wordsOf(node: Located, report: (diagnostic: Diagnostic) => void): Words {
  if (node.kind !== 'map') return new Map([['', linesOf(node, report)]]);
  return new Map(node.entries.map(({ key, value }) => [key, linesOf(value, report)]));
}

function linesOf(node: Located, report: (diagnostic: Diagnostic) => void): readonly string[] {
  if (node.kind === 'scalar' && node.text === '') return [];
  const items = node.kind === 'list' ? node.items : [node];
  return items.map((item) => line.decode(item, report) ?? '');
}

/** Its own characters, whatever YAML could take them for, if an Office file can hold them. */
const line = string({ pattern: /^/, what: 'a text' });

/** No slide is so large, and what stands further out programs refuse. */
const farthest = 1000;
const place = number({ min: -farthest, max: farthest });
const length = number({ min: 0, max: farthest });

export function boxSchema(): Schema<EditBox> {
  const { type, json } = list(number());
  return {
    type,
    json,
    decode: (node, report) => numbersAt(node, [place, place, length, length], report) as EditBox | undefined, // As many as asked for.
  };
}

/** As many numbers as there are schemas. */
function numbersAt(
  node: Located,
  schemas: readonly Schema<number>[],
  report: (diagnostic: Diagnostic) => void,
): readonly number[] | undefined {
  const found = node.kind === 'list' ? node.items.length : 0;
  if (node.kind !== 'list' || found !== schemas.length) {
    const message = `${schemas.length} numbers are expected here, not ${found}`;
    report(reportYaml('invalid-value', node.span, message));
    return undefined;
  }
  const numbers = node.items.map((item, i) => schemas[i]!.decode(item, report));
  return numbers.every((each) => each !== undefined) ? numbers : undefined;
}

export function decodeMiddle(
  node: Located,
  report: (diagnostic: Diagnostic) => void,
): readonly [number, number] | null {
  return (numbersAt(node, [place, place], report) as [number, number] | undefined) ?? null; // As many as asked for.
}

/** Widths or heights, one for each column or row. */
export function lengthsSchema(): Schema<readonly number[]> {
  return list(number({ min: 0, max: farthest }));
}

/** What is cut off at the left, at the top, at the right and at the bottom. */
export function sharesSchema(): Schema<readonly number[]> {
  const side = number({ min: -10, max: 1 });
  const { type, json } = list(side);
  return {
    type,
    json,
    decode: (node, report) => numbersAt(node, [side, side, side, side], report),
  };
}

/** Of a group, or nothing. */
export function nameSchema(): Schema<string> {
  return string({ pattern: /^/, what: 'the name of a group, or ""' });
}

const point: Schema<LineEndEdit> = {
  type: 'place',
  json: () => ({ ...list(number()).json(), minItems: 2, maxItems: 2 }),
  decode: (node, report) => {
    const numbers = numbersAt(node, [place, place], report);
    return numbers && { x: numbers[0]!, y: numbers[1]! };
  },
};

const glued = mapped(
  record('end of a line', {
    shape: required(string(), 'What it is glued to.'),
    side: required(oneOf(['top', 'left', 'bottom', 'right'] as const, 'side'), 'On which side.'),
  }),
  ({ shape, side }): LineEndEdit => ({ shape, side }),
);

/** `[x, y]`, or the middle of a shape's side. */
export function lineEndSchema(): Schema<LineEndEdit> {
  return byKind({ list: point, map: glued });
}

const table = list(list(string({ pattern: /^/, what: 'a text' })));

/** Rows of cells, or these by language. */
export function cellsSchema(): Schema<ReadonlyMap<string, readonly (readonly string[])[]>> {
  return byKind({
    list: mapped(table, (rows) => new Map([['', rows]])),
    map: mapped(mapOf(table, { keys: 'any' }), (all) => new Map(all.map(({ key, value }) => [key, value]))),
  });
}
