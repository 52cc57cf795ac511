import {
  extensionOf,
  foreignLimits,
  type Package,
  partText,
  type Relationship,
  readRelationships,
  readZip,
  relationshipsPartOf,
  resolveTarget,
  ZipError,
} from '../../../package/index.ts';
import type { Outcome, Span } from '../../../source/index.ts';
import { attributeOf, childElements, XmlError } from '../../../xml/index.ts';
import { parseOffice } from '../read/office-xml.ts';
import { PartReader } from '../read/part-reader.ts';
import { findDangers } from '../verify/find-dangers.ts';
import { reportBrand } from './codes.ts';

/** A brand file taken apart: what its masters and layouts need, and how to read it. */
export interface OpenedBrand {
  readonly path: string;
  readonly reader: PartReader;
  readonly main: string;
  /** Parts that are kept. The presentation itself is not among them. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly types: ReadonlyMap<string, string>;
  /** Of the presentation: those to what is kept. */
  readonly relationships: readonly Relationship[];
}

const brandLimits = { ...foreignLimits, inflatedBytes: 256 * 1024 * 1024 } as const;

/** What the presentation of a brand file may lead to besides its slides. */
const keptTypes: ReadonlySet<string> = new Set([
  'slideMaster',
  'notesMaster',
  'handoutMaster',
  'theme',
  'presProps',
  'tableStyles',
  'customXml',
  'tags',
  'font',
]);

/**
 * Reads the package and keeps what its masters, layouts and notes master reach: slides, comments and the rest are left.
 * Diagnostics: brand-unreadable, brand-macros, brand-external.
 */
export function openBrand(bytes: Uint8Array, path: string, span: Span | null): Outcome<OpenedBrand> {
  const unreadable = (why: string): Outcome<OpenedBrand> => ({
    diagnostics: [
      reportBrand('brand-unreadable', span, `cannot use "${path}" as a theme: ${why}`, {
        hint: 'open it in PowerPoint and save it as .pptx or .potx, without a password',
      }),
    ],
  });
  if (Buffer.from(bytes.subarray(0, 4)).equals(Buffer.from('D0CF11E0', 'hex')))
    return unreadable('it is encrypted with a password, or of a version before 2007');
  try {
    const { parts } = readZip(bytes, brandLimits);
    for (const name of parts.keys()) if (name.endsWith('/')) parts.delete(name);
    loosenStrict(parts);
    return takeApart(parts, path, span) ?? unreadable('it holds no slide master');
  } catch (error) {
    if (error instanceof ZipError || error instanceof XmlError) return unreadable(error.message);
    // Of a decoder that is given something else than UTF-8.
    if (error instanceof TypeError) return unreadable('a part is not UTF-8 text');
    throw error;
  }
}

function takeApart(parts: Package, path: string, span: Span | null): Outcome<OpenedBrand> | null {
  const reader = new PartReader(parts);
  const main = reader.target('', { type: 'officeDocument' });
  const root = main !== null && parts.has(main) ? reader.root(main) : null;
  if (main === null || root?.name !== 'p:presentation') return null;
  const relationships = reader
    .relationships(main)
    .filter(({ type, external }) => keptTypes.has(type) && !external);
  if (!relationships.some(({ type }) => type === 'slideMaster')) return null;
  const kept = reach(parts, main, relationships);
  const diagnostics = refuse(kept, path, span);
  const types = typesOf(parts, kept);
  // Zip files are read as bytes.
  return diagnostics.length > 0
    ? { diagnostics }
    : {
        value: { path, reader, main, parts: kept as Map<string, Uint8Array>, types, relationships },
        diagnostics: [],
      };
}

/** All parts that are reached from the presentation without its slides, with their relationships. */
function reach(parts: Package, main: string, own: readonly Relationship[]): Package {
  const kept: Package = new Map();
  const visit = (name: string): void => {
    const part = parts.get(name);
    if (part === undefined || kept.has(name) || name === main) return;
    kept.set(name, part);
    const list = partText(parts, relationshipsPartOf(name));
    if (list === null) return;
    kept.set(relationshipsPartOf(name), parts.get(relationshipsPartOf(name))!);
    for (const { target, external } of readRelationships(list))
      if (!external) visit(resolveTarget(name, target));
  };
  for (const { target } of own) visit(resolveTarget(main, target));
  return new Map([...kept].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function refuse(kept: Package, path: string, span: Span | null) {
  const seen = new Set<string>();
  return findDangers(kept, []).flatMap((danger) => {
    const code = /macro|control|leads to|runs|starts|script/.test(danger)
      ? 'brand-macros'
      : /fetches|links to/.test(danger)
        ? 'brand-external'
        : 'brand-unreadable';
    if (seen.has(danger) || seen.size > 20) return [];
    seen.add(danger);
    const hint =
      code === 'brand-external'
        ? 'put the picture into the file itself, and take links to other files away'
        : 'take it out in PowerPoint, and save the file as .pptx or .potx';
    return [reportBrand(code, span, `cannot use "${path}" as a theme: ${danger}`, { hint })];
  });
}

export function typesOf(parts: Package, kept: Package): Map<string, string> {
  const defaults = new Map<string, string>();
  const overrides = new Map<string, string>();
  for (const element of childElements(parseOffice(partText(parts, '[Content_Types].xml') ?? '<Types/>'))) {
    const type = attributeOf(element, 'ContentType') ?? '';
    if (/(?:^|:)Default$/.test(element.name))
      defaults.set((attributeOf(element, 'Extension') ?? '').toLowerCase(), type);
    // Letter case makes no difference in names of parts (ECMA-376 part 2, 6.2.2.3).
    else overrides.set((attributeOf(element, 'PartName') ?? '').slice(1).toLowerCase(), type);
  }
  const types = new Map<string, string>();
  for (const name of kept.keys()) {
    if (name.endsWith('.rels')) continue;
    types.set(
      name,
      overrides.get(name.toLowerCase()) ?? defaults.get(extensionOf(name)) ?? 'application/octet-stream',
    );
  }
  return types;
}

/** What programs write who keep to the strict schemas: the same by other names. Slides of ours are written by the usual ones. */
export function loosenStrict(parts: Package): void {
  const main = [...parts.keys()].find((name) => /(^|\/)presentation\w*\.xml$/.test(name));
  if (main === undefined || !partText(parts, main)!.includes('http://purl.oclc.org/ooxml/')) return;
  for (const name of parts.keys()) {
    if (!/\.(xml|rels|vml)$/i.test(name)) continue;
    const text = partText(parts, name)!
      .replace(
        /http:\/\/purl\.oclc\.org\/ooxml\/(officeDocument\/relationships|officeDocument\/extendedProperties|drawingml\/\w+|presentationml\/main)/g,
        (_, which: string) => {
          const slash = which.indexOf('/');
          const [room, what] = [which.slice(0, slash), which.slice(slash + 1)];
          return `http://schemas.openxmlformats.org/${room}/2006/${what === 'extendedProperties' ? 'extended-properties' : what}`;
        },
      )
      .replace(/ conformance="strict"/, '');
    parts.set(name, Buffer.from(text));
  }
}
