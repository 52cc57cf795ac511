import { type Package, partText, relationshipsPartOf } from '../../src/package/index.ts';

/** A deck as parts, for doing to it what people do by hand. */
export class ByHand {
  readonly parts: Package;

  constructor(parts: Package) {
    this.parts = parts;
  }

  /** The part of a slide, by its id. */
  slide(id: string): string {
    const found = this.slides().find((name) => this.text(name).includes(`<p:cSld name="${id}"`));
    if (!found) throw new Error(`no slide "${id}"`);
    return found;
  }

  slides(): string[] {
    const rels = this.text('ppt/_rels/presentation.xml.rels');
    return [...this.text('ppt/presentation.xml').matchAll(/<p:sldId [^>]*r:id="([^"]*)"/g)].map(([, id]) => {
      const tag = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`).exec(rels)![0];
      return `ppt/${/Target="([^"]*)"/.exec(tag)![1]}`;
    });
  }

  /** Changes the XML of one shape. */
  shape(id: string, name: string, change: (xml: string) => string): this {
    return this.change(this.slide(id), (xml) => {
      const found = shapeXml(xml, name);
      return xml.replace(found, change(found).replaceAll('$', '$$$$'));
    });
  }

  move(id: string, name: string, dx: number, dy: number): this {
    return this.shape(id, name, (xml) =>
      xml.replace(
        /<a:off x="(-?\d+)" y="(-?\d+)"\/>/,
        (_, x, y) => `<a:off x="${Number(x) + dx}" y="${Number(y) + dy}"/>`,
      ),
    );
  }

  size(id: string, name: string, dw: number, dh: number): this {
    return this.shape(id, name, (xml) =>
      xml.replace(
        /<a:ext cx="(\d+)" cy="(\d+)"\/>/,
        (_, w, h) => `<a:ext cx="${Number(w) + dw}" cy="${Number(h) + dh}"/>`,
      ),
    );
  }

  reword(id: string, name: string, was: string, now: string): this {
    return this.shape(id, name, (xml) => {
      if (!xml.includes(was)) throw new Error(`"${name}" does not say "${was}"`);
      return xml.replace(was, now);
    });
  }

  recolor(id: string, name: string, hex: string): this {
    return this.shape(id, name, (xml) =>
      xml.replace(
        /(<\/a:(?:prstGeom|custGeom)>)<a:solidFill>.*?<\/a:solidFill>/,
        `$1<a:solidFill><a:srgbClr val="${hex}"/></a:solidFill>`,
      ),
    );
  }

  remove(id: string, name: string): this {
    return this.shape(id, name, () => '');
  }

  /** A text box of one's own, in front of all. */
  addTextBox(
    id: string,
    text: string,
    at: readonly [number, number, number, number] = [914_400, 5_486_400, 2_743_200, 457_200],
  ): this {
    const [x, y, w, h] = at;
    const box = `<p:sp><p:nvSpPr><p:cNvPr id="9${text.length}" name="TextBox 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${w}" cy="${h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square"/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
    return this.change(this.slide(id), (xml) => xml.replace('</p:spTree>', `${box}</p:spTree>`));
  }

  /** A line that joins nothing. */
  addLine(id: string, preset = 'line', glue = ''): this {
    const line = `<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="991" name="Straight Connector 9"/><p:cNvCxnSpPr>${glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="914400" y="5000000"/><a:ext cx="2000000" cy="0"/></a:xfrm><a:prstGeom prst="${preset}"><a:avLst/></a:prstGeom><a:ln w="12700"><a:solidFill><a:srgbClr val="C00000"/></a:solidFill><a:tailEnd type="triangle"/></a:ln></p:spPr></p:cxnSp>`;
    return this.change(this.slide(id), (xml) => xml.replace('</p:spTree>', `${line}</p:spTree>`));
  }

  /** A table of two columns and two rows. */
  addTable(id: string, cells: readonly [string, string, string, string]): this {
    const cell = (text: string) =>
      `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB" sz="1400"/><a:t>${text}</a:t></a:r></a:p></a:txBody><a:tcPr/></a:tc>`;
    const row = (from: number) => `<a:tr h="400000">${cell(cells[from]!)}${cell(cells[from + 1]!)}</a:tr>`;
    const table = `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="993" name="Table 9"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="914400" y="4600000"/><a:ext cx="3000000" cy="800000"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid><a:gridCol w="1000000"/><a:gridCol w="2000000"/></a:tblGrid>${row(0)}${row(2)}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
    return this.change(this.slide(id), (xml) => xml.replace('</p:spTree>', `${table}</p:spTree>`));
  }

  /** Puts shapes of a slide into a group of their own, where the last of them stood. */
  group(id: string, names: readonly string[]): this {
    return this.change(this.slide(id), (xml) => {
      const all = names.map((name) => shapeXml(xml, name));
      const rest = all.reduce(
        (left, each, i) => left.replace(each, i === all.length - 1 ? '<here/>' : ''),
        xml,
      );
      const frame =
        '<a:off x="0" y="0"/><a:ext cx="9000000" cy="5000000"/><a:chOff x="0" y="0"/><a:chExt cx="9000000" cy="5000000"/>';
      const group = `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="994" name="Group 9"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>${frame}</a:xfrm></p:grpSpPr>${all.join('')}</p:grpSp>`;
      return rest.replace('<here/>', () => group);
    });
  }

  /** Takes a group apart. */
  ungroup(id: string, name: string): this {
    return this.shape(id, name, (xml) =>
      xml.replace(/^<p:grpSp>.*?<\/p:grpSpPr>/, '').replace(/<\/p:grpSp>$/, ''),
    );
  }

  /** Behind all others. */
  sendToBack(id: string, name: string): this {
    return this.change(this.slide(id), (xml) => {
      const found = shapeXml(xml, name);
      return xml
        .replace(found, '')
        .replace(/(<p:spTree>.*?<\/p:grpSpPr>|<p:spTree>.*?<p:grpSpPr\/>)/, (start) => start + found);
    });
  }

  describe(id: string, name: string, alt: string): this {
    return this.shape(id, name, (xml) =>
      xml.replace(/(<p:cNvPr id="\d+" name="[^"]*")(?: descr="[^"]*")?/, `$1 descr="${alt}"`),
    );
  }

  /** Gives some letters of a shape a look of their own. */
  mark(id: string, name: string, text: string, attributes: string, inner = ''): this {
    return this.shape(id, name, (xml) => {
      const run = [
        ...xml.matchAll(/<a:r>(<a:rPr [^>]*?)(\/>|>(.*?)<\/a:rPr>)<a:t>([^<]*)<\/a:t><\/a:r>/g),
      ].find((each) => each[4]!.includes(text));
      if (!run) throw new Error(`"${name}" does not say "${text}"`);
      const [all, open, , own = '', words] = run;
      const [before, after] = [
        words!.slice(0, words!.indexOf(text)),
        words!.slice(words!.indexOf(text) + text.length),
      ];
      const plain = (said: string) =>
        said === '' ? '' : `<a:r>${open}>${own}</a:rPr><a:t>${said}</a:t></a:r>`;
      const kept = inner === '' ? own : inner + own.replace(/<a:solidFill>.*?<\/a:solidFill>/, '');
      const names = [...attributes.matchAll(/(\w+)=/g)].map(([, each]) => each);
      const bare = open!.replace(new RegExp(` (?:${names.join('|') || '-'})="[^"]*"`, 'g'), '');
      const marked = `<a:r>${bare} ${attributes}>${kept}</a:rPr><a:t>${text}</a:t></a:r>`;
      return xml.replace(all, () => plain(before) + marked + plain(after));
    });
  }

  crop(id: string, name: string, left: number): this {
    return this.shape(id, name, (xml) =>
      xml.replace(/<a:srcRect[^>]*\/>/, '').replace('<a:stretch>', `<a:srcRect l="${left}"/><a:stretch>`),
    );
  }

  /** A slide of one's own, with shapes as XML, behind the one at a place from 0. */
  addSlide(after: number, title: string, shapes = ''): this {
    const like = this.slides()[after]!;
    const layout = /<Relationship [^>]*slideLayout"[^>]*>/.exec(this.text(relationshipsPartOf(like)))![0];
    const place = `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title 1"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>${title}</a:t></a:r></a:p></p:txBody></p:sp>`;
    const root = this.text(like)
      .match(/<p:sld [^>]*>/)![0]
      .replace(' show="0"', '');
    const tree = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>`;
    this.parts.set(
      'ppt/slides/slide99.xml',
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${root}<p:cSld><p:spTree>${tree}${place}${shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`,
    );
    this.parts.set(
      'ppt/slides/_rels/slide99.xml.rels',
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${layout}</Relationships>`,
    );
    const type = 'application/vnd.openxmlformats-officedocument.presentationml.slide+xml';
    this.change('[Content_Types].xml', (xml) =>
      xml.replace('</Types>', `<Override PartName="/ppt/slides/slide99.xml" ContentType="${type}"/></Types>`),
    );
    this.change('ppt/_rels/presentation.xml.rels', (xml) =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="rId999" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide" Target="slides/slide99.xml"/></Relationships>',
      ),
    );
    return this.change('ppt/presentation.xml', (xml) => {
      const all = xml.match(/<p:sldId [^>]*\/>/g)!;
      return xml.replace(all[after]!, `${all[after]}<p:sldId id="999" r:id="rId999"/>`);
    });
  }

  addPicture(id: string, png: Uint8Array, alt: string): this {
    const slide = this.slide(id);
    this.parts.set('ppt/media/photo9.png', png);
    this.change(relationshipsPartOf(slide), (xml) =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="../media/photo9.png"/></Relationships>',
      ),
    );
    this.change('[Content_Types].xml', (xml) =>
      xml.includes('Extension="png"')
        ? xml
        : xml.replace('<Default ', '<Default Extension="png" ContentType="image/png"/><Default '),
    );
    const picture = `<p:pic><p:nvPicPr><p:cNvPr id="992" name="Picture 9" descr="${alt}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rId99"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="9144000" y="4572000"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;
    return this.change(slide, (xml) => xml.replace('</p:spTree>', `${picture}</p:spTree>`));
  }

  /** The notes of a slide. */
  note(id: string, was: string, now: string): this {
    const rels = this.text(relationshipsPartOf(this.slide(id)));
    const target = /Target="\.\.\/(notesSlides\/[^"]*)"/.exec(rels)![1];
    return this.change(`ppt/${target}`, (xml) => {
      if (!xml.includes(was)) throw new Error(`the notes of "${id}" do not say "${was}"`);
      return xml.replace(was, now);
    });
  }

  hide(id: string): this {
    return this.change(this.slide(id), (xml) => xml.replace('<p:sld ', '<p:sld show="0" '));
  }

  /** Slides in another order, some left out: by their places from 0. */
  arrange(order: readonly number[]): this {
    return this.change('ppt/presentation.xml', (xml) => {
      const all = xml.match(/<p:sldId [^>]*\/>/g)!;
      return xml
        .replace(
          /<p:sldIdLst>.*?<\/p:sldIdLst>/,
          `<p:sldIdLst>${order.map((i) => all[i]).join('')}</p:sldIdLst>`,
        )
        .replace(/<p14:sldId id="(\d+)"\/>/g, (tag, own) =>
          order.some((i) => all[i]!.includes(`id="${own}"`)) ? tag : '',
        );
    });
  }

  text(name: string): string {
    return partText(this.parts, name)!;
  }

  change(name: string, change: (xml: string) => string): this {
    this.parts.set(name, change(this.text(name)));
    return this;
  }
}

/** From `<p:sp>` to `</p:sp>`, of groups with all that is in them. */
function shapeXml(xml: string, name: string): string {
  const at = xml.indexOf(` name="${name}"`);
  if (at < 0) throw new Error(`no shape "${name}"`);
  const opening = [...xml.slice(0, at).matchAll(/<p:(sp|pic|graphicFrame|cxnSp|grpSp)>/g)].at(-1)!;
  const tags = new RegExp(`<(/?)p:${opening[1]}>`, 'g');
  tags.lastIndex = opening.index;
  let depth = 0;
  for (let tag = tags.exec(xml); tag; tag = tags.exec(xml)) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return xml.slice(opening.index, tags.lastIndex);
  }
  throw new Error(`"${name}" does not end`);
}
