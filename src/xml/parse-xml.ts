import type { XmlAttribute, XmlElement } from './xml-tree.ts';

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

// XML 1.0, productions 4, 4a and 5.
const startCharacters =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const namePattern = new RegExp(
  `[${startCharacters}][-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}${startCharacters}]*`,
  'uy',
);
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
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
          addText(parent, readCharacters(raw, this.at, '\n'), this.at);
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
      } else if (text.startsWith('<!--', this.at)) this.skipComment();
      else if (text.startsWith('<![CDATA[', this.at)) {
        if (!parent) throw new XmlError('an element is expected', this.at);
        const start = this.at + 9;
        this.skipTo(']]>', 'CDATA section');
        addText(parent, text.slice(start, this.at - 3).replace(/\r\n?/g, '\n'), start);
      } else if (text.startsWith('<?', this.at)) this.skipInstruction();
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
    const name = this.takeName();
    if (name === null) throw new XmlError('"<" must be written "&lt;" in text', start);
    const attributes: XmlAttribute[] = [];
    const names = new Set<string>();
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
      if (hasName(attributes, names, attribute))
        throw new XmlError(`<${name}> has the attribute "${attribute}" twice`, attributeStart);
      attributes.push({ name: attribute, value: readCharacters(raw, this.at + 1, ' '), start: this.at + 1 });
      this.at = end + 1;
    }
  }

  private readName(): string {
    const name = this.takeName();
    if (name === null) throw new XmlError('a name is expected', this.at);
    return name;
  }

  /** The name that begins here; null when none does. */
  private takeName(): string | null {
    const { text, at } = this;
    let end = at;
    while (isPlainNameCharacter(text.charCodeAt(end))) end += 1;
    // The pattern, which is far slower, is asked about names that are not plain ASCII letters throughout.
    if (end > at && isNameEnd(text.charCodeAt(end))) {
      this.at = end;
      return text.slice(at, end);
    }
    namePattern.lastIndex = at;
    const match = namePattern.exec(text);
    if (!match) return null;
    this.at = namePattern.lastIndex;
    return match[0];
  }

  private expect(character: string): void {
    if (this.text[this.at] !== character) throw new XmlError(`"${character}" is expected`, this.at);
    this.at += 1;
  }

  private skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.at))) this.at += 1;
  }

  private skipMisc(): void {
    for (;;) {
      this.skipSpace();
      if (this.text.startsWith('<?', this.at)) this.skipInstruction();
      else if (this.text.startsWith('<!--', this.at)) this.skipComment();
      else return;
    }
  }

  private skipComment(): void {
    const start = this.at;
    this.at += 4;
    this.skipTo('--', 'comment', start);
    if (this.text[this.at] !== '>') throw new XmlError('"--" may not stand in a comment', this.at - 2);
    this.at += 1;
  }

  private skipInstruction(): void {
    const start = this.at;
    const first = this.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    if (/^<\?xml[\s?]/i.test(this.text.slice(start, start + 6)) && start !== first) {
      throw new XmlError('the XML declaration may only stand at the very start', start);
    }
    this.skipTo('?>', 'processing instruction');
  }

  private skipTo(end: string, what: string, start = this.at): void {
    const found = this.text.indexOf(end, this.at);
    if (found < 0) throw new XmlError(`a ${what} is never closed`, start);
    this.at = found + end.length;
  }
}

/** Elements have few attributes as a rule; the names of many are gathered, so that each is looked at once. */
function hasName(attributes: readonly XmlAttribute[], names: Set<string>, name: string): boolean {
  if (attributes.length < 16) return attributes.some((each) => each.name === name);
  if (names.size === 0) for (const each of attributes) names.add(each.name);
  if (names.has(name)) return true;
  names.add(name);
  return false;
}

function isPlainNameCharacter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** What can only stand behind a name, and in none. */
function isNameEnd(code: number): boolean {
  return isSpace(code) || code === 0x3e || code === 0x2f || code === 0x3d;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

function addText(parent: XmlElement, text: string, start: number): void {
  const last = parent.children[parent.children.length - 1];
  if (last?.kind === 'text') last.text += text;
  else parent.children.push({ kind: 'text', text, start });
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * What characters as written stand for: references are replaced (4.6), literal line ends become one line feed (2.11),
 * or a space in attributes, as do tabs (3.3.3).
 */
export function readCharacters(raw: string, offset: number, lineEnd: '\n' | ' '): string {
  if (!(lineEnd === ' ' ? /[&\r\n\t]/ : /[&\r]/).test(raw)) return raw;
  return raw.replace(
    /&(#x[0-9A-Fa-f]+|#[0-9]+|[A-Za-z]+)?(;?)|\r\n?|[\n\t]/g,
    (whole, name: string | undefined, semicolon: string, at: number) => {
      if (whole[0] !== '&') return whole === '\t' && lineEnd === '\n' ? '\t' : lineEnd;
      const fault = () =>
        new XmlError(`"${whole}" is not an entity; "&" must be written "&amp;"`, offset + at);
      if (!name || !semicolon) throw fault();
      if (name[0] !== '#') {
        if (!Object.hasOwn(entities, name)) throw fault();
        return entities[name]!;
      }
      const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      if (code > 0x10ffff || code === 0) throw fault();
      const character = String.fromCodePoint(code);
      if (forbidden.test(character)) throw fault();
      return character;
    },
  );
}
