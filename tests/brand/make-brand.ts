import { contentTypesXml, type Package, writeZip } from '../../src/package/index.ts';

/** What a made brand file is like. Everything that is left out is as PowerPoint has it. */
export interface BrandWish {
  /** Inches. */
  readonly size?: readonly [width: number, height: number];
  readonly potx?: boolean;
  /** Prefixes other than a, p and r. */
  readonly foreign?: boolean;
  readonly strict?: boolean;
  readonly dark?: boolean;
  /** Names and types of layouts. */
  readonly names?: 'english' | 'german' | 'japanese';
  readonly typed?: boolean;
  readonly notes?: boolean;
  readonly samples?: boolean;
  readonly foot?: boolean;
  readonly titleSize?: number;
  readonly bodySize?: number;
  readonly inset?: number;
  readonly accents?: readonly string[];
  /** A band over the top, behind the title; a logo at the right of it; a stripe at the left over the content. */
  readonly band?: boolean;
  readonly logo?: boolean;
  readonly stripe?: boolean;
  readonly gradient?: boolean;
  /** Layouts that are there besides cover and content. */
  readonly has?: readonly ('section' | 'two' | 'titleOnly' | 'vertical')[];
  /** The cover has a colour map of its own. */
  readonly override?: boolean;
  readonly face?: string;
  /** No styles of the master: only the samples in its places say how text looks, as LibreOffice writes files. */
  readonly bare?: boolean;
  /** Titles have the colour of the page. */
  readonly unseen?: boolean;
  /** Relationships added to the first layout. */
  readonly leads?: string;
  readonly parts?: Readonly<Record<string, string>>;
}

const names = {
  english: ['Title Slide', 'Title and Content', 'Section Header', 'Two Content', 'Title Only', 'Vertical'],
  german: ['Titelfolie', 'Titel und Inhalt', 'Abschnitt', 'Zwei Inhalte', 'Nur Titel', 'Senkrecht'],
  japanese: ['表紙', '本文', '中表紙', '二段', '見出し', '縦書き'],
} as const;

const inch = (value: number): number => Math.round(value * 914_400);

