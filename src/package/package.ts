import { compareText } from '../source/index.ts';
import { escapeXmlAttribute, xmlDeclaration } from '../xml/index.ts';

/**
 * An Open Packaging Conventions package in memory: parts by name, without the leading slash (`ppt/slides/slide1.xml`).
 * XML parts are texts while they are made, bytes when they were read from a file.
 */
export type Package = Map<string, Part>;
export type Part = string | Uint8Array;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of a part, or null when there is no such part. Throws where the bytes are not UTF-8. */
export function partText(parts: ReadonlyMap<string, Part>, name: string): string | null {
  const part = parts.get(name);
  if (part === undefined) return null;
  return typeof part === 'string' ? part : decoder.decode(part);
}

/** The folder of a part with its slash: `ppt/slides/`. */
export function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}

export function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** XML by its name, or by how it begins: what a part is called is up to whoever made the file. */
export function isXml(name: string, part: Part): boolean {
  if (/^(xml|rels|vml|svg)$/.test(extensionOf(name)) || typeof part === 'string') return true;
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\u0000]*</.test(
    Buffer.from(part.subarray(0, 64)).toString('latin1'),
  );
}

/** Where the relationships of a part stand (ECMA-376 part 2, 9.3.4); `''` is the package itself. */
export function relationshipsPartOf(name: string): string {
  const folder = folderOf(name);
  return `${folder}_rels/${name.slice(folder.length)}.rels`;
}

const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';

/** `[Content_Types].xml`: types by extension, and types of single parts by their name without the leading slash. */
export function contentTypesXml(
  defaults: readonly (readonly [string, string])[],
  overrides: readonly (readonly [string, string])[],
): string {
  const entries = [
    ...[...defaults]
      .sort((a, b) => compareText(a[0], b[0]))
      .map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`),
    ...overrides.map(
      ([name, type]) => `<Override PartName="/${escapeXmlAttribute(name)}" ContentType="${type}"/>`,
    ),
  ];
  return `${xmlDeclaration}<Types xmlns="${namespace}">${entries.join('')}</Types>`;
}

/** Types that a file's extension tells (ECMA-376 part 2, 10.1.2.2). */
export const typesByExtension: Readonly<Record<string, string>> = {
  fntdata: 'application/x-fontdata',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  png: 'image/png',
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  svg: 'image/svg+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * `[Content_Types].xml` for the parts that are there, and for nothing else: Office repairs files over spare entries. What
 * an extension does not tell is told by `typesByName`. Throws for a part that has no type.
 */
export function contentTypesOf(
  names: readonly string[],
  typesByName: readonly (readonly [RegExp, string])[],
): string {
  const defaults = new Map<string, string>();
  const overrides: [string, string][] = [];
  for (const name of [...names].sort(compareText)) {
    if (name === '[Content_Types].xml') continue;
    const own = typesByName.find(([pattern]) => pattern.test(name))?.[1];
    const type = own ?? typesByExtension[extensionOf(name)];
    if (!type) throw new Error(`the part "${name}" has no content type`);
    if (own) overrides.push([name, type]);
    else defaults.set(extensionOf(name), type);
  }
  return contentTypesXml([...defaults], overrides);
}
