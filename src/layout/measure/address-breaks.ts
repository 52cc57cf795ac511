/** A stretch of a text that is an address: of a page, a document, a file or a mailbox. */
export interface AddressRange {
  readonly start: number;
  readonly end: number;
}

/** Addresses in a text, in their order. Shorter ones are words like others. */
export function findAddresses(text: string): readonly AddressRange[] {
  if (!sign.test(text)) return none;
  const found: AddressRange[] = [];
  for (const match of text.matchAll(token)) {
    const word = match[0];
    const before = /^[([{<"'“‘«]*/.exec(word)![0].length;
    const core = word.slice(before).replace(/[.,;:!?)\]}>"'”’»…]+$/, '');
    if (core.length < shortest || !forms.some((form) => form.test(core))) continue;
    const start = match.index + before;
    found.push({ start, end: start + core.length });
  }
  return found.length === 0 ? none : found;
}

/** A place in an address before which a line may begin. */
export interface AddressBreak {
  readonly at: number;
  /** Folders and questions, or the pieces that a name is made of. */
  readonly between: 'parts' | 'pieces';
}

/** After its marks, not between two of them nor at its ends. */
export function addressBreaks(text: string, { start, end }: AddressRange): AddressBreak[] {
  const places: AddressBreak[] = [];
  for (let at = start + 2; at < end; at++) {
    const mark = text[at - 1]!;
    const isMark = (sign: string) => parts.includes(sign) || pieces.includes(sign);
    if (!isMark(mark) || isMark(text[at]!) || text.slice(at - 3, at) === '://') continue;
    places.push({ at, between: parts.includes(mark) ? 'parts' : 'pieces' });
  }
  return places;
}

const none: readonly AddressRange[] = [];
const shortest = 10;
const parts = '/\\?&-';
const pieces = '=._#';

/** Every address has one of these; most texts have none. */
const sign = /[/\\@_]|www\.|:\S/i;

/** What stands between spaces, ideographs and full-width marks. */
const token = /[^\s\u200b\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]+/g;

const forms: readonly RegExp[] = [
  /^[a-z][a-z0-9+.-]*:\/\/\S/i,
  /^(?:mailto|doi|urn|tel):\S/i,
  /^www\.\S+\.\S/i,
  /^[^@]+@[^@]+\.[a-z]{2,}$/i,
  /^10\.\d{4,9}\/\S/,
  // A host with a path: usgs.gov/faqs
  /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?\/\S/i,
  // Paths of two folders or more, or from a root; of a folder and a file; a file whose name is made of parts.
  /^(?:[a-z]:|~|\.{1,2})?[/\\]?[\w.+-]*[a-z][\w.+-]*(?:[/\\][\w.+-]+){2,}[/\\]?$/i,
  /^(?:[a-z]:|~|\.{1,2})[/\\][\w.+-]/i,
  /^[\w.+-]+[/\\][\w.+-]+\.[a-z][a-z0-9]{1,4}$/i,
  /^\w+(?:[_-]\w+)+\.[a-z][a-z0-9]{1,4}$/i,
];
