export {};

/** What two windows of one presentation tell each other. */
interface Message {
  readonly throughline: 'show' | 'hello';
  readonly at: number;
}

type View = 'one' | 'grid';

const root = document.documentElement;
const slides = [...document.querySelectorAll<HTMLElement>('.slide')];
const main = find('main');
const bar = find('.bar');
const place = find('.place');
const news = find('.status');
/** The window that shows the notes, or the one that it belongs to. */
let peer: Window | null = null;
const isPresenter = location.hash === '#presenter' && opener !== null;
let at = 0;
let view: View = 'one';
let typed = '';
let since = Date.now();

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(selector);
  return found;
}

/** Names of shapes are labels here: a title element would pop up under the mouse while somebody speaks. */
function quieten(): void {
  for (const title of document.querySelectorAll('.slide svg title')) {
    const holder = title.parentElement;
    const description = [...(holder?.children ?? [])].find((child) => child.localName === 'desc');
    const label = (description ?? title).textContent?.trim();
    if (holder && label && holder.localName !== 'svg') holder.setAttribute('aria-label', label);
    description?.remove();
    title.remove();
  }
}

function show(index: number, tell = true): void {
  at = Math.max(0, Math.min(slides.length - 1, index));
  root.classList.remove('blank');
  for (const [i, slide] of slides.entries()) {
    slide.classList.toggle('current', i === at);
    slide.tabIndex = view === 'grid' ? 0 : -1;
    if (i === at) slide.setAttribute('aria-current', 'true');
    else slide.removeAttribute('aria-current');
  }
  place.textContent = `${at + 1} / ${slides.length}`;
  const label = slides[at]?.getAttribute('aria-label') ?? '';
  if (news.textContent !== label) news.textContent = label;
  if (view === 'grid') slides[at]?.scrollIntoView({ block: 'nearest' });
  if (isPresenter) showDesk();
  else history.replaceState(null, '', `#${slides[at]?.id ?? ''}`);
  if (tell) say({ throughline: 'show', at });
}

function step(by: number): void {
  show(at + by);
}

function turnTo(next: View): void {
  view = next;
  root.classList.toggle('one', view === 'one');
  root.classList.toggle('grid', view === 'grid');
  show(at, false);
  if (view === 'grid') slides[at]?.focus();
  else main.focus();
}

function say(message: Message): void {
  // Opened from a disk, a page has no origin by which it could be told apart: the window is known instead.
  if (peer && !peer.closed) peer.postMessage(message, '*');
}

function openPresenter(): void {
  const address = `${location.href.replace(/#.*$/, '')}#presenter`;
  peer = window.open(address, 'throughline-presenter', 'width=1200,height=760');
}

function hear(event: MessageEvent<unknown>): void {
  const { data, source } = event;
  if (source === null || source !== peer || typeof data !== 'object' || data === null) return;
  const message = data as Partial<Message>;
  if (message.throughline === 'hello') say({ throughline: 'show', at });
  else if (message.throughline === 'show' && typeof message.at === 'number')
    show(Math.trunc(message.at), false);
}

