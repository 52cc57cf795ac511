import { element, setAttribute, setText } from './element.ts';
import { type Tab, tabs } from './store.ts';

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
