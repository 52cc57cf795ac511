import type { SlideModel } from '../protocol.ts';
import { element } from './element.ts';

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
function drawing(model: SlideModel): Node {
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
