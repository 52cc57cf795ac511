import { checkLinkTarget, parseMarkdown } from '../../markup/index.ts';
import { isLanguageTag, parseDate } from '../../yaml/index.ts';
import type { ImportedDeck, ImportedEntry, ImportedPicture } from '../imported-deck.ts';
import { splitMarkdown } from './split-markdown.ts';

/** Reads a picture beside the Markdown file; null: there is none, or not to be read. */
export type ReadBeside = (path: string) => Uint8Array | null;

/** A Markdown text as a deck: headings are titles, what stands under them is the slide's text. */
export function readMarkdownDeck(text: string, readBeside: ReadBeside): ImportedDeck {
  const { front, title, lead, parts, settings } = splitMarkdown(text);
  const left: string[] = [];
  if (settings.length > 0) left.push(`settings of single slides: ${settings.join(', ')}`);
  const marp = front.get('marp') === 'true';
  const date = front.get('date') ?? null;
  const isDate = date !== null && /^\d{4}-\d\d-\d\d$/.test(date) && parseDate(date) !== null;
  if (date !== null && !isDate) left.push(`the date: ${date.slice(0, 60)}`);
  const pictures = new Map<string, ImportedPicture>();
  const clean = (body: string, where: string) => cleanBody(body, where, { left, pictures, readBeside, marp });
  const language = front.get('lang') ?? front.get('language') ?? null;
  const name = title ?? front.get('title') ?? parts.find((part) => part.title !== null)?.title ?? 'Untitled';
  const isShort = lead !== '' && !/\n\s*\n|^[-*+>#|]|^!\[|^\d+[.)]\s/m.test(lead) && lead.length <= 200;
  const subtitle = front.get('subtitle') ?? (isShort ? lead.replace(/\s*\n\s*/g, ' ') : null);
  const blank = { id: null, charts: [], hidden: false };
  const cover: ImportedEntry = { ...blank, kind: 'cover', title: name, subtitle, body: '', notes: '' };
  const opening: ImportedEntry[] =
    lead === '' || isShort
      ? []
      : [
          {
            ...blank,
            kind: 'slide',
            title: name,
            subtitle: null,
            body: clean(lead, 'the beginning'),
            notes: '',
          },
        ];
  const entries = parts.map((part, i): ImportedEntry => {
    const where = part.title === null ? `slide ${i + 1}` : `“${part.title}”`;
    return {
      ...blank,
      kind: part.kind,
      title: part.title,
      subtitle: null,
      body: clean(part.body, where),
      notes: clean(part.notes, where),
    };
  });
  return {
    title: name,
    subtitle,
    date: isDate ? date : null,
    presenter: front.get('author') ?? front.get('presenter') ?? null,
    language: language !== null && isLanguageTag(language) ? language : null,
    entries: [cover, ...opening, ...entries],
    pictures: [...pictures.values()],
    left,
    diagnostics: [],
  };
}

interface CleanContext {
  readonly left: string[];
  readonly pictures: Map<string, ImportedPicture>;
  readonly readBeside: ReadBeside;
  /** Alternative texts hold what the program Marp does with a picture. */
  readonly marp: boolean;
}

const image = /!\[((?:[^\]\\]|\\.)*)\]\(\s*<?([^\s)>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)(?:\{[^}]*\})?/g;

/** A body with pictures in lines of their own, beside the deck, and without what slides cannot show. */
function cleanBody(body: string, where: string, context: CleanContext): string {
  const { left } = context;
  let fence = false;
  const lines = body.split('\n').map((line) => {
    if (/^ {0,3}(```|~~~)/.test(line)) fence = !fence;
    if (fence || /^ {4}/.test(line)) return line;
    const found: string[] = [];
    const words = line.replace(image, (_, typed: string, src: string) => {
      const alt = context.marp ? withoutWishes(typed) : typed;
      const path = takePicture(src, where, context);
      if (path === null) return alt;
      found.push(`![${alt.trim() === '' ? nameOf(src) : alt}](${path})`);
      return '';
    });
    if (found.length === 0) return withoutLostLinks(words, where, left);
    const rest = /^[\s\-*+>]*$/.test(words) ? [] : [withoutLostLinks(words, where, left).trimEnd()];
    return ['', ...rest, '', ...found.flatMap((each) => [each, ''])].join('\n');
  });
  let text = lines.join('\n').trim();
  // Each tag that is taken out may bring others to light.
  for (let round = 0; round < 200; round++) {
    const places = parseMarkdown(text).problems.map(({ offset }) => offset);
    let kept = '';
    let end = 0;
    for (const place of places.sort((a, b) => a - b)) {
      if (text[place] !== '<' || place < end) continue;
      const tag = tagAt(text, place);
      left.push(`${where}: HTML: ${tag.slice(0, 60)}`);
      kept += text.slice(end, place);
      end = place + tag.length;
    }
    if (end === 0) break;
    text = kept + text.slice(end);
  }
  return text.trim();
}

/** `![bg right:40% The sea](sea.png)` */
function withoutWishes(alt: string): string {
  const wish =
    /^(?:bg|left|right|vertical|fit|cover|contain|auto|\d+%|(?:left|right|w|h|width|height|x|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia):\S+)$/;
  return alt
    .split(/\s+/)
    .filter((word) => !wish.test(word))
    .join(' ');
}

function tagAt(text: string, place: number): string {
  const tag = /<[^>\n]*>?/y;
  tag.lastIndex = place;
  return tag.exec(text)![0];
}

const link = /(?<!!)\[((?:[^\]\\[]|\\.)*)\]\(\s*<?([^\s)>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g;

/** Links within the text or to files beside it lead nowhere from a slide: their words stay. */
function withoutLostLinks(line: string, where: string, left: string[]): string {
  return line.replace(link, (whole, words: string, target: string) => {
    if (!target.startsWith('#') && checkLinkTarget(target).url !== null) return whole;
    left.push(`${where}: a link to ${target.slice(0, 80)}`);
    return words;
  });
}

function takePicture(
  src: string,
  where: string,
  { left, pictures, readBeside }: CleanContext,
): string | null {
  const known = pictures.get(src);
  if (known) return known.path;
  if (/^[a-z][a-z0-9+.-]*:/i.test(src)) {
    left.push(`${where}: the picture ${src.slice(0, 80)}, which is not beside the file`);
    return null;
  }
  const ending = /\.(png|jpe?g|gif|svg)$/i.exec(src)?.[1]?.toLowerCase();
  const bytes = ending === undefined ? null : readBeside(decoded(src));
  if (bytes === null) {
    left.push(`${where}: the picture ${src.slice(0, 80)}, which cannot be read beside the file`);
    return null;
  }
  const taken = new Set([...pictures.values()].map(({ path }) => path));
  const base =
    nameOf(src)
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'picture';
  let path = `images/${base}.${ending}`;
  for (let i = 2; taken.has(path); i++) path = `images/${base}-${i}.${ending}`;
  pictures.set(src, { path, bytes });
  return path;
}

function nameOf(src: string): string {
  return decoded(src.slice(src.lastIndexOf('/') + 1)).replace(/\.\w+$/, '');
}

function decoded(src: string): string {
  try {
    return decodeURIComponent(src);
  } catch {
    return src;
  }
}
