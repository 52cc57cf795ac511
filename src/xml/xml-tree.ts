/** An element of an XML document. Names keep their prefix as written. */
export interface XmlElement {
  readonly kind: 'element';
  name: string;
  /** In document order, values unescaped. */
  attributes: XmlAttribute[];
  children: XmlNode[];
  /** Offset of `<` in the parsed text; -1 for an element made by hand. */
  readonly start: number;
}

export interface XmlText {
  readonly kind: 'text';
  text: string;
  readonly start: number;
}

export type XmlNode = XmlElement | XmlText;

export interface XmlAttribute {
  readonly name: string;
  value: string;
  /** Offset of the value's first character; -1 when made by hand. */
  readonly start: number;
}

/** Makes an element by hand; attributes that are undefined are left out. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  children: readonly (XmlNode | string)[] = [],
): XmlElement {
  return {
    kind: 'element',
    name,
    attributes: Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ({ name: key, value: String(value), start: -1 })),
    children: children.map((child) =>
      typeof child === 'string' ? { kind: 'text', text: child, start: -1 } : child,
    ),
    start: -1,
  };
}

export function attributeOf(element: XmlElement, name: string): string | null {
  for (const attribute of element.attributes) if (attribute.name === name) return attribute.value;
  return null;
}

/** A boolean as XML Schema has it (part 2, 3.2.2); an attribute that is not there is false. */
export function isTrue(value: string | null | undefined): boolean {
  return value === '1' || value === 'true';
}

export function childElements(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (c): c is XmlElement => c.kind === 'element' && (name === undefined || c.name === name),
  );
}

export function firstChild(element: XmlElement, name: string): XmlElement | null {
  for (const child of element.children) if (child.kind === 'element' && child.name === name) return child;
  return null;
}

/** The element at a path of names below `element`, or null. */
export function elementAt(element: XmlElement, ...path: readonly string[]): XmlElement | null {
  let current: XmlElement | null = element;
  for (const name of path) {
    if (!current) return null;
    current = firstChild(current, name);
  }
  return current;
}

/** All elements of a name below `element`, in document order. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (node: XmlElement): void => {
    for (const child of node.children) {
      if (child.kind !== 'element') continue;
      if (child.name === name) found.push(child);
      visit(child);
    }
  };
  visit(element);
  return found;
}

/** The text of an element and all that it holds. */
export function textContent(element: XmlElement): string {
  return element.children.map((child) => (child.kind === 'text' ? child.text : textContent(child))).join('');
}

/** Escapes for text between tags. */
export function escapeXmlText(text: string): string {
  return /[&<>\r]/.test(text)
    ? text.replace(/[&<>\r]/g, (c) =>
        c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&#13;',
      )
    : text;
}

/** Escapes for a value in double quotes; line breaks and tabs survive attribute normalization (XML 1.0, 3.3.3). */
export function escapeXmlAttribute(text: string): string {
  return /[&<>"\t\n\r]/.test(text)
    ? text.replace(/[&<>"\t\n\r]/g, (c) =>
        c === '&'
          ? '&amp;'
          : c === '<'
            ? '&lt;'
            : c === '>'
              ? '&gt;'
              : c === '"'
                ? '&quot;'
                : `&#${c.charCodeAt(0)};`,
      )
    : text;
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Writes an element and all that it holds, with no white space of its own and no declaration. */
export function serializeXml(root: XmlElement): string {
  const out: string[] = [];
  write(root, out);
  return out.join('');
}

function write(element: XmlElement, out: string[]): void {
  out.push('<', element.name);
  for (const { name, value } of element.attributes) out.push(' ', name, '="', escapeXmlAttribute(value), '"');
  if (element.children.length === 0) {
    out.push('/>');
    return;
  }
  out.push('>');
  for (const child of element.children) {
    if (child.kind === 'text') out.push(escapeXmlText(child.text));
    else write(child, out);
  }
  out.push('</', element.name, '>');
}
