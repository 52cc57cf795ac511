import { attributeOf, childElements, escapeXmlAttribute, parseXml, xmlDeclaration } from '../xml/index.ts';
import { folderOf } from './package.ts';

/** One relationship of a part: ECMA-376 part 2, 9.3. */
export interface Relationship {
  readonly id: string;
  /** Last word of the type's URI: `slideLayout`, `image`, `hyperlink`. */
  readonly type: string;
  /** As written: relative to the part's folder, or an address when external. */
  readonly target: string;
  readonly external: boolean;
}

const relationshipsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
const officePrefix = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
/** Of what came with later versions. */
const laterPrefix = 'http://schemas.microsoft.com/office/2007/relationships/';
const packagePrefix = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/';

export function readRelationships(xml: string): Relationship[] {
  return readOwn(xml) ?? readAny(xml);
}

const ownEntry =
  /<Relationship Id="([^"&<]*)" Type="[^"&<]*\/([^"&</]*)" Target="([^"&<]*)"( TargetMode="External")?\/>/y;
const ownStart = `${xmlDeclaration}<Relationships xmlns="${relationshipsNamespace}">`;

/** Relationships as `writeRelationships` spells them, of which a deck has thousands; null for any other spelling. */
function readOwn(xml: string): Relationship[] | null {
  if (!xml.startsWith(ownStart)) return null;
  const found: Relationship[] = [];
  ownEntry.lastIndex = ownStart.length;
  for (;;) {
    const at = ownEntry.lastIndex;
    const match = ownEntry.exec(xml);
    if (!match) return xml.slice(at) === '</Relationships>' ? found : null;
    found.push({ id: match[1]!, type: match[2]!, target: match[3]!, external: match[4] !== undefined });
  }
}

function readAny(xml: string): Relationship[] {
  // Other programs may have a prefix for the namespace.
  const entries = childElements(parseXml(xml)).filter(({ name }) => /^(?:[^:]*:)?Relationship$/.test(name));
  return entries.map((element) => {
    const type = attributeOf(element, 'Type') ?? '';
    return {
      id: attributeOf(element, 'Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: attributeOf(element, 'Target') ?? '',
      external: attributeOf(element, 'TargetMode') === 'External',
    };
  });
}

export function writeRelationships(relationships: readonly Relationship[]): string {
  let xml = `${xmlDeclaration}<Relationships xmlns="${relationshipsNamespace}">`;
  for (const { id, type, target, external } of relationships) {
    const prefix = type === 'core-properties' ? packagePrefix : type === 'media' ? laterPrefix : officePrefix;
    xml += `<Relationship Id="${id}" Type="${prefix}${type}" Target="${escapeXmlAttribute(target)}"${
      external ? ' TargetMode="External"' : ''
    }/>`;
  }
  return `${xml}</Relationships>`;
}

/** The part that an internal target means, seen from the part that owns the relationship. */
export function resolveTarget(owner: string, target: string): string {
  let folder = folderOf(owner);
  let rest = target;
  while (rest.startsWith('../')) {
    rest = rest.slice(3);
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  }
  const path = rest.startsWith('/') ? rest.slice(1) : folder + rest;
  return path.includes('./') ? withoutDots(path) : path;
}

/** A target as a part's relationships write it: relative to its folder. */
export function relativeTarget(owner: string, part: string): string {
  const from = folderOf(owner).split('/').slice(0, -1);
  const to = part.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return '../'.repeat(from.length - shared) + to.slice(shared).join('/');
}

function withoutDots(path: string): string {
  const kept: string[] = [];
  for (const piece of path.split('/')) {
    if (piece === '..') kept.pop();
    else if (piece !== '.' && piece !== '') kept.push(piece);
  }
  return kept.join('/');
}
