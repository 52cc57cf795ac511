import { Connection } from './connection.ts';
import { count, element, openPlace, type PlaceContext, placeLink, placeText, setText } from './element.ts';
import { ErrorsView } from './findings-view.ts';
import { HelpDialog, listenToKeys } from './help-dialog.ts';
import { loadFaces } from './load-faces.ts';
import { citationsBody, coverageBody, findingsBody, PanelView, sourceBody } from './panel-view.ts';
import { replaceKeeping } from './replace-keeping.ts';
import { NotesView, SlideView } from './slide-view.ts';
import { readAddress, Store, type Tab, writeAddress } from './store.ts';
import { Thumbnails } from './thumbnails.ts';
import { TopBar } from './top-bar.ts';

/** The page: one store, views of it, and a stream that fills it. */
class Page {
  private readonly store = new Store(readAddress(location.hash));
  private readonly help = new HelpDialog();
  private readonly top: TopBar;
  private readonly rail: Thumbnails;
  private readonly slide: SlideView;
  private readonly errors: ErrorsView;
  private readonly notes: NotesView;
  private readonly panel: PanelView;
  private readonly heading = element('h2', { class: 'slide-title', id: 'slide', tabindex: -1, dir: 'auto' });
  private readonly main: HTMLElement;
  /** Where the panel is out of sight, what was clicked is told under the slide. */
  private readonly picked = element('p', { class: 'picked' });
  private readonly isWide = matchMedia('(min-width: 75.01rem)');
  // What changes without the reader's doing is said here (WCAG 2.2, 4.1.3).
  private readonly status = element('p', { class: 'unseen', role: 'status' });
  private readonly alert = element('p', { class: 'unseen', role: 'alert' });
  private readonly connection: Connection;
  private drawn = { body: '', errors: '', slide: '' };

  constructor() {
    const marks = { select: (mark: number) => this.select(mark), open: (mark: number) => this.open(mark) };
    this.top = new TopBar({
      choose: (deck, language) => this.choose(deck, language),
      theme: (name) => {
        this.store.theme = name;
        this.choose(this.store.deck?.deck ?? '', this.store.deck?.language ?? null);
      },
      help: () => this.help.toggle(),
    });
    this.rail = new Thumbnails({ address: (slide) => this.linkTo(slide) });
    this.slide = new SlideView(marks);
    this.errors = new ErrorsView(() => this.turnTo('findings'));
    this.notes = new NotesView(marks);
    this.panel = new PanelView((tab) => this.choosePanel(tab));
    const stage = element('div', { class: 'stage' }, this.slide.root, this.errors.root);
    this.main = element('main', {}, this.heading, stage, this.picked, this.notes.root);
    document.body.append(
      element('a', { class: 'skip', href: '#slide' }, 'Skip to the slide'),
      this.top.root,
      element('div', { class: 'desk' }, this.rail.root, this.main, this.panel.root),
      this.status,
      this.alert,
      this.help.root,
    );
    this.connection = new Connection({
      message: (message) => {
        this.store.take(message);
        if (message.kind === 'deck') loadFaces(message.faces);
        this.show();
      },
      connected: (is) => {
        if (this.store.connected && !is) setText(this.status, 'The preview does not answer');
        this.store.connected = is;
        this.show();
      },
    });
    this.listen();
    this.connection.open(readAddress(location.hash));
    this.show();
  }

