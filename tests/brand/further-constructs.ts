import { partText, readZip, writeZip } from '../../src/package/index.ts';

/** What real files have besides: laid over a made one, whose names of XML are the usual ones. */
export interface FurtherWish {
  /** Several designs of the same palette. */
  readonly masters?: number;
  /** Art that reaches into the lower right of where content stands, and a stamp that grows with its words. */
  readonly corner?: boolean;
  readonly stamp?: boolean;
  /** A font, a metafile as a logo, an object of another program with a picture for those who do not know it. */
  readonly embedded?: boolean;
  readonly metafile?: boolean;
  readonly object?: boolean;
  /** The layout for content has no title. */
  readonly untitled?: boolean;
  /** Number of the place for content. */
  readonly index?: number | null;
  /** Colour of all pages, whatever text there is. */
  readonly middle?: string | null;
}

const master = 'ppt/slideMasters/slideMaster1.xml';
const content = 'ppt/slideLayouts/slideLayout2.xml';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const inch = (value: number): number => Math.round(value * 914_400);

export function addFurther(file: Uint8Array, wish: FurtherWish): Uint8Array {
  const parts = new Map<string, string | Uint8Array>(readZip(file).parts);
  const text = (name: string): string => {
    const part = parts.get(name);
    return typeof part === 'string' ? part : (partText(parts as never, name) ?? '');
  };
  const change = (name: string, from: string | RegExp, to: string): void =>
    void parts.set(name, text(name).replace(from, to));
  const relsOf = (name: string) => name.replace(/([^/]+)$/, '_rels/$1.rels');
  const relate = (name: string, id: string, kind: string, target: string): void =>
    change(
      relsOf(name),
      '</Relationships>',
      `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/></Relationships>`,
    );
  const typed = (xml: string): void => change('[Content_Types].xml', /(<Types[^>]*>)/, `$1${xml}`);
  const draw = (xml: string): void => change(master, '</p:spTree>', `${xml}</p:spTree>`);
  const [width, height] = [...text('ppt/presentation.xml').matchAll(/sldSz cx="(\d+)" cy="(\d+)"/g)][0]!
    .slice(1)
    .map((side) => Number(side) / 914_400) as [number, number];
  const frame = (x: number, y: number, w: number, h: number) =>
    `<a:xfrm><a:off x="${inch(x * width)}" y="${inch(y * height)}"/><a:ext cx="${inch(w * width)}" cy="${inch(h * height)}"/></a:xfrm>`;
  const named = (id: number, name: string) => `<p:cNvPr id="${id}" name="${name}"/>`;

  if (wish.middle)
    change(
      master,
      /<p:bg>.*?<\/p:bg>/s,
      `<p:bg><p:bgPr><a:solidFill><a:srgbClr val="${wish.middle}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`,
    );
  if (wish.corner)
    draw(
      `<p:sp><p:nvSpPr>${named(901, 'Corner')}<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>${frame(0.82, 0.7, 0.18, 0.3)}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="7A1F5C"/></a:solidFill></p:spPr></p:sp>`,
    );
  if (wish.stamp)
    draw(
      `<p:sp><p:nvSpPr>${named(902, 'Stamp')}<p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>${frame(0.8, 0.01, 0.13, 0.04)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></p:spPr><p:txBody><a:bodyPr wrap="square"><a:spAutoFit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:rPr><a:t>Strictly confidential</a:t></a:r></a:p></p:txBody></p:sp>`,
    );
  if (wish.untitled) change(content, /<p:sp>(?:(?!<\/p:sp>).)*type="title".*?<\/p:sp>/s, '');
  if (wish.index) change(content, '<p:ph idx="1"/>', `<p:ph idx="${wish.index}"/>`);
  if (wish.metafile) {
    parts.set('ppt/media/logo.emf', Buffer.from('0100000058000000'.padEnd(176, '0'), 'hex'));
    typed('<Default Extension="emf" ContentType="image/x-emf"/>');
    relate(master, 'rId80', 'image', '../media/logo.emf');
    draw(
      `<p:pic><p:nvPicPr>${named(903, 'Logo')}<p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="rId80"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${frame(0.01, 0.93, 0.05, 0.05)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`,
    );
  }
  if (wish.object) {
    parts.set('ppt/embeddings/oleObject1.bin', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    relate(content, 'rId81', 'oleObject', '../embeddings/oleObject1.bin');
    const object = (inner: string) =>
      `<p:graphicFrame><p:nvGraphicFramePr>${named(904, 'Object')}<p:cNvGraphicFramePr/><p:nvPr userDrawn="1"/></p:nvGraphicFramePr><p:xfrm><a:off x="${inch(0.02 * width)}" y="${inch(0.5 * height)}"/><a:ext cx="${inch(0.03 * width)}" cy="${inch(0.05 * height)}"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj name="Sheet" r:id="rId81" progId="Excel.Sheet.12">${inner}</p:oleObj></a:graphicData></a:graphic></p:graphicFrame>`;
    change(
      content,
      '</p:spTree>',
      `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:v="urn:schemas-microsoft-com:vml" Requires="v">${object('<p:embed/>')}</mc:Choice><mc:Fallback>${object('<p:embed/>')}</mc:Fallback></mc:AlternateContent></p:spTree>`,
    );
  }
  if (wish.embedded) {
    parts.set('ppt/fonts/font1.fntdata', Buffer.alloc(64, 7));
    typed('<Default Extension="fntdata" ContentType="application/x-fontdata"/>');
    relate('ppt/presentation.xml', 'rId82', 'font', 'fonts/font1.fntdata');
    change(
      'ppt/presentation.xml',
      /(<p:notesSz[^>]*\/>)/,
      '$1<p:embeddedFontLst><p:embeddedFont><p:font typeface="Acme Sans"/><p:regular r:id="rId82"/></p:embeddedFont></p:embeddedFontLst>',
    );
  }
  if ((wish.masters ?? 1) > 1) secondMaster();
  return writeZip(parts as never);

  /** The first once more, with its layouts and its theme. */
  function secondMaster(): void {
    const layouts = [...parts.keys()].filter((name) => /^ppt\/slideLayouts\/slideLayout\d+\.xml$/.test(name));
    const types = 'application/vnd.openxmlformats-officedocument.';
    const copy = (name: string, to: string, type: string): void => {
      parts.set(to, text(name));
      typed(`<Override PartName="/${to}" ContentType="${types}${type}+xml"/>`);
    };
    copy('ppt/theme/theme1.xml', 'ppt/theme/theme9.xml', 'theme');
    copy(master, 'ppt/slideMasters/slideMaster2.xml', 'presentationml.slideMaster');
    parts.set(
      relsOf('ppt/slideMasters/slideMaster2.xml'),
      text(relsOf(master))
        .replace(/slideLayout(\d+)\.xml/g, 'slideLayout5$1.xml')
        .replace('theme1.xml', 'theme9.xml'),
    );
    change('ppt/slideMasters/slideMaster2.xml', /(<p:sldLayoutId id=")2147483(\d+)/g, '$12147485$2');
    for (const name of layouts) {
      const to = name.replace('slideLayout/', '').replace(/slideLayout(\d+)\.xml/, 'slideLayout5$1.xml');
      copy(name, to, 'presentationml.slideLayout');
      parts.set(relsOf(to), text(relsOf(name)).replace('slideMaster1.xml', 'slideMaster2.xml'));
    }
    relate('ppt/presentation.xml', 'rId83', 'slideMaster', 'slideMasters/slideMaster2.xml');
    change(
      'ppt/presentation.xml',
      '</p:sldMasterIdLst>',
      '<p:sldMasterId id="2147484999" r:id="rId83"/></p:sldMasterIdLst>',
    );
  }
}
