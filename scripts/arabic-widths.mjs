// Writes the widths of Arabic letters to src/layout/measure/tables/noto-sans-arabic.generated.json. Run by hand after a new
// version of the font: node scripts/arabic-widths.mjs
// A letter has four forms, by its neighbours: `622:a,b,c,d …` has the widths of each alone, at the end of a joined stretch, at
// its beginning and inside of one, in base 36, in thousandths of an em. Lam and alef make one sign, alone or joined to what
// is before it: `pairs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as harfbuzz from 'harfbuzzjs';
import { plainFont } from './picture-fonts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const joiner = '\u200d';
const table = { face: 'noto-sans-arabic', styles: {} };
for (const [style, weight] of [
  ['regular', 400],
  ['bold', 700],
]) {
  const name = `noto-sans-arabic-arabic-${weight}-normal.woff`;
  const woff = readFileSync(`${root}node_modules/@fontsource/noto-sans-arabic/files/${name}`);
  const face = new harfbuzz.Face(new harfbuzz.Blob(plainFont(woff)));
  const font = new harfbuzz.Font(face);
  const known = new Set(face.collectUnicodes());
  const widthOf = (text) => {
    const buffer = new harfbuzz.Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    harfbuzz.shape(font, buffer);
    const sum = buffer.getGlyphInfosAndPositions().reduce((all, each) => all + each.xAdvance, 0);
    return Math.round((sum * 1000) / face.upem);
  };
  const runs = [];
  let last = -2;
  for (let code = 0x600; code <= 0x77f; code++) {
    const letter = String.fromCodePoint(code);
    if (!known.has(code) || /[\p{M}\p{Cf}]/u.test(letter)) continue;
    const forms = [letter, joiner + letter, letter + joiner, joiner + letter + joiner].map((text) =>
      widthOf(text).toString(36),
    );
    const packed = new Set(forms).size === 1 ? forms[0] : forms.join(',');
    if (code === last + 1) runs[runs.length - 1] += ` ${packed}`;
    else runs.push(`${code.toString(16)}:${packed}`);
    last = code;
  }
  const pairs = [...'آأإا'].map((alef) => [widthOf(`ل${alef}`), widthOf(`${joiner}ل${alef}`)]);
  table.styles[style] = { forms: runs.join(';'), pairs };
}
const path = `${root}src/layout/measure/tables/noto-sans-arabic.generated.json`;
writeFileSync(path, `${JSON.stringify(table, null, 1)}\n`);
process.stdout.write(`noto-sans-arabic: ${JSON.stringify(table).length} bytes\n`);
