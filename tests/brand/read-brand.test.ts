import { expect, it } from 'vitest';
import { openBrand, readBrand } from '../../src/formats/pptx/brand/index.ts';
import { png } from '../formats/pptx/placed-pieces.ts';
import { changedBrand, content, master, picture, relationshipsOf, theme } from './changed-brand.ts';

const brandOf = (file: Uint8Array) => readBrand(openBrand(file, 'acme.pptx', null).value!);

const frame = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm>';

it('reads shares of the strict schemas: of colours, and of what is cut off a picture', () => {
  const blip = '<p:blipFill><a:blip r:embed="rId7"/><a:srcRect l="25%" t="10000"/></p:blipFill>';
  const named = (name: string) => `<p:cNvPr id="90" name="${name}"/>`;
  const pic = `<p:pic><p:nvPicPr>${named('Logo')}<p:cNvPicPr/><p:nvPr/></p:nvPicPr>${blip}<p:spPr>${frame}</p:spPr></p:pic>`;
  const fill = '<a:solidFill><a:schemeClr val="lt1"><a:lumMod val="75%"/></a:schemeClr></a:solidFill>';
  const shape = `<p:sp><p:nvSpPr>${named('Band')}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${frame}<a:prstGeom prst="rect"/>${fill}</p:spPr></p:sp>`;
  const file = changedBrand(
    { strict: true },
    {
      [content]: (text) => text.replace('</p:spTree>', `${pic}${shape}</p:spTree>`),
      [relationshipsOf(content)]: picture('rId7', '../media/logo.png'),
      'ppt/media/logo.png': () => png,
    },
  );
  const [, layout] = brandOf(file).masters[0]!.layouts;
  const drawn = layout!.art.find(({ kind }) => kind === 'picture');
  expect(drawn).toMatchObject({ crop: { left: 0.25, top: 0.1, right: 0, bottom: 0 } });
  expect(layout!.things.find(({ name }) => name === 'Band')?.covers).toEqual(['#BFBFBF']);
});

it('finds the pictures of a theme where the theme leads to them', () => {
  const filled = '<a:blipFill><a:blip r:embed="rId7"/><a:stretch/></a:blipFill>';
  const space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const styles = (text: string) =>
    text
      .replace('<a:theme ', `<a:theme ${space} `)
      .replace(/<a:bgFillStyleLst>.*?<\/a:bgFillStyleLst>/s, `<a:bgFillStyleLst>${filled}</a:bgFillStyleLst>`)
      .replace(/<a:fillStyleLst>.*?<\/a:fillStyleLst>/s, `<a:fillStyleLst>${filled}</a:fillStyleLst>`);
  const color = '<a:schemeClr val="bg1"/>';
  const ground = `<p:bg><p:bgRef idx="1001">${color}</p:bgRef></p:bg>`;
  const style = `<p:style><a:lnRef idx="0">${color}</a:lnRef><a:fillRef idx="1">${color}</a:fillRef></p:style>`;
  const shape = `<p:sp><p:nvSpPr><p:cNvPr id="91" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${frame}<a:prstGeom prst="rect"/></p:spPr>${style}</p:sp>`;
  const file = changedBrand(
    {},
    {
      [content]: (text) =>
        text
          .replace(/<p:bg>.*?<\/p:bg>/s, '')
          .replace('<p:spTree>', `${ground}<p:spTree>`)
          .replace('</p:spTree>', `${shape}</p:spTree>`),
      [theme]: styles,
      [relationshipsOf(theme)]: picture('rId7', '../media/ground.png'),
      'ppt/media/ground.png': () => png,
    },
  );
  const [, layout] = brandOf(file).masters[0]!.layouts;
  expect(layout!.leftOut).toEqual([]);
  expect(layout!.art.filter(({ kind }) => kind === 'picture')).toHaveLength(2);
});

it('reads what a master draws once for all of its layouts', () => {
  const blip = '<p:blipFill><a:blip r:embed="rId70"/></p:blipFill>';
  const pic = `<p:pic><p:nvPicPr><p:cNvPr id="90" name="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>${blip}<p:spPr>${frame}</p:spPr></p:pic>`;
  const file = changedBrand(
    {},
    {
      [master]: (text) => text.replace('</p:spTree>', `${pic}</p:spTree>`),
      [relationshipsOf(master)]: picture('rId70', '../media/logo.png'),
      'ppt/media/logo.png': () => png,
    },
  );
  const { layouts } = brandOf(file).masters[0]!;
  const logos = layouts.map(({ art }) => art.find(({ kind }) => kind === 'picture'));
  expect(logos[0]).toBeDefined();
  expect(new Set(logos).size).toBe(1);
});
