import { Buffer } from 'node:buffer';
import { apart } from './phrases.ts';

/** What a reader of a file, or a program, finds in it. */
export interface FileTexts {
  /** Each with where it stands, in words; texts that do not follow one another are parted. */
  readonly texts: readonly { readonly where: string; readonly text: string }[];
  /** The cells of each row of tables, charts and workbooks. */
  readonly rows: readonly { readonly where: string; readonly cells: readonly string[] }[];
}

/** Elements that end a text: what is on both sides of them is not one sentence. */
const blocks = new Set(
  'p tr tc row si c pt tx cat val ser title creator subject description keywords category lastModifiedBy property lpstr lpwstr li td th h1 h2 h3 h4 h5 h6 div section article aside nav main header footer figure figcaption caption dt dd pre blockquote summary option script style desc metadata comment table thead tbody ul ol dl html head body meta button svg g'.split(
    ' ',
  ),
);
/** Elements that begin another line, or stand for a blank. */
const lines = new Set(['br', 'cr', 'tab', 'text', 'ptab']);
const spoken =
  /^(?:descr|name|title|tooltip|alt|content|href|src|value|placeholder|label|Target|prompt|aria-.*|data-.*)$/;

/** Names that say words without blanks between them: of slides, of what leads to them, of pieces of a drawing. */
const naming = /^(?:id|class|for|headers)$/;

/**
 * The texts of a part in XML, or of a page: what its elements hold, then what their attributes say. Pieces of a
 * paragraph are joined as they are shown, however they are cut.
 */
export function markupText(markup: string): string {
  const text: string[] = [];
  const said: string[] = [];
  const names = new Set<string>();
  for (const [tag, name, rest] of markup.matchAll(
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\/?([A-Za-z][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|<|[^<]+/g,
  )) {
    if (name === undefined) {
      if (tag.startsWith('<!--')) said.push(tag.slice(4, -3));
      else text.push(tag.startsWith('<![CDATA[') ? tag.slice(9, -3) : unescapeMarkup(tag));
      continue;
    }
    const local = name.slice(name.indexOf(':') + 1);
    if (blocks.has(local)) text.push(apart);
    else if (lines.has(local) || (local === 'tspan' && /\s(?:x|dy)=/.test(rest ?? ''))) text.push(' ');
    for (const [, key, double, single] of (rest ?? '').matchAll(
      /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
    )) {
      const value = double ?? single ?? '';
      const own = key!.includes(':') ? key!.slice(key!.indexOf(':') + 1) : key!;
      if (value.length > 1 && spoken.test(own)) said.push(addressed(unescapeMarkup(value)));
      else if (naming.test(own) && joined.test(value)) names.add(unescapeMarkup(value));
    }
  }
  for (const each of names) said.push(...each.split(/\s+/).map(spelled));
  return [...text, ...said.flatMap((each) => [apart, each])].join('');
}

const joined = /[\p{L}\p{N}][-_+]+[\p{L}\p{N}]/u;

/** The words of a name: `project-nightjar`. */
export function spelled(name: string): string {
  return name.replace(/[-_+]+/g, ' ');
}

/** What the names and the pieces of addresses spell, in scripts and data. */
export function spelledIn(text: string): string {
  const found = text.match(/(?<=["'`#/=.])[\p{L}\p{N}]+(?:[-_+]+[\p{L}\p{N}]+)+/gu) ?? [];
  return [...new Set(found)].map(spelled).join(apart);
}

/** Of a picture in an address of its own, what the drawing says; of addresses and names also what they spell. */
export function addressed(value: string): string {
  if (value.startsWith('data:')) return drawingIn(value);
  const plain = decoded(value);
  const ways = new Set([value, plain]);
  if (!/\s/.test(value) && joined.test(plain)) ways.add(spelled(plain));
  return [...ways].join(apart);
}

function decoded(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function drawingIn(address: string): string {
  const match = /^data:image\/svg\+xml[^,]*?(;base64)?,([\s\S]*)$/.exec(address);
  // Words may begin so, too.
  if (!match) return /^data:[\w/+.=;-]*;base64,[A-Za-z0-9+/=]*$/.test(address) ? '' : address;
  const svg = match[1] ? Buffer.from(match[2]!, 'base64').toString('utf8') : decoded(match[2]!);
  return markupText(svg);
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  nbsp: ' ',
};

function unescapeMarkup(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** What stands in scripts and data: escapes of JSON as their characters. */
export function unescapeScript(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/\\(["'\\/])/g, '$1');
}

/** The rows of the tables in markup, by the names of their elements. */
export function markupRows(markup: string, row: string, cell: string): string[][] {
  const of = (name: string) =>
    new RegExp(
      `<(?:\\w+:)?(?:${name})(?=[\\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>([\\s\\S]*?)</(?:\\w+:)?(?:${name})>`,
      'g',
    );
  return [...markup.matchAll(of(row))].map(([, inner]) =>
    [...inner!.matchAll(of(cell))].map(([, text]) => markupText(text!).replaceAll(apart, ' ').trim()),
  );
}
