import type { SlideModel } from '../protocol.ts';
import { element, setAttribute, setText } from './element.ts';
import { drawing } from './slide-view.ts';
import type { OrderedSlide } from './store.ts';

export interface RailEvents {
  readonly address: (slide: string) => string;
}

/** What stays in sight around the slide that is looked at, in CSS pixels. */
const margin = 48;

interface Entry {
  readonly item: HTMLLIElement;
  readonly link: HTMLAnchorElement;
  /** Its own tree: names in one drawing mean nothing in another, and the faces of the page hold in it. */
  readonly picture: ShadowRoot;
  readonly number: HTMLElement;
  readonly title: HTMLElement;
  readonly badge: HTMLElement;
  /** What it is a picture of, drawn when it comes near the screen; null: drawn. */
  waiting: SlideModel | null;
  isNear: boolean;
  hash: string;
}

/** How far a list is scrolled for an entry that begins and ends this far beyond its edges, in CSS pixels. */
function shift(start: number, end: number): number {
  const [before, after] = [start - margin, end + margin];
  return before < 0 ? before : Math.max(0, Math.min(after, before));
}

/** The slides in small, by section. Entries live on as long as their slides do, so that focus and scroll stay. */
export class Thumbnails {
  readonly root = element('nav', { class: 'rail', 'aria-label': 'Slides' });
  private readonly events: RailEvents;
  private readonly entries = new Map<string, Entry>();
  private readonly near = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        const entry = this.entries.get(target.getAttribute('data-slide') ?? '');
        if (!entry) continue;
        entry.isNear = isIntersecting;
        draw(entry);
      }
    },
    // Of the list, which scrolls: a margin around the window would end at the list's edge.
    { root: this.root, rootMargin: '600px' },
  );
  private outline = '';
  private current: string | null = null;

  constructor(events: RailEvents) {
    this.events = events;
  }

  show(slides: readonly OrderedSlide[], current: string | null): void {
    const known = new Set(slides.map((slide) => slide.id));
    for (const [id, entry] of this.entries) {
      if (known.has(id)) continue;
      this.near.unobserve(entry.link);
      this.entries.delete(id);
    }
    for (const [i, slide] of slides.entries()) this.update(slide, i + 1, slide.id === current);
    const outline = JSON.stringify(slides.map(({ id, model }) => [id, model.section]));
    if (outline !== this.outline) {
      this.outline = outline;
      this.arrange(slides);
    }
    // A slide that the address names is there only when the first slides have come.
    const entry = this.entries.get(current ?? '');
    if (current !== this.current && entry) {
      this.current = current;
      this.bringIntoSight(entry.item);
    }
  }

  /** By hand: scrollIntoView would have the next Tab begin at what it shows, not at the top of the page. */
  private bringIntoSight(item: HTMLElement): void {
    const list = this.root.getBoundingClientRect();
    const entry = item.getBoundingClientRect();
    this.root.scrollBy({
      top: shift(entry.top - list.top, entry.bottom - list.bottom),
      left: shift(entry.left - list.left, entry.right - list.right),
    });
  }

  private arrange(slides: readonly OrderedSlide[]): void {
    const focused = document.activeElement;
    const parts: HTMLElement[] = [];
    let list: HTMLOListElement | null = null;
    let section: string | null = null;
    slides.forEach((slide, i) => {
      if (list === null || slide.model.section !== section) {
        section = slide.model.section;
        if (section !== '') parts.push(element('h2', {}, section));
        list = element('ol', { start: i + 1, 'aria-label': section || 'Slides' });
        parts.push(list);
      }
      list.append(this.entries.get(slide.id)!.item);
    });
    this.root.replaceChildren(...parts);
    if (focused instanceof HTMLElement && this.root.contains(focused)) focused.focus({ preventScroll: true });
  }

  private update(slide: OrderedSlide, number: number, isCurrent: boolean): void {
    const entry = this.entries.get(slide.id) ?? this.make(slide.id);
    const { model } = slide;
    if (entry.hash !== slide.hash) {
      entry.hash = slide.hash;
      entry.waiting = model;
      draw(entry);
    }
    const errors = slide.findings.filter((finding) => finding.severity === 'error').length;
    const warnings = slide.findings.length - errors;
    setText(entry.number, String(number));
    setText(entry.title, model.title);
    setText(entry.badge, slide.findings.length === 0 ? '' : String(errors || warnings));
    const what = errors > 0 ? 'error' : 'warning';
    setAttribute(entry.badge, 'class', `badge ${slide.findings.length === 0 ? 'none' : what}`);
    setAttribute(
      entry.badge,
      'aria-label',
      slide.findings.length === 0
        ? null
        : `${errors || warnings} ${what}${(errors || warnings) === 1 ? '' : 's'}`,
    );
    setAttribute(entry.item, 'class', model.hidden ? 'hidden-slide' : null);
    setAttribute(entry.link, 'href', this.events.address(slide.id));
    setAttribute(entry.link, 'aria-current', isCurrent ? 'true' : null);
  }

  private make(id: string): Entry {
    const number = element('span', { class: 'number' });
    const title = element('span', { class: 'title' });
    const badge = element('span', { class: 'badge none', role: 'img' });
    const host = element('span', { class: 'picture', 'aria-hidden': 'true' });
    const picture = host.attachShadow({ mode: 'open' });
    const link = element(
      'a',
      { 'data-slide': id },
      element('span', { class: 'shot' }, host, badge),
      number,
      title,
    );
    const item = element('li', {}, link);
    const entry: Entry = {
      item,
      link,
      picture,
      number,
      title,
      badge,
      waiting: null,
      isNear: false,
      hash: '',
    };
    this.entries.set(id, entry);
    this.near.observe(link);
    return entry;
  }
}

function draw(entry: Entry): void {
  if (!entry.isNear || !entry.waiting) return;
  const picture = drawing(entry.waiting);
  for (const side of ['width', 'height']) picture.setAttribute(side, '100%');
  entry.picture.replaceChildren(picture);
  entry.waiting = null;
}
