import { type Decoded, entryOf, type Located, locatedOf } from '../yaml/index.ts';

/** What stands in a file for a field of a record, whether or not it could be decoded; null where nothing does. */
export function writtenNode(record: Decoded, field: string): Located | null {
  const node = locatedOf(record);
  const value = node.kind === 'map' ? entryOf(node, field)?.value : undefined;
  return value && !(value.kind === 'scalar' && value.value === null) ? value : null;
}
