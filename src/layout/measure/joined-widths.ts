import type { FontFace } from '../../fonts/index.ts';
import type { Ems } from '../../theme/index.ts';
import table from './tables/noto-sans-arabic.generated.json' with { type: 'json' };

/** Widths of Arabic letters, which have four forms by what stands beside them. */
export interface JoinedWidths {
  /** What the letter at a place of a text takes; null where the face has none. */
  advanceAt(text: string, at: number): Ems | null;
}

const first = 0x600;
const last = 0x77f;

/** Alone, at the end of a joined stretch, at its beginning, inside of it. */
type Forms = readonly [alone: Ems, end: Ems, start: Ems, inside: Ems];

const unpacked = new Map<boolean, JoinedWidths>();

export function joinedWidths(bold: boolean): JoinedWidths {
  let found = unpacked.get(bold);
  if (!found) {
    found = unpack(table.styles[bold ? 'bold' : 'regular']);
    unpacked.set(bold, found);
  }
  return found;
}

const ofFiles = new WeakMap<FontFace, JoinedWidths | null>();

/**
 * The same by a file, of the signs that Unicode has for the forms; null: it does not have them, as some have only the letters.
 */
export function joinedWidthsOf(face: FontFace): JoinedWidths | null {
  let found = ofFiles.get(face);
  if (found === undefined) {
    found = readForms(face);
    ofFiles.set(face, found);
  }
  return found;
}

function readForms(face: FontFace): JoinedWidths | null {
  const forms = new Map<string, Ems[]>();
  for (const [from, to] of presentationForms) {
    for (let code = from; code <= to; code++) {
      const advance = face.advanceOf(code);
      if (Number.isNaN(advance)) continue;
      // They stand in the order of the forms of their letter.
      const letter = String.fromCodePoint(code).normalize('NFKC');
      forms.set(letter, [...(forms.get(letter) ?? []), advance]);
    }
  }
  const known = new Map<number, Forms>();
  for (let code = first; code <= last; code++) {
    const alone = face.advanceOf(code);
    if (Number.isNaN(alone)) continue;
    const [, end = alone, begin = alone, inside = alone] = forms.get(String.fromCodePoint(code)) ?? [];
    known.set(code, [alone, end, begin, inside]);
  }
  const pairs = [...alefs].flatMap((alef) => {
    const [alone, end] = forms.get(lam + alef) ?? [];
    return alone === undefined || end === undefined ? [] : [[alone * 1000, end * 1000]];
  });
  return pairs.length === alefs.length && forms.has('ب') ? advances(known, pairs) : null;
}

/** Of Persian and Urdu, then of Arabic. */
const presentationForms = [
  [0xfb50, 0xfbff],
  [0xfe80, 0xfefc],
] as const;

export function isArabic(code: number): boolean {
  return code >= first && code <= last;
}

function unpack({ forms, pairs }: (typeof table.styles)['regular']): JoinedWidths {
  const known = new Map<number, Forms>();
  for (const run of forms.split(';')) {
    const [start, letters] = run.split(':') as [string, string];
    letters.split(' ').forEach((letter, i) => {
      const widths = letter.split(',').map((each) => Number.parseInt(each, 36) / 1000);
      const [alone = 0, end = alone, begin = alone, inside = alone] = widths;
      known.set(Number.parseInt(start, 16) + i, [alone, end, begin, inside]);
    });
  }
  return advances(known, pairs);
}

function advances(known: ReadonlyMap<number, Forms>, pairs: readonly (readonly number[])[]): JoinedWidths {
  return {
    advanceAt(text, at) {
      const own = known.get(text.charCodeAt(at));
      if (!own) return null;
      const before = neighbour(text, at, -1);
      const after = neighbour(text, at, 1);
      const joinedBefore = joinsAfter(before) && joinsBefore(text[at]!);
      if (text[at] === lam && after !== '') {
        const pair = alefs.indexOf(after);
        if (pair >= 0) return pairs[pair]![joinedBefore ? 1 : 0]! / 1000;
      }
      // It is part of the lam before it.
      if (before === lam && alefs.includes(text[at]!)) return 0;
      const joinedAfter = joinsAfter(text[at]!) && joinsBefore(after);
      return own[(joinedBefore ? 1 : 0) + (joinedAfter ? 2 : 0)]!;
    },
  };
}

const lam = 'ل';
/** In the order of `pairs`. */
const alefs = 'آأإا';

/** The next letter on a side; marks are passed over. */
function neighbour(text: string, at: number, step: 1 | -1): string {
  for (let i = at + step; i >= 0 && i < text.length; i += step) if (!mark.test(text[i]!)) return text[i]!;
  return '';
}

const mark = /\p{M}/u;
const letter =
  /[\u0620\u0622-\u063f\u0641-\u064a\u066e\u066f\u0671-\u0673\u0675-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f]/;
/** Those that join what is before them only, such as alef, dal, ra and waw. */
const endsStretch =
  /[\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef\u0759-\u075b\u076b\u076c\u0771\u0773\u0774\u0778\u0779]/;
/** Stretches, and the joiner that is not seen. */
const joiner = /[\u0640\u200d]/;

function joinsBefore(character: string): boolean {
  return letter.test(character) || joiner.test(character);
}

function joinsAfter(character: string): boolean {
  return (letter.test(character) && !endsStretch.test(character)) || joiner.test(character);
}
