import {
  officeLanguage,
  partText,
  relationshipsPartOf,
  relativeTarget,
  resolveTarget,
} from '../../../package/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  firstChild,
  serializeXml,
  textContent,
  type XmlElement,
  xmlDeclaration,
} from '../../../xml/index.ts';
import { basePartOf } from '../finish/brand-names.ts';
import { masterId } from '../finish/master-parts.ts';
import { hasNotes, writeNotesSlide } from '../finish/notes-parts.ts';
import { tableStylesXml } from '../finish/table.ts';
import { boxLevelsXml } from '../finish/text-properties.ts';
import type { SlideEntry, Work } from '../finish/work.ts';
import { treeOf } from '../read/inherited.ts';
import { parseOffice } from '../read/office-xml.ts';
import type { PartReader } from '../read/part-reader.ts';
import { bannerXml } from './banner.ts';
import { type BroughtMaster, lastMasterId, PartsBrought } from './bring-parts.ts';
import { officeTree } from './office-tree.ts';
import { leftTypes, takenFileOf } from './open-taken.ts';
import { keepDefaults } from './own-defaults.ts';
import { withoutDeadLinks } from './plain-links.ts';
import { listRelationships, officeAddress } from './relationship-list.ts';
import type { TakenFile } from './taken-file.ts';

/** What slides of other presentations brought into a deck. */
export interface Grafted {
  readonly masters: readonly BroughtMaster[];
  /** Content types of their parts. */
  readonly types: ReadonlyMap<string, string>;
  /** Their parts, slides and relationships too. */
  readonly brought: ReadonlySet<string>;
}

/** A slide that is taken, with the part that it is in its file. */
interface TakenEntry {
  readonly entry: SlideEntry;
  readonly file: TakenFile;
  readonly part: string;
  readonly name: string;
}

/**
 * Writes the slides that come from other presentations as they are, on layouts of ours where they stood on the same, else
 * with their own. `ours`: the deck with its masters and its other slides.
 */
export function graftSlides(work: Work, ours: PartReader): Grafted {
  const taken = takenEntries(work);
  const { brand } = work.theme;
  const base = basePartOf(brand);
  const reserved = [base, base.replace('item', 'itemProps')];
  const brought = new PartsBrought(
    work.parts,
    ours,
    reserved,
    lastMasterId(ours, work.parts.names(), lastListed(brand?.presentation)),
  );
  for (const each of taken) writeSlide(each, taken, brought, work);
  const names = [...brought.types.keys(), ...taken.map(({ name }) => name)];
  return {
    masters: brought.masters,
    types: brought.types,
    brought: new Set(names.flatMap((name) => [name, relationshipsPartOf(name)])),
  };
}

export function takenEntries(work: Work): readonly TakenEntry[] {
  return work.slides.flatMap((entry): TakenEntry[] => {
    const { taken } = entry.placed;
    if (!taken) return [];
    const file = takenFileOf(taken.bytes, taken.path, work.placed.width);
    const part = file.slides[taken.number - 1]!;
    return [{ entry, file, part, name: `ppt/slides/slide${entry.number}.xml` }];
  });
}

function writeSlide(
  { entry, file, part, name }: TakenEntry,
  taken: readonly TakenEntry[],
  brought: PartsBrought,
  work: Work,
): void {
  const { reader } = file;
  const all = listRelationships(reader.parts, part);
  const own = all.filter(
    ({ type, target, external }) =>
      external ||
      (!leftTypes.has(type) && type !== 'slideLayout' && reader.parts.has(resolveTarget(part, target))),
  );
  const links = all.flatMap((each) => {
    if (each.type !== 'slide' || each.external) return [];
    const to = taken.find((other) => other.file === file && other.part === resolveTarget(part, each.target));
    return to ? [{ ...each, target: relativeTarget(name, to.name) }] : [];
  });
  const layout = reader.target(part, { type: 'slideLayout' })!;
  const list = all.find(({ type }) => type === 'slideLayout')!;
  const more = [
    ...links,
    { ...list, target: relativeTarget(name, brought.layout(file, layout)) },
    ...(hasNotes(entry)
      ? [
          {
            id: freeId(all),
            address: officeAddress('notesSlide'),
            type: 'notesSlide',
            target: relativeTarget(name, `ppt/notesSlides/notesSlide${entry.number}.xml`),
            external: false,
          },
        ]
      : []),
  ];
  const living = new Set([...own, ...more].map(({ id }) => id));
  const dead = new Set(all.map(({ id }) => id).filter((id) => !living.has(id)));
  const root = officeTree(partText(reader.parts, part)!);
  withoutDeadLinks(root, dead);
  const presentation = reader.root(file.main);
  keepDefaults(root, presentation && firstChild(presentation, 'p:defaultTextStyle'), defaultsOf(work));
  const slide = firstChild(root, 'p:cSld');
  if (slide) setAttribute(slide, 'name', entry.placed.id);
  addBanners(root, entry, work);
  setAttribute(root, 'show', entry.placed.hidden ? '0' : null);
  work.parts.set(name, `${xmlDeclaration}${serializeXml(root)}`);
  work.parts.set(relationshipsPartOf(name), brought.relate(file, part, name, own, more));
  if (hasNotes(entry)) writeNotesSlide(entry, work);
}

