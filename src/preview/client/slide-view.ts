import type { NoteBlock, NoteRun, SlideModel } from '../protocol.ts';
import { clock, element } from './element.ts';

export interface SlideEvents {
  readonly select: (mark: number) => void;
  readonly open: (mark: number) => void;
}

/** The slide, big. What is pointed at is framed, what is clicked is selected. */
export class SlideView {
  readonly root = element('div', { class: 'slide' });
  private readonly paper = element('div', { class: 'paper' });
  private readonly frames = element('div', { class: 'frames', 'aria-hidden': 'true' });
  private shown = '';
  private selected: number | null = null;
  private hovered: number | null = null;

  constructor(events: SlideEvents) {
    this.root.append(this.paper, this.frames);
    this.paper.addEventListener('pointermove', (event) => this.hover(markOf(event.target)));
    this.paper.addEventListener('pointerleave', () => this.hover(null));
    this.paper.addEventListener('click', (event) => {
      const mark = markOf(event.target);
      // Who marks words with the mouse wants to copy them.
      if (mark === null || !(getSelection()?.isCollapsed ?? true)) return;
      if (event.ctrlKey || event.metaKey) events.open(mark);
      else events.select(mark);
    });
    this.paper.addEventListener('dblclick', (event) => {
      const mark = markOf(event.target);
      if (mark !== null) events.open(mark);
    });
    new ResizeObserver(() => this.drawFrames()).observe(this.paper);
  }

  /** Whether something else is drawn than before. */
  show(model: SlideModel | null, selected: number | null): boolean {
    const svg = model?.svg ?? '';
    const changed = svg !== this.shown;
    if (changed) {
      this.shown = svg;
      this.hovered = null;
      this.paper.replaceChildren(...(model ? [drawing(model)] : []));
    }
    if (changed || selected !== this.selected) {
      this.selected = selected;
      this.drawFrames();
    }
    return changed;
  }

  private hover(mark: number | null): void {
    if (mark === this.hovered) return;
    this.hovered = mark;
    this.drawFrames();
  }

  private drawFrames(): void {
    const origin = this.paper.getBoundingClientRect();
    const frames = [...this.framesOf(this.selected, 'selected', origin)];
    if (this.hovered !== this.selected) frames.push(...this.framesOf(this.hovered, 'hovered', origin));
    this.frames.replaceChildren(...frames);
  }

  private framesOf(mark: number | null, kind: string, origin: DOMRect): HTMLElement[] {
    if (mark === null) return [];
    const marked = [...this.paper.querySelectorAll(`[data-mark="${mark}"]`)];
    // A shape frames all that is in it.
    const outer = marked.filter((each) => !marked.some((other) => other !== each && other.contains(each)));
    return outer.map((each) => {
      const box = each.getBoundingClientRect();
      const frame = element('div', { class: `frame ${kind}` });
      frame.style.left = `${box.left - origin.left}px`;
      frame.style.top = `${box.top - origin.top}px`;
      frame.style.width = `${box.width}px`;
      frame.style.height = `${box.height}px`;
      return frame;
    });
  }
}

/** The drawing as elements, with its names and descriptions as labels: a title element would pop up under the mouse. */
export function drawing(model: SlideModel): Element {
  const parsed = new DOMParser().parseFromString(model.svg, 'image/svg+xml').documentElement;
  for (const title of [...parsed.querySelectorAll('title')]) {
    const holder = title.parentElement;
    if (!holder) continue;
    const description = [...holder.children].find((child) => child.localName === 'desc');
    const label = (description ?? title).textContent?.trim();
    if (label) holder.setAttribute('aria-label', label);
    description?.remove();
    title.remove();
  }
  parsed.setAttribute('role', 'group');
  parsed.setAttribute('aria-label', 'The slide');
  return document.importNode(parsed, true);
}

function markOf(target: EventTarget | null): number | null {
  const marked = target instanceof Element ? target.closest('[data-mark]') : null;
  const mark = marked?.getAttribute('data-mark');
  return mark ? Number(mark) : null;
}

/** The speaker's notes under the slide, and how long they take to say. */
export class NotesView {
  readonly root = element('section', { class: 'notes', 'aria-label': 'Notes', tabindex: 0 });
  private readonly head = element('h2', {}, 'Notes');
  private readonly time = element('span', { class: 'time' });
  private readonly body = element('div', { class: 'body' });
  private shown = '';

  constructor(events: { readonly select: (mark: number) => void; readonly open: (mark: number) => void }) {
    this.root.append(element('header', {}, this.head, this.time), this.body);
    const markOf = (event: Event) => {
      const marked = event.target instanceof Element ? event.target.closest('[data-mark]') : null;
      return marked ? Number(marked.getAttribute('data-mark')) : null;
    };
    this.body.addEventListener('click', (event) => {
      const mark = markOf(event);
      if (mark === null || !(getSelection()?.isCollapsed ?? true)) return;
      if (event.ctrlKey || event.metaKey) events.open(mark);
      else events.select(mark);
    });
    this.body.addEventListener('dblclick', (event) => {
      const mark = markOf(event);
      if (mark !== null) events.open(mark);
    });
  }

  show(model: SlideModel | null, language: string, selected: number | null): void {
    const state = JSON.stringify([model?.notes, model?.minutes, language]);
    if (state !== this.shown) {
      this.shown = state;
      this.time.textContent = model ? `${clock(model.minutes)} min` : '';
      this.body.lang = language;
      this.body.dir = 'auto';
      const blocks = model?.notes ?? [];
      // Before a slide has come nothing is known of its notes.
      const none = model ? [element('p', { class: 'quiet', lang: 'en' }, 'This slide has no notes.')] : [];
      this.body.replaceChildren(...(blocks.length > 0 ? blocks.map(block) : none));
    }
    for (const marked of this.body.querySelectorAll('[data-mark]'))
      marked.classList.toggle(
        'selected',
        selected !== null && marked.getAttribute('data-mark') === String(selected),
      );
  }
}

function block(of: NoteBlock): HTMLElement {
  switch (of.kind) {
    case 'paragraph':
      return element('p', {}, ...of.runs.map(run));
    case 'heading':
      return element('h3', {}, ...of.runs.map(run));
    case 'list': {
      const items = of.items.map((blocks) => element('li', {}, ...blocks.map(block)));
      return of.ordered ? element('ol', { start: of.start }, ...items) : element('ul', {}, ...items);
    }
    case 'quote':
      return element('blockquote', {}, ...of.blocks.map(block));
    case 'code':
      return element('pre', { tabindex: 0 }, element('code', {}, of.text));
    case 'table': {
      const rows = of.rows.map((cells) =>
        element(
          'tr',
          {},
          ...cells.map(({ header, colspan, rowspan, runs }) =>
            element(header ? 'th' : 'td', { colspan, rowspan }, ...runs.map(run)),
          ),
        ),
      );
      return element('table', {}, element('tbody', {}, ...rows));
    }
    case 'rule':
      return element('hr');
  }
}

function run({ text, styles, link, title, language, mark }: NoteRun): Node {
  let node: Node = text === '\n' ? element('br') : document.createTextNode(text);
  for (const style of [...styles].reverse()) node = element(style, {}, node);
  // Nothing else was let in, and nothing else is made a link.
  if (link?.startsWith('#')) node = element('a', { href: '#', 'data-slide': link.slice(1), title }, node);
  else if (link !== null && /^(https?|mailto|tel):/i.test(link))
    node = element('a', { href: link, target: '_blank', rel: 'noreferrer', title }, node);
  return element('span', { 'data-mark': mark, lang: language }, node);
}