function showDesk(): void {
  const said = find('.said');
  const upcoming = find('.upcoming');
  const notes = slides[at]?.querySelector('.notes');
  said.replaceChildren(...[...(notes?.childNodes ?? [])].map((node) => node.cloneNode(true)));
  said.scrollTop = 0;
  const next = slides[at + 1]?.querySelector('svg');
  // The same drawing twice would have the same ids twice; what refers to them finds the first, which looks the same.
  upcoming.replaceChildren(...(next ? [next.cloneNode(true)] : []));
  const minutes = Number(slides[at]?.dataset.minutes ?? 0);
  find('.planned').textContent = minutes > 0 ? `+${clock(minutes * 60)}` : '';
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function toggleFull(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen();
  // A browser that does not let a page fill the screen shows it as it is.
  done.catch(() => undefined);
}

const actions: Readonly<Record<string, () => void>> = {
  previous: () => step(-1),
  next: () => step(1),
  overview: () => turnTo(view === 'grid' ? 'one' : 'grid'),
  presenter: openPresenter,
  full: toggleFull,
  restart: () => {
    since = Date.now();
    tick();
  },
};

const keys: Readonly<Record<string, () => void>> = {
  ArrowRight: () => step(isRightToLeft() ? -1 : 1),
  ArrowLeft: () => step(isRightToLeft() ? 1 : -1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  PageDown: () => step(1),
  PageUp: () => step(-1),
  ' ': () => step(1),
  Backspace: () => step(-1),
  Home: () => show(0),
  End: () => show(slides.length - 1),
  o: () => actions.overview?.(),
  s: openPresenter,
  f: toggleFull,
  b: () => root.classList.toggle('blank'),
  '.': () => root.classList.toggle('blank'),
};

function isRightToLeft(): boolean {
  return root.dir === 'rtl';
}

function press(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target instanceof Element ? event.target : null;
  // What plays has keys of its own.
  if (target?.closest('video')) return;
  if (event.key === 'Enter' || event.key === ' ') {
    if (target?.closest('button, a')) return;
    if (typed !== '') {
      show(Number(typed) - 1);
      typed = '';
      event.preventDefault();
      return;
    }
    const slide = target?.closest<HTMLElement>('.slide');
    if (view === 'grid' && slide) {
      at = slides.indexOf(slide);
      turnTo('one');
      say({ throughline: 'show', at });
      event.preventDefault();
      return;
    }
  }
  if (/^\d$/.test(event.key)) {
    typed = (typed + event.key).slice(-4);
    return;
  }
  typed = '';
  // Scrolling what is long stays possible.
  if (target?.closest('.said') && /^(Arrow(Up|Down)|Page|Home|End)/.test(event.key)) return;
  if (event.key === 'Escape' && !document.fullscreenElement) actions.overview?.();
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
  if (view === 'grid') slides[at]?.focus();
}

let quiet = 0;
/** The bar comes when the mouse moves or a finger touches, and goes when it rests. */
function stir(): void {
  root.classList.add('busy');
  clearTimeout(quiet);
  quiet = window.setTimeout(() => root.classList.remove('busy'), 2500);
}

let start: { readonly x: number; readonly y: number } | null = null;
function listenToTouch(): void {
  addEventListener('touchstart', (event) => {
    const [touch] = event.touches;
    start = touch && event.touches.length === 1 ? { x: touch.clientX, y: touch.clientY } : null;
    stir();
  });
  addEventListener('touchend', (event) => {
    const [touch] = event.changedTouches;
    if (!start || !touch || view === 'grid') return;
    const [dx, dy] = [touch.clientX - start.x, touch.clientY - start.y];
    if (Math.abs(dx) < 40 || Math.abs(dx) < 1.5 * Math.abs(dy)) return;
    step(dx < 0 !== isRightToLeft() ? 1 : -1);
  });
}

function tick(): void {
  find('.elapsed').textContent = clock((Date.now() - since) / 1000);
}

/** The slide that the address names; -1: none. */
function addressed(): number {
  const id = /^#(slide-.+)$/.exec(location.hash)?.[1];
  return id === undefined ? -1 : slides.findIndex((slide) => slide.id === decodeURIComponent(id));
}

function begin(): void {
  quieten();
  root.classList.add('js');
  addEventListener('message', hear);
  addEventListener('keydown', press);
  addEventListener('mousemove', stir);
  addEventListener('hashchange', () => {
    const index = addressed();
    if (index >= 0 && index !== at) show(index);
  });
  listenToTouch();
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const action = target?.closest('[data-do]')?.getAttribute('data-do');
    if (action) {
      actions[action]?.();
      return;
    }
    const slide = target?.closest<HTMLElement>('.slide');
    if (view !== 'grid' || !slide) return;
    at = slides.indexOf(slide);
    turnTo('one');
    say({ throughline: 'show', at });
  });
  bar.hidden = false;
  if (isPresenter) {
    peer = opener as Window;
    root.classList.add('presenting');
    find('.desk').hidden = false;
    setInterval(tick, 500);
  }
  at = Math.max(0, addressed());
  turnTo('one');
  if (isPresenter) say({ throughline: 'hello', at: 0 });
}

begin();
