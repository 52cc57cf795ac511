import {
  extensionOf,
  type Package,
  type PackedText,
  type Part,
  partText,
  type Relationship,
  readRelationships,
  readZip,
  type ZipEntry,
  ZipError,
  type ZipLimits,
} from '../../../package/index.ts';
import { findMetadata, isMedia } from '../../../pictures/index.ts';
import type { Diagnostic } from '../../../source/index.ts';
import { attributeOf, childElements, parseXml, XmlError } from '../../../xml/index.ts';
import { reportPptx } from '../codes.ts';
import { broughtParts } from './brought-parts.ts';
import { checkFont } from './check-font.ts';
import type { PackageFacts, PartFacts } from './facts.ts';
import { gatherPart } from './gather-part.ts';
import { rules } from './rules/index.ts';
import { isPlainText, scanXml } from './scan-xml.ts';
import { TagTable } from './tag-table.ts';
import type { TreeBuilder } from './tree-builder.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Of one rule: a file that is wrong in a million places is not told of all of them. */
const mostFindings = 1000;

/** Holds nothing of a deck but spellings, and of these not many. */
const tags = new TagTable();

/** What there is to know of texts that are kept, whatever words are filled in. */
const knownTexts = new WeakMap<PackedText, PartFacts>();

/** Looks at the parts of a package one by one, then says what is wrong with the whole. */
export class Inspection {
  private readonly names = new Set<string>();
  private readonly parts = new Map<string, PartFacts>();
  private readonly relationships = new Map<string, readonly Relationship[]>();
  private readonly binaryFaults = new Map<string, string>();
  private readonly metadata = new Map<string, readonly string[]>();
  private readonly defaults = new Map<string, string>();
  private readonly overrides = new Map<string, string>();

  /** `tree`: made of the part along the way. */
  look(name: string, part: Part, tree?: TreeBuilder): void {
    this.names.add(name);
    const extension = extensionOf(name);
    if (extension !== 'xml' && extension !== 'rels') {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      const fault = checkBytes(extension, bytes);
      if (fault) this.binaryFaults.set(name, fault);
      const metadata = findMetadata(bytes);
      if (metadata.length > 0) this.metadata.set(name, metadata);
      return;
    }
    const text = textOf(part);
    if (text === null) {
      this.binaryFaults.set(name, 'the text is not UTF-8');
      return;
    }
    if (name.endsWith('.rels')) this.lookAtRelationships(name, text);
    else if (name === '[Content_Types].xml') this.lookAtContentTypes(name, text);
    else this.parts.set(name, gatherPart(name, text, tags, tree));
  }

  /** A text that is the same in many packages but for words in it: of these only can there be anything to find again. */
  lookAtFilled(name: string, text: PackedText, words: readonly string[]): void {
    const known = knownTexts.get(text);
    if (known && words.every(isPlainText)) {
      this.names.add(name);
      this.parts.set(name, known);
      return;
    }
    this.look(name, text.toText(words));
    const facts = this.parts.get(name);
    if (facts && words.every(isPlainText)) knownTexts.set(text, facts);
  }

  /** Its name alone is noted: it was looked at before, with all that it leads to. */
  passOver(name: string): void {
    this.names.add(name);
  }

  relationshipsOf(name: string): readonly Relationship[] {
    return this.relationships.get(name) ?? [];
  }

  /**
   * `foreign`: of a file that another program wrote; promises of ours are then not asked for. `brought`: parts that came
   * from a brand file and stand as they were.
   */
  findings(foreign = false, brought: ReadonlySet<string> = new Set()): Diagnostic[] {
    const { names, parts, relationships, binaryFaults, metadata, defaults, overrides } = this;
    const facts: PackageFacts = {
      names,
      parts,
      relationships,
      binaryFaults,
      metadata,
      defaults,
      overrides,
    };
    const found: Diagnostic[] = [];
    for (const { code, check } of rules) {
      const said = new Set<string>();
      check(facts, (part, message, scope) => {
        if ((foreign && scope === 'house') || said.size === mostFindings || brought.has(part)) return;
        const text = part === '' ? message : `${part}: ${message}`;
        if (said.has(text)) return;
        said.add(text);
        found.push(reportPptx(code, null, text));
      });
    }
    return found;
  }

  private lookAtRelationships(name: string, text: string): void {
    const owner = name.replace(/_rels\/([^/]*)\.rels$/, '$1');
    try {
      this.relationships.set(owner, readRelationships(text));
    } catch (error) {
      this.addFault(name, error);
    }
  }

