import { createHash } from 'node:crypto';
import {
  extensionOf,
  folderOf,
  isXml,
  partText,
  relationshipsPartOf,
  relativeTarget,
  resolveTarget,
} from '../../../package/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  firstChild,
  serializeXml,
  xmlDeclaration,
} from '../../../xml/index.ts';
import type { PartSink } from '../finish/media-store.ts';
import type { PartReader } from '../read/part-reader.ts';
import { layoutKey } from './normal-form.ts';
import { officeTree } from './office-tree.ts';
import { leftTypes } from './open-taken.ts';
import { withoutDeadLinks } from './plain-links.ts';
import { type ListedRelationship, listRelationships, relationshipsText } from './relationship-list.ts';
import type { TakenFile } from './taken-file.ts';

/** A master that came with slides, by its id in the presentation. */
export interface BroughtMaster {
  readonly id: number;
  readonly part: string;
}

/** Puts parts of other presentations into a deck under free names; what is there already is not put there again. */
export class PartsBrought {
  /** By their names in the deck. */
  readonly types = new Map<string, string>();
  readonly masters: BroughtMaster[] = [];
  private readonly sink: PartSink;
  private readonly reserved: ReadonlySet<string>;
  private readonly names = new Set<string>();
  private readonly counters = new Map<string, number>();
  private readonly layouts = new Map<string, string>();
  private readonly files = new Map<TakenFile, Map<string, string>>();
  private readonly bytes = new Map<string, string>();
  private nextId: number;

  /** `ours`: the deck as far as it is written. */
  constructor(sink: PartSink, ours: PartReader, reserved: readonly string[], lastId: number) {
    this.sink = sink;
    this.reserved = new Set(reserved);
    this.nextId = lastId + 1;
    for (const name of sink.names()) {
      this.names.add(name.toLowerCase());
      if (!/^ppt\/slideLayouts\/[^/]+\.xml$/.test(name)) continue;
      const key = layoutKey(ours, name);
      if (key !== null && !this.layouts.has(key)) this.layouts.set(key, name);
    }
  }

  /** The layout in the deck on which a slide of the file stands: one of its own where it has the same. */
  layout(file: TakenFile, layout: string): string {
    const known = this.knownOf(file).get(layout);
    if (known !== undefined) return known;
    const key = layoutKey(file.reader, layout);
    const own = key === null ? undefined : this.layouts.get(key);
    if (own !== undefined) return own;
    const master = file.reader.target(layout, { type: 'slideMaster' });
    if (master !== null) this.bring(file, master);
    return this.bring(file, layout);
  }

  /** A part with all that it leads to; its name in the deck. */
  bring(file: TakenFile, part: string): string {
    const known = this.knownOf(file);
    const before = known.get(part);
    if (before !== undefined) return before;
    const { reader, types } = file;
    const content = reader.bytes(part);
    const list = listRelationships(reader.parts, part);
    const isPlain = list.length === 0 && !isXml(part, content);
    const key = keyOf(content, part);
    const same = isPlain ? this.bytes.get(key) : undefined;
    if (same !== undefined) {
      known.set(part, same);
      return same;
    }
    const name = this.freeName(part);
    known.set(part, name);
    if (isPlain) this.bytes.set(key, name);
    this.types.set(name, types.get(part) ?? 'application/octet-stream');
    const isMaster = types.get(part)?.endsWith('.slideMaster+xml') === true;
    const moved = list.filter(
      ({ type, target, external }) =>
        external || (!leftTypes.has(type) && reader.parts.has(resolveTarget(part, target))),
    );
    const dead = new Set(list.filter((each) => !moved.includes(each)).map(({ id }) => id));
    const isTree = dead.size > 0 && /^xml$/.test(extensionOf(part));
    this.sink.set(
      name,
      isMaster || isTree ? this.changed(file, part, isMaster ? name : null, dead) : content,
    );
    if (moved.length > 0) this.sink.set(relationshipsPartOf(name), this.relate(file, part, name, moved));
    if (types.get(part)?.endsWith('.slideLayout+xml')) {
      const own = layoutKey(reader, part);
      if (own !== null && !this.layouts.has(own)) this.layouts.set(own, name);
    }
    return name;
  }

  /** Relationships of a part by the names that their targets have in the deck. */
  relate(
    file: TakenFile,
    owner: string,
    name: string,
    list: readonly ListedRelationship[],
    more: readonly ListedRelationship[] = [],
  ): string {
    const moved = list.flatMap((each) => {
      if (each.external) return [each];
      const part = resolveTarget(owner, each.target);
      if (!file.reader.parts.has(part)) return [];
      return [{ ...each, target: relativeTarget(name, this.bring(file, part)) }];
    });
    return relationshipsText([...moved, ...more]);
  }

  private knownOf(file: TakenFile): Map<string, string> {
    const known = this.files.get(file) ?? new Map<string, string>();
    this.files.set(file, known);
    return known;
  }

  /** Without what leads nowhere. Layouts of a master, which has a name here, get ids that no others have. */
  private changed(file: TakenFile, part: string, master: string | null, dead: ReadonlySet<string>): string {
    const root = officeTree(partText(file.reader.parts, part)!);
    const list = master === null ? null : firstChild(root, 'p:sldLayoutIdLst');
    if (list)
      list.children = list.children.filter(
        (each) => each.kind !== 'element' || !dead.has(attributeOf(each, 'r:id') ?? ''),
      );
    if (dead.size > 0) withoutDeadLinks(root, dead);
    if (master !== null) this.masters.push({ id: this.nextId++, part: master });
    for (const entry of list ? childElements(list, 'p:sldLayoutId') : [])
      for (const attribute of entry.attributes)
        if (attribute.name === 'id') attribute.value = String(this.nextId++);
    return `${xmlDeclaration}${serializeXml(root)}`;
  }

  /** `ppt/media/image7.png`: counted on from those that are there. */
  private freeName(part: string): string {
    const plain = part.replace(/[^A-Za-z0-9_./-]/g, '-');
    const file = plain.slice(folderOf(plain).length);
    const ending = file.includes('.') ? extensionOf(file) || 'bin' : 'bin';
    // What slides of ours show is written later, under names of its own.
    const mark = /^ppt\/(?:slideLayouts|slideMasters|theme)\/$/.test(folderOf(plain)) ? '' : '-taken';
    const own = file.replace(/\.[^.]*$/, '').replace(/\d+$/, '');
    const stem = `${folderOf(plain)}${own}${mark}`;
    for (;;) {
      const number = (this.counters.get(`${stem}.${ending}`) ?? 0) + 1;
      this.counters.set(`${stem}.${ending}`, number);
      const name = `${stem}${number}.${ending}`;
      if (this.names.has(name.toLowerCase()) || this.reserved.has(name)) continue;
      this.names.add(name.toLowerCase());
      return name;
    }
  }
}

function keyOf(content: string | Uint8Array, name: string): string {
  return `${createHash('sha256').update(content).digest('hex')}.${extensionOf(name)}`;
}

/** The highest id that masters and layouts of a deck have. */
export function lastMasterId(reader: PartReader, names: readonly string[], least: number): number {
  let last = least;
  for (const name of names) {
    if (!/^ppt\/slideMasters\/[^/]+\.xml$/.test(name)) continue;
    const root = reader.root(name);
    for (const entry of root ? descendants(root, 'p:sldLayoutId') : [])
      last = Math.max(last, Number(attributeOf(entry, 'id') ?? 0) || 0);
  }
  return last;
}
