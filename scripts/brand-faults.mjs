// Draws the bundled decks into presentations, and lists what somebody who looks at them would find wrong: text over text, over
// art or over an edge, what cannot be read, covers that are none, places that stay empty.
//   node scripts/brand-faults.mjs [--decks REGEXP] [--list] [--save FOLDER] FILE.potx…
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadStages, root } from './compare/load-stages.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    decks: { type: 'string', default: '.' },
    list: { type: 'boolean', default: false },
    save: { type: 'string' },
  },
});
if (positionals.length === 0) {
  console.error('usage: node scripts/brand-faults.mjs [--decks REGEXP] [--list] [--save FOLDER] FILE.potx…');
  process.exit(2);
}

const stages = await loadStages(`
  export { createProjectCache, planBuild, openProject } from './src/pipeline/index.ts';
  export { layOutDeck } from './src/pipeline/lay-out-deck.ts';
  export { makeFiles } from './src/pipeline/make-files.ts';
  export { openBrand, readBrand } from './src/formats/pptx/brand/index.ts';
  export { seenFaults } from './tests/brand/seen-faults.ts';
`);
const opened = stages.openProject(root);
const wanted = new RegExp(values.decks);
const total = new Map();
for (const path of positionals) {
  const bytes = readFileSync(path);
  const name = `brand/${basename(path)}`;
  const files = { ...opened.value.files };
  for (const method of ['readText', 'list', 'exists'])
    files[method] = (...words) => opened.value.files[method](...words);
  files.readBytes = (asked, from) =>
    asked === name ? { value: bytes, diagnostics: [] } : opened.value.files.readBytes(asked, from);
  const project = { ...opened.value, files };
  const cache = stages.createProjectCache(project);
  const counts = new Map();
  let slides = 0;
  const read = stages.openBrand(bytes, name, null);
  if (!read.value) {
    console.log(`${basename(path)}: ${read.diagnostics[0]?.message}`);
    continue;
  }
  const brand = stages.readBrand(read.value);
  for (const planned of stages.planBuild(project, []).value) {
    if (!wanted.test(planned.name)) continue;
    const { value, diagnostics } = stages.layOutDeck({ project, cache, planned, theme: name });
    for (const { severity, code, message } of diagnostics)
      if (severity === 'error') note(`${code}`, planned.name, message);
    for (const edition of value?.editions ?? []) {
      slides += edition.placed.slides.length;
      for (const { kind, slide, message } of stages.seenFaults(edition.placed, value.theme, brand))
        note(kind, `${planned.name} ${edition.language} ${slide}`, message);
      if (values.save) {
        const made = await stages.makeFiles(edition, value, { formats: ['pptx'], epoch: null });
        mkdirSync(values.save, { recursive: true });
        const stem = basename(path).replace(/\.\w+$/, '');
        for (const file of made.files)
          writeFileSync(
            join(values.save, `${stem}--${basename(planned.name)}-${edition.language}.pptx`),
            file.bytes,
          );
      }
    }
  }
  const said = [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
  console.log(`${basename(path)}: ${slides} slides; ${said === '' ? 'nothing' : said}`);

  function note(kind, where, message) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    total.set(kind, (total.get(kind) ?? 0) + 1);
    if (values.list) console.log(`  ${kind}: ${where}: ${message}`);
  }
}
console.log(`all: ${[...total].map(([kind, count]) => `${kind} ${count}`).join(', ') || 'nothing'}`);
