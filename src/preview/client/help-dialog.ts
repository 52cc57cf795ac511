import { element } from './element.ts';
import type { Tab } from './store.ts';

const keys: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['→', '←'], 'next and previous slide (also Page Down and Page Up)'],
  [['Home', 'End'], 'first and last slide'],
  [['n'], 'to the notes'],
  [['s'], 'source: where each piece comes from'],
  [['d'], 'findings: what is wrong'],
  [['c'], 'citations: what the slide stands on'],
  [['o'], 'coverage: what of the outline is shown'],
  [['l'], 'next language'],
  [['f'], 'the slide alone, and back'],
  [['?'], 'this help'],
];

const setting = 'throughline-letter-keys';

/** The keys, and whether single letters are keys at all (WCAG 2.2, 2.1.4). */
export class HelpDialog {
  readonly root = element('dialog', { 'aria-labelledby': 'help-title' });
  private readonly box = element('input', { type: 'checkbox', id: 'letter-keys' });

  constructor() {
    this.box.checked = read() !== 'off';
    this.box.addEventListener('change', () => write(this.box.checked ? 'on' : 'off'));
    const close = element('button', { type: 'button' }, 'Close');
    close.addEventListener('click', () => this.root.close());
    this.root.append(
      element('h2', { id: 'help-title' }, 'Keys'),
      element(
        'dl',
        {},
        ...keys.flatMap(([names, what]) => [
          element('dt', {}, ...names.flatMap((name, i) => [i > 0 ? ' ' : '', element('kbd', {}, name)])),
          element('dd', {}, what),
        ]),
      ),
      element(
        'p',
        {},
        'Click anything on the slide or in the notes to see where it comes from; double-click, or click with Ctrl or ⌘, to open it in the editor.',
      ),
      element('p', {}, this.box, ' ', element('label', { for: 'letter-keys' }, 'Single letters are keys')),
      close,
    );
  }

  get letterKeys(): boolean {
    return this.box.checked;
  }

  toggle(): void {
    if (this.root.open) this.root.close();
    else this.root.showModal();
  }
}

// A browser may keep no settings for the page: then they last as long as it does.
function read(): string | null {
  try {
    return localStorage.getItem(setting);
  } catch {
    return null;
  }
}

function write(value: string): void {
  try {
    localStorage.setItem(setting, value);
  } catch {
    // See above.
  }
}

export interface KeyEvents {
  readonly step: (by: number) => void;
  readonly jump: (to: 'first' | 'last') => void;
  readonly tab: (tab: Tab) => void;
  readonly notes: () => void;
  readonly language: () => void;
  readonly alone: () => void;
  readonly help: () => void;
  /** Single letters are keys. */
  readonly letters: () => boolean;
}

/** The page's keys. What has the focus and uses a key itself keeps it: fields, tabs, what scrolls. */
export function listenToKeys(events: KeyEvents): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest('input, select, textarea, dialog[open], [role="tab"]')) return;
    const scrolls = target.closest('.notes, .panel, .frame-of-code') !== null;
    const done = act(event.key, scrolls, target.closest('.rail') !== null, events);
    if (done) event.preventDefault();
  });
}

function act(key: string, scrolls: boolean, inRail: boolean, events: KeyEvents): boolean {
  switch (key) {
    case 'ArrowRight':
      events.step(1);
      return true;
    case 'ArrowLeft':
      events.step(-1);
      return true;
    case 'ArrowDown':
    case 'ArrowUp':
      if (inRail) events.step(key === 'ArrowDown' ? 1 : -1);
      return inRail;
    case 'PageDown':
    case 'PageUp':
      if (!scrolls) events.step(key === 'PageDown' ? 1 : -1);
      return !scrolls;
    case 'Home':
    case 'End':
      if (!scrolls) events.jump(key === 'Home' ? 'first' : 'last');
      return !scrolls;
    default:
      return events.letters() && actOnLetter(key, events);
  }
}

function actOnLetter(key: string, events: KeyEvents): boolean {
  const tabs: Readonly<Record<string, Tab>> = { s: 'source', d: 'findings', c: 'citations', o: 'coverage' };
  const tab = tabs[key];
  if (tab) events.tab(tab);
  else if (key === 'n') events.notes();
  else if (key === 'l') events.language();
  else if (key === 'f') events.alone();
  else if (key === '?') events.help();
  else return false;
  return true;
}
