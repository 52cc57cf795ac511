/** A tag of a drawing as it stands there. */
export interface SvgTag {
  readonly kind: 'open' | 'empty' | 'close';
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** The tags of a drawing in their order; null for what is no plain markup: a document type, or a tag without end. */
export function* scanTags(svg: string): Generator<SvgTag | null> {
  for (let at = svg.indexOf('<'); at >= 0; at = svg.indexOf('<', at)) {
    const skipped = skippable.find(([opening]) => svg.startsWith(opening, at));
    if (skipped) {
      const end = svg.indexOf(skipped[1], at + skipped[0].length);
      if (end < 0) return yield null;
      at = end + skipped[1].length;
      continue;
    }
    if (svg.startsWith('<!', at)) return yield null;
    const end = endOfTag(svg, at);
    if (end < 0) return yield null;
    yield readTag(svg.slice(at + 1, end));
    at = end + 1;
  }
}

const skippable = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** A `>` in quotes ends nothing. */
function endOfTag(svg: string, start: number): number {
  let quote = '';
  for (let at = start; at < svg.length; at++) {
    const character = svg[at]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

function readTag(inside: string): SvgTag {
  if (inside.startsWith('/')) return { kind: 'close', name: inside.slice(1).trim(), attributes: [] };
  const kind = inside.endsWith('/') ? 'empty' : 'open';
  const nameEnd = endOfWord(inside, 0);
  const attributes: (readonly [string, string])[] = [];
  for (let at = nameEnd; ; ) {
    const equals = inside.indexOf('=', at);
    if (equals < 0) break;
    const name = inside.slice(at, equals).trim();
    let open = equals + 1;
    while (isSpace(inside[open])) open += 1;
    const close = inside.indexOf(inside[open] ?? '"', open + 1);
    if (close < 0) break;
    attributes.push([name, inside.slice(open + 1, close)]);
    at = close + 1;
  }
  return { kind, name: inside.slice(0, nameEnd), attributes };
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isSpace(text[at]) && text[at] !== '/') at += 1;
  return at;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}
