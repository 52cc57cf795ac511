import { type Part, readZip } from '../package/index.ts';
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
    if (/\.(?:xlsx|docx|pptx)$/.test(name) && typeof part !== 'string') {
      readParts(readZip(part).parts, `${where}: `, found);
      continue;
    }
    if (!/\.(?:xml|rels|svg|vml)$/.test(name)) continue;
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
  return part === undefined ? '' : typeof part === 'string' ? part : new TextDecoder().decode(part);
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
