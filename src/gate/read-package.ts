import { Buffer } from 'node:buffer';
import { foreignLimits, type Part, readZip, ZipError } from '../package/index.ts';
import { apart } from './phrases.ts';
import { type FileTexts, markupRows, markupText } from './read-texts.ts';

type Reading = { texts: FileTexts['texts'][number][]; rows: FileTexts['rows'][number][] };

/** A file of Office: all of its parts, and of the workbooks in it theirs. */
export function readPackage(bytes: Uint8Array): FileTexts {
  const found: Reading = { texts: [], rows: [] };
  readParts(readZip(bytes).parts, '', found);
  return found;
}

function readParts(parts: ReadonlyMap<string, Part>, within: string, found: Reading): void {
  const names: string[] = [];
  const shared = sharedStrings(textOf(parts.get('xl/sharedStrings.xml')));
  for (const [name, part] of parts) {
    const where = within + name;
    names.push(name);
    if (typeof part !== 'string' && begins(part, 'PK\u0003\u0004')) {
      readEmbedded(part, where, found);
      continue;
    }
    // Of older programs, or locked.
    if (typeof part !== 'string' && begins(part, '\u00d0\u00cf\u0011\u00e0')) {
      found.texts.push({ where, text: looseText(part) });
      continue;
    }
    if (!/\.(?:xml|rels|svg|vml)$/i.test(name)) continue;
    const xml = textOf(part);
    found.texts.push({ where, text: snapshotText(xml) ?? markupText(xml) });
    const rows = name.startsWith('xl/worksheets/')
      ? sheetRows(xml, shared)
      : /\/charts\/chart[^/]*\.xml$/.test(name)
        ? chartRows(xml)
        : xml.includes('<a:tr')
          ? markupRows(xml, 'tr', 'tc')
          : xml.includes('<w:tr')
            ? markupRows(xml, 'tr', 'tc')
            : [];
    for (const cells of rows) found.rows.push({ where, cells });
  }
  found.texts.push({ where: `${within}names of parts`, text: names.join(apart) });
}

/** What slides of others bring may be no package for all its beginning. */
function readEmbedded(part: Uint8Array, where: string, found: Reading): void {
  try {
    readParts(readZip(part, foreignLimits).parts, `${where}: `, found);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    found.texts.push({ where, text: looseText(part) });
  }
}

function begins(part: Uint8Array, start: string): boolean {
  return Buffer.from(part.subarray(0, start.length)).toString('latin1') === start;
}

/** The letters in a part whose form is not read, whether they have a byte or two. */
function looseText(part: Uint8Array): string {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  const plain = bytes.toString('latin1').replaceAll('\0', '');
  return [plain, bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')].join(apart);
}

/** Keys of a deck's normal form whose values are words of the form. */
const formKeys = new Set(['kind', 'place', 'extras', 'look', 'picture']);

/** What a deck says that it was: without the words that all decks have there; null: the part is none of these. */
function snapshotText(xml: string): string | null {
  if (!/^.{0,200}<snapshot xmlns="urn:throughline:snapshot"/s.test(xml)) return null;
  const text = markupText(xml);
  const said: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === 'string') said.push(value);
    else if (Array.isArray(value)) for (const each of value) gather(each);
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) {
        if (key === 'design')
          gather(Object.keys(each as object)); // Names of layouts.
        else if (!formKeys.has(key)) gather(each);
      }
  };
  try {
    gather(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)));
  } catch {
    return text;
  }
  return said.join(apart);
}

function textOf(part: Part | undefined): string {
  if (part === undefined || typeof part === 'string') return part ?? '';
  const wide = begins(part, '\u00ff\u00fe')
    ? 'utf-16le'
    : begins(part, '\u00fe\u00ff')
      ? 'utf-16be'
      : 'utf-8';
  return new TextDecoder(wide).decode(part);
}

function sharedStrings(xml: string): readonly string[] {
  return [...xml.matchAll(/<(?:\w+:)?si>([\s\S]*?)<\/(?:\w+:)?si>/g)].map(([, inner]) => markupText(inner!));
}

function sheetRows(xml: string, shared: readonly string[]): string[][] {
  return [...xml.matchAll(/<row\b[^>]*>([\s\S]*?)<\/row>/g)].map(([, row]) =>
    [...row!.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([, attributes, inner = '']) => {
      const value = markupText(inner).replaceAll(apart, '');
      return /\bt="s"/.test(attributes!) ? (shared[Number(value)] ?? value) : value;
    }),
  );
}

/** Of each point what it is called, and its value in each series. */
function chartRows(xml: string): string[][] {
  const rows = new Map<string, string[]>();
  for (const [, series] of xml.matchAll(/<c:ser>([\s\S]*?)<\/c:ser>/g)) {
    for (const [, index, value] of series!.matchAll(/<c:pt idx="(\d+)"[^>]*>\s*<c:v>([^<]*)<\/c:v>/g)) {
      const row = rows.get(index!) ?? [];
      row.push(markupText(value!));
      rows.set(index!, row);
    }
  }
  return [...rows.values()];
}
