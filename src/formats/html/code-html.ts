import { codeLooks, codeRoles, colorCode, hasLine } from '../../code/index.ts';
import type { HandoutBlock, HandoutDocument } from '../../handouts/index.ts';
import { type CodeBlock, visitBlocks } from '../../markup/index.ts';
import type { Palette } from './palette.ts';
import { element, escapeHtml } from './runs-html.ts';

/** Code as it was written, white space and all; numbers of lines are drawn by the style sheet, so that they are not copied. */
export function codeHtml(block: CodeBlock): string {
  const { numbered, first = 1, marked = [] } = block;
  const lines = colorCode(block).map((pieces) =>
    pieces
      .map(({ text, role }) =>
        role === null ? escapeHtml(text) : element('span', { class: `k-${role}` }, escapeHtml(text)),
      )
      .join(''),
  );
  const inLines = numbered || marked.length > 0;
  const shown = inLines
    ? lines.map((line, i) => {
        const stands = hasLine(marked, first + i);
        const attributes = {
          class: stands ? 'line marked' : 'line',
          'data-line': numbered ? `${first + i}` : null,
        };
        return element('span', attributes, line);
      })
    : lines;
  // A region that may scroll can be reached by keyboard (WCAG 2.2 2.1.1). Code runs from the left in every language.
  return element('pre', { tabindex: 0, dir: 'ltr' }, element('code', {}, shown.join('\n')));
}

/** Whether a document has code that needs more than its face. */
export function hasCode(document: HandoutDocument): boolean {
  let found = false;
  const blocks = document.blocks.flatMap<HandoutBlock>((each) =>
    each.kind === 'slide' ? each.blocks : [each],
  );
  visitBlocks(blocks, {
    block: (each) => {
      if (each.kind === 'code' && (each.language !== null || each.numbered || each.marked)) found = true;
    },
  });
  return found;
}

export function codeProperties({ code }: Palette): string {
  return [...code].map(([role, color]) => `--k-${role}:${color};`).join('');
}

const looks = codeRoles.map((role) => {
  const { bold, italic } = codeLooks[role];
  const more = `${bold ? ';font-weight:700' : ''}${italic ? ';font-style:italic' : ''}`;
  return `.k-${role}{color:var(--k-${role})${more}}`;
});

export const codeRules = `${looks.join('')}
pre .line{display:inline-block;min-width:100%}
pre .marked{box-shadow:inset 3px 0 var(--accent);background:var(--paper)}
pre .line[data-line]::before{content:attr(data-line);display:inline-block;width:2.5em;padding-inline-end:1em;text-align:end;color:var(--muted);user-select:none}
pre .line:not([data-line]){padding-inline-start:.6em}`;
