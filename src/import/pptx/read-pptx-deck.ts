import { PartReader, readBody } from '../../formats/pptx/index.ts';
import {
  type Block,
  blocksToMarkdown,
  type MarkupBlock,
  mapRuns,
  plainText,
  type Run,
  runsOf,
  runsToMarkdown,
} from '../../markup/index.ts';
import type { Package } from '../../package/index.ts';
import { isName } from '../../source/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  textContent,
  type XmlElement,
} from '../../xml/index.ts';
import { isLanguageTag } from '../../yaml/index.ts';
import type { ImportedDeck, ImportedEntry, ImportedPicture } from '../imported-deck.ts';
import { type ReadSlide, SlideReader } from './read-slide.ts';

/** More than any talk: what is longer is read up to here. */
const mostSlides = 1000;

/** Reads the slides of a presentation that was opened within limits. Throws `XmlError` for parts that are none. */
export function readPptxDeck(parts: Package, own: boolean): ImportedDeck {
  const reader = new PartReader(parts);
  const main = reader.mainPart();
  const root = reader.root(main);
  const list = root && firstChild(root, 'p:sldIdLst');
  const left: string[] = [];
  const pictures: ImportedPicture[] = [];
  const entries: ImportedEntry[] = [];
  const ids = list ? childElements(list, 'p:sldId') : [];
  const sections = sectionStarts(root);
  for (const [i, entry] of ids.slice(0, mostSlides).entries()) {
    const target = reader.target(main, { id: attributeOf(entry, 'r:id') });
    const slide = target === null ? null : reader.root(target);
    if (!target || !slide) continue;
    const layoutPart = reader.target(target, { type: 'slideLayout' });
    const layout = layoutPart === null ? null : reader.root(layoutPart);
    const type = (layout && attributeOf(layout, 'type')) ?? '';
    const read = new SlideReader({ reader, part: target, number: i + 1, own, left, pictures }).read(slide);
    const section = sections.get(attributeOf(entry, 'id') ?? '');
    const isSection =
      i > 0 && (type === 'secHead' || (section !== undefined && plainText(read.title) === section));
    const name = elementAt(slide, 'p:cSld');
    const id = (own && name && attributeOf(name, 'name')) || '';
    const blocks = read.title.length > 0 ? read.blocks : withoutTitle(read.blocks);
    const title = read.title.length > 0 ? read.title : titleIn(read.blocks);
    if (title.length === 0) left.push(`slide ${i + 1}: it has no title`);
    entries.push({
      kind: i === 0 && isCover(type, read) ? 'cover' : isSection ? 'section' : 'slide',
      id: isName(id) ? id : null,
      title: title.length === 0 ? null : inline(title),
      subtitle: read.subtitle.length === 0 ? null : inline(read.subtitle),
      body: blocksToMarkdown(blocks),
      charts: read.charts,
      notes: notesOf(reader, target, own ? plainText(title) : null),
      hidden: attributeOf(slide, 'show') === '0',
    });
  }
  if (ids.length > mostSlides) left.push(`${ids.length - mostSlides} slides after the first ${mostSlides}`);
  const properties = coreProperties(reader);
  const first = entries[0];
  return {
    title: first?.title ?? (properties.title === '' ? 'Untitled' : inline([{ text: properties.title }])),
    subtitle: first?.kind === 'cover' ? first.subtitle : null,
    date: null,
    presenter: own || properties.author === '' ? null : inline([{ text: properties.author }]),
    language: languageOf(reader, main, ids),
    entries,
    pictures,
    left,
    diagnostics: [],
  };
}

function inline(runs: readonly Run[]): string {
  return runsToMarkdown(
    runs.map((run) => (run.break ? { text: ' ' } : run)),
    'block',
  ).trim();
}

