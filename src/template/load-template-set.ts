import {
  type Diagnostic,
  type Files,
  isName,
  nameHint,
  type Outcome,
  replaceForbidden,
  type SourceFile,
} from '../source/index.ts';
import { checkFileCharacters } from '../yaml/index.ts';
import { reportTemplate } from './codes.ts';
import { renderMarkdown, renderSlide, type TemplateEngine } from './engine/template-engine.ts';
import { readFrontMatter } from './front-matter.ts';
import { SetReading } from './set-reading.ts';
import { type MergedStrings, mergeStrings, reportUnusedWords } from './strings.ts';
import type { MarkdownTemplate, SlideTemplate, TemplateSet } from './template.ts';

/**
 * Reads a template set from its layers, the shipped folder first (`package:templates/briefing`, then the project's
 * `templates/briefing`): strings merge key by key, other files replace those of the same name. Front matter is read
 * now; a template itself is parsed when it is first rendered, or asked for its `problems`.
 * Diagnostics: front-matter, bad-parameter, missing-template, and those of reading and of YAML.
 * `earlier`: the set as it was read before; what stands on the same texts is taken from it.
 */
export function loadTemplateSet(
  name: string,
  files: Files,
  layers: readonly string[],
  earlier: TemplateSet | null = null,
): Outcome<TemplateSet> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  const read = (path: string): SourceFile[] => {
    const { value, diagnostics: found } = files.readText(path, null);
    diagnostics.push(...found);
    if (!value) return [];
    // Of a template nothing comes through raw: some of these characters are marks of ours. YAML is checked by itself.
    const clean = !path.endsWith('.hbs') || checkFileCharacters(value, report);
    return [clean ? value : { ...value, text: replaceForbidden(value.text) }];
  };
  const readLayers = (file: string): SourceFile[] =>
    layers.filter((layer) => files.list(layer).includes(file)).flatMap((layer) => read(`${layer}/${file}`));

  const texts: string[] = [];
  const folder = (path: string, ending: string): Map<string, SourceFile> => {
    const paths = new Map<string, string>();
    for (const layer of layers) {
      for (const file of files.list(`${layer}/${path}`)) {
        if (!file.endsWith(ending) || file.startsWith('.')) continue;
        const key = file.slice(0, -ending.length);
        if (checkName(key, `${layer}/${path}/${file}`, report)) paths.set(key, `${layer}/${path}/${file}`);
      }
    }
    const sorted = [...paths].sort(([a], [b]) => (a < b ? -1 : 1));
    const found = new Map(sorted.flatMap(([key, file]) => read(file).map((each) => [key, each] as const)));
    for (const { text } of found.values()) texts.push(text);
    return found;
  };

  const reading = new SetReading((earlier && readings.get(earlier)) ?? null, report);
  const engine = reading.engine(folder('partials', '.hbs'));
  const slides = new Map<string, SlideTemplate>();
  for (const [key, file] of folder('slides', '.hbs'))
    slides.set(
      key,
      reading.part(`slide ${key}`, [file], (tell) => slideTemplate(key, file, engine, tell), engine),
    );
  const handouts = new Map<string, MarkdownTemplate>();
  for (const [key, file] of folder('handouts', '.md.hbs'))
    handouts.set(
      key,
      reading.part(`handout ${key}`, [file], (tell) => markdownTemplate(key, file, engine, tell), engine),
    );
  const notes = readLayers('notes.md.hbs').at(-1);
  const words = readLayers('strings.yaml');
  const merged: MergedStrings = reading.part('strings', words, (tell) => mergeStrings(name, words, tell));
  if (notes) texts.push(notes.text);
  reportUnusedWords(merged, texts, report);
  const themeFiles = readLayers('theme.yaml');
  if (!notes) {
    const message = `the template set "${name}" has no notes.md.hbs`;
    report(reportTemplate('missing-template', null, message, { hint: `put one in templates/${name}` }));
    return { diagnostics };
  }
  if (slides.size === 0) {
    report(reportTemplate('missing-template', null, `the template set "${name}" has no slides/*.hbs`));
    return { diagnostics };
  }
  const set: TemplateSet = {
    name,
    slides,
    handouts,
    notes: markdownTemplate('notes', notes, engine, report),
    strings: merged.strings,
    folders: layers,
    themeFiles,
  };
  reading.close();
  readings.set(set, reading);
  return { value: set, diagnostics };
}

/** How sets were read, for whoever reads them again. */
const readings = new WeakMap<TemplateSet, SetReading>();

/** Decks name templates, and ids of slides are made from their names. */
function checkName(name: string, path: string, report: (diagnostic: Diagnostic) => void): boolean {
  if (isName(name.replace(/\.md$/, ''))) return true;
  const place = { file: { path, text: '' }, start: 0, end: 0 };
  report(reportTemplate('invalid-name', place, `"${name}" is not a name for a template`, { hint: nameHint }));
  return false;
}

function slideTemplate(
  name: string,
  file: SourceFile,
  engine: TemplateEngine,
  report: (diagnostic: Diagnostic) => void,
): SlideTemplate {
  const { bodyStart, isMissing, ...matter } = readFrontMatter(file, 'slide', report);
  const template = engine.template({ file, start: bodyStart }, 'markup');
  return {
    kind: 'slide',
    name,
    file,
    ...matter,
    get comesLast() {
      return ['citations', 'cited-sources', 'minutes-of'].some((name) => template.uses(name));
    },
    problems: () => template.problems(),
    render: (scope) => (isMissing ? { diagnostics: [] } : renderSlide(template, file, scope)),
  };
}

function markdownTemplate(
  name: string,
  file: SourceFile,
  engine: TemplateEngine,
  report: (diagnostic: Diagnostic) => void,
): MarkdownTemplate {
  const { bodyStart, isMissing: _, ...matter } = readFrontMatter(file, 'markdown', report);
  const template = engine.template({ file, start: bodyStart }, 'markdown');
  return {
    kind: 'markdown',
    name,
    file,
    ...matter,
    problems: () => template.problems(),
    render: (scope) => renderMarkdown(template, scope),
  };
}
