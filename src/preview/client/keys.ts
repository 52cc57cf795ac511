import type { Tab } from './store.ts';

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
