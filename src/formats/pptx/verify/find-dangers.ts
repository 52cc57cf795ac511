import {
  extensionOf,
  type Package,
  partText,
  readRelationships,
  type ZipEntry,
} from '../../../package/index.ts';
import { withArticle } from '../../../source/index.ts';
import { XmlError } from '../../../xml/index.ts';

/** A presentation of a hundred slides has some five hundred entries and ten megabytes. */
export const foreignLimits = { entries: 10_000, inflatedBytes: 512 * 1024 * 1024 } as const;

/** Relationships that lead out of a package and are followed only when a person clicks. */
const clickable = new Set(['hyperlink']);
const macroPart = /(^|\/)vbaProject\w*\.bin$|(^|\/)vbaData\.xml$|(^|\/)activeX\//i;

/**
 * What a presentation from elsewhere may do to whoever opens it, by name: macros, contents that are fetched, document
 * types, names that lead out of a folder, one name twice.
 */
export function findDangers(parts: Package, entries: readonly ZipEntry[]): string[] {
  return [...namesThatLeadOut(entries), ...partsThatAct(parts), ...externalContents(parts)];
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

function partsThatAct(parts: Package): string[] {
  const found: string[] = [];
  for (const name of parts.keys()) {
    if (macroPart.test(name)) found.push(`"${name}" holds macros or controls`);
    const text = /^(xml|rels|vml|svg)$/.test(extensionOf(name)) ? textOf(parts, name) : null;
    // Before the root element: in a text the same characters are escaped.
    if (text && /<!DOCTYPE|<!ENTITY/i.test(text.slice(0, rootOf(text))))
      found.push(`"${name}" has a document type`);
  }
  const types = textOf(parts, '[Content_Types].xml') ?? '';
  if (/macroEnabled/i.test(types)) found.push('[Content_Types].xml says that it has macros');
  return found;
}

function externalContents(parts: Package): string[] {
  const found: string[] = [];
  for (const name of parts.keys()) {
    if (!name.endsWith('.rels')) continue;
    try {
      for (const { type, target, external } of readRelationships(textOf(parts, name) ?? '')) {
        if (external && !clickable.has(type))
          found.push(`"${name}" fetches ${withArticle(type)} from "${target.slice(0, 200)}"`);
        if (external && /^(?:file:|\\\\|javascript:|vbscript:|data:)/i.test(target) && clickable.has(type))
          found.push(`"${name}" links to "${target.slice(0, 200)}"`);
      }
    } catch (error) {
      // The rules for packages say what is wrong with it.
      if (!(error instanceof XmlError)) throw error;
    }
  }
  return found;
}

function rootOf(text: string): number {
  const root = /<[A-Za-z_]/.exec(text);
  return root ? root.index : text.length;
}

function textOf(parts: Package, name: string): string | null {
  try {
    return partText(parts, name);
  } catch {
    return null;
  }
}
