import type { CitationModel, CoverageRow, FindingModel, Mark } from '../protocol.ts';
import {
  count,
  element,
  type PlaceContext,
  placeLink,
  setAttribute,
  setText,
  shortPlace,
} from './element.ts';
import { findingView } from './findings-view.ts';
import { type Store, type Tab, tabs } from './store.ts';

const names: Readonly<Record<Tab, string>> = {
  source: 'Source',
  findings: 'Findings',
  citations: 'Citations',
  coverage: 'Coverage',
};

/** The panel at the side: four views of the slide, one at a time (ARIA Authoring Practices, "Tabs"). */
export class PanelView {
  readonly root = element('aside', { class: 'panel', 'aria-label': 'About this slide' });
  readonly bodies: Readonly<Record<Tab, HTMLElement>>;
  private readonly buttons: Readonly<Record<Tab, HTMLButtonElement>>;
  private readonly badge = element('span', { class: 'badge none' });

  constructor(choose: (tab: Tab) => void) {
    const list = element('div', { role: 'tablist', 'aria-label': 'Views of the slide' });
    const bodyOf = (tab: Tab): HTMLElement =>
      element('div', {
        role: 'tabpanel',
        id: `panel-${tab}`,
        'aria-labelledby': `tab-${tab}`,
        tabindex: 0,
      });
    const buttonOf = (tab: Tab): HTMLButtonElement => {
      const button = element(
        'button',
        { type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-controls': `panel-${tab}` },
        element('span', {}, names[tab]),
        tab === 'findings' ? this.badge : null,
      );
      button.addEventListener('click', () => choose(tab));
      return button;
    };
    this.buttons = eachTab(buttonOf);
    this.bodies = eachTab(bodyOf);
    list.append(...tabs.map((tab) => this.buttons[tab]));
    list.addEventListener('keydown', (event) => {
      const at = tabs.findIndex((tab) => this.buttons[tab] === document.activeElement);
      const steps: Readonly<Record<string, number>> = {
        ArrowRight: at + 1,
        ArrowLeft: at - 1,
        Home: 0,
        End: -1,
      };
      const next = steps[event.key];
      if (at < 0 || next === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const tab = tabs.at(next % tabs.length)!;
      choose(tab);
      this.buttons[tab].focus();
    });
    this.root.append(list, ...tabs.map((tab) => this.bodies[tab]));
  }

  show(current: Tab, findings: number, errors: boolean): void {
    for (const tab of tabs) {
      setAttribute(this.buttons[tab], 'aria-selected', String(tab === current));
      setAttribute(this.buttons[tab], 'tabindex', tab === current ? '0' : '-1');
      this.bodies[tab].hidden = tab !== current;
    }
    setText(this.badge, findings === 0 ? '' : String(findings));
    setAttribute(this.badge, 'class', `badge ${findings === 0 ? 'none' : errors ? 'error' : 'warning'}`);
  }

  focus(tab: Tab): void {
    this.bodies[tab].focus();
  }
}

function eachTab<T>(make: (tab: Tab) => T): Readonly<Record<Tab, T>> {
  return {
    source: make('source'),
    findings: make('findings'),
    citations: make('citations'),
    coverage: make('coverage'),
  };
}

export interface PanelEvents {
  readonly select: (mark: number) => void;
  readonly slideAddress: (slide: string) => string;
}

/** What the slide is made of, piece by piece, with the places that each comes from. */
export function sourceBody(store: Store, context: PlaceContext, events: PanelEvents): Node[] {
  const model = store.slide?.model;
  if (!model) return [quiet(nothing(store))];
  const own = element(
    'dl',
    { class: 'facts' },
    ...fact('Slide', element('code', {}, model.id)),
    ...fact('Kind', element('code', {}, model.use)),
    ...(model.yaml ? fact('Entry', placeLink(model.yaml, context)) : []),
    ...(model.template ? fact('Template', placeLink(model.template, context)) : []),
  );
  const marks = model.marks.map((mark, index) => ({ mark, index }));
  const list = (title: string, on: Mark['on']) => {
    const entries = marks.filter((each) => each.mark.on === on);
    if (entries.length === 0) return [];
    const items = entries.map(({ mark, index }) =>
      markItem(mark, index, store.selected === index, context, events),
    );
    return [element('h3', {}, title), element('ul', { class: 'marks' }, ...items)];
  };
  return [own, ...list('On the slide', 'slide'), ...list('In the notes', 'notes')];
}

function markItem(
  mark: Mark,
  index: number,
  selected: boolean,
  context: PlaceContext,
  events: PanelEvents,
): HTMLElement {
  const where = mark.yaml ?? mark.template;
  const button = element(
    'button',
    { type: 'button', 'data-for-mark': index, 'aria-expanded': String(selected) },
    element('span', { class: 'text' }, mark.text.trim() || mark.of),
    element('span', { class: 'quiet' }, selected || !where ? mark.of : `${mark.of} · ${shortPlace(where)}`),
  );
  button.addEventListener('click', () => events.select(index));
  if (!selected) return element('li', {}, button);
  return element(
    'li',
    { class: 'selected' },
    button,
    element(
      'dl',
      { class: 'facts' },
      ...(mark.yaml ? fact('YAML', placeLink(mark.yaml, context)) : []),
      ...(mark.template ? fact('Template', placeLink(mark.template, context)) : []),
    ),
  );
}

/** Findings about the slide, then the others. */
export function findingsBody(store: Store, context: PlaceContext): Node[] {
  const here = store.slide?.findings ?? [];
  const others = (store.deck?.findings ?? []).filter((finding) => !here.includes(finding));
  const project = store.project?.findings ?? [];
  if (!store.deck && project.length === 0) return [quiet(nothing(store))];
  if (here.length + others.length + project.length === 0) return [quiet('Nothing is wrong with this deck.')];
  const group = (title: string, findings: readonly FindingModel[]) =>
    findings.length === 0
      ? []
      : [element('h3', {}, title), ...findings.map((finding) => findingView(finding, context))];
  return [
    ...group('This slide', here),
    ...group(here.length > 0 ? 'Elsewhere in the deck' : 'In the deck', others),
    ...group('The project', project),
  ];
}

/** The passages that the slide stands on. */
export function citationsBody(store: Store, context: PlaceContext): Node[] {
  const citations = store.slide?.model.citations ?? [];
  if (!store.slide) return [quiet(nothing(store))];
  if (citations.length === 0) return [quiet('This slide cites no source.')];
  const items = citations.map((citation) =>
    element(
      'li',
      { value: citation.number },
      element('p', {}, citation.source),
      citation.quote === null
        ? null
        : element('blockquote', { lang: citation.quoteLanguage }, element('p', {}, citation.quote)),
      element('p', { class: 'quiet' }, citationRemarks(citation)),
      citation.yaml && element('p', { class: 'where' }, placeLink(citation.yaml, context)),
    ),
  );
  return [element('ol', { class: 'citations' }, ...items)];
}

function citationRemarks({ at, line, checked, shown }: CitationModel): string {
  const state = {
    verified: 'found in the stored source',
    'not-stored': 'not checked: there is no stored copy',
    'no-quote': 'cited without a quote',
  }[checked];
  return [at, line === null ? null : `line ${line}`, state, shown ? null : 'in the notes only']
    .filter((part) => part !== null)
    .join(' · ');
}

const kinds: readonly (readonly [CoverageRow['type'], string])[] = [
  ['element', 'Elements'],
  ['relationship', 'Relationships'],
  ['event', 'Events'],
  ['group', 'Groups'],
  ['term', 'Terms'],
  ['statement', 'Statements'],
];

/** What of the outline the deck shows, and what it does not. */
export function coverageBody(store: Store, context: PlaceContext, events: PanelEvents): Node[] {
  const rows = store.deck?.coverage ?? [];
  const current = store.current ?? '';
  return kinds.flatMap(([type, title]) => {
    const all = rows.filter((row) => row.type === type);
    if (all.length === 0) return [];
    const shown = all.filter((row) => row.shown);
    const missing = all.filter((row) => !row.shown);
    const here = all.filter((row) => row.slides.includes(current));
    const meter = element('meter', { min: 0, max: all.length, value: shown.length, 'aria-label': title });
    return [
      element(
        'section',
        { class: 'coverage' },
        element('h3', {}, title, element('span', { class: 'quiet' }, `${shown.length} of ${all.length}`)),
        meter,
        ...fold(`${here.length} on this slide`, here, (row) => thing(row, context)),
        ...fold(`${shown.length} in the deck`, shown, (row) =>
          thing(row, context, slideLinks(row, store, events)),
        ),
        ...fold(`${missing.length} not shown`, missing, (row) => thing(row, context)),
      ),
    ];
  });
}

function fold<T>(title: string, rows: readonly T[], item: (row: T) => HTMLElement): HTMLElement[] {
  if (rows.length === 0) return [];
  return [
    element(
      'details',
      { 'data-fold': title.replace(/^\d+ /, '') },
      element('summary', {}, title),
      element('ul', {}, ...rows.map(item)),
    ),
  ];
}

function thing(row: CoverageRow, context: PlaceContext, more: Node | null = null): HTMLElement {
  return element(
    'li',
    {},
    element('span', { class: 'text' }, row.label),
    ' ',
    element('span', { class: 'where' }, placeLink(row.yaml, context, true)),
    ' ',
    more,
  );
}

function slideLinks(row: CoverageRow, store: Store, events: PanelEvents): HTMLElement {
  const links = row.slides.flatMap((id) => {
    const at = store.slides.findIndex((slide) => slide.id === id);
    if (at < 0) return [];
    const label = `Slide ${at + 1}: ${store.slides[at]!.model.title}`;
    return [
      ' ',
      element('a', { href: events.slideAddress(id), 'aria-label': label, title: label }, String(at + 1)),
    ];
  });
  return element(
    'span',
    { class: 'quiet slides-of', 'aria-label': count(row.slides.length, 'slide') },
    'slides',
    ...links,
  );
}

function fact(name: string, value: Node): Node[] {
  return [element('dt', {}, name), element('dd', {}, value)];
}

/** What stands where a slide is to come: nothing is claimed of what nobody knows yet. */
function nothing({ deck }: Store): string {
  return deck ? 'No slide is shown.' : 'Reading the project';
}

function quiet(text: string): HTMLElement {
  return element('p', { class: 'quiet' }, text);
}
