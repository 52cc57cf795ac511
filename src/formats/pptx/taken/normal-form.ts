import { createHash } from 'node:crypto';
import { attributeOf, descendants, type XmlElement } from '../../../xml/index.ts';
import type { PartReader } from '../read/part-reader.ts';

/**
 * Equal for layouts that are the same with all that they stand on, whatever their parts and relationships are called, and
 * whatever stands at their foot; null for what is no layout.
 */
export function layoutKey(reader: PartReader, layout: string): string | null {
  const master = reader.target(layout, { type: 'slideMaster' });
  const theme = master === null ? null : reader.target(master, { type: 'theme' });
  if (master === null || theme === null) return null;
  return [layout, master, theme].map((part) => normalOf(reader, part)).join(' ');
}

const known = new WeakMap<XmlElement, string>();

function normalOf(reader: PartReader, part: string): string {
  const root = reader.root(part);
  if (!root) return '';
  let found = known.get(root);
  if (found === undefined) {
    const hash = createHash('sha256');
    tell(root, (id) => targetOf(reader, part, id), hash.update.bind(hash));
    found = hash.digest('hex');
    known.set(root, found);
  }
  return found;
}

/** What programs add when they save, and what is named anew in each file. */
const leftElements: ReadonlySet<string> = new Set(['p:extLst', 'a:extLst', 'p:sldLayoutIdLst']);
const leftAttributes: ReadonlySet<string> = new Set(['dirty', 'err', 'smtClean', 'preserve', 'userDrawn']);

function tell(element: XmlElement, target: (id: string) => string, say: (text: string) => void): void {
  if (leftElements.has(element.name)) return;
  say(`<${element.name}`);
  const own = element.attributes
    .filter(({ name }) => !name.startsWith('xmlns') && !leftAttributes.has(name))
    .map(({ name, value }) => ` ${name}=${JSON.stringify(name.startsWith('r:') ? target(value) : value)}`);
  say(`${own.sort().join('')}>`);
  const isFoot = element.name === 'p:sp' && footTypes.has(typeOf(element));
  for (const child of element.children) {
    if (child.kind === 'text') {
      if (child.text.trim() !== '') say(JSON.stringify(child.text));
    } else if (!isFoot || child.name !== 'p:txBody') tell(child, target, say);
  }
  say('</>');
}

const footTypes: ReadonlySet<string> = new Set(['ftr', 'dt', 'sldNum']);

function typeOf(shape: XmlElement): string {
  const place = descendants(shape, 'p:ph')[0];
  return (place && attributeOf(place, 'type')) ?? '';
}

/** What a relationship brings, by its bytes. */
function targetOf(reader: PartReader, part: string, id: string): string {
  const external = reader.relationships(part).find((each) => each.id === id && each.external);
  if (external) return external.target;
  const target = reader.target(part, { id });
  return target === null ? '' : createHash('sha256').update(reader.bytes(target)).digest('hex');
}
