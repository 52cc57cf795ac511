import {
  foreignLimits,
  isXml,
  type Package,
  type Part,
  type Relationship,
  readRelationships,
  readZip,
  type ZipEntry,
  ZipError,
} from '../../../package/index.ts';
import { withArticle } from '../../../source/index.ts';
import { parseXml, type XmlElement, XmlError } from '../../../xml/index.ts';

/** What is longer is not read as a tree, which takes many times its size: a slide has some hundred thousand characters. */
const longestRead = 16 * 1024 * 1024;
const embeddedLimits = { entries: 1_000, inflatedBytes: 128 * 1024 * 1024 } as const;

/** Relationships that lead out of a package and are followed only when a person clicks. */
const clickable = new Set(['hyperlink']);
/** Parts that run, by what they are called; their content type tells it as well, whatever they are called. */
const runningPart = /(^|\/)vbaProject\w*\.bin$|(^|\/)vbaData\.xml$|(^|\/)activeX\/|(^|\/)customUI\//i;
export const runningType =
  /macroEnabled|vbaProject|vbaData|activeX|ms-office\.(?:classic)?attachedToolbars|webextension/i;
const runningRelationship =
  /^(?:vbaProject|wordVbaData|control|activeXControlBinary|attachedToolbars|webextension(?:taskpanes?)?|taskpanes|(?:extensibility|customUI)\w*)$/i;

/**
 * What a presentation from elsewhere may do to whoever opens it, by name: macros, programs that a click starts, contents
 * that are fetched, links to other places than the web, document types, names that lead out of a folder, one name twice.
 * Packages that are embedded in it are looked at in the same way.
 */
export function findDangers(parts: Package, entries: readonly ZipEntry[]): string[] {
  return [...namesThatLeadOut(entries), ...dangersInParts(parts), ...embeddedDangers(parts)];
}

function namesThatLeadOut(entries: readonly ZipEntry[]): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  for (const { name } of entries) {
    const pieces = name.split(/[\\/]/);
    if (/^[\\/]|^[A-Za-z]:|[\u0000-\u001F]/.test(name) || pieces.includes('..') || name.includes('\\'))
      found.push(`the name "${name}" leads out of the package`);
    if (name.length > 512) found.push(`a name is ${name.length} characters long: "${name.slice(0, 60)}…"`);
    const folded = name.toLowerCase();
    if (seen.has(folded)) found.push(`"${name}" is in the file twice`);
    seen.add(folded);
  }
  return found;
}

function dangersInParts(parts: Package): string[] {
  const found: string[] = [];
  for (const [name, part] of parts) {
    if (runningPart.test(name)) found.push(`"${name}" holds macros or controls`);
    const text = isXml(name, part) ? decodeXml(part) : null;
    if (text === null) continue;
    if (hasDocumentType(text)) found.push(`"${name}" has a document type`);
    if (name.toLowerCase() === '[content_types].xml') {
      for (const [, of, type] of text.matchAll(typeEntry))
        if (runningType.test(type!)) found.push(`[Content_Types].xml says that it has macros: ${of}`);
    } else if (/\.rels$/i.test(name)) found.push(...dangersOfRelationships(name, text));
    else found.push(...findActions(text).map((action) => `"${name}" ${action}`));
  }
  return found;
}

