import { parseXml, serializeXml, type XmlElement, XmlError } from '../../../xml/index.ts';

/** The prefixes that the program knows, by the namespaces of the transitional and of the strict schemas. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/presentationml/2006/main': 'p',
  'http://purl.oclc.org/ooxml/presentationml/main': 'p',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://purl.oclc.org/ooxml/drawingml/chart': 'c',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
};

const declaration = /\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** A part as a tree in which the usual prefixes mean what they usually do, whatever the file calls them. */
export function parseOffice(text: string): XmlElement {
  const root = parseXml(text);
  if (hasOtherPrefixes(text)) rename(root, new Map());
  return root;
}

/** A part with the usual prefixes, for those who look at its text: the text itself where it has them, or is not well-formed. */
export function spellOffice(text: string): string {
  if (!hasOtherPrefixes(text)) return text;
  try {
    return serializeXml(parseOffice(text));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return text;
  }
}

/** Whether a text gives a namespace that the program knows another prefix than the usual one. */
export function hasOtherPrefixes(text: string): boolean {
  for (const [, prefix = '', double, single] of text.matchAll(declaration)) {
    const wanted = prefixes[double ?? single ?? ''];
    if (wanted !== undefined && wanted !== prefix) return true;
  }
  return false;
}

function rename(element: XmlElement, outer: ReadonlyMap<string, string>): void {
  let scope = outer;
  for (const { name, value } of element.attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const own = new Map(scope);
    const prefix = name === 'xmlns' ? '' : name.slice('xmlns:'.length);
    const wanted = prefixes[value];
    if (wanted === undefined) own.delete(prefix);
    else own.set(prefix, wanted);
    scope = own;
  }
  element.name = named(element.name, scope, true);
  element.attributes = element.attributes.map((attribute) => {
    const name = named(attribute.name, scope, false);
    return name === attribute.name ? attribute : { ...attribute, name };
  });
  for (const child of element.children) if (child.kind === 'element') rename(child, scope);
}

function named(name: string, scope: ReadonlyMap<string, string>, element: boolean): string {
  const colon = name.indexOf(':');
  // Attributes without a prefix are in no namespace (Namespaces in XML, 6.2).
  if (colon < 0 && !element) return name;
  const wanted = scope.get(colon < 0 ? '' : name.slice(0, colon));
  return wanted === undefined ? name : `${wanted}:${name.slice(colon + 1)}`;
}
