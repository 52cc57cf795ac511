import {
  contentTypesXml,
  extensionOf,
  type Relationship,
  relationshipsPartOf,
  relativeTarget,
  resolveTarget,
  typesByExtension,
  writeRelationships,
} from '../../../package/index.ts';
import { compareText } from '../../../source/index.ts';
import type { BrandFile } from '../../../theme/index.ts';
import {
  childElements,
  firstChild,
  serializeXml,
  type XmlElement,
  xmlDeclaration,
  xmlElement,
} from '../../../xml/index.ts';
import { parseOffice } from '../read/office-xml.ts';
import type { Grafted } from '../taken/graft-slides.ts';
import { officeTree } from '../taken/office-tree.ts';
import { basePartOf, freeName, notesMasterOf } from './brand-names.ts';
import { writeEmbeddedFonts } from './embedded-fonts.ts';
import { notesMasterParts } from './notes-parts.ts';
import {
  firstSlideId,
  notesThemePart,
  sectionsXml,
  smallParts,
  typeOfOwnPart,
} from './presentation-parts.ts';
import type { Work } from './work.ts';

/** Where the presentation itself stands, whatever the file called it. */
const main = 'ppt/presentation.xml';

/** Parts of ours that a brand file has no other of. */
interface Own {
  readonly notesMaster: string;
}

/** Writes the parts of a brand file as they are, but for styles of tables that others bring. */
export function writeBrandParts(work: Work, brand: BrandFile, tableStyles = ''): void {
  const styles = brand.relationships.find(({ type }) => type === 'tableStyles');
  const changed = tableStyles !== '' && styles ? resolveTarget(brand.main, styles.target) : null;
  for (const [name, part] of brand.parts)
    work.parts.set(
      name,
      name === changed ? withStyles(Buffer.from(part).toString('utf8'), tableStyles) : part,
    );
  if (brand.notesMaster === null) writeOwnNotesMaster({ notesMaster: notesMasterOf(brand) }, work, brand);
}

function withStyles(text: string, styles: string): string {
  const root = officeTree(text);
  root.children.push(...parseOffice(`<a:tblStyleLst ${drawing}>${styles}</a:tblStyleLst>`).children);
  return `${xmlDeclaration}${serializeXml(root)}`;
}

const drawing = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/** Writes a presentation that has the masters of a brand file and our slides. */
export function writeBrandPresentation(
  work: Work,
  brand: BrandFile,
  { masters }: Pick<Grafted, 'masters'>,
  tableStyles = '',
): void {
  const own: Own = { notesMaster: notesMasterOf(brand) };
  const relationships: Relationship[] = brand.relationships.map((each) => ({
    ...each,
    target: relativeTarget(main, resolveTarget(brand.main, each.target)),
  }));
  let next = 0;
  const relate = (type: string, part: string): string => {
    do next += 1;
    while (relationships.some(({ id }) => id === `rId${next}`));
    relationships.push({ id: `rId${next}`, type, target: relativeTarget(main, part), external: false });
    return `rId${next}`;
  };
  const root = presentationOf(brand, relationships);
  const slides = work.slides.map(({ number }) =>
    xmlElement('p:sldId', {
      id: firstSlideId + number - 1,
      'r:id': relate('slide', `ppt/slides/slide${number}.xml`),
    }),
  );
  const list = firstChild(root, 'p:sldMasterIdLst');
  for (const { id, part } of masters)
    list?.children.push(xmlElement('p:sldMasterId', { id, 'r:id': relate('slideMaster', part) }));
  if (brand.notesMaster === null) {
    const id = xmlElement('p:notesMasterId', { 'r:id': relate('notesMaster', own.notesMaster) });
    insert(root, xmlElement('p:notesMasterIdLst', {}, [id]), ['p:sldMasterIdLst']);
  }
  if (slides.length > 0)
    insert(root, xmlElement('p:sldIdLst', {}, slides), [
      'p:handoutMasterIdLst',
      'p:notesMasterIdLst',
      'p:sldMasterIdLst',
    ]);
  addFonts(root, writeEmbeddedFonts(work.theme, work.parts, relate));
  addSections(root, work);
  for (const [name, xml] of Object.entries(smallParts)) {
    if (relationships.some(({ type }) => type === name)) continue;
    const part = brand.parts.has(`ppt/${name}.xml`) ? `ppt/${name}-1.xml` : `ppt/${name}.xml`;
    const styled = name === 'tableStyles' && tableStyles !== '' ? withStyles(xml, tableStyles) : null;
    work.parts.set(part, styled ?? `${xmlDeclaration}${xml}`);
    relate(name, part);
  }
  relate('customXml', basePartOf(brand));
  work.parts.set(main, `${xmlDeclaration}${serializeXml(root)}`);
  work.parts.set(relationshipsPartOf(main), writeRelationships(relationships));
}

