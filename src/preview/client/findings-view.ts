import type { FindingModel, FrameModel } from '../protocol.ts';
import { count, element, type PlaceContext, placeLink } from './element.ts';
import type { Store } from './store.ts';

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

/** More than these stand in the list of findings only. */
const shownAtMost = 2;

/** What is wrong, over the last good slide. */
export class ErrorsView {
  readonly root = element('section', { class: 'errors', 'aria-label': 'Errors', hidden: true });
  private readonly showAll: () => void;
  private shown = '[]';

  constructor(showAll: () => void) {
    this.showAll = showAll;
  }

  show(store: Store, context: PlaceContext): void {
    const { errors } = store;
    const stale = store.deck?.stale ?? false;
    const state = JSON.stringify([errors, stale]);
    if (state === this.shown) return;
    this.shown = state;
    this.root.hidden = errors.length === 0;
    if (errors.length === 0) {
      this.root.replaceChildren();
      return;
    }
    const note = stale && store.slides.length > 0 ? 'the last good version is shown' : null;
    const details = element(
      'div',
      {},
      ...errors.slice(0, shownAtMost).map((error) => findingView(error, context)),
      errors.length > shownAtMost
        ? element('p', { class: 'quiet' }, `and ${errors.length - shownAtMost} more`)
        : null,
    );
    const all = element('button', { type: 'button', class: 'plain' }, 'All findings');
    all.addEventListener('click', this.showAll);
    const fold = element('button', { type: 'button', class: 'plain', 'aria-expanded': 'true' }, 'Hide');
    fold.addEventListener('click', () => {
      details.hidden = !details.hidden;
      fold.setAttribute('aria-expanded', String(!details.hidden));
      fold.textContent = details.hidden ? 'Show' : 'Hide';
    });
    this.root.replaceChildren(
      element(
        'header',
        {},
        element('h2', {}, count(errors.length, 'error')),
        note && element('span', { class: 'quiet' }, note),
        element('span', { class: 'buttons' }, fold, all),
      ),
      details,
    );
  }
}
