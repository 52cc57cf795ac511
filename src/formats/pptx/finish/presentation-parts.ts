import { contentTypesOf, type Relationship, writeRelationships } from '../../../package/index.ts';
import type { Theme, ThemeColor, ThemeFonts } from '../../../theme/index.ts';
import { escapeXmlAttribute, xmlDeclaration } from '../../../xml/index.ts';
import { themeName, toEmu } from '../drawing-ml.ts';
import { customXmlPart } from '../edits/base-part.ts';
import type { Grafted } from '../taken/graft-slides.ts';
import { basePartOf } from './brand-names.ts';
import { writeEmbeddedFonts } from './embedded-fonts.ts';
import { masterId } from './master-parts.ts';
import { notesPaper } from './notes-page.ts';
import { tableStylesXml } from './table.ts';
import { boxLevelsXml } from './text-properties.ts';
import type { Work } from './work.ts';
import { nameBasedGuid, presentationNamespaces } from './xml-pieces.ts';

/** Id of the first slide: PowerPoint begins there (ECMA-376 part 1, 19.7.13). */
export const firstSlideId = 256;

/** Parts that PowerPoint wants to find, with next to nothing in them. */
export const smallParts = {
  presProps: `<p:presentationPr ${presentationNamespaces}/>`,
  viewProps: `<p:viewPr ${presentationNamespaces}/>`,
  tableStyles: tableStylesXml,
};

/** Writes presentation.xml, its lists in the schema's order (pptxgenjs has the notes master behind the slides). */
export function writePresentation(work: Work, { masters }: Pick<Grafted, 'masters'>): void {
  const { parts, placed, slides } = work;
  const relationships: Relationship[] = [];
  const relate = (type: string, target: string): string => {
    const id = `rId${relationships.length + 1}`;
    relationships.push({ id, type, target, external: false });
    return id;
  };
  const master = relate('slideMaster', 'slideMasters/slideMaster1.xml');
  const slideIds = slides.map(
    ({ number }) =>
      `<p:sldId id="${firstSlideId + number - 1}" r:id="${relate('slide', `slides/slide${number}.xml`)}"/>`,
  );
  const others = masters
    .map(
      ({ id, part }) =>
        `<p:sldMasterId id="${id}" r:id="${relate('slideMaster', part.slice('ppt/'.length))}"/>`,
    )
    .join('');
  const notes = relate('notesMaster', 'notesMasters/notesMaster1.xml');
  relate('theme', 'theme/theme1.xml');
  for (const type of Object.keys(smallParts)) relate(type, `${type}.xml`);
  relate('customXml', `../${basePartOf(undefined)}`);
  const fonts = writeEmbeddedFonts(work.theme, parts, (type, part) =>
    relate(type, part.slice('ppt/'.length)),
  );
  parts.set(
    'ppt/presentation.xml',
    `${xmlDeclaration}<p:presentation ${presentationNamespaces} ${placed.rightToLeft ? 'rtl="1" ' : ''}${fonts === '' ? '' : 'embedTrueTypeFonts="1" '}saveSubsetFonts="1" autoCompressPictures="0">` +
      `<p:sldMasterIdLst><p:sldMasterId id="${masterId}" r:id="${master}"/>${others}</p:sldMasterIdLst>` +
      `<p:notesMasterIdLst><p:notesMasterId r:id="${notes}"/></p:notesMasterIdLst>` +
      `<p:sldIdLst>${slideIds.join('')}</p:sldIdLst>` +
      `<p:sldSz cx="${toEmu(placed.width)}" cy="${toEmu(placed.height)}"/>` +
      `<p:notesSz cx="${notesPaper.cx}" cy="${notesPaper.cy}"/>${fonts}` +
      `<p:defaultTextStyle>${boxLevelsXml(placed.rightToLeft === true)}</p:defaultTextStyle>${sectionsXml(work)}</p:presentation>`,
  );
  parts.set('ppt/_rels/presentation.xml.rels', writeRelationships(relationships));
}

/** Sections (MS-PPTX 2.6.9): every slide in exactly one, in the order of the slides. */
export function sectionsXml({ deck, slides }: Work): string {
  if (deck.sections.length === 0) return '';
  const members = new Map<string, number[]>(deck.sections.map(({ id }) => [id, []]));
  for (const { slide, number } of slides) {
    const own = slide ? members.get(slide.section) : undefined;
    // A slide that names no section stays with the one before it.
    (own ?? [...members.values()][0]!).push(firstSlideId + number - 1);
  }
  const xml = deck.sections.map(({ id, title }) => {
    const ids = members.get(id)!.map((slide) => `<p14:sldId id="${slide}"/>`);
    const guid = nameBasedGuid(`section/${deck.id}/${id}`);
    return `<p14:section name="${escapeXmlAttribute(title)}" id="${guid}"><p14:sldIdLst>${ids.join('')}</p14:sldIdLst></p14:section>`;
  });
  return (
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">' +
    `${xml.join('')}</p14:sectionLst></p:ext></p:extLst>`
  );
}

/**
 * The theme, twice, since PowerPoint repairs files in which both masters share one (pptxgenjs issue 1449), and the parts
 * that are the same in every deck.
 */
