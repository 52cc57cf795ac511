import {
  folderOf,
  type Package,
  partText,
  readRelationships,
  resolveTarget,
  writeRelationships,
} from '../../../package/index.ts';

/**
 * Names relationships rId1, rId2, … in the order in which they are listed: docx draws the ids of links and pictures by
 * lot. Those to parts that are not there go, and so do lists that hold none.
 */
export function finishRelationships(parts: Package): void {
  for (const name of [...parts.keys()]) {
    const owner = ownerOf(name);
    if (owner === null) continue;
    const relationships = readRelationships(partText(parts, name) ?? '').filter(
      ({ external, target }) => external || parts.has(resolveTarget(owner, target)),
    );
    if (relationships.length === 0) {
      parts.delete(name);
      continue;
    }
    const ids = new Map(relationships.map(({ id }, i) => [id, `rId${i + 1}`]));
    parts.set(name, writeRelationships(relationships.map((each) => ({ ...each, id: ids.get(each.id)! }))));
    parts.set(owner, renamed(partText(parts, owner) ?? '', ids));
  }
}

/** The targets of links that docx has not written itself: `titled1`, `titled2`, … of the document. */
export function addLinks(parts: Package, addresses: readonly string[]): void {
  if (addresses.length === 0) return;
  const name = 'word/_rels/document.xml.rels';
  const added = addresses.map((target, i) => ({
    id: `titled${i + 1}`,
    type: 'hyperlink',
    target,
    external: true,
  }));
  parts.set(name, writeRelationships([...readRelationships(partText(parts, name) ?? ''), ...added]));
}

/** The part whose relationships a part holds, but for those of the package itself. */
function ownerOf(name: string): string | null {
  const folder = folderOf(name);
  if (!name.endsWith('.rels') || folder === '_rels/' || !folder.endsWith('_rels/')) return null;
  return folder.slice(0, -'_rels/'.length) + name.slice(folder.length, -'.rels'.length);
}

/** Inside tags only: texts may hold anything. */
function renamed(xml: string, ids: ReadonlyMap<string, string>): string {
  return xml.replace(/<[^<>]* r:(?:id|embed|link)="[^<>]*>/g, (tag) =>
    tag.replace(
      /( r:(?:id|embed|link)=")([^"]*)"/g,
      (_, start: string, id: string) => `${start}${ids.get(id) ?? id}"`,
    ),
  );
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const office = 'application/vnd.openxmlformats-officedocument';

/** Types of XML parts by their name. */
export const wordTypes: readonly (readonly [RegExp, string])[] = [
  [/^word\/document\.xml$/, `${word}.document.main+xml`],
  [/^word\/styles\.xml$/, `${word}.styles+xml`],
  [/^word\/settings\.xml$/, `${word}.settings+xml`],
  [/^word\/numbering\.xml$/, `${word}.numbering+xml`],
  [/^word\/footnotes\.xml$/, `${word}.footnotes+xml`],
  [/^word\/header\d+\.xml$/, `${word}.header+xml`],
  [/^word\/footer\d+\.xml$/, `${word}.footer+xml`],
  [/^word\/theme\/theme\d+\.xml$/, `${office}.theme+xml`],
  [/^docProps\/core\.xml$/, 'application/vnd.openxmlformats-package.core-properties+xml'],
  [/^docProps\/app\.xml$/, `${office}.extended-properties+xml`],
];
