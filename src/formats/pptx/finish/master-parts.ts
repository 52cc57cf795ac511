import { writeRelationships } from '../../../package/index.ts';
import type { Theme, ThemePicture } from '../../../theme/index.ts';
import { escapeXmlAttribute, xmlDeclaration } from '../../../xml/index.ts';
import { backgroundXml, colorMapXml, toEmuBox } from '../drawing-ml.ts';
import { drawDecorations, type PictureParts } from './decorations.ts';
import type { LayoutPlace, TextStyle } from './layout-places.ts';
import { placeholderXml, presetXml } from './layout-places.ts';
import { bodyStyleXml, otherStyleXml, placeLevelsXml, titleStyleXml } from './text-properties.ts';
import type { LayoutWork } from './work.ts';
import { anchors, presentationNamespaces, treeStart } from './xml-pieces.ts';

/** The slide master and its layouts, made from the theme: real ones, that PowerPoint's users can work with. */
export function masterParts(
  layouts: readonly LayoutWork[],
  theme: Theme,
  foot: FootTexts,
  pictures: ReadonlyMap<ThemePicture, PictureParts>,
): [string, string][] {
  return [
    ['ppt/slideMasters/slideMaster1.xml', masterXml(layouts, theme, foot)],
    [
      'ppt/slideMasters/_rels/slideMaster1.xml.rels',
      writeRelationships([
        ...layouts.map(({ number }) => ({
          id: `rId${number}`,
          type: 'slideLayout',
          target: `../slideLayouts/slideLayout${number}.xml`,
          external: false,
        })),
        { id: `rId${layouts.length + 1}`, type: 'theme', target: '../theme/theme1.xml', external: false },
      ]),
    ],
    ...layouts.flatMap((layout): [string, string][] => {
      const { xml, relationships } = drawDecorations(layout.layout, pictures);
      return [
        [`ppt/slideLayouts/slideLayout${layout.number}.xml`, layoutXml(layout, xml, theme, foot)],
        [
          `ppt/slideLayouts/_rels/slideLayout${layout.number}.xml.rels`,
          writeRelationships([
            { id: 'rId1', type: 'slideMaster', target: '../slideMasters/slideMaster1.xml', external: false },
            ...relationships,
          ]),
        ],
      ];
    }),
  ];
}

/** Footer and date as the slides have them, as XML: slides that are added in PowerPoint get the same. */
export interface FootTexts {
  readonly footer: string | null;
  readonly date: string | null;
  readonly language: string;
  readonly rightToLeft: boolean;
}

/** First id of a master; layouts follow. Masters and layouts share one range (ECMA-376 part 1, 19.7.9 and 19.7.16). */
export const masterId = 2_147_483_648;

/** The layout whose title, body and foot the master shows: the usual one for content. */
function modelLayout(layouts: readonly LayoutWork[]): LayoutWork {
  const usual = layouts.find(({ layout }) => layout.type === 'obj' && layout.title);
  return usual ?? layouts.find(({ layout }) => layout.title && layout.slots.size > 0) ?? layouts[0]!;
}

function masterXml(layouts: readonly LayoutWork[], theme: Theme, texts: FootTexts): string {
  const model = modelLayout(layouts);
  const title = model.places.find(({ type }) => type === 'title' || type === 'ctrTitle')!;
  const content =
    model.places.find(({ bulleted }) => bulleted) ?? model.places.find(({ type }) => type === 'body');
  const foot = (type: LayoutPlace['type'], fallback: number): LayoutPlace => {
    for (const layout of [model, ...layouts]) {
      const found = layout.places.find((place) => place.type === type);
      if (found) return found;
    }
    return footPlace(type, fallback, theme);
  };
  const places: LayoutPlace[] = [
    { ...title, type: 'title' },
    { ...(content ?? bodyPlace(theme)), type: 'body', index: 1, size: null, name: 'Body', bulleted: true },
    { ...untinted(foot('dt', 0)), index: 2 },
    { ...untinted(foot('ftr', 1)), index: 3 },
    { ...untinted(foot('sldNum', 2)), index: 4 },
  ];
  const ids = layouts.map(({ number }) => `<p:sldLayoutId id="${masterId + number}" r:id="rId${number}"/>`);
  return (
    `${xmlDeclaration}<p:sldMaster ${presentationNamespaces}><p:cSld>${backgroundXml(model.layout.gradient ?? model.layout.background, theme)}<p:spTree>${treeStart}` +
    `${places.map((place, i) => placeXml(place, i + 2, true, texts)).join('')}</p:spTree></p:cSld>${colorMapXml(theme)}` +
    `<p:sldLayoutIdLst>${ids.join('')}</p:sldLayoutIdLst>` +
    `<p:txStyles>${titleStyleXml(title.text, texts.rightToLeft)}${bodyStyleXml(theme, texts.rightToLeft)}${otherStyleXml(texts.rightToLeft)}</p:txStyles></p:sldMaster>`
  );
}

