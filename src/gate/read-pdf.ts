import { Buffer } from 'node:buffer';
import { constants, inflateSync } from 'node:zlib';
import { apart } from './phrases.ts';
import { addressed } from './read-texts.ts';

/** A stream that is larger than any page is not opened. */
const most = 64 * 1024 * 1024;

/** A string of a PDF: between brackets, which may hold others, or in hexadecimal digits. */
const aString = String.raw`\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<[0-9A-Fa-f\s]*>`;

/**
 * What a PDF says: its strings (properties, titles, bookmarks, alternative texts, addresses), and the words of its pages by
 * what their fonts say that their signs stand for.
 */
export function readPdf(bytes: Uint8Array): string {
  const { streams, rest } = partsOf(bytes);
  const dictionaries = [
    rest,
    ...streams.filter(({ dictionary }) => dictionary.includes('/ObjStm')).map(({ content }) => content),
  ].join('\n');
  const pages = streams.map(({ content }) => content).filter((each) => /\bBT\b[\s\S]*\bT[jJ]\b/.test(each));
  const said = [...dictionaries.matchAll(new RegExp(aString, 'g'))].map(([value]) => textOf(value));
  const instead = pages.flatMap((page) =>
    [...page.matchAll(new RegExp(`/ActualText\\s*(${aString})`, 'g'))].map(([, value]) => textOf(value!)),
  );
  const alphabets = new Map(
    streams
      .filter(({ content }) => /beginbf(?:char|range)/.test(content))
      .map((s) => [s.number, alphabetOf(s.content)]),
  );
  const fonts = fontsOf(dictionaries, alphabets);
  const shown = pages.flatMap((page) => readingsOf(page, fonts, [...alphabets.values()]));
  return [...said.map(addressed), ...instead, ...shown].join(apart);
}

interface Stream {
  readonly number: number;
  readonly dictionary: string;
  readonly content: string;
}

/** The streams of a file, and all else that is in it. */
function partsOf(bytes: Uint8Array): { readonly streams: readonly Stream[]; readonly rest: string } {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const streams: Stream[] = [];
  const rest: string[] = [];
  const begin = />>\s*stream\r?\n/g;
  let from = 0;
  for (let match = begin.exec(raw); match; match = begin.exec(raw)) {
    const start = begin.lastIndex;
    const head = raw.slice(from, start);
    const [, number = '', dictionary = ''] = /(\d+)\s+\d+\s+obj\b((?:(?!\bobj\b)[\s\S])*)$/.exec(head) ?? [];
    const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? Number.NaN);
    const told = /^\s*endstream/.test(raw.slice(start + length, start + length + 12)) ? start + length : -1;
    const found = told >= 0 ? told : raw.indexOf('endstream', start);
    const end = found >= 0 ? found : raw.length;
    streams.push({
      number: Number(number),
      dictionary,
      content: opened(bytes.subarray(start, end), dictionary),
    });
    rest.push(head);
    from = end;
    begin.lastIndex = end;
  }
  return { streams, rest: [...rest, raw.slice(from)].join('\n') };
}

