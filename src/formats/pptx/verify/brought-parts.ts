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

/**
 * The parts that a deck of ours took over from a brand file: all that its masters lead to. What is odd in them is the file's,
 * and no fault of ours. None in any other deck.
 */
export function broughtParts(parts: Package): ReadonlySet<string> {
  const brought = new Set<string>();
  try {
    if (!partText(parts, 'docProps/custom.xml')?.includes(`name="${brandProperty}"`)) return brought;
    const follow = (owner: string): void => {
      const list = partText(parts, relationshipsPartOf(owner));
      for (const { type, target, external } of list === null ? [] : readRelationships(list)) {
        const part = resolveTarget(owner, target);
        if (external || brought.has(part) || (owner === main && type === 'slide')) continue;
        brought.add(part);
        brought.add(relationshipsPartOf(part));
        follow(part);
      }
    };
    follow(main);
  } catch (error) {
    // The rules say what is wrong with it.
    if (!(error instanceof XmlError || error instanceof TypeError)) throw error;
  }
  return brought;
}
