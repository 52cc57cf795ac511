import type { LineDash, Points } from '../../../theme/index.ts';
import { attributeOf, elementAt, firstChild, type XmlElement } from '../../../xml/index.ts';

export interface AddedLine {
  readonly kind: 'line';
  readonly width: Points;
  readonly dash: LineDash;
  readonly elbow: boolean;
  readonly arrows: 'none' | 'start' | 'end' | 'both';
}

/** A line that somebody drew, as far as decks have such lines. */
export function readLine(element: XmlElement): AddedLine | { readonly why: string } {
  const preset = elementAt(element, 'p:spPr', 'a:prstGeom');
  const name = (preset && attributeOf(preset, 'prst')) ?? '';
  if (!/^(line|straightConnector1|bentConnector[2-5])$/.test(name))
    return { why: 'it is no straight line and turns at no right angles' };
  const line = elementAt(element, 'p:spPr', 'a:ln');
  const isHead = (end: string) => {
    const head = line && firstChild(line, end);
    return head !== null && !['none', null].includes(attributeOf(head, 'type'));
  };
  const [start, end] = [isHead('a:headEnd'), isHead('a:tailEnd')];
  const dash = line && elementAt(line, 'a:prstDash');
  return {
    kind: 'line',
    width: widthOf(line && attributeOf(line, 'w')),
    dash: dashes[(dash && attributeOf(dash, 'val')) ?? 'solid'] ?? 'solid',
    elbow: name.startsWith('bent'),
    arrows: start && end ? 'both' : start ? 'start' : end ? 'end' : 'none',
  };
}

/** In points, as many as edits may have. */
export function widthOf(emu: string | null): Points {
  const width = Math.round(Number(emu ?? 12_700) / 1270) / 10;
  return Number.isFinite(width) ? Math.min(100, Math.max(0, width)) : 1;
}

const dashes: Readonly<Record<string, LineDash>> = {
  dash: 'dash',
  sysDash: 'dash',
  dot: 'dot',
  sysDot: 'dot',
  dashDot: 'dash-dot',
  sysDashDot: 'dash-dot',
  lgDash: 'long-dash',
};
