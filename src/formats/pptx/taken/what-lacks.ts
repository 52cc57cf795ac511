import { extensionOf, isXml, relationshipsPartOf } from '../../../package/index.ts';
import { attemptRead, type PartReader } from '../read/part-reader.ts';
import { listRelationships } from './relationship-list.ts';
import type { TakenFile } from './taken-file.ts';

/** What a slide stands on, from it down: how a part leads to the next, the name of its root, the end of its content type. */
const ground = [
  ['slideLayout', 'layout', 'p:sldLayout', '.slideLayout+xml'],
  ['slideMaster', 'master', 'p:sldMaster', '.slideMaster+xml'],
  ['theme', 'theme', 'a:theme', '.theme+xml'],
] as const;

/** Why a slide stands on nothing that PowerPoint would take it from; null: it does. */
export function lacksGround({ reader, types }: TakenFile, slide: string): string | null {
  if (reader.root(slide)?.name !== 'p:sld') return `"${slide}" is no slide`;
  let owner = slide;
  for (const [type, word, root, ending] of ground) {
    const part = reader.target(owner, { type });
    if (part === null || !reader.parts.has(part)) return `"${owner}" stands on no ${word}`;
    if (reader.root(part)?.name !== root || !types.get(part)?.endsWith(ending))
      return `"${part}" is no ${word}`;
    owner = part;
  }
  return null;
}

/** Why a part cannot be brought along; null: it can. */
export function unsound(reader: PartReader, name: string): string | null {
  const part = reader.parts.get(name)!;
  // Drawings in VML and SVG are written by others, and shown only.
  const isTree = isXml(name, part) && !/^(svg|vml)$/.test(extensionOf(name));
  const read = attemptRead(() => (isTree ? reader.root(name) : null));
  if ('why' in read) return `"${name}" cannot be read: ${read.why}`;
  const listed = attemptRead(() => listRelationships(reader.parts, name));
  if ('why' in listed) return `"${relationshipsPartOf(name)}" cannot be read: ${listed.why}`;
  const ids = listed.value.map(({ id }) => id);
  const twice = ids.find((id, i) => id === '' || ids.indexOf(id) !== i);
  return twice === undefined ? null : `"${relationshipsPartOf(name)}" has the id "${twice}" twice`;
}
