import type { Relationship } from '../../../package/index.ts';
import { attributeOf, descendants, type XmlElement } from '../../../xml/index.ts';

/** The file that plays in the place of a picture; null: it only shows. */
export function playedBy(shape: XmlElement, relationships: readonly Relationship[]): Relationship | null {
  const [named] = ['a:videoFile', 'a:audioFile'].flatMap((name) => descendants(shape, name));
  const found = named && relationships.find(({ id }) => id === attributeOf(named, 'r:link'));
  return found && !found.external ? found : null;
}