/** A presentation as a designer might have made it, of the constructs that real ones have. */
export function makeBrand(wish: BrandWish = {}): Uint8Array {
  const parts: Package = new Map();
  const overrides: [string, string][] = [];
  const { size: [W, H] = [13.333, 7.5], has = ['section', 'two', 'titleOnly'], dark = false } = wish;
  const own = names[wish.names ?? 'english'];
  const relation = (kind: string) =>
    wish.strict
      ? `http://purl.oclc.org/ooxml/officeDocument/relationships/${kind}`
      : `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`;
  const rels = (
    of: string,
    list: readonly (readonly [id: string, kind: string, target: string])[],
    more = '',
  ) => {
    const at = of.lastIndexOf('/');
    parts.set(
      `${of.slice(0, at)}/_rels${of.slice(at)}.rels`,
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${relation(kind)}" Target="${target}"/>`).join('')}${more}</Relationships>`,
    );
  };
  const kinds = 'application/vnd.openxmlformats-officedocument.presentationml.';
  const put = (name: string, type: string, xml: string) => {
    parts.set(name, spelled(xml, wish));
    overrides.push([name, type]);
  };
  const boxXml = (x: number, y: number, w: number, h: number) =>
    `<a:xfrm><a:off x="${inch(x)}" y="${inch(y)}"/><a:ext cx="${inch(w)}" cy="${inch(h)}"/></a:xfrm>`;
  let id = 1;
  const place = (
    ph: string,
    box: readonly [number, number, number, number] | null,
    more = '',
    words = 'Text',
  ) => {
    id += 1;
    const inset = wish.inset === undefined ? '' : ` lIns="${inch(wish.inset)}" rIns="${inch(wish.inset)}"`;
    const [own, look] = wish.bare ? sample(ph) : ['', '<a:rPr lang="en-US"/>'];
    return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Place ${id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${ph}/></p:nvPr></p:nvSpPr><p:spPr>${box ? boxXml(...box) : ''}</p:spPr><p:txBody><a:bodyPr${inset}${ph.includes('orient') ? ' vert="eaVert"' : ''}><a:normAutofit/></a:bodyPr><a:lstStyle>${more}</a:lstStyle><a:p>${own}<a:r>${look}<a:t>${words}</a:t></a:r></a:p></p:txBody></p:sp>`;
  };
  const sample = (ph: string): readonly [paragraph: string, words: string] => {
    const title = /itle"/.test(ph);
    const size = title ? (wish.titleSize ?? 40) : /dt|ftr|sldNum/.test(ph) ? 12 : (wish.bodySize ?? 24);
    const list =
      '<a:pPr marL="342900" indent="-342900" algn="l"><a:buFont typeface="Arial"/><a:buChar char="•"/></a:pPr>';
    const color = `<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>`;
    return [
      title ? '<a:pPr indent="0" algn="ctr"><a:buNone/></a:pPr>' : list,
      `<a:rPr lang="en-US" sz="${size * 100}">${color}<a:latin typeface="${wish.face ?? 'Calibri'}"/></a:rPr>`,
    ];
  };
  const drawn = (box: readonly [number, number, number, number], color: string) => {
    id += 1;
    return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Art ${id}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>${boxXml(...box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>${color}</a:solidFill></p:spPr></p:sp>`;
  };
  const tree = (shapes: string) =>
    `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shapes}</p:spTree>`;
  const spaces =
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
  const map = dark ? 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"' : 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"';
  const rest =
    'accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"';
  const titleSize = wish.titleSize ?? 40;
  const bodySize = wish.bodySize ?? 24;
  const m = 0.06 * W;
  const titleBox = [m, 0.05 * H, W - 2 * m - (wish.logo ? 0.16 * W : 0), 0.15 * H] as const;
  const bodyBox = [m, 0.25 * H, W - 2 * m, 0.62 * H] as const;
  const foot =
    wish.foot === false
      ? ''
      : [
          place('type="dt" sz="half" idx="10"', [m, 0.92 * H, 0.2 * W, 0.05 * H]),
          place('type="ftr" sz="quarter" idx="11"', [0.33 * W, 0.92 * H, 0.34 * W, 0.05 * H], '', ''),
          place('type="sldNum" sz="quarter" idx="12"', [0.8 * W, 0.92 * H, 0.14 * W, 0.05 * H]),
        ].join('');
  const art =
    (wish.band ? drawn([0, 0, W, 0.21 * H], '<a:schemeClr val="bg2"/>') : '') +
    (wish.logo ? drawn([0.86 * W, 0.05 * H, 0.1 * W, 0.12 * H], '<a:srgbClr val="CC3300"/>') : '') +
    (wish.stripe ? drawn([0, 0, 0.1 * W, H], '<a:schemeClr val="accent1"/>') : '');
  const layouts: { name: string; type: string; xml: string; map: string }[] = [];
  const add = (at: number, type: string, shapes: string, ownMap = '<a:masterClrMapping/>') =>
    layouts.push({ name: own[at]!, type, xml: shapes, map: ownMap });
  const other = dark ? 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"' : 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"';
  add(
    0,
    'title',
    place('type="ctrTitle"', [m, 0.28 * H, W - 2 * m, 0.3 * H]) +
      place(
        'type="subTitle" idx="1"',
        [m, 0.6 * H, W - 2 * m, 0.12 * H],
        '<a:lvl1pPr marL="0" indent="0"><a:buNone/></a:lvl1pPr>',
      ),
    wish.override ? `<a:overrideClrMapping ${other} ${rest}/>` : undefined,
  );
  add(1, 'obj', place('type="title"', null) + place('idx="1"', [...bodyBox]) + foot);
  if (has.includes('section'))
    add(
      2,
      'secHead',
      place('type="title"', [m, 0.3 * H, W - 2 * m, 0.3 * H]) +
        place(
          'type="body" idx="1"',
          [m, 0.62 * H, W - 2 * m, 0.2 * H],
          '<a:lvl1pPr marL="0" indent="0"><a:buNone/></a:lvl1pPr>',
        ) +
        foot,
    );
  if (has.includes('two')) {
    const half = (W - 2.2 * m) / 2;
    add(
      3,
      'twoObj',
      place('type="title"', null) +
        place('sz="half" idx="1"', [m, 0.25 * H, half, 0.62 * H]) +
        place('sz="half" idx="2"', [m * 1.2 + half, 0.25 * H, half, 0.62 * H]) +
        foot,
    );
  }
  if (has.includes('titleOnly')) add(4, 'titleOnly', place('type="title"', null) + foot);
  if (has.includes('vertical'))
    add(
      5,
      'vertTx',
      place('type="title"', null) + place('type="body" orient="vert" idx="1"', [...bodyBox]) + foot,
    );
  const background = wish.gradient
    ? '<p:bg><p:bgPr><a:gradFill><a:gsLst><a:gs pos="0"><a:schemeClr val="bg1"/></a:gs><a:gs pos="100000"><a:schemeClr val="bg1"><a:lumMod val="85000"/></a:schemeClr></a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill><a:effectLst/></p:bgPr></p:bg>'
    : '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>';
  const level = (n: number, size: number, sign: string) =>
    `<a:lvl${n}pPr marL="${n * 228_600}" indent="-228600" algn="l"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPts val="${n === 1 ? 1000 : 500}"/></a:spcBef><a:buFont typeface="Arial"/><a:buChar char="${sign}"/><a:defRPr sz="${size * 100}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl${n}pPr>`;
  layouts.forEach(({ name, type, xml, map: ownMap }, i) => {
    const part = `ppt/slideLayouts/slideLayout${i + 1}.xml`;
    const typed = wish.typed === false ? '' : ` type="${type}"`;
    put(
      part,
      `${kinds}slideLayout+xml`,
      `<p:sldLayout ${spaces}${typed} preserve="1"><p:cSld name="${name}">${tree(xml)}</p:cSld><p:clrMapOvr>${ownMap}</p:clrMapOvr></p:sldLayout>`,
    );
    rels(
      part,
      [['rId1', 'slideMaster', '../slideMasters/slideMaster1.xml']],
      i === 1 ? (wish.leads ?? '') : '',
    );
  });
  put(
    'ppt/slideMasters/slideMaster1.xml',
    `${kinds}slideMaster+xml`,
    `<p:sldMaster ${spaces}><p:cSld>${background}${tree(art + place('type="title"', [...titleBox]) + place('type="body" idx="1"', [...bodyBox]) + foot)}</p:cSld><p:clrMap ${map} ${rest}/><p:sldLayoutIdLst>${layouts.map((_, i) => `<p:sldLayoutId id="${2_147_483_649 + i}" r:id="rId${i + 1}"/>`).join('')}</p:sldLayoutIdLst>${wish.bare ? '' : `<p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:defRPr sz="${titleSize * 100}"><a:solidFill><a:schemeClr val="${wish.unseen ? 'bg1' : 'tx1'}"/></a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>${level(1, bodySize, '•')}${level(2, bodySize - 2, '–')}${level(3, bodySize - 4, '•')}</p:bodyStyle><p:otherStyle><a:lvl1pPr algn="l"><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:otherStyle></p:txStyles>`}</p:sldMaster>`,
  );
  rels('ppt/slideMasters/slideMaster1.xml', [
    ...layouts.map(
      (_, i) => [`rId${i + 1}`, 'slideLayout', `../slideLayouts/slideLayout${i + 1}.xml`] as const,
    ),
    [`rId${layouts.length + 1}`, 'theme', '../theme/theme1.xml'],
  ]);
  const accents = wish.accents ?? ['1F6FB2', 'B4530A', '256D66', '7A3E9D', 'A61E4D', '52606D'];
  const color = (name: string, hex: string) => `<a:${name}><a:srgbClr val="${hex}"/></a:${name}>`;
  const face = wish.face ?? 'Calibri';
  const fonts = (name: string) =>
    `<a:${name}><a:latin typeface="${face}"/><a:ea typeface=""/><a:cs typeface=""/></a:${name}>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = `<a:ln w="9525">${fill}</a:ln>`;
  const themeXml = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Acme"><a:themeElements><a:clrScheme name="Acme">${color('dk1', '1A1A1A')}${color('lt1', 'FFFFFF')}${color('dk2', '17324D')}${color('lt2', 'EEF2F6')}${accents.map((hex, i) => color(`accent${i + 1}`, hex)).join('')}${color('hlink', '1A5FA8')}${color('folHlink', '6B3FA0')}</a:clrScheme><a:fontScheme name="Acme">${fonts('majorFont')}${fonts('minorFont')}</a:fontScheme><a:fmtScheme name="Acme"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
  const themeType = 'application/vnd.openxmlformats-officedocument.theme+xml';
  put('ppt/theme/theme1.xml', themeType, themeXml);
  const main: [string, string, string][] = [
    ['rId1', 'slideMaster', 'slideMasters/slideMaster1.xml'],
    ['rId2', 'theme', 'theme/theme1.xml'],
  ];
  let notesList = '';
  if (wish.notes) {
    put('ppt/theme/theme2.xml', themeType, themeXml);
    put(
      'ppt/notesMasters/notesMaster1.xml',
      `${kinds}notesMaster+xml`,
      `<p:notesMaster ${spaces}><p:cSld>${background}${tree(`${place('type="sldImg" idx="2"', [1, 1, 5, 3])}${place('type="body" idx="1"', [0.75, 4.8, 6, 4])}`)}</p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" ${rest}/></p:notesMaster>`,
    );
    rels('ppt/notesMasters/notesMaster1.xml', [['rId1', 'theme', '../theme/theme2.xml']]);
    main.push(['rId3', 'notesMaster', 'notesMasters/notesMaster1.xml']);
    notesList = '<p:notesMasterIdLst><p:notesMasterId r:id="rId3"/></p:notesMasterIdLst>';
  }
  let slides = '';
  if (wish.samples) {
    put(
      'ppt/slides/slide1.xml',
      `${kinds}slide+xml`,
      `<p:sld ${spaces}><p:cSld>${tree(place('type="title"', null, '', 'A sample that nobody wants'))}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`,
    );
    rels('ppt/slides/slide1.xml', [['rId1', 'slideLayout', '../slideLayouts/slideLayout2.xml']]);
    main.push(['rId4', 'slide', 'slides/slide1.xml']);
    slides = '<p:sldIdLst><p:sldId id="256" r:id="rId4"/></p:sldIdLst>';
  }
  put(
    'ppt/presentation.xml',
    `${kinds}${wish.potx ? 'template' : 'presentation'}.main+xml`,
    `<p:presentation ${spaces}${wish.strict ? ' conformance="strict"' : ''}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>${notesList}${slides}<p:sldSz cx="${inch(W)}" cy="${inch(H)}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
  );
  rels('ppt/presentation.xml', main);
  parts.set(
    '_rels/.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation('officeDocument')}" Target="ppt/presentation.xml"/></Relationships>`,
  );
  for (const [name, text] of Object.entries(wish.parts ?? {})) parts.set(name, text);
  const types = contentTypesXml(
    [
      ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
      ['xml', 'application/xml'],
      ['bin', 'application/octet-stream'],
    ],
    overrides,
  );
  return writeZip(new Map([['[Content_Types].xml', types], ...parts]));
}

/** The same XML as another program might spell it. */
function spelled(xml: string, { foreign, strict }: BrandWish): string {
  let text = xml;
  if (foreign)
    for (const [usual, own] of [
      ['a', 'ns0'],
      ['p', 'ns1'],
      ['r', 'rel'],
    ] as const)
      text = text
        .replaceAll(`xmlns:${usual}=`, `xmlns:${own}=`)
        .replaceAll(new RegExp(`([</ ])${usual}:`, 'g'), `$1${own}:`);
  if (strict)
    text = text
      .replaceAll(
        'http://schemas.openxmlformats.org/drawingml/2006/',
        'http://purl.oclc.org/ooxml/drawingml/',
      )
      .replaceAll(
        'http://schemas.openxmlformats.org/presentationml/2006/',
        'http://purl.oclc.org/ooxml/presentationml/',
      )
      .replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006/',
        'http://purl.oclc.org/ooxml/officeDocument/',
      );
  return text;
}
