import type { NoteBlock, NoteRun, SlideModel } from '../protocol.ts';
import { clock, element } from './element.ts';

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
      const blocks = model?.notes ?? [];
      this.body.replaceChildren(
        ...(blocks.length > 0
          ? blocks.map(block)
          : [element('p', { class: 'quiet', lang: 'en' }, 'This slide has no notes.')]),
      );
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