  private listen(): void {
    listenToKeys({
      step: (by) => this.step(by),
      jump: (to) => this.go(this.store.slides.at(to === 'first' ? 0 : -1)?.id ?? null),
      tab: (tab) => this.turnTo(tab),
      notes: () => this.notes.root.focus(),
      language: () => this.nextLanguage(),
      alone: () => void this.alone(),
      help: () => this.help.toggle(),
      letters: () => this.help.letterKeys,
    });
    window.addEventListener('hashchange', () => {
      if (location.hash === '#slide') {
        this.heading.focus();
        this.writeAddress();
        return;
      }
      const { deck, language, slide, theme } = readAddress(location.hash);
      const { store } = this;
      const { deck: shown } = store;
      const isOther = deck !== shown?.deck || language !== shown.language || theme !== store.theme;
      if (deck !== null && shown && isOther) {
        store.theme = theme;
        this.choose(deck, language, slide);
      } else if (slide !== null && store.slides.some((each) => each.id === slide)) this.go(slide);
    });
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('[data-slide]') : null;
      const id = link?.getAttribute('data-slide');
      if (!id || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.go(id);
    });
  }

  private get context(): PlaceContext {
    return { project: this.store.project, say: (text) => setText(this.status, text) };
  }

  private step(by: number): void {
    const { slides, index } = this.store;
    const next = slides[Math.max(0, Math.min(slides.length - 1, index + by))];
    if (next) this.go(next.id);
  }

  private go(id: string | null): void {
    if (id === null || !this.store.slides.some((slide) => slide.id === id)) return;
    this.store.current = id;
    this.store.selected = null;
    this.show();
    this.connection.look(id);
    const { index, slides, slide } = this.store;
    const errors = slide?.findings.filter((finding) => finding.severity === 'error').length ?? 0;
    const trouble = errors > 0 ? `, ${count(errors, 'error')}` : '';
    setText(this.status, `Slide ${index + 1} of ${slides.length}: ${slide?.model.title ?? ''}${trouble}`);
    // With the keyboard in the list, the focus goes along.
    if (document.activeElement?.closest('.rail'))
      document.querySelector<HTMLElement>(`.rail [data-slide="${CSS.escape(id)}"]`)?.focus();
  }

  private choose(deck: string, language: string | null, slide: string | null = this.store.current): void {
    this.store.next = slide;
    this.connection.open({ deck, language, slide, theme: this.store.theme });
  }

  private nextLanguage(): void {
    const { deck } = this.store;
    if (!deck || deck.languages.length < 2) return;
    const at = deck.languages.indexOf(deck.language);
    this.choose(deck.deck, deck.languages[(at + 1) % deck.languages.length]!);
  }

  private choosePanel(tab: Tab): void {
    this.store.tab = tab;
    this.show();
  }

  private turnTo(tab: Tab): void {
    this.choosePanel(tab);
    this.panel.focus(tab);
  }

  private select(mark: number): void {
    const { store } = this;
    store.selected = store.selected === mark && store.tab === 'source' ? null : mark;
    store.tab = 'source';
    this.show();
    const { selected, slide } = store;
    const chosen = selected === null ? null : slide?.model.marks[selected];
    if (!chosen) return;
    const button = this.panel.bodies.source.querySelector(`[data-for-mark="${selected}"]`);
    if (this.isWide.matches) button?.parentElement?.scrollIntoView({ block: 'nearest' });
    const places = [chosen.yaml, chosen.template].filter((place) => place !== null).map(placeText);
    setText(this.status, `${chosen.of}: ${places.join(', ')}`);
  }

  private open(mark: number): void {
    const chosen = this.store.slide?.model.marks[mark];
    const place = chosen?.yaml ?? chosen?.template;
    if (place) void openPlace(place, this.context);
  }

  private async alone(): Promise<void> {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await this.slide.root.requestFullscreen();
    } catch {
      setText(this.status, 'The browser does not show the slide alone');
    }
  }

  private addressOf(slide: string): string {
    const { deck, theme } = this.store;
    return writeAddress({ deck: deck?.deck ?? null, language: deck?.language ?? null, slide, theme });
  }

  /** From the page on: an address that begins with `#` would be taken for a place on the page, to which it skips. */
  private linkTo(slide: string): string {
    return `./${this.addressOf(slide)}`;
  }

  private writeAddress(): void {
    const { deck, current } = this.store;
    if (!deck || current === null) return;
    const hash = this.addressOf(current);
    if (location.hash !== hash) history.replaceState(null, '', hash);
  }

  private show(): void {
    const { store } = this;
    const { slide, deck, slides, index } = store;
    this.top.show(store);
    // The slide first: it is what the reader waits for.
    this.slide.show(slide?.model ?? null, store.selected);
    if (deck) {
      document.documentElement.style.setProperty('--width', String(deck.width));
      document.documentElement.style.setProperty('--height', String(deck.height));
    }
    this.errors.show(store, this.context);
    const part = slide?.model.part ? ` (part ${slide.model.part})` : '';
    const hidden = slide?.model.hidden ? ' · hidden' : '';
    setText(
      this.heading,
      slide
        ? `${index + 1} of ${slides.length} · ${slide.model.title}${part}${hidden}`
        : (deck?.title ?? 'Reading the project'),
    );
    this.showPicked();
    this.notes.show(slide?.model ?? null, deck?.language ?? 'en', store.selected);
    this.rail.show(slides, store.current);
    this.showPanel();
    this.writeAddress();
    document.title = slide ? `${slide.model.title} – ${deck?.title ?? ''}` : 'Throughline preview';
    document.documentElement.classList.toggle('stale', deck?.stale ?? false);
    this.announce();
  }

  private showPicked(): void {
    const { selected, slide } = this.store;
    const chosen = selected === null ? null : slide?.model.marks[selected];
    this.picked.hidden = !chosen;
    if (!chosen) return;
    const places = [chosen.yaml, chosen.template].filter((place) => place !== null);
    this.picked.replaceChildren(
      `${chosen.of} `,
      ...places.flatMap((place) => [' ', placeLink(place, this.context, true)]),
    );
  }

  private showPanel(): void {
    const { store } = this;
    const findings = (store.deck?.findings.length ?? 0) + (store.project?.findings.length ?? 0);
    this.panel.show(store.tab, findings, store.errors.length > 0);
    const { tab, slide, selected, deck, project, current } = store;
    const state = JSON.stringify([
      tab,
      current,
      slide?.hash,
      selected,
      tab === 'findings' ? [deck?.findings, project?.findings, slide?.findings] : null,
      tab === 'coverage' ? deck?.coverage : null,
      project?.root,
      project?.command,
    ]);
    if (state === this.drawn.body) return;
    this.drawn.body = state;
    const body = this.panel.bodies[tab];
    const events = {
      select: (mark: number) => this.select(mark),
      slideAddress: (id: string) => this.linkTo(id),
    };
    const made = {
      source: () => sourceBody(store, this.context, events),
      findings: () => findingsBody(store, this.context),
      citations: () => citationsBody(store, this.context),
      coverage: () => coverageBody(store, this.context, events),
    }[tab]();
    replaceKeeping(body, made);
  }

  /** Says what changed on the page without the reader's doing. */
  private announce(): void {
    const { errors, slide, deck } = this.store;
    const said = errors
      .map(({ message, place }) => (place ? `${placeText(place)}: ${message}` : message))
      .join('. ');
    if (said !== this.drawn.errors) {
      const before = this.drawn.errors;
      this.drawn.errors = said;
      setText(this.alert, said === '' ? '' : `${count(errors.length, 'error')}. ${said}`);
      if (before !== '' && said === '' && deck) setText(this.status, 'No more errors');
    }
    const shown = slide ? `${slide.id} ${slide.model.svg} ${JSON.stringify(slide.model.notes)}` : '';
    if (shown === this.drawn.slide) return;
    const [before] = this.drawn.slide.split(' ');
    this.drawn.slide = shown;
    if (slide && before === slide.id) setText(this.status, `Slide updated: ${slide.model.title}`);
  }
}

new Page();
