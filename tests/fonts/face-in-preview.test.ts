import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FontFault, readFace } from '../../src/fonts/index.ts';
import { faceFile, faceModels } from '../../src/preview/model/face-models.ts';
import { sampleTheme } from '../layout/sample-deck.ts';

const bytes = readFileSync(
  new URL('../../node_modules/@fontsource/caladea/files/caladea-latin-700-italic.woff2', import.meta.url),
);

it('the page of the preview is told of the faces of a theme, and gets these and no other files', () => {
  const face = readFace(bytes);
  if (face instanceof FontFault) throw face;
  const theme = sampleTheme();
  const body = {
    ...theme.fonts.body,
    files: { latin: { regular: face, 'bold-italic': face } },
    embed: false,
  };
  const models = faceModels({ ...theme, fonts: { ...theme.fonts, body } });
  expect(models.map(({ name, weight, style }) => [name, weight, style])).toEqual([
    [theme.fonts.body.latin, 'normal', 'normal'],
    [theme.fonts.body.latin, 'bold', 'italic'],
  ]);
  const [{ address }] = models as [(typeof models)[number]];
  expect(address).toMatch(/^faces\/[0-9a-f]{32}$/);
  expect(faceFile(address)).toEqual(bytes);
  expect(faceFile('faces/../throughline.yaml')).toBeNull();
  expect(faceModels(theme)).toEqual([]);
});
