// Writes docs/catalogue.md and its pictures from the gallery: every slide kind, arrangement, chart and layout in both
// themes, with the YAML that made it. A test says when it is stale.
//   npm run docs
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadStages, root } from './compare/load-stages.mjs';

const pictures = 'docs/images/catalogue';
const width = 480;
const themes = [
  { deck: 'gallery/gallery', suffix: 'slate', name: 'Slate' },
  { deck: 'gallery/gallery-night', suffix: 'night', name: 'Night' },
];

/** Each in its own look, by a few slides that show it. */
const looks = ['editorial', 'ministry', 'keynote', 'classroom', 'board'];
const shownKinds = ['cover', 'section', 'kpi-row', 'cards', 'voices', 'statement', 'diagram', 'chart'];

/** The page, and the drawing of each of its pictures by file name. `stages` are functions of the program. */
export function makeCatalogue(stages) {
  const galleries = themes.map(({ deck, suffix }) => ({ suffix, ...layOut(deck, stages) }));
  const [gallery] = galleries;
  const drawings = new Map();
  for (const { suffix, placed, theme } of galleries)
    for (const slide of placed.slides)
      drawings.set(`${slide.id}.${suffix}.png`, stages.drawSvg(slide, placed, theme));
  const rows = looks.map((name) => {
    const { deck, placed, theme } = layOut(`gallery/gallery-${name}`, stages);
    const shown = shownKinds.map((kind) => deck.slides.find(({ use }) => use === kind));
    for (const slide of placed.slides)
      if (shown.some(({ id }) => id === slide.id))
        drawings.set(`${slide.id}.${name}.png`, stages.drawSvg(slide, placed, theme));
    return { name, shown };
  });
  return { markdown: page(gallery, rows, stages), drawings };
}

/** The slides of a theme, four in a row. */
function look({ name, shown }) {
  const cells = shown.map((slide) => `![${escapeCell(titleOf(slide))}](${picturePath(slide, name)})`);
  const lines = [cells.slice(0, 4), cells.slice(4)].map((row) => `| ${row.join(' | ')} |`);
  return `### Theme: ${name}\n\n| | | | |\n|---|---|---|---|\n${lines.join('\n')}\n`;
}