/** Entries of `[Content_Types].xml`, in either order of their attributes. */
const typeEntry =
  /<(?:\w+:)?(?:Override|Default)(?=\s)(?=[^<>]*?\s(?:PartName|Extension)\s*=\s*["']([^"'<>]*))(?=[^<>]*?\sContentType\s*=\s*["']([^"'<>]*))/g;

function dangersOfRelationships(name: string, text: string): string[] {
  let relationships: readonly Relationship[];
  try {
    relationships = readRelationships(text);
  } catch (error) {
    // The rules for packages say what is wrong with it.
    if (error instanceof XmlError) return [];
    throw error;
  }
  const found: string[] = [];
  for (const { type, target, external } of relationships) {
    const shown = target.slice(0, 200);
    if (runningRelationship.test(type)) found.push(`"${name}" leads to ${withArticle(type)}`);
    if (!external) continue;
    if (!clickable.has(type)) found.push(`"${name}" fetches ${withArticle(type)} from "${shown}"`);
    else if (!leadsToWeb(target)) found.push(`"${name}" links to "${shown}"`);
  }
  return found;
}

/**
 * Whether a link leads to the web, to a mailbox, to a telephone or within the presentation, read as a browser reads it:
 * blanks and control characters in front and line breaks anywhere do not count (WHATWG URL, 4.4).
 */
function leadsToWeb(target: string): boolean {
  const read = target.replace(/^[\u0000-\u0020]+/, '').replace(/[\t\r\n]/g, '');
  return /^(?:https?:\/\/[^/\\]|mailto:|tel:|#)/i.test(read);
}

/** Packages that are embedded: workbooks of charts, documents; and the older ones, of which only the names are looked for. */
function embeddedDangers(parts: Package): string[] {
  const found: string[] = [];
  for (const [name, part] of parts) {
    if (typeof part === 'string') continue;
    if (startsWith(part, [0xd0, 0xcf, 0x11, 0xe0])) {
      if (Buffer.from(part).includes(Buffer.from('_VBA_PROJECT', 'utf16le')))
        found.push(`"${name}" holds macros`);
    } else if (startsWith(part, [0x50, 0x4b, 0x03, 0x04])) {
      try {
        const { parts: inner, entries } = readZip(part, embeddedLimits);
        found.push(
          ...[...namesThatLeadOut(entries), ...dangersInParts(inner)].map(
            (danger) => `in "${name}": ${danger}`,
          ),
        );
      } catch (error) {
        if (!(error instanceof ZipError)) throw error;
        found.push(`"${name}" cannot be looked into: ${error.message}`);
      }
    }
  }
  return found;
}

/** The text of an XML part in the encodings that every XML reader takes (XML 1.0, 4.3.3). */
function decodeXml(part: Part): string {
  if (typeof part === 'string') return part;
  const [first, second] = part;
  const wide =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  if (wide) return new TextDecoder(wide).decode(part);
  if (first === 0x3c && second === 0) return new TextDecoder('utf-16le').decode(part);
  if (first === 0 && second === 0x3c) return new TextDecoder('utf-16be').decode(part);
  return new TextDecoder('utf-8').decode(part);
}

/** A document type or an entity before the root element, past comments and processing instructions. */
function hasDocumentType(text: string): boolean {
  let at = 0;
  for (;;) {
    at = text.indexOf('<', at);
    if (at < 0) return false;
    const aside = asides.find(([begin]) => text.startsWith(begin, at));
    if (!aside) return text[at + 1] === '!';
    const end = text.indexOf(aside[1], at + aside[0].length);
    if (end < 0) return false;
    at = end + aside[1].length;
  }
}

const asides = [
  ['<!--', '-->'],
  ['<?', '?>'],
] as const;

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, i) => bytes[i] === byte);
}

/** A quick look at the text: most parts hold nothing that acts. */
const mayAct = /ppaction|\baction\s*=|[<:](?:cmd|control|oleObj|externalData|script)\b|\son[a-z]+\s*=/i;

/** Actions that stay in the presentation (MS-OE376, 2.1.1253; `ppaction:` of ECMA-376 part 1, 21.1.2.3.5). */
const harmless = /^(?:|ppaction:\/\/(?:noaction|hlinkshowjump|hlinksldjump|customshow|media)(?:[?/].*)?)$/i;

/**
 * What a part does when somebody clicks or the show goes on: programs, macros, embedded objects, other files; scripts in
 * drawings. Read from the parsed text, whatever its prefixes and references; one that is not well-formed is nothing that
 * acts, and the rules for packages say so.
 */
function findActions(text: string): string[] {
  if (!mayAct.test(text)) return [];
  if (text.length > longestRead || hasMoreTags(text, foreignLimits.tags.inPart))
    return ['may hold something that acts, and is too large to be looked into'];
  let root: XmlElement;
  try {
    root = parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) return [];
    throw error;
  }
  const found = new Set<string>();
  const drawing = localName(root.name) === 'svg';
  const stack: XmlElement[] = [root];
  for (let element = stack.pop(); element; element = stack.pop()) {
    const action = actionOf(element, drawing);
    if (action !== null) found.add(action);
    for (const child of element.children) if (child.kind === 'element') stack.push(child);
  }
  return [...found].sort();
}

function hasMoreTags(text: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf('<'); at >= 0 && count <= most; at = text.indexOf('<', at + 1)) count++;
  return count > most;
}

function actionOf(element: XmlElement, drawing: boolean): string | null {
  const name = localName(element.name);
  const attribute = (wanted: string): string =>
    element.attributes.find((each) => localName(each.name) === wanted)?.value ?? '';
  if (/^hlink(Click|MouseOver|Hover)$/i.test(name)) {
    const action = attribute('action').replace(/[\u0000-\u0020]/g, '');
    if (!harmless.test(action)) return `starts something on a click: "${action.slice(0, 100)}"`;
  }
  if (name === 'cmd' && attribute('type') === 'verb') return 'opens an embedded object during the show';
  if (name === 'control') return 'holds a control';
  if (name === 'oleObj' && /^(?:Package|Shell)/i.test(attribute('progId')))
    return `holds a packaged file ("${attribute('progId').slice(0, 40)}")`;
  if (drawing && name === 'script') return 'holds a script';
  if (drawing && element.attributes.some((each) => /^on[a-z]+$/i.test(each.name))) return 'holds a script';
  return null;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
