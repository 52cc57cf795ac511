import type { IParagraphOptions, Paragraph, TextRun } from 'docx';
import { type CodePiece, codeLooks, colorCode, hasLine } from '../../../code/index.ts';
import type { CodeBlock } from '../../../markup/index.ts';
import { replaceForbidden } from '../../../source/index.ts';
import { paper, type Twips } from '../paper.ts';
import { codeIndent, codeTab } from '../styles/paragraph-styles.ts';
import type { Drawing } from './drawing.ts';
import { withTabs } from './runs.ts';

/** Of numbered lines: the number stands where four letters would, and what is behind it at the first of the tabs. */
export const lineIndent = { left: codeIndent + codeTab, hanging: codeTab } as const;

/**
 * Lines as they were written, on one ground: in one paragraph, or in one each where they are numbered or some stand out.
 * Numbers are Word's own, so that they are no part of the text.
 */
export function drawCode(block: CodeBlock, drawing: Drawing, indent: Twips): Paragraph[] {
  const { docx, lists, palette } = drawing;
  const { first = 1, marked = [], numbered } = block;
  const text = replaceForbidden(block.text).replace(/\n$/, '').replace(/\r\n?/g, '\n');
  const lines = colorCode({ ...block, text });
  const style = 'HTMLPreformatted';
  if (!numbered && marked.length === 0) {
    const children = lines.flatMap((pieces, i) => drawLine(pieces, drawing, i > 0));
    return [
      new docx.Paragraph({ style, ...(indent > 0 && { indent: { left: indent + codeIndent } }), children }),
    ];
  }
  const list = numbered ? lists.open(first, 'lines') : null;
  return lines.map((pieces, i) => {
    const spacing = { ...(i > 0 && { before: 0 }), ...(i < lines.length - 1 && { after: 0 }) };
    const look: IParagraphOptions = {
      style,
      spacing,
      indent: list ? { ...lineIndent, left: lineIndent.left + indent } : { left: indent + codeIndent },
      ...(list && { numbering: { ...list, level: 0, custom: true } }),
      ...(hasLine(marked, first + i) && {
        shading: { type: 'clear', color: 'auto', fill: paper },
        border: { left: { style: 'single', size: 18, space: 2, color: palette.accents[0] } },
      }),
    };
    return new docx.Paragraph({ ...look, children: drawLine(pieces, drawing, false) });
  });
}

function drawLine(pieces: readonly CodePiece[], drawing: Drawing, breaks: boolean): TextRun[] {
  const { docx, palette } = drawing;
  return (pieces.length === 0 ? [{ text: '', role: null }] : pieces).map(({ text, role }, i) => {
    const look = role === null ? null : codeLooks[role];
    return new docx.TextRun({
      noProof: true,
      ...(breaks && i === 0 && { break: 1 }),
      ...(look && { color: palette.code[look.color] }),
      ...(look?.bold && { bold: true }),
      ...(look?.italic && { italics: true }),
      children: withTabs(text, drawing),
    });
  });
}
