import { escapeXmlAttribute, escapeXmlText } from '../xml/index.ts';
import { isRow, type MathNode, tokenNames } from './math-node.ts';

/**
 * Presentation MathML of a formula, for programs that read it out; `text`: the same in readable characters, `said`: in words,
 * for those that know no formulas.
 */
export function writeMathml(root: MathNode, text: string, display: boolean, said: string | null): string {
  const shown = root.children.map(written).join('');
  const name = said === null ? '' : ` aria-label="${escapeXmlAttribute(said)}"`;
  const block = display ? ' display="block"' : '';
  return `<math xmlns="http://www.w3.org/1998/Math/MathML"${block} alttext="${escapeXmlAttribute(text)}"${name}>${shown}</math>`;
}

function written(node: MathNode): string {
  const { name, children } = node;
  const attributes = Object.entries(node.attributes)
    .filter(([key]) => kept.has(key))
    .map(([key, value]) => ` ${key}="${escapeXmlAttribute(variants[value] ?? value)}"`)
    .join('');
  if (tokenNames.has(name)) return `<${name}${attributes}>${escapeXmlText(node.text)}</${name}>`;
  const inner = children.map(written).join('');
  if (!isRow(node)) return `<${name}${attributes}>${inner}</${name}>`;
  return children.length === 1 && attributes === '' ? inner : `<mrow${attributes}>${inner}</mrow>`;
}

const kept: ReadonlySet<string> = new Set([
  'mathvariant',
  'stretchy',
  'accent',
  'accentunder',
  'linethickness',
  'columnalign',
  'movablelimits',
  'notation',
  'fence',
]);
const variants: Readonly<Record<string, string>> = {
  '-tex-calligraphic': 'script',
  '-tex-bold-calligraphic': 'bold-script',
  '-tex-mathit': 'italic',
};
