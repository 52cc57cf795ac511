import type { FilePlace, ProjectMessage } from '../protocol.ts';
import { post } from './connection.ts';

type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** Makes an element. Texts are texts: nothing that comes from a file is ever read as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Sets or, for null, removes an attribute. */
export function setAttribute(target: Element, name: string, value: string | null): void {
  if (value === null) target.removeAttribute(name);
  else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

/** Changes a text only when it differs: screen readers hear every change of a live region. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Minutes as a clock shows them: `1:30`. */
export function clock(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export interface PlaceContext {
  readonly project: ProjectMessage | null;
  readonly say: (text: string) => void;
}

/**
 * A place as `file:line:column`, or in short as `name:line`, which opens in the editor. What ships with Throughline is
 * only named.
 */
export function placeLink(place: FilePlace, context: PlaceContext, short = false): HTMLElement {
  const full = placeText(place);
  const text = short ? shortPlace(place) : full;
  if (place.path.startsWith('package:') || !context.project) {
    const title =
      'This file ships with Throughline. A file of the same name in your templates/ folder replaces it.';
    return element('span', { class: 'place', title }, ...breakable(text));
  }
  const link = element(
    'a',
    {
      class: 'place',
      href: context.project.command ? '#' : editorAddress(place, context.project),
      title: short ? full : null,
    },
    ...breakable(text),
  );
  if (context.project.command) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      event.stopPropagation();
      void openPlace(place, context);
    });
  }
  return link;
}

/** Opens a place in the editor, through the server's command or the editor's own address. */
export async function openPlace(place: FilePlace, { project, say }: PlaceContext): Promise<void> {
  if (!project || place.path.startsWith('package:')) return say(`${placeText(place)} ships with Throughline`);
  if (!project.command) {
    location.assign(editorAddress(place, project));
    return say(`Opening ${placeText(place)}`);
  }
  const problem = await post('open', place);
  say(problem === null ? `Opened ${placeText(place)}` : `The editor did not open: ${problem.trim()}`);
}

export function placeText({ path, line, column }: FilePlace): string {
  return `${path.replace(/^package:/, '')}:${line}:${column}`;
}

/** The file's name and the line: enough where the folder is known. */
export function shortPlace({ path, line }: FilePlace): string {
  return `${path.slice(path.lastIndexOf('/') + 1)}:${line}`;
}

/** VS Code and its kin open `vscode://file/<path>:line:column`. */
function editorAddress({ path, line, column }: FilePlace, { root }: ProjectMessage): string {
  const full = `${root.replace(/\/$/, '')}/${path}`.replace(/^\//, '');
  return `vscode://file/${full.split('/').map(encodeURIComponent).join('/')}:${line}:${column}`;
}

/** Long paths break behind their slashes. */
function breakable(text: string): (Node | string)[] {
  return text
    .split(/(?<=\/)/)
    .flatMap((part, i) => (i === 0 ? [part] : [document.createElement('wbr'), part]));
}
