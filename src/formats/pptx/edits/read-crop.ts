import { attributeOf, descendants, type XmlElement } from '../../../xml/index.ts';
import { shareOf } from '../read/share-of.ts';
import type { SnapshotCrop } from './snapshot.ts';

/** What of a picture is cut off, in thousandths. */
export function cropOf(picture: XmlElement): SnapshotCrop {
  const cut = descendants(picture, 'a:srcRect')[0];
  const side = (name: string) => Math.round((shareOf(cut ? attributeOf(cut, name) : null) ?? 0) * 1000);
  return [side('l'), side('t'), side('r'), side('b')];
}
