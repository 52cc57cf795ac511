import { attemptRead, compareDecks, readComparable, type SlideChange } from '../formats/pptx/index.ts';
import { type Package, partText, readZip } from '../package/index.ts';
import { differsInLineEnds } from './commit/index.ts';
import { compareLines, type LineChange } from './compare-lines.ts';

/** One difference between an output as it stands and as a build would write it. */
export type Difference =
  | { readonly kind: 'slide'; readonly slide: SlideChange }
  /** Something that belongs to no slide: design, properties, sections, settings. */
  | { readonly kind: 'rest'; readonly what: string }
  | { readonly kind: 'lines'; readonly lines: LineChange }
  /** Of a Word file: the lines are its paragraphs. */
  | { readonly kind: 'paragraphs'; readonly lines: LineChange }
  /** A part of a package. */
  | { readonly kind: 'part'; readonly part: string; readonly change: 'changed' | 'added' | 'removed' }
  /** It cannot be read as what its name says. */
  | { readonly kind: 'unreadable'; readonly why: string }
  /** Of a text: nothing else. */
  | { readonly kind: 'line-ends' }
  | { readonly kind: 'bytes' };

export function describeDifference(
  name: string,
  found: Uint8Array,
  expected: Uint8Array,
): readonly Difference[] {
  if (/\.(md|html|svg|txt|csv|json)$/.test(name)) {
    const changes = compareLines(textOf(found), textOf(expected));
    if (changes.length > 0) return changes.map((lines) => ({ kind: 'lines', lines }));
    // The same lines in other bytes: their ends, or a byte order mark.
    return [{ kind: differsInLineEnds(name, found, expected) ? 'line-ends' : 'bytes' }];
  }
  if (!/\.(pptx|docx|xlsx)$/.test(name)) return [{ kind: 'bytes' }];
  const compared = attemptRead(() => {
    const [a, b] = [readZip(found, limits).parts, readZip(expected).parts];
    const differences = name.endsWith('.pptx')
      ? compareSlides(a, b)
      : name.endsWith('.docx')
        ? compareParagraphs(a, b)
        : [];
    return differences.length > 0 ? differences : compareParts(a, b);
  });
  return 'why' in compared ? [{ kind: 'unreadable', why: compared.why }] : compared.value;
}

/** A file edited by hand may be anything by now. */
const limits = { entries: 20_000, inflatedBytes: 1 << 30 };

function compareSlides(found: Package, expected: Package): Difference[] {
  const changes = compareDecks(readComparable(found), readComparable(expected));
  return [
    ...changes.slides.map((slide): Difference => ({ kind: 'slide', slide })),
    // The properties hold a hash of what the slides show: they differ with them.
    ...changes.rest
      .filter((what) => what !== 'properties' || changes.slides.length === 0)
      .map((what): Difference => ({ kind: 'rest', what })),
  ];
}

function compareParagraphs(found: Package, expected: Package): Difference[] {
  const changes = compareLines(paragraphsOf(found), paragraphsOf(expected));
  return changes.map((lines) => ({ kind: 'paragraphs', lines }));
}

/** Texts and notes of a Word file, a paragraph a line. What they look like is compared part by part. */
function paragraphsOf(parts: Package): string {
  return ['word/document.xml', 'word/footnotes.xml']
    .flatMap((part) => (partText(parts, part) ?? '').match(/<w:p[ >][\s\S]*?<\/w:p>/g) ?? [])
    .map((paragraph) => {
      const words = [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]!);
      return words.join('').replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name]!);
    })
    .join('\n');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function compareParts(found: Package, expected: Package): Difference[] {
  const names = [...new Set([...found.keys(), ...expected.keys()])].sort();
  return names.flatMap((part): Difference[] => {
    const [a, b] = [found.get(part), expected.get(part)];
    if (a === undefined) return [{ kind: 'part', part, change: 'removed' }];
    if (b === undefined) return [{ kind: 'part', part, change: 'added' }];
    return Buffer.from(a).equals(Buffer.from(b)) ? [] : [{ kind: 'part', part, change: 'changed' }];
  });
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