/** The marking of the slide stands over all that is on it. */
function addBanners(root: XmlElement, { placed }: SlideEntry, { theme, deck }: Work): void {
  const tree = treeOf(root);
  const banners = placed.taken?.banners ?? [];
  if (!tree || banners.length === 0) return;
  const ids = descendants(root, 'p:cNvPr').map((each) => Number(attributeOf(each, 'id')) || 0);
  let last = Math.max(1, ...ids);
  for (const banner of banners) {
    last += 1;
    const xml = bannerXml(banner, last, theme, officeLanguage(deck.language));
    const end = tree.children.findIndex((each) => each.kind === 'element' && each.name === 'p:extLst');
    tree.children.splice(end < 0 ? tree.children.length : end, 0, ...parseOffice(xml).children);
  }
}

function setAttribute(element: XmlElement, name: string, value: string | null): void {
  element.attributes = element.attributes.filter((each) => each.name !== name);
  if (value !== null) element.attributes.push({ name, value, start: -1 });
}

function freeId(list: readonly { readonly id: string }[]): string {
  const taken = new Set(list.map(({ id }) => id));
  let number = list.length + 1;
  while (taken.has(`rId${number}`)) number += 1;
  return `rId${number}`;
}

/** The styles of tables that slides bring and the deck has not, as XML. */
export function tableStylesOf(work: Work): string {
  const known = ownTableStyles(work);
  const found = new Map<string, string>();
  for (const { file, part } of takenEntries(work)) {
    const { reader } = file;
    const root = reader.root(part);
    const styles = reader.target(file.main, { type: 'tableStyles' });
    const list = styles === null ? null : reader.root(styles);
    for (const id of new Set(root ? descendants(root, 'a:tableStyleId').map(textContent) : [])) {
      const style = list && childElements(list, 'a:tblStyle').find((each) => idOf(each) === id);
      if (style && !found.has(id) && !known.includes(id)) found.set(id, serializeXml(style));
    }
  }
  return [...found.values()].join('');
}

function ownTableStyles({ theme: { brand } }: Work): string {
  const styles = brand?.relationships.find(({ type }) => type === 'tableStyles');
  const part = brand && styles ? brand.parts.get(resolveTarget(brand.main, styles.target)) : undefined;
  return part ? Buffer.from(part).toString('utf8') : tableStylesXml;
}

function idOf(style: XmlElement): string {
  return style.attributes.find(({ name }) => name === 'styleId')?.value ?? '';
}

/** Master ids that a brand file's presentation lists; those of ours begin with the first. */
function lastListed(presentation: string | undefined): number {
  if (presentation === undefined) return masterId;
  const ids = [...presentation.matchAll(/sldMasterId\s[^>]*?\bid="(\d+)"/g)].map(([, id]) => Number(id));
  return Math.max(masterId, ...ids);
}

/** What free texts take from the deck's own presentation. */
function defaultsOf(work: Work): XmlElement | null {
  const { brand } = work.theme;
  const space = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
  const text = brand
    ? brand.presentation
    : `<p:presentation ${space} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:defaultTextStyle>${boxLevelsXml(work.placed.rightToLeft === true)}</p:defaultTextStyle></p:presentation>`;
  return firstChild(parseOffice(text), 'p:defaultTextStyle');
}
