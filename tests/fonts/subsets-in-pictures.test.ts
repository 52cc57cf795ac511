import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FontFault, readFace } from '../../src/fonts/index.ts';
import { drawPng } from '../../src/formats/png/index.ts';

const subset = (name: string) => {
  const face = readFace(
    readFileSync(
      new URL(
        `../../node_modules/@fontsource/gelasio/files/gelasio-${name}-400-normal.woff2`,
        import.meta.url,
      ),
    ),
  );
  if (face instanceof FontFault) throw face;
  return { name: 'Acme', bold: false, italic: false, face };
};

it('a PNG has each sign of the subset that has it', async () => {
  const draw = (text: string, faces: readonly ReturnType<typeof subset>[]) =>
    drawPng(
      `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60" viewBox="0 0 200 60"><text x="10" y="40" font-family="'Acme'" font-size="40">${text}</text></svg>`,
      { width: 200, faces },
    );
  const both = [subset('latin'), subset('latin-ext')];
  const whole = Buffer.from(await draw('Aěř', both));
  expect(whole).not.toEqual(Buffer.from(await draw('Aěř', both.slice(0, 1))));
  // The face that is packaged is the same: so it is drawn where both files are there under its own name.
  expect(Buffer.from(await draw('ěř', both))).toEqual(Buffer.from(await draw('ěř', both.slice(1))));
});
