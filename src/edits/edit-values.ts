import type { Diagnostic } from '../source/index.ts';
import { themeColors } from '../theme/index.ts';
import { type Located, list, type Schema, string } from '../yaml/index.ts';
import type { Words } from './deck-edits.ts';

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
  if (node.kind === 'scalar') return node.text === '' ? [] : [node.text];
  if (node.kind !== 'list') return list(string()).decode(node, report) ?? [];
  return node.items.map((item) =>
    item.kind === 'scalar' ? item.text : (string().decode(item, report) ?? ''),
  );
}