function opened(stream: Uint8Array, dictionary: string): string {
  // Pictures are pixels.
  if (/\/Subtype\s*\/Image\b/.test(dictionary)) return '';
  if (!/\/(?:FlateDecode|Fl)\b/.test(dictionary)) return Buffer.from(stream).toString('latin1');
  try {
    const options = { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH };
    return inflateSync(stream, options).toString('latin1');
  } catch {
    return '';
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' };

/** The bytes of a string, as characters. */
function bytesOf(value: string): string {
  if (value.startsWith('<')) {
    const digits = value.slice(1, -1).replace(/\s/g, '');
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1');
  }
  return value
    .slice(1, -1)
    .replace(/\\(?:([0-7]{1,3})|\r\n|([\s\S]))/g, (_, octal?: string, sign?: string) =>
      octal ? String.fromCharCode(Number.parseInt(octal, 8) & 0xff) : (escapes[sign ?? '\n'] ?? sign!),
    );
}

function textOf(value: string): string {
  const plain = bytesOf(value);
  if (plain.startsWith('\u00EF\u00BB\u00BF')) return Buffer.from(plain.slice(3), 'latin1').toString('utf8');
  return plain.startsWith('\u00FE\u00FF') ? wide(plain.slice(2)) : plain;
}

/** Of UTF-16, the higher byte first. */
function wide(bytes: string): string {
  const even = Buffer.from(bytes.slice(0, bytes.length - (bytes.length % 2)), 'latin1');
  return even.swap16().toString('utf16le');
}

/** What the signs of a font stand for. */
interface Alphabet {
  /** Bytes of a sign. */
  readonly width: number;
  readonly letters: ReadonlyMap<number, string>;
}

function alphabetOf(map: string): Alphabet {
  const letters = new Map<number, string>();
  let width = 2;
  const put = (sign: string, add: number, letter: string): void => {
    width = Math.max(1, Math.ceil(sign.length / 2));
    letters.set(Number.parseInt(sign, 16) + add, letter);
  };
  const text = (hex: string) => wide(bytesOf(`<${hex}>`));
  const code = '<([0-9A-Fa-f]+)>';
  for (const [, body] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, from, to] of body!.matchAll(new RegExp(`${code}\\s*${code}`, 'g')))
      put(from!, 0, text(to!));
  }
  for (const [, body] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    const ranges = new RegExp(`${code}\\s*${code}\\s*(?:${code}|\\[([^\\]]*)\\])`, 'g');
    for (const [, from, to, first, each] of body!.matchAll(ranges)) {
      if (first === undefined) {
        const all = [...each!.matchAll(new RegExp(code, 'g'))];
        for (const [i, [, letter]] of all.entries()) put(from!, i, text(letter!));
        continue;
      }
      const [start, end, letter] = [from!, to!, first].map((hex) => Number.parseInt(hex, 16));
      for (let i = 0; i <= Math.min(end! - start!, 0xffff); i++)
        put(from!, i, text((letter! + i).toString(16).padStart(first.length, '0')));
    }
  }
  return { width, letters };
}

type Fonts = ReadonlyMap<string, readonly Alphabet[]>;

/** The alphabets of the fonts by the names that pages call them: on two pages a name may mean two fonts. */
function fontsOf(dictionaries: string, alphabets: ReadonlyMap<number, Alphabet>): Fonts {
  const objects = new Map(
    [...dictionaries.matchAll(/(\d+)\s+\d+\s+obj\b([\s\S]*?)endobj/g)].map(([, number, body]) => [
      Number(number),
      body!,
    ]),
  );
  const fonts = new Map<string, Alphabet[]>();
  for (const [, inside, number] of dictionaries.matchAll(/\/Font\s*(?:<<([\s\S]*?)>>|(\d+)\s+\d+\s+R)/g)) {
    const list = inside ?? objects.get(Number(number)) ?? '';
    for (const [, name, font] of list.matchAll(/\/([^\s/<>[\]()]+)\s+(\d+)\s+\d+\s+R/g)) {
      const map = /\/ToUnicode\s+(\d+)\s+\d+\s+R/.exec(objects.get(Number(font)) ?? '')?.[1];
      const alphabet = map === undefined ? undefined : alphabets.get(Number(map));
      if (alphabet) fonts.set(name!, [...new Set([...(fonts.get(name!) ?? []), alphabet])]);
    }
  }
  return fonts;
}

/**
 * The signs of a page in the order in which they are drawn; a step to another place is a blank. Where nobody knows which
 * font is meant, each is taken in turn: nothing may pass unread.
 */
function readingsOf(page: string, fonts: Fonts, all: readonly Alphabet[]): readonly string[] {
  const tokens = [
    ...page.matchAll(
      new RegExp(`/([^\\s/<>[\\]()]+)\\s+[-+.\\d]+\\s+Tf\\b|(${aString})|\\b(?:T[dDm]|ET)\\b|\\bT\\*`, 'g'),
    ),
  ];
  const readings = all.map((other, i) => {
    let own: Alphabet = other;
    return tokens
      .map(([, font, value]) => {
        if (font !== undefined) {
          const known = fonts.get(font);
          own = known?.[i % known.length] ?? other;
          return '';
        }
        return value === undefined ? ' ' : lettersOf(bytesOf(value), own);
      })
      .join('');
  });
  return [...new Set(readings)];
}

function lettersOf(signs: string, { width, letters }: Alphabet): string {
  let text = '';
  for (let at = 0; at + width <= signs.length; at += width) {
    let sign = 0;
    for (let i = at; i < at + width; i++) sign = sign * 256 + signs.charCodeAt(i);
    text += letters.get(sign) ?? '';
  }
  return text;
}
