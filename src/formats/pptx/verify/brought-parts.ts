import {
  type Package,
  partText,
  readRelationships,
  relationshipsPartOf,
  resolveTarget,
} from '../../../package/index.ts';
import { XmlError } from '../../../xml/index.ts';

const main = 'ppt/presentation.xml';

/** Named in the properties of a deck of ours that stands on a brand file. */
export const brandProperty = 'throughline.brand';

/** Which slides of a deck of ours come from other presentations, by their numbers. */
export const takenProperty = 'throughline.taken';

/**
 * The parts that a deck of ours took over from a brand file, all that its masters lead to, and those of slides that come
 * from other presentations. What is odd in them is the files', and no fault of ours. None in any other deck.
 */
export function broughtParts(parts: Package): ReadonlySet<string> {
  try {
    const properties = partText(parts, 'docProps/custom.xml') ?? '';
    const brought = new Set<string>();
    if (properties.includes(`name="${brandProperty}"`))
      follow(parts, main, brought, (owner, type) => owner !== main || type !== 'slide');
    const taken = takenSlides(properties);
    if (taken.length > 0) {
      const ours = new Set<string>();
      const list = partText(parts, relationshipsPartOf(main)) ?? '<Relationships/>';
      for (const { type, target } of readRelationships(list)) {
        const slide = resolveTarget(main, target);
        if (type === 'slide' && !taken.includes(slide)) follow(parts, slide, ours, leadsOn);
        // Notes are ours, whatever they belong to.
        if (type === 'notesMaster') follow(parts, slide, ours, leadsOn);
      }
      const theirs = new Set<string>();
      for (const slide of taken) {
        theirs.add(slide).add(relationshipsPartOf(slide));
        follow(parts, slide, theirs, leadsOn);
      }
      for (const name of theirs) if (!ours.has(name)) brought.add(name);
    }
    return brought;
  } catch (error) {
    // The rules say what is wrong with it.
    if (!(error instanceof XmlError || error instanceof TypeError)) throw error;
    return new Set();
  }
}

function takenSlides(properties: string): readonly string[] {
  const value = new RegExp(`name="${takenProperty}"><vt:lpwstr>([\\d ]*)<`).exec(properties)?.[1] ?? '';
  return value.split(' ').flatMap((number) => (number === '' ? [] : [`ppt/slides/slide${number}.xml`]));
}

function leadsOn(_: string, type: string): boolean {
  return type !== 'slide' && type !== 'notesSlide';
}

function follow(
  parts: Package,
  owner: string,
  found: Set<string>,
  leads: (owner: string, type: string) => boolean,
): void {
  const list = partText(parts, relationshipsPartOf(owner));
  for (const { type, target, external } of list === null ? [] : readRelationships(list)) {
    const part = resolveTarget(owner, target);
    if (external || found.has(part) || !leads(owner, type)) continue;
    found.add(part).add(relationshipsPartOf(part));
    follow(parts, part, found, leads);
  }
}