/** A first slide with a title, perhaps a picture and a few lines, and nothing else. */
function isCover(type: string, { title, centered, blocks, charts }: ReadSlide): boolean {
  if (type === 'title' || centered) return true;
  const lines = blocks.filter(({ kind }) => kind !== 'image');
  const isLine = (block: MarkupBlock) =>
    block.kind === 'paragraph' || (block.kind === 'list' && block.items.length <= 3);
  return title.length > 0 && charts.length === 0 && lines.length <= 4 && lines.every(isLine);
}

/** A first paragraph that is no longer than a title may be one. */
function titleIn(blocks: readonly MarkupBlock[]): readonly Run[] {
  const [first] = blocks;
  if (first?.kind !== 'paragraph') return [];
  return [...plainText(first.runs)].length <= 90 ? first.runs : [];
}

function withoutTitle(blocks: readonly MarkupBlock[]): readonly MarkupBlock[] {
  return titleIn(blocks).length > 0 ? blocks.slice(1) : blocks;
}

/** `ownTitle`: of a slide of ours, whose notes hold what a build puts into them again. */
function notesOf(reader: PartReader, slide: string, ownTitle: string | null): string {
  const part = reader.target(slide, { type: 'notesSlide' });
  const root = part === null ? null : reader.root(part);
  const tree = root && elementAt(root, 'p:cSld', 'p:spTree');
  for (const shape of tree ? childElements(tree, 'p:sp') : []) {
    const place = descendants(shape, 'p:ph')[0];
    const body = firstChild(shape, 'p:txBody');
    if (!body || !place || attributeOf(place, 'type') !== 'body') continue;
    const blocks = readBody(body, { bulleted: false, withoutMarks: false, linkOf: () => null });
    return blocksToMarkdown(ownTitle === null ? blocks : writtenNotes(blocks, ownTitle));
  }
  return '';
}

/** Without what templates say of every slide: its point, the numbers of sources and their list, the time that it takes. */
function writtenNotes(blocks: readonly Block[], title: string): Block[] {
  const isSources = (block: Block | undefined) =>
    block?.kind === 'list' && /^\[\d+\] /.test(plainText(runsOf([block]).slice(0, 2)));
  const at = blocks.findIndex((_, i) => isSources(blocks[i + 1]));
  const said = at < 0 ? blocks.slice(0, -1) : blocks.slice(0, at);
  const rest = said.filter(
    (block, i) => i > 0 || block.kind !== 'paragraph' || !plainText(block.runs).includes(title),
  );
  return rest.map((block) =>
    mapRuns(block, (runs) =>
      runs.map((run) => ({ ...run, text: run.text.replace(/\[\d+(?:[,–] ?\d+)*\]/g, '') })),
    ),
  );
}

/** The name of the section that begins with a slide, by the slide's number in the list. */
function sectionStarts(root: XmlElement | null): ReadonlyMap<string, string> {
  const sections = root ? descendants(root, 'p14:section') : [];
  return new Map(
    sections.flatMap((section) => {
      const first = descendants(section, 'p14:sldId')[0];
      const id = first && attributeOf(first, 'id');
      return id ? [[id, attributeOf(section, 'name') ?? '']] : [];
    }),
  );
}

function coreProperties(reader: PartReader): { readonly title: string; readonly author: string } {
  const part = reader.target('', { type: 'core-properties' });
  const root = part === null ? null : reader.root(part);
  const text = (name: string) => {
    const found = root && firstChild(root, name);
    return found ? textContent(found).trim() : '';
  };
  return { title: text('dc:title'), author: text('dc:creator') };
}

/** The language of most of its runs. */
function languageOf(reader: PartReader, main: string, ids: readonly XmlElement[]): string | null {
  const counts = new Map<string, number>();
  for (const entry of ids.slice(0, 30)) {
    const part = reader.target(main, { id: attributeOf(entry, 'r:id') });
    const root = part === null ? null : reader.root(part);
    for (const look of root ? descendants(root, 'a:rPr') : []) {
      const tag = (attributeOf(look, 'lang') ?? '').split('-')[0]!;
      if (isLanguageTag(tag)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
