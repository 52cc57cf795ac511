// Writes a page for each language of a set's words, with the English beside them, to be read by somebody who knows it.
//   node scripts/proofread.mjs FOLDER [templates/briefing/strings.yaml]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';

const [folder, file = fileURLToPath(new URL('../templates/briefing/strings.yaml', import.meta.url))] =
  process.argv.slice(2);
if (!folder) {
  console.error('usage: node scripts/proofread.mjs FOLDER [STRINGS.YAML]');
  process.exit(2);
}
const words = Object.entries(load(readFileSync(file, 'utf8')));
const languages = [...new Set(words.flatMap(([, wordings]) => Object.keys(wordings)))];
mkdirSync(folder, { recursive: true });
for (const language of languages) {
  const lines = words
    .filter(([, wordings]) => wordings[language] !== undefined)
    .map(([key, wordings]) => `${key}\n    ${written(wordings.en)}\n    ${written(wordings[language])}\n`);
  writeFileSync(join(folder, `${language}.txt`), lines.join(''));
}

/** Blanks that do not break are shown as such. */
function written(wording) {
  const forms = typeof wording === 'object' ? Object.entries(wording) : [['', wording ?? '']];
  return forms
    .map(([form, text]) => `${form === '' ? '' : `${form}: `}${String(text).replace(/[\u00A0\u202F]/g, '⍽')}`)
    .join('\n    ');
}
