import type { CodeBlock } from './blocks.ts';
import { type MarkupReporter, originOf, type Scope, scopeOf, scopeOfValue } from './markup-scope.ts';
import type { MarkupElement } from './markup-tree.ts';
import type { AttributeValues } from './read-attributes.ts';
import { findElement, nodeName, refuseBlocks } from './read-inline.ts';
import type { ElementInfo } from './vocabulary.ts';

/** Code, as a template asks for it. */
export function readPre(
  reporter: MarkupReporter,
  element: MarkupElement,
  info: ElementInfo,
  attributes: AttributeValues,
  scope: Scope,
): CodeBlock[] {
  const { children } = element;
  let text = '';
  children.forEach((node, i) => {
    const name = nodeName(node);
    if (node.kind === 'blocks') refuseBlocks(reporter, node.blocks, info, scopeOfValue(node, scope));
    else if (node.kind === 'element') findElement(reporter, node.name, info, scopeOf(node, scope));
    else if (name !== null) findElement(reporter, name, info, scope);
    else {
      const isData = node.kind === 'run' && node.data;
      let piece = (node.kind === 'run' ? node.run : node).text.replace(/\r\n?/g, '\n');
      // The lines of the tags themselves are not part of what the template wrote between them.
      if (!isData && i === 0) piece = piece.replace(/^[ \t]*\n/, '');
      if (!isData && i === children.length - 1) piece = piece.replace(/\n[ \t]*$/, '');
      text += piece;
    }
  });
  const file = attributes.text('file');
  if (text.trim() === '' && file === null) return [];
  const highlight = attributes.text('highlight');
  const block: CodeBlock = {
    kind: 'code',
    text,
    language: attributes.text('language'),
    ...(attributes.flag('lines') && { numbered: true as const }),
    wanted: { file, highlight },
    origin: originOf(scope),
  };
  return [block];
}
