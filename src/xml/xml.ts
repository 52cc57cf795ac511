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

/** Why a text is not well-formed, and where. */
export class XmlError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/**
 * Parses a well-formed XML 1.0 document without a document type: elements, attributes, text, CDATA. Comments and
 * processing instructions are dropped. Throws `XmlError` at the first fault.
 */
export function parseXml(text: string): XmlElement {
  const parser = new Parser(text);
  return parser.parseDocument();
}

const nameStart = /[A-Za-z_:\u00C0-\uFFFD]/;
const namePattern = /[A-Za-z_:\u00C0-\uFFFD][-.\w:\u00B7\u00C0-\uFFFD]*/y;
const spacePattern = /[ \t\r\n]*/y;
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const maxDepth = 200;

class Parser {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
    const bad = forbidden.exec(text);
    if (bad)
      throw new XmlError(
        `the character U+${bad[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} is not allowed`,
        bad.index,
      );
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
  }

  parseDocument(): XmlElement {
    this.skipMisc();
    if (this.text[this.at] !== '<') throw new XmlError('an element is expected', this.at);
    const root = this.parseTree();
    this.skipMisc();
    if (this.at < this.text.length) throw new XmlError('nothing may follow the root element', this.at);
    return root;
  }

  /** One element with all that it holds; a loop with a stack, so that depth costs no call stack. */
  private parseTree(): XmlElement {
    const { text } = this;
    const open: XmlElement[] = [];
    for (;;) {
      const parent = open[open.length - 1];
      if (parent) {
        const next = text.indexOf('<', this.at);
        if (next < 0) throw new XmlError(`<${parent.name}> is never closed`, parent.start);
        if (next > this.at) {
          const raw = text.slice(this.at, next);
          const bad = raw.indexOf(']]>');
          if (bad >= 0) throw new XmlError('"]]>" must be written "]]&gt;"', this.at + bad);
          addText(parent, unescapeXml(raw, this.at), this.at);
          this.at = next;
        }
      }
      if (text.startsWith('</', this.at)) {
        const start = this.at;
        this.at += 2;
        const name = this.readName();
        this.skipSpace();
        this.expect('>');
        if (!parent) throw new XmlError(`</${name}> closes nothing`, start);
        if (name !== parent.name)
          throw new XmlError(`</${name}> stands where </${parent.name}> is expected`, start);
        open.pop();
        if (open.length === 0) return parent;
      } else if (text.startsWith('<!--', this.at)) this.skipTo('-->', 'comment');
      else if (text.startsWith('<![CDATA[', this.at)) {
        const start = this.at + 9;
        this.skipTo(']]>', 'CDATA section');
        if (parent) addText(parent, text.slice(start, this.at - 3), start);
      } else if (text.startsWith('<?', this.at)) this.skipTo('?>', 'processing instruction');
      else if (text.startsWith('<!', this.at)) throw new XmlError('declarations are not allowed', this.at);
      else {
        const { element, closed } = this.readStartTag();
        parent?.children.push(element);
        if (!closed) {
          open.push(element);
          if (open.length > maxDepth)
            throw new XmlError(`elements are nested more than ${maxDepth} deep`, element.start);
        } else if (!parent) return element;
      }
    }
  }

  private readStartTag(): { element: XmlElement; closed: boolean } {
    const { text } = this;
    const start = this.at;
    this.at += 1;
    if (!nameStart.test(text[this.at] ?? '')) throw new XmlError('"<" must be written "&lt;" in text', start);
    const name = this.readName();
    const attributes: XmlAttribute[] = [];
    for (;;) {
      const before = this.at;
      this.skipSpace();
      const c = text[this.at];
      if (c === '>') {
        this.at += 1;
        return { element: { kind: 'element', name, attributes, children: [], start }, closed: false };
      }
      if (c === '/') {
        this.at += 1;
        this.expect('>');
        return { element: { kind: 'element', name, attributes, children: [], start }, closed: true };
      }
      if (c === undefined) throw new XmlError(`the tag <${name}> is never closed`, start);
      if (this.at === before)
        throw new XmlError(`white space is expected before an attribute of <${name}>`, this.at);
      const attributeStart = this.at;
      const attribute = this.readName();
      this.skipSpace();
      this.expect('=');
      this.skipSpace();
      const quote = text[this.at];
      if (quote !== '"' && quote !== "'")
        throw new XmlError(`the value of "${attribute}" must stand in quotes`, this.at);
      const end = text.indexOf(quote, this.at + 1);
      if (end < 0) throw new XmlError(`the value of "${attribute}" has no closing quote`, this.at);
      const raw = text.slice(this.at + 1, end);
      const less = raw.indexOf('<');
      if (less >= 0)
        throw new XmlError(`"<" must be written "&lt;" in the value of "${attribute}"`, this.at + 1 + less);
      if (attributes.some((a) => a.name === attribute)) {
        throw new XmlError(`<${name}> has the attribute "${attribute}" twice`, attributeStart);
      }
      attributes.push({ name: attribute, value: unescapeXml(raw, this.at + 1), start: this.at + 1 });
      this.at = end + 1;
    }
  }

  private readName(): string {
    namePattern.lastIndex = this.at;
    const match = namePattern.exec(this.text);
    if (!match) throw new XmlError('a name is expected', this.at);
    this.at = namePattern.lastIndex;
    return match[0];
  }

  private expect(character: string): void {
    if (this.text[this.at] !== character) throw new XmlError(`"${character}" is expected`, this.at);
    this.at += 1;
  }

  private skipSpace(): void {
    spacePattern.lastIndex = this.at;
    spacePattern.exec(this.text);
    this.at = spacePattern.lastIndex;
  }

  private skipMisc(): void {
    for (;;) {
      this.skipSpace();
      if (this.text.startsWith('<?', this.at)) this.skipTo('?>', 'processing instruction');
      else if (this.text.startsWith('<!--', this.at)) this.skipTo('-->', 'comment');
      else return;
    }
  }

  private skipTo(end: string, what: string): void {
    const found = this.text.indexOf(end, this.at);
    if (found < 0) throw new XmlError(`a ${what} is never closed`, this.at);
    this.at = found + end.length;
  }
}

function addText(parent: XmlElement, text: string, start: number): void {
  const last = parent.children[parent.children.length - 1];
  if (last?.kind === 'text') last.text += text;
  else parent.children.push({ kind: 'text', text, start });
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(raw: string, offset: number): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(
    /&(#x[0-9A-Fa-f]+|#[0-9]+|[A-Za-z]+)?(;?)/g,
    (whole, name: string | undefined, semicolon: string, at: number) => {
      const fault = () =>
        new XmlError(`"${whole}" is not an entity; "&" must be written "&amp;"`, offset + at);
      if (!name || !semicolon) throw fault();
      if (name[0] !== '#') {
        if (!Object.hasOwn(entities, name)) throw fault();
        return entities[name]!;
      }
      const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || code === 0) throw fault();
      const character = String.fromCodePoint(code);
      if (forbidden.test(character)) throw fault();
      return character;
    },
  );
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

export function setAttribute(element: XmlElement, name: string, value: string | number): void {
  const found = element.attributes.find((attribute) => attribute.name === name);
  if (found) found.value = String(value);
  else element.attributes.push({ name, value: String(value), start: -1 });
}

export function removeAttribute(element: XmlElement, name: string): void {
  element.attributes = element.attributes.filter((attribute) => attribute.name !== name);
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