  private lookAtContentTypes(name: string, text: string): void {
    try {
      for (const element of childElements(parseXml(text))) {
        const type = attributeOf(element, 'ContentType') ?? '';
        if (/(?:^|:)Default$/.test(element.name))
          this.defaults.set((attributeOf(element, 'Extension') ?? '').toLowerCase(), type);
        else this.overrides.set((attributeOf(element, 'PartName') ?? '').slice(1), type);
      }
    } catch (error) {
      this.addFault(name, error);
    }
  }

  private addFault(name: string, error: unknown): void {
    if (!(error instanceof XmlError)) throw error;
    this.binaryFaults.set(name, `it is not well-formed: ${error.message}`);
  }
}

/** What is wrong with a package by our rules; nothing for one that PowerPoint would open without a word. */
export function verifyPackage(parts: Package, foreign = false): Diagnostic[] {
  const inspection = new Inspection();
  for (const [name, part] of parts) inspection.look(name, part);
  return inspection.findings(foreign, broughtParts(parts));
}

function textOf(part: Part): string | null {
  if (typeof part === 'string') return part;
  try {
    return decoder.decode(part);
  } catch {
    return null;
  }
}

/** What is wrong with a .pptx file: the rules for packages, and those for the zip file around one. */
export function verifyFile(bytes: Uint8Array, limits?: ZipLimits): Diagnostic[] {
  try {
    const { parts, entries } = readZip(bytes, limits);
    const found = verifyZip(entries);
    for (const name of parts.keys()) if (name.endsWith('/')) parts.delete(name);
    return [...found, ...verifyPackage(parts)];
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return [reportPptx('pptx-zip', null, error.message)];
  }
}

/** How the zip file of a presentation of ours differs from one that we write; what others write is up to them. */
export function verifyZip(entries: readonly ZipEntry[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (message: string) => void found.push(reportPptx('pptx-zip', null, message));
  const seen = new Set<string>();
  for (const { name, method } of entries) {
    // Names that differ only in case are one part (ECMA-376 part 2, 6.2.2.3).
    const folded = name.toLowerCase();
    if (seen.has(folded)) report(`"${name}" is in the file twice`);
    seen.add(folded);
    if (name.endsWith('/')) report(`"${name}" is a directory, not a part`);
    else if (method !== 8) report(`"${name}" is not deflated`);
  }
  if (entries[0]?.name !== '[Content_Types].xml') report('[Content_Types].xml is not the first entry');
  return found;
}

/** How files of a kind begin. */
const signatures: Readonly<Record<string, readonly (readonly number[])[]>> = {
  png: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  jpeg: [[0xff, 0xd8, 0xff]],
  jpg: [[0xff, 0xd8, 0xff]],
  gif: [
    [0x47, 0x49, 0x46, 0x38, 0x37, 0x61],
    [0x47, 0x49, 0x46, 0x38, 0x39, 0x61],
  ],
};

/** What is wrong with a part that is not XML, judged by its extension; null when nothing is. */
function checkBytes(extension: string, bytes: Uint8Array): string | null {
  if (extension === 'xlsx') return checkWorkbook(bytes);
  if (extension === 'svg') return checkDrawing(bytes);
  if (extension === 'mp4' || extension === 'm4a')
    return isMedia(bytes) ? null : `the bytes are not those of a ${extension} file`;
  if (extension === 'fntdata') return checkFont(bytes);
  const beginnings = Object.hasOwn(signatures, extension) ? signatures[extension]! : null;
  if (!beginnings) return null;
  const fits = beginnings.some((beginning) => beginning.every((byte, i) => bytes[i] === byte));
  return fits ? null : `the bytes are not those of a ${extension} file`;
}

const nothing = { open: () => {}, badValue: () => {}, close: () => {} };

function checkDrawing(bytes: Uint8Array): string | null {
  const text = partText(new Map([['svg', bytes]]), 'svg')!;
  if (!/<svg[\s>]/.test(text)) return 'the bytes are not those of a svg file';
  // A declaration of a type is common in drawings; an XML fault behind it would be too.
  const fault = scanXml(text.replace(/<!DOCTYPE[^>[]*>/, ''), new TagTable(), nothing);
  return fault && `the drawing is not well-formed: ${fault}`;
}

function checkWorkbook(bytes: Uint8Array): string | null {
  try {
    const { parts } = readZip(bytes, { entries: 1000, inflatedBytes: 1 << 28 });
    if (!parts.has('[Content_Types].xml') || !parts.has('xl/workbook.xml'))
      return 'the workbook lacks its parts';
    for (const name of parts.keys()) {
      if (!/\.(xml|rels)$/.test(name)) continue;
      const fault = scanXml(partText(parts, name)!, new TagTable(), nothing);
      if (fault) return `"${name}" in the workbook is not well-formed: ${fault}`;
    }
    return null;
  } catch (error) {
    if (error instanceof ZipError || error instanceof TypeError) return 'the workbook cannot be opened';
    throw error;
  }
}
