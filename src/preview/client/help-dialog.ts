import { element } from './element.ts';

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