/** What the committed pictures are compared by: the drawing that each was made from, and the file itself. */
export function fingerprint(content) {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

function layOut(name, { openProject, planBuild, createProjectCache, layOutDeck }) {
  const project = openProject(root).value;
  const cache = createProjectCache(project);
  const [planned] = planBuild(project, [name]).value;
  const { editions, theme, templates } = layOutDeck({ project, cache, planned }).value;
  const { deck, placed } = editions[0];
  return { deck, placed, theme, own: templates, shipped: cache.templates('briefing', null).value };
}

function page({ deck, own, shipped, theme }, rows, stages) {
  const slides = deck.slides.filter((slide) => !slide.id.includes('--'));
  const using = (use) => slides.filter((slide) => slide.use === use);
  const kinds = [...new Set(slides.map((slide) => slide.use))];
  const kindSection = (kind) => {
    const template = own.slides.get(kind);
    const apart = kind === 'diagram' ? 'arrangements' : kind === 'chart' ? 'charts' : null;
    const shown = apart
      ? `Its pictures stand under [${apart}](#${apart}).\n`
      : using(kind)
          .slice(0, kind === 'section' ? 1 : 9)
          .map((slide) => exhibit(slide))
          .join('\n');
    return `### ${kind}\n\n${template.summary}.\n\n${paramTable(template, stages)}${shown}`;
  };
  const blocks = slides.flatMap((slide) =>
    slide.slots.flatMap((slot) => slot.blocks.map((block) => ({ slide, block }))),
  );
  const firstWith = (what, test) => {
    const found = blocks.find(({ slide, block }) => test(block, slide));
    if (!found) throw new Error(`the gallery shows no ${what}: give it a slide in content/gallery/parts`);
    return found.slide;
  };
  const arrangementSection = (arrange) => {
    const slide =
      slides.find(({ id, use }) => use === 'diagram' && id === arrange) ??
      firstWith(
        `diagram arranged as ${arrange}`,
        (block) => block.kind === 'diagram' && block.arrange === arrange,
      );
    return `### Arrangement: ${arrange}\n\n${slide.use === 'diagram' ? exhibit(slide) : reference(slide)}`;
  };
  const chartSection = (kind) =>
    `### Chart: ${kind}\n\n${exhibit(firstWith(`chart of kind ${kind}`, (block, slide) => block.kind === 'chart' && block.chart === kind && slide.use === 'chart'))}`;
  const layoutRow = ({ id, name, slots }) => {
    const slide = slides.find((each) => each.layout === id);
    return `| \`${id}\` | ${name} | ${[...slots.keys()].map((slot) => `\`${slot}\``).join(', ') || '–'} | ![${escapeCell(titleOf(slide))}](${picturePath(slide, 'slate')}) |`;
  };
  return `# Catalogue

Every theme that ships by a few slides, then every kind of slide, arrangement, chart and layout in two of them: Slate
(\`briefing\`) on the left, Night on the right. In the other five the whole gallery is among the decks in
[output/gallery](../output/gallery).
Made by \`npm run docs\` from the decks in [content/gallery](../content/gallery); the lights and their figures are
invented. \`throughline list templates\` prints the same kinds with their parameters.

- [Themes](#themes): ${looks.map((name) => link(name, 'theme-')).join(', ')}
- [Slide kinds](#slide-kinds): ${kinds
    .filter((kind) => shipped.slides.has(kind))
    .map((kind) => link(kind))
    .join(', ')}
- [Arrangements](#arrangements): ${stages.arrangements.map((name) => link(name, 'arrangement-')).join(', ')}
- [Charts](#charts): ${stages.chartKinds.map((name) => link(name, 'chart-')).join(', ')}
- [Layouts](#layouts)
- [Kinds of a project's own](#kinds-of-a-projects-own): ${kinds
    .filter((kind) => !shipped.slides.has(kind))
    .map((kind) => link(kind))
    .join(', ')}

## Themes

A deck says \`theme: editorial\`, or the project does for all of them.

${rows.map(look).join('\n')}
## Slide kinds

${kinds
  .filter((kind) => shipped.slides.has(kind))
  .map(kindSection)
  .join('\n')}
## Arrangements

Of the kinds \`diagram\` and \`overview\`, and of \`<diagram arrange="…">\` in a template.

${stages.arrangements.map(arrangementSection).join('\n')}
## Charts

Of the kind \`chart\`, and of \`<chart kind="…">\` in a template.

${stages.chartKinds.map(chartSection).join('\n')}
## Layouts

A template names its layout in \`<slide layout="…">\` and fills its slots by name.

| layout | in PowerPoint | slots | for example |
|---|---|---|---|
${[...theme.layouts.values()].map(layoutRow).join('\n')}

## Kinds of a project's own

What the kinds that ship do not show, a project adds: one file in \`templates/<set>/slides\`. The gallery has these.

${kinds
  .filter((kind) => !shipped.slides.has(kind))
  .map(
    (kind) => `${kindSection(kind)}\nIts template: [${kind}.hbs](../templates/gallery/slides/${kind}.hbs)\n`,
  )
  .join('\n')}`;
}

function exhibit(slide) {
  const alt = escapeCell(titleOf(slide));
  const cells = themes.map(({ suffix }) => `![${alt}](${picturePath(slide, suffix)})`);
  return `| ${themes.map(({ name }) => name).join(' | ')} |\n|---|---|\n| ${cells.join(' | ')} |\n\n\`\`\`yaml\n${yamlOf(slide)}\n\`\`\`\n`;
}

function reference(slide) {
  return `Shown under [${slide.use}](#${slide.use}).\n`;
}

/** The entry of the deck file, without its notes. */
function yamlOf({ origin }) {
  const { file, start } = origin.yaml;
  const from = file.text.lastIndexOf('\n- ', start) + 1;
  const next = file.text.indexOf('\n- ', start);
  return file.text
    .slice(from, next < 0 ? undefined : next)
    .replace(/^ {2}notes: \|\n(?: {4}.*\n?|\n)*/m, '')
    .trimEnd();
}

function paramTable({ params }, { formatParamType }) {
  if (params.length === 0) return '';
  const rows = params.map(({ name, type, required, default: given, limits, description }) => {
    const words = type.kind === 'words' ? '' : limits.words ? `; one of: ${limits.words.join(', ')}` : '';
    const fallback = given ? String(given.value ?? '') : '';
    const need = required ? 'required' : fallback === '' ? '' : `[${fallback}]`;
    return `| \`${name}\` | ${escapeCell(formatParamType(type))} | ${need} | ${escapeCell(description + words)} |`;
  });
  return `| parameter | type | | |\n|---|---|---|---|\n${rows.join('\n')}\n\n`;
}

function titleOf(slide) {
  return slide.title
    .map((run) => (run.cite ? '' : run.text))
    .join('')
    .trim();
}

function picturePath(slide, suffix) {
  return `images/catalogue/${slide.id}.${suffix}.png`;
}

function link(name, prefix = '') {
  return `[${name}](#${prefix}${name})`;
}

function escapeCell(text) {
  return text.replaceAll('|', '\\|');
}

const stages = `
export { createProjectCache, planBuild } from './src/pipeline/index.ts';
export { layOutDeck } from './src/pipeline/lay-out-deck.ts';
export { checkPng, drawPng } from './src/formats/png/index.ts';
export { drawSvg } from './src/formats/svg/index.ts';
export { arrangementNames as arrangements } from './src/layout/index.ts';
export { chartKinds } from './src/markup/index.ts';
export { openProject } from './src/project/index.ts';
export { formatParamType } from './src/template/index.ts';
`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const loaded = await loadStages(stages);
  const { markdown, drawings } = makeCatalogue(loaded);
  const folder = join(root, pictures);
  await mkdir(folder, { recursive: true });
  const shown = new Set([...markdown.matchAll(/images\/catalogue\/([^)]+\.png)/g)].map((match) => match[1]));
  const prints = {};
  for (const name of [...shown].sort()) {
    const svg = drawings.get(name);
    const [lacking] = loaded.checkPng(svg, name, null);
    if (lacking) throw new Error(lacking.message);
    const png = await loaded.drawPng(svg, { width });
    await writeFile(join(folder, name), png);
    prints[name] = { drawing: fingerprint(svg), picture: fingerprint(png) };
  }
  for (const name of await readdir(folder))
    if (name.endsWith('.png') && !shown.has(name)) await rm(join(folder, name));
  await writeFile(join(folder, 'made-from.json'), `${JSON.stringify(prints, null, 1)}\n`);
  await writeFile(join(root, 'docs/catalogue.md'), markdown);
}
