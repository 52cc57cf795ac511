import { describe, expect, it } from 'vitest';
import { type Package, partText, readRelationships, readZip } from '../../src/package/index.ts';
import { buildTaking, bundled, changed, edit } from './take.ts';

const water = bundled('water-cycle/ten-minutes/ten-minutes.en.pptx');
const slide = 'ppt/slides/slide2.xml';
const rels = 'ppt/slides/_rels/slide2.xml.rels';
const layoutOf = (parts: Package) =>
  `ppt/slideLayouts/${/slideLayouts\/([^"]+)"/.exec(partText(parts, rels)!)![1]}`;
const relsOf = (name: string) => name.replace(/([^/]+)$/, '_rels/$1.rels');
const add = (entry: string) => (text: string) => text.replace('</Relationships>', `${entry}</Relationships>`);
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const refused: Record<string, (parts: Package) => void> = {
  'malformed layout': (p) => p.set(layoutOf(p), '<p:sldLayout'),
  'malformed master': (p) => p.set('ppt/slideMasters/slideMaster1.xml', '<p:sldMaster'),
  'malformed theme': (p) => p.set('ppt/theme/theme1.xml', '<a'),
  'malformed table styles': (p) => p.set('ppt/tableStyles.xml', '<a'),
  'binary layout': (p) => p.set(layoutOf(p), new Uint8Array([255, 254, 1, 2, 3])),
  'no types': (p) => p.delete('[Content_Types].xml'),
  'missing layout': (p) => p.delete(layoutOf(p)),
  'missing master': (p) => p.delete('ppt/slideMasters/slideMaster1.xml'),
  'missing theme': (p) => p.delete('ppt/theme/theme1.xml'),
  'layout without master': (p) => p.delete(relsOf(layoutOf(p))),
  'layout is a slide': (p) => edit(p, rels, (t) => t.replace(/\.\.\/slideLayouts\/[^"]+/, 'slide3.xml')),
  'layout is a picture': (p) =>
    edit(p, rels, (t) => t.replace(/\.\.\/slideLayouts\/[^"]+/, '../media/image1.png')),
  'duplicate ids': (p) =>
    edit(p, rels, (t) =>
      t.replace('</Relationships>', `${/<Relationship [^>]*>/.exec(t)![0]}</Relationships>`),
    ),
  'deep chain': (p) => {
    const n = 3000;
    edit(p, rels, add(`<Relationship Id="rId50" Type="${office}/tags" Target="../tags/t0.bin"/>`));
    for (let i = 0; i < n; i++) {
      p.set(`ppt/tags/t${i}.bin`, new Uint8Array([1, 2, i & 255, i >> 8]));
      p.set(
        `ppt/tags/_rels/t${i}.bin.rels`,
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/tags" Target="t${i + 1}.bin"/></Relationships>`,
      );
    }
  },
  'odd content type': (p) => {
    p.set('ppt/media/x.bin', new Uint8Array([1, 2, 3]));
    edit(p, '[Content_Types].xml', (t) =>
      t.replace(
        '</Types>',
        '<Override PartName="/ppt/media/x.bin" ContentType="application/vnd.ms-office.activeX"/></Types>',
      ),
    );
    edit(p, rels, add(`<Relationship Id="rId50" Type="${office}/image" Target="../media/x.bin"/>`));
  },
  'slide is a theme': (p) => p.set(slide, p.get('ppt/theme/theme1.xml')!),
  'deep groups': (p) =>
    edit(p, slide, (t) =>
      t.replace('</p:spTree>', `${'<p:grpSp>'.repeat(3000)}${'</p:grpSp>'.repeat(3000)}</p:spTree>`),
    ),
};

const taken: Record<string, (parts: Package) => void> = {
  'target out': (p) =>
    edit(
      p,
      rels,
      add(`<Relationship Id="rId50" Type="${office}/image" Target="../../../../../../etc/passwd"/>`),
    ),
  'name without an ending': (p) => {
    p.set('ppt/media/picture', new Uint8Array([1, 2, 3]));
    edit(p, rels, add(`<Relationship Id="rId50" Type="${office}/tags" Target="../media/picture"/>`));
  },
  'other letter case': (p) => {
    edit(p, rels, (t) => t.replace('../slideLayouts/slideLayout', '../SlideLayouts/slidelayout'));
  },
  'odd characters': (p) => {
    p.set('ppt/media/bïld 1 .png', p.get('ppt/media/image1.png')!);
    edit(p, rels, add(`<Relationship Id="rId50" Type="${office}/image" Target="../media/bïld 1 .png"/>`));
  },
  'zero group': (p) =>
    edit(p, slide, (t) =>
      t.replace(
        '</p:spTree>',
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="900" name="G"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="100" cy="100"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr><p:sp><p:nvSpPr><p:cNvPr id="901" name="T"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="10" y="10"/><a:ext cx="100" cy="100"/></a:xfrm><a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>word</a:t></a:r></a:p></p:txBody></p:sp></p:grpSp></p:spTree>',
      ),
    ),
  'huge numbers': (p) =>
    edit(p, slide, (t) =>
      t
        .replace(/<a:ext cx="\d+"/g, '<a:ext cx="99999999999999999999999"')
        .replace(/sz="\d+"/g, 'sz="999999999"')
        .replace('<a:pPr', '<a:pPr lvl="99" marL="9999999999"'),
    ),
  'notes without master': (p) => {
    edit(p, 'ppt/notesSlides/_rels/notesSlide2.xml.rels', () => '<Relationships/>');
  },
  'master lists a missing layout': (p) => p.delete('ppt/slideLayouts/slideLayout9.xml'),
  'layout links to a slide': (p) => {
    const layout = layoutOf(p);
    edit(
      p,
      relsOf(layout),
      add(`<Relationship Id="rId50" Type="${office}/slide" Target="../slides/slide3.xml"/>`),
    );
    edit(p, layout, (t) =>
      t.replace(
        /<p:cNvPr ([^>]*)\/>/,
        '<p:cNvPr $1><a:hlinkClick r:id="rId50" action="ppaction://hlinksldjump"/></p:cNvPr>',
      ),
    );
    if (!partText(p, layout)!.includes('hlinksldjump')) throw new Error('no');
  },
  'long table': (p) =>
    edit(p, slide, (t) =>
      t.replace(
        '</p:spTree>',
        `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="900" name="T"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="100" cy="100"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr/><a:tblGrid>${'<a:gridCol w="1"/>'.repeat(30000)}</a:tblGrid><a:tr h="1">${'<a:tc/>'.repeat(30000)}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame></p:spTree>`,
      ),
    ),
};

const take = (file: Uint8Array, formats: readonly string[]) =>
  buildTaking(['{ use: from-deck, file: old.pptx, slides: [2] }'], { 'old.pptx': file }, { formats });

describe('files that nobody should have made', () => {
  it.each(Object.keys(refused))('are refused in words: %s', async (name) => {
    const { files, diagnostics } = await take(changed(water, refused[name]!), ['pptx']);
    const codes = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    expect(new Set(codes).size).toBe(1);
    expect(codes[0]).toMatch(/^from-deck-(refused|unreadable)$/);
    expect(files).toEqual([]);
  });

  it.each(Object.keys(taken))('are taken with what they hold: %s', async (name) => {
    const start = performance.now();
    const { files } = await take(changed(water, taken[name]!), ['pptx', 'web']);
    const made = files.find((each) => each.name.endsWith('.pptx'))!.bytes;
    const { parts } = readZip(made);
    expect(partText(parts, slide)).toContain('oceans');
    expect(
      [...parts.keys()].filter((each) => !/^[\w./[\]-]+\.\w+$/.test(each) || each.includes('..')),
    ).toEqual([]);
    // Nothing names a relationship that is not there.
    for (const part of parts.keys()) {
      if (!/^ppt\/(slides|slideLayouts|slideMasters)\/[^/]+\.xml$/.test(part)) continue;
      const ids = new Set(readRelationships(partText(parts, relsOf(part))!).map(({ id }) => id));
      const named = [...partText(parts, part)!.matchAll(/ r:(?:id|embed|link|pict)="([^"]+)"/g)];
      expect(named.map(([, id]) => id).filter((id) => !ids.has(id!))).toEqual([]);
    }
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
