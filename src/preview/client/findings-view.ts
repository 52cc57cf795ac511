import type { FindingModel, FrameModel } from '../protocol.ts';
import { element } from './element.ts';
import { type PlaceContext, placeLink } from './place-link.ts';

/** One finding as the terminal shows it: what, where, the lines, what to do. */
export function findingView(finding: FindingModel, context: PlaceContext): HTMLElement {
  const { severity, code, message, hint, place, frame, related } = finding;
  return element(
    'article',
    { class: `finding ${severity}` },
    element('p', { class: 'what' }, element('strong', {}, severity), ' ', message),
    element(
      'p',
      { class: 'where' },
      place ? placeLink(place, context) : null,
      element('code', { class: 'code' }, code),
    ),
    frame && frameView(frame),
    hint === null ? null : element('p', { class: 'hint' }, hint),
    ...related.map((each) =>
      element(
        'div',
        { class: 'related' },
        element('p', { class: 'where' }, `${each.message} `, placeLink(each.place, context)),
      ),
    ),
  );
}

function frameView({ first, lines, marked }: FrameModel): HTMLElement {
  const rows = lines.map((text, i) => {
    const line = element('span', { class: i === marked.line ? 'line marked' : 'line' });
    line.append(element('span', { class: 'gutter', 'aria-hidden': 'true' }, String(first + i)));
    if (i === marked.line) {
      line.append(
        text.slice(0, marked.from),
        element('mark', {}, text.slice(marked.from, Math.max(marked.to, marked.from + 1)) || ' '),
        text.slice(Math.max(marked.to, marked.from + 1)),
      );
    } else line.append(text);
    return line;
  });
  return element('pre', { class: 'frame-of-code', tabindex: 0 }, ...rows);
}
