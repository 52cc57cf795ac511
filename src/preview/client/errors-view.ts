import { count, element } from './element.ts';
import { findingView } from './findings-view.ts';
import type { PlaceContext } from './place-link.ts';
import type { Store } from './store.ts';

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
