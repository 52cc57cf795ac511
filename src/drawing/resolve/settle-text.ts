import type { DrawingElement, DrawingNode, DrawingText } from '../drawing-tree.ts';
import { writeNumber } from '../values/length.ts';
import type { WhiteSpace } from './style.ts';

/** A stretch of text with how it is shown, in the order in which it is read. */
export interface TextPiece {
  readonly text: DrawingText;
  readonly whiteSpace: WhiteSpace;
  readonly transform: string;
}

/**
 * Writes the texts of one `text` element as they are shown, so that every reader shows the same: blanks that would be
 * taken together are, those that stay become no-break spaces, which no reader takes away (`xml:space` on an ancestor is
 * not enough for Chromium 143, `white-space` not for others).
 */
export function settleText(pieces: readonly TextPiece[]): void {
  let afterBlank = true;
  let last: DrawingText | null = null;
  for (const { text, whiteSpace, transform } of pieces) {
    const written = transformText(text.text, transform);
    if (whiteSpace === 'preserve') {
      text.text = keepBlanks(written, afterBlank);
      if (text.text !== '') {
        afterBlank = false;
        last = null;
      }
      continue;
    }
    let out = written.replace(/[ \t\n\r\f]+/g, ' ');
    if (afterBlank && out.startsWith(' ')) out = out.slice(1);
    text.text = out;
    if (out === '') continue;
    afterBlank = out.endsWith(' ');
    last = text;
  }
  // Nothing is shown of a blank at the end, unless it is to stay.
  if (last?.text.endsWith(' ')) last.text = last.text.slice(0, -1);
}

/** A single blank between words may stay one: it is shown everywhere. */
function keepBlanks(text: string, atStart: boolean): string {
  const blanks = text.replace(/\r\n?|[\n\t\f]/g, ' ');
  return blanks.replace(/ +/g, (run, at: number) => {
    const inside = run.length === 1 && (at > 0 || !atStart) && at + 1 < blanks.length;
    return inside ? ' ' : '\u00a0'.repeat(run.length);
  });
}

function transformText(text: string, transform: string): string {
  switch (transform) {
    case 'uppercase':
      return text.toUpperCase();
    case 'lowercase':
      return text.toLowerCase();
    case 'capitalize':
      return text.replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase());
    case 'full-width':
      return text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    default:
      return text;
  }
}

/** By how much browsers make capitals smaller where a face has no small ones of its own. */
const scale = 0.7;

/** A text in small capitals as spans of smaller capitals: the packaged faces have none of their own. */
export function setSmallCaps(text: string, fontSize: number, parent: DrawingElement): DrawingNode[] {
  const nodes: DrawingNode[] = [];
  for (const part of text.match(/\p{Ll}+|[^\p{Ll}]+/gu) ?? []) {
    if (!/^\p{Ll}/u.test(part)) {
      nodes.push({ kind: 'text', text: part, parent });
      continue;
    }
    const attributes = new Map([['font-size', writeNumber(fontSize * scale)]]);
    const span: DrawingElement = { kind: 'element', name: 'tspan', attributes, children: [], parent };
    span.children.push({ kind: 'text', text: part.toUpperCase(), parent: span });
    nodes.push(span);
  }
  return nodes;
}
