import { Buffer } from 'node:buffer';
import { inflateSync } from 'node:zlib';
import { apart } from './phrases.ts';

/** A stream that is larger than any page is not opened. */
const most = 64 * 1024 * 1024;

/**
 * What a PDF says: its strings (properties, titles, bookmarks, alternative texts), and the words of its pages by what its
 * fonts say that their signs stand for.
 */
export function readPdf(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const streams = [...raw.matchAll(/(\d+) 0 obj\s*<<((?:[^>]|>(?!>\s*stream))*)>>\s*stream\r?\n/g)].map(
    (match) => {
      const start = match.index + match[0].length;
      const end = raw.indexOf('endstream', start);
      return {
        number: match[1]!,
        dictionary: match[2]!,
        content: opened(bytes.subarray(start, end), match[2]!),
      };
    },
  );
  const objects = [
    raw,
    ...streams.filter(({ dictionary }) => dictionary.includes('/ObjStm')).map((s) => s.content),
  ];
  const said = objects.flatMap((text) =>
    [
      ...text.matchAll(
        /\/(?:Title|Author|Subject|Keywords|Alt|ActualText|Contents|E|T|TU)\s*(\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f\s]*>)/g,
      ),
    ].map(([, value]) => stringOf(value!)),
  );
  // Signs that two fonts use for different letters are read with both: nothing may pass unread.
  const maps = streams.filter(
    ({ content }) => content.includes('beginbfchar') || content.includes('beginbfrange'),
  );
  const alphabets = maps.map(({ content }) => alphabetOf(content));
  const pages = streams.filter(({ content }) => /\bBT\b[\s\S]*\bT[jJ]\b/.test(content));
  const shown = pages.flatMap(({ content }) => alphabets.map((alphabet) => wordsOf(content, alphabet)));
  return [...said, ...shown].join(apart);
}

function opened(stream: Uint8Array, dictionary: string): string {
  if (!dictionary.includes('/FlateDecode')) return Buffer.from(stream).toString('latin1');
  try {
    return inflateSync(stream, { maxOutputLength: most }).toString('latin1');
  } catch {
    return '';
  }
}

function stringOf(value: string): string {
  const plain = value.startsWith('<')
    ? Buffer.from(value.slice(1, -1).replace(/\s/g, ''), 'hex').toString('latin1')
    : value
        .slice(1, -1)
        .replace(/\\([0-7]{1,3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)))
        .replace(/\\([\s\S])/g, '$1');
  if (!plain.startsWith('\u00FE\u00FF')) return plain;
  return Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le');
}

function alphabetOf(map: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  const text = (hex: string) => stringOf(`<FEFF${hex}>`);
  for (const [, body] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, from, to] of body!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      letters.set(Number.parseInt(from!, 16), text(to!));
  }
  for (const [, body] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, first] of body!.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    )) {
      const [start, end, code] = [from!, to!, first!].map((hex) => Number.parseInt(hex, 16)) as [
        number,
        number,
        number,
      ];
      for (let i = start; i <= Math.min(end, start + 0xffff); i++) {
        letters.set(i, text((code + i - start).toString(16).padStart(first!.length, '0')));
      }
    }
  }
  return letters;
}

/** The signs of a page in the order in which they are drawn; a step to another place is a blank. */
function wordsOf(page: string, alphabet: ReadonlyMap<number, string>): string {
  const words: string[] = [];
  for (const [token, hex] of page.matchAll(/<([0-9A-Fa-f\s]+)>|\b(?:Td|TD|Tm|T\*|ET)\b/g)) {
    if (hex === undefined) {
      words.push(' ');
      continue;
    }
    for (const [sign] of hex.replace(/\s/g, '').matchAll(/[0-9A-Fa-f]{4}/g))
      words.push(alphabet.get(Number.parseInt(sign, 16)) ?? '');
    if (token === '') break;
  }
  return words.join('');
}
