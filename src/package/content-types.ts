import { compareText } from '../source/index.ts';
import { escapeXmlAttribute, xmlDeclaration } from '../xml/index.ts';

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