function writeOwnNotesMaster({ notesMaster }: Own, work: Work, brand: BrandFile): void {
  const theme = freeName('ppt/theme/theme', brand);
  for (const [name, xml] of notesMasterParts(work)) {
    if (name.endsWith('.rels')) continue;
    work.parts.set(notesMaster, xml);
  }
  const target = relativeTarget(notesMaster, theme);
  work.parts.set(
    relationshipsPartOf(notesMaster),
    writeRelationships([{ id: 'rId1', type: 'theme', target, external: false }]),
  );
  work.parts.set(theme, notesThemePart(work.theme));
}

/** The file's own presentation without what belongs to its slides. */
function presentationOf(brand: BrandFile, kept: readonly Relationship[]): XmlElement {
  const root = parseOffice(brand.presentation);
  const usual = [
    ['xmlns:a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
    ['xmlns:r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
    ['xmlns:p', 'http://schemas.openxmlformats.org/presentationml/2006/main'],
  ] as const;
  const others = root.attributes.filter(
    ({ name, value }) =>
      !usual.some(([prefix, space]) => prefix === name || (name.startsWith('xmlns') && value === space)) &&
      !dropped.has(name),
  );
  root.attributes = [...usual.map(([name, value]) => ({ name, value, start: -1 })), ...others];
  const ids = new Set(kept.map(({ id }) => id));
  const lists = new Set(['p:sldIdLst', 'p:custShowLst', 'p:modifyVerifier', 'p:photoAlbum']);
  root.children = root.children.filter((child) => child.kind === 'text' || !lists.has(child.name));
  for (const list of childElements(root)) {
    // What leads to a part that is not kept is not kept either.
    if (!/^p:(custDataLst|notesMasterIdLst|handoutMasterIdLst)$/.test(list.name)) continue;
    list.children = list.children.filter(
      (child) =>
        child.kind === 'text' || ids.has(child.attributes.find(({ name }) => name === 'r:id')?.value ?? ''),
    );
    if (childElements(list).length === 0) root.children = root.children.filter((child) => child !== list);
  }
  const extensions = firstChild(root, 'p:extLst');
  if (extensions) {
    extensions.children = extensions.children.filter(
      (child) =>
        child.kind === 'text' || !droppedExtensions.has(child.attributes[0]?.value.toUpperCase() ?? ''),
    );
    if (childElements(extensions).length === 0)
      root.children = root.children.filter((child) => child !== extensions);
  }
  return root;
}

const dropped: ReadonlySet<string> = new Set(['removePersonalInfoOnSave', 'firstSlideNum', 'conformance']);
/** Sections and zooms of the file's own slides. */
const droppedExtensions: ReadonlySet<string> = new Set(['{521415D9-36F7-43E2-AB2F-B90AF26B5E84}']);

/** Puts an element behind the last of the named ones that is there. */
function insert(root: XmlElement, element: XmlElement, behind: readonly string[]): void {
  const at = Math.max(
    ...behind.map((name) => root.children.findIndex((each) => each.kind === 'element' && each.name === name)),
  );
  root.children.splice(at + 1, 0, element);
}

/** Beside those that the file has itself. */
function addFonts(root: XmlElement, xml: string): void {
  if (xml === '') return;
  const list = parseOffice(xml.replace('<p:embeddedFontLst>', `<p:embeddedFontLst ${spaces}>`));
  list.attributes = [];
  const own = firstChild(root, 'p:embeddedFontLst');
  if (own) own.children.push(...list.children);
  else insert(root, list, ['p:smartTags', 'p:notesSz']);
  root.attributes = [
    ...root.attributes.filter(({ name }) => name !== 'embedTrueTypeFonts'),
    { name: 'embedTrueTypeFonts', value: '1', start: -1 },
  ];
}

const spaces =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

function addSections(root: XmlElement, work: Work): void {
  const xml = sectionsXml(work);
  if (xml === '') return;
  const space = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
  const list = parseOffice(xml.replace('<p:extLst>', `<p:extLst ${space}>`));
  list.attributes = [];
  const own = firstChild(root, 'p:extLst');
  if (own) own.children.unshift(...list.children);
  else root.children.push(list);
}

/** `[Content_Types].xml` of a deck with parts of other files: these have their own types. */
export function graftedTypes(names: readonly string[], types: ReadonlyMap<string, string>): string {
  const defaults = new Map<string, string>();
  const overrides: [string, string][] = [];
  for (const name of [...names].sort(compareText)) {
    if (name === '[Content_Types].xml') continue;
    const ending = extensionOf(name);
    const usual = typesByExtension[ending];
    const type = types.get(name) ?? typeOfOwnPart(name) ?? usual;
    if (type === undefined) throw new Error(`the part "${name}" has no content type`);
    const known = defaults.get(ending);
    if (
      ending !== 'xml' &&
      (known === undefined || known === type) &&
      (usual === undefined || usual === type)
    )
      defaults.set(ending, type);
    else overrides.push([name, type]);
  }
  return contentTypesXml([...defaults], overrides);
}
