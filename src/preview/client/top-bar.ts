import { clock, count, element, setAttribute, setText } from './element.ts';
import type { Store } from './store.ts';

export interface TopBarEvents {
  readonly choose: (deck: string, language: string | null) => void;
  /** Null: each deck in its own. */
  readonly theme: (name: string | null) => void;
  readonly help: () => void;
}

/** Which deck, in which language, and how it stands. */
export class TopBar {
  readonly root = element('header', { class: 'top' });
  private readonly decks = element('select', { id: 'deck', 'aria-label': 'Deck' });
  private readonly languages = element('div', {
    class: 'languages',
    role: 'group',
    'aria-label': 'Language',
  });
  private readonly themes = element('select', { id: 'theme', 'aria-label': 'Theme' });
  private readonly time = element('span', { class: 'time' });
  private readonly translation = element('span', { class: 'translation' });
  private readonly state = element('span', { class: 'state' });
  private readonly events: TopBarEvents;
  private shown = '';

  constructor(events: TopBarEvents) {
    this.events = events;
    this.decks.addEventListener('change', () => events.choose(this.decks.value, null));
    this.themes.addEventListener('change', () => events.theme(this.themes.value || null));
    const help = element('button', { type: 'button', class: 'plain', 'aria-label': 'Help' }, '?');
    help.addEventListener('click', events.help);
    this.root.append(
      element('h1', {}, 'Throughline'),
      this.decks,
      this.languages,
      this.translation,
      this.themes,
      this.time,
      this.state,
      help,
    );
  }

  show(store: Store): void {
    const { project, deck } = store;
    const state = JSON.stringify([
      project?.decks,
      deck?.deck,
      deck?.language,
      deck?.languages,
      deck?.theme,
      project?.themes,
      store.theme,
    ]);
    if (state !== this.shown) {
      this.shown = state;
      this.showDecks(store);
      this.showLanguages(store);
      this.showThemes(store);
    }
    const spoken = deck && deck.order.length > 0 ? clock(deck.spoken) : null;
    setText(this.time, spoken === null ? '' : `${spoken}${deck?.budget ? ` of ${deck.budget}:00` : ''} min`);
    setAttribute(this.time, 'class', deck?.budget && deck.spoken > deck.budget ? 'time over' : 'time');
    this.showTranslation(deck);
    this.showState(store);
  }

  /** In the words of the findings, which say where each of them stands. */
  private showTranslation(deck: Store['deck']): void {
    const { missing, changed } = deck?.translation ?? { missing: 0, changed: 0 };
    const parts = [
      missing > 0 ? `${count(missing, 'text')} without a "${deck!.language}" wording` : null,
      changed > 0 ? `${changed} made of another text` : null,
    ].filter((part) => part !== null);
    setText(this.translation, parts.join(', '));
  }

  private showState({ connected, errors, deck }: Store): void {
    const warnings = deck?.findings.filter((finding) => finding.severity === 'warning').length ?? 0;
    const [kind, text] = !connected
      ? (['off', deck ? 'Not connected' : 'Connecting'] as const)
      : errors.length > 0
        ? (['error', count(errors.length, 'error')] as const)
        : warnings > 0
          ? (['warning', count(warnings, 'warning')] as const)
          : (['fine', deck ? 'Up to date' : 'Reading'] as const);
    setAttribute(this.state, 'class', `state ${kind}`);
    setText(this.state, text);
  }

  private showDecks({ project, deck }: Store): void {
    const groups = new Map<string, HTMLOptGroupElement>();
    for (const entry of project?.decks ?? []) {
      const [outline = '', name = ''] = entry.name.split('/');
      const group = groups.get(outline) ?? element('optgroup', { label: outline });
      groups.set(outline, group);
      const trouble = entry.errors ? ` (${count(entry.errors, 'error')})` : '';
      group.append(
        element('option', { value: entry.name, selected: entry.name === deck?.deck }, `${name}${trouble}`),
      );
    }
    this.decks.replaceChildren(...groups.values());
    if (deck) this.decks.value = deck.deck;
  }

  private showThemes({ project, deck, theme }: Store): void {
    const names = project?.themes ?? [];
    this.themes.hidden = names.length < 2 || deck === null;
    const own = theme === null && deck?.theme ? `Its own theme: ${deck.theme}` : 'Its own theme';
    this.themes.replaceChildren(
      element('option', { value: '' }, own),
      ...names.map((name) => element('option', { value: name }, name)),
    );
    this.themes.value = theme ?? '';
  }

  private showLanguages({ deck }: Store): void {
    const languages = deck?.languages ?? [];
    this.languages.hidden = languages.length < 2;
    const focused = this.languages.contains(document.activeElement);
    this.languages.replaceChildren(
      ...languages.map((language) => {
        const isCurrent = language === deck?.language;
        const button = element('button', { type: 'button', 'aria-pressed': String(isCurrent) }, language);
        button.addEventListener('click', () => this.events.choose(deck!.deck, language));
        return button;
      }),
    );
    if (focused) this.languages.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }
}
