import {
  extensionOf,
  type Package,
  type Part,
  type Relationship,
  readRelationships,
} from '../../../package/index.ts';
import { findMetadata } from '../../../pictures/index.ts';
import type { Diagnostic } from '../../../source/index.ts';
import { attributeOf, childElements, parseXml, XmlError } from '../../../xml/index.ts';
import { reportPptx } from '../codes.ts';
import { checkBytes } from './check-bytes.ts';
import type { PackageFacts, PartFacts } from './facts.ts';
import { gatherPart } from './gather-part.ts';
import { rules } from './rules/index.ts';
import { TagTable } from './tags.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Of one rule: a file that is wrong in a million places is not told of all of them. */
const mostFindings = 1000;

/** Looks at the parts of a package one by one, then says what is wrong with the whole. */
export class Inspection {
  private readonly tags = new TagTable();
  private readonly names = new Set<string>();
  private readonly parts = new Map<string, PartFacts>();
  private readonly relationships = new Map<string, readonly Relationship[]>();
  private readonly binaryFaults = new Map<string, string>();
  private readonly metadata = new Map<string, readonly string[]>();
  private readonly defaults = new Map<string, string>();
  private readonly overrides = new Map<string, string>();

  look(name: string, part: Part): void {
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
    else this.parts.set(name, gatherPart(name, text, this.tags));
  }

  /** `foreign`: of a file that another program wrote; promises of ours are then not asked for. */
  findings(foreign = false): Diagnostic[] {
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
        if ((foreign && scope === 'house') || said.size === mostFindings) return;
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
  return inspection.findings(foreign);
}

function textOf(part: Part): string | null {
  if (typeof part === 'string') return part;
  try {
    return decoder.decode(part);
  } catch {
    return null;
  }
}