export function themeParts(theme: Theme): [string, string][] {
  const xml = themeXml(theme);
  return [
    ['ppt/theme/theme1.xml', xml],
    ['ppt/theme/theme2.xml', xml],
    ...Object.entries(smallParts).map(([name, part]): [string, string] => [
      `ppt/${name}.xml`,
      `${xmlDeclaration}${part}`,
    ]),
  ];
}

/** Names and order of CT_ColorScheme (ECMA-376 part 1, 20.1.6.2). */
export const schemeSlots: readonly (readonly [string, ThemeColor])[] = [
  ['dk1', 'dark1'],
  ['lt1', 'light1'],
  ['dk2', 'dark2'],
  ['lt2', 'light2'],
  ['accent1', 'accent1'],
  ['accent2', 'accent2'],
  ['accent3', 'accent3'],
  ['accent4', 'accent4'],
  ['accent5', 'accent5'],
  ['accent6', 'accent6'],
  ['hlink', 'hyperlink'],
  ['folHlink', 'followed-hyperlink'],
];

function themeXml(theme: Theme): string {
  const name = escapeXmlAttribute(theme.name);
  const colors = schemeSlots
    .map(([slot]) => {
      const color = schemeSlots.find(([, each]) => themeName(each, theme) === slot)![1];
      return `<a:${slot}><a:srgbClr val="${theme.colors[color]}"/></a:${slot}>`;
    })
    .join('');
  return (
    `${xmlDeclaration}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${name}"><a:themeElements>` +
    `<a:clrScheme name="${name}">${colors}</a:clrScheme>` +
    `<a:fontScheme name="${name}">${fontsXml('majorFont', theme.fonts.heading)}${fontsXml('minorFont', theme.fonts.body)}</a:fontScheme>` +
    `${formatScheme(name)}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`
  );
}

function fontsXml(element: string, fonts: ThemeFonts): string {
  const face = (typeface: string) => `typeface="${escapeXmlAttribute(typeface)}"`;
  return (
    `<a:${element}><a:latin ${face(fonts.latin)}/><a:ea ${face(fonts['east-asian'])}/><a:cs ${face(fonts.complex)}/>` +
    // For Office in Chinese, which looks here first.
    `<a:font script="Hans" ${face(fonts['east-asian'])}/></a:${element}>`
  );
}

const placeholderFill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';

/** Three styles of each kind, the least that a theme may have (ECMA-376 part 1, 20.1.4.1.14); all of them plain. */
function formatScheme(name: string): string {
  const lines = [6350, 12_700, 19_050].map(
    (width) =>
      `<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr">${placeholderFill}<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>`,
  );
  return (
    `<a:fmtScheme name="${name}"><a:fillStyleLst>${placeholderFill.repeat(3)}</a:fillStyleLst>` +
    `<a:lnStyleLst>${lines.join('')}</a:lnStyleLst>` +
    `<a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst>` +
    `<a:bgFillStyleLst>${placeholderFill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>`
  );
}

/** The theme of a notes master of ours under slides that have another. */
export function notesThemePart(theme: Theme): string {
  const { brand: _, ...plain } = theme;
  return themeXml(plain);
}

export function typeOfOwnPart(name: string): string | undefined {
  return byName.find(([pattern]) => pattern.test(name))?.[1];
}

export function writeContentTypes({ parts }: Work): void {
  parts.set('[Content_Types].xml', contentTypesOf(parts.names(), byName));
}

const presentation = 'application/vnd.openxmlformats-officedocument.presentationml';
const office = 'application/vnd.openxmlformats-officedocument';

/** Types of XML parts by their name. */
const byName: readonly (readonly [RegExp, string])[] = [
  [/^ppt\/presentation\.xml$/, `${presentation}.presentation.main+xml`],
  [/^ppt\/slides\/slide\d+\.xml$/, `${presentation}.slide+xml`],
  [/^ppt\/slideLayouts\/slideLayout\d+\.xml$/, `${presentation}.slideLayout+xml`],
  [/^ppt\/slideMasters\/slideMaster\d+\.xml$/, `${presentation}.slideMaster+xml`],
  [/^ppt\/notesSlides\/notesSlide\d+\.xml$/, `${presentation}.notesSlide+xml`],
  [/^ppt\/notesMasters\/notesMaster\d+\.xml$/, `${presentation}.notesMaster+xml`],
  [/^ppt\/theme\/theme\d+\.xml$/, `${office}.theme+xml`],
  [/^ppt\/charts\/chart\d+\.xml$/, `${office}.drawingml.chart+xml`],
  [/^ppt\/presProps\.xml$/, `${presentation}.presProps+xml`],
  [/^ppt\/viewProps\.xml$/, `${presentation}.viewProps+xml`],
  [/^ppt\/tableStyles\.xml$/, `${presentation}.tableStyles+xml`],
  [customXmlPart, 'application/xml'],
  [/^customXml\/itemProps\d+\.xml$/, `${office}.customXmlProperties+xml`],
  [/^docProps\/core\.xml$/, 'application/vnd.openxmlformats-package.core-properties+xml'],
  [/^docProps\/app\.xml$/, `${office}.extended-properties+xml`],
  [/^docProps\/custom\.xml$/, `${office}.custom-properties+xml`],
];