/** LibreOffice applies a tint once for the master and once more for the layout: the layout says it alone. */
function untinted(place: LayoutPlace): LayoutPlace {
  return { ...place, text: { ...place.text, color: { color: place.text.color.color } } };
}

function layoutXml(
  { layout, places }: LayoutWork,
  decorations: readonly string[],
  theme: Theme,
  texts: FootTexts,
): string {
  let id = decorations.length + 1;
  const shapes = places.map((place) => {
    id += 1;
    return placeXml(place, id, false, texts);
  });
  const type = layout.type === 'cust' ? ' userDrawn="1"' : ` type="${escapeXmlAttribute(layout.type)}"`;
  return (
    `${xmlDeclaration}<p:sldLayout ${presentationNamespaces}${type} preserve="1"><p:cSld name="${escapeXmlAttribute(layout.name)}">` +
    `${backgroundXml(layout.gradient ?? layout.background, theme)}<p:spTree>${treeStart}${decorations.join('')}${shapes.join('')}</p:spTree></p:cSld>` +
    '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>'
  );
}

function placeXml(place: LayoutPlace, id: number, master: boolean, texts: FootTexts): string {
  const { x, y, cx, cy } = toEmuBox(place.box);
  const anchor = anchors[place.text.anchor];
  const outline = master ? 'rect' : (place.text.outline ?? 'rect');
  const geometry = master || place.text.fill ? presetXml(outline) : '';
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${place.name} Placeholder ${id - 1}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>` +
    `<p:nvPr>${placeholderXml(place)}</p:nvPr></p:nvSpPr>` +
    `<p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm>${geometry}</p:spPr>` +
    `<p:txBody><a:bodyPr${master ? ' vert="horz"' : ''} wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"${master ? ` rtlCol="${texts.rightToLeft ? 1 : 0}"` : ''} anchor="${anchor}"/>` +
    `${placeLevelsXml(place, master)}${promptXml(place, texts)}</p:txBody></p:sp>`
  );
}

/** What PowerPoint's own layouts say in their places. It is never on a slide, where PowerPoint shows its own words. */
function promptXml(place: LayoutPlace, texts: FootTexts): string {
  const paragraph = (text: string, level: number) =>
    `<a:p>${level > 0 ? `<a:pPr lvl="${level}"/>` : ''}<a:r><a:rPr lang="en-US"/><a:t>${text}</a:t></a:r></a:p>`;
  if (place.type === 'sldNum')
    return '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-US"/></a:p>';
  const foot = place.type === 'dt' ? texts.date : place.type === 'ftr' ? texts.footer : null;
  if (foot !== null) return `<a:p><a:r><a:rPr lang="${texts.language}"/><a:t>${foot}</a:t></a:r></a:p>`;
  if (place.type === 'dt' || place.type === 'ftr' || place.type === 'pic')
    return '<a:p><a:endParaRPr lang="en-US"/></a:p>';
  if (place.type === 'title' || place.type === 'ctrTitle')
    return paragraph('Click to edit Master title style', 0);
  const levels = place.bulleted ? ['Second level', 'Third level', 'Fourth level', 'Fifth level'] : [];
  return ['Click to edit Master text styles', ...levels].map((text, i) => paragraph(text, i)).join('');
}

function bodyPlace(theme: Theme): LayoutPlace {
  const { width, height } = theme.size;
  const text: TextStyle = {
    size: theme.type.body,
    color: { color: 'dark1' },
    bold: false,
    align: 'left',
    anchor: 'top',
    font: 'body',
  };
  const box = { x: 0.7, y: 1.6, w: width - 1.4, h: height - 2.6 };
  return { type: 'body', index: 1, size: null, name: 'Body', box, text, bulleted: true };
}

function footPlace(type: LayoutPlace['type'], position: number, theme: Theme): LayoutPlace {
  const { width, height } = theme.size;
  const w = (width - 1.4) / 3;
  const text: TextStyle = {
    size: theme.type.caption,
    color: { color: 'dark1' },
    bold: false,
    align: (['left', 'center', 'right'] as const)[position] ?? 'left',
    anchor: 'middle',
    font: 'body',
  };
  const name = ['Date', 'Footer', 'Slide Number'][position] ?? 'Foot';
  const box = { x: 0.7 + w * position, y: height - 0.5, w, h: 0.25 };
  return { type, index: null, size: type === 'dt' ? 'half' : 'quarter', name, box, text, bulleted: false };
}
