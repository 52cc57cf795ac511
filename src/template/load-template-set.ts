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
import {
  renderMarkdown,
  renderSlide,
  TemplateEngine,
  type TemplateSource,
} from './engine/template-engine.ts';
import { readFrontMatter, splitFrontMatter } from './front-matter.ts';
import { mergeStrings, reportUnusedWords } from './strings.ts';
import type { MarkdownTemplate, SlideTemplate, TemplateSet } from './template.ts';

/**
 * Reads a template set from its layers, the shipped folder first (`package:templates/briefing`, then the project's
 * `templates/briefing`): strings merge key by key, other files replace those of the same name. Front matter is read
 * now; a template itself is parsed when it is first rendered, or asked for its `problems`.
 * Diagnostics: front-matter, bad-parameter, missing-template, and those of reading and of YAML.
 */
export function loadTemplateSet(name: string, files: Files, layers: readonly string[]): Outcome<TemplateSet> {
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

  const engine = new TemplateEngine(readPartials(folder('partials', '.hbs')));
  const slides = new Map<string, SlideTemplate>();
  for (const [key, file] of folder('slides', '.hbs'))
    slides.set(key, slideTemplate(key, file, engine, report));
  const handouts = new Map<string, MarkdownTemplate>();
  for (const [key, file] of folder('handouts', '.md.hbs')) {
    handouts.set(key, markdownTemplate(key, file, engine, report));
  }
  const notes = readLayers('notes.md.hbs').at(-1);
  const merged = mergeStrings(name, readLayers('strings.yaml'), report);
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
  return {
    value: {
      name,
      slides,
      handouts,
      notes: markdownTemplate('notes', notes, engine, report),
      strings: merged.strings,
      folders: layers,
      themeFiles,
    },
    diagnostics,
  };
}

/** Decks name templates, and ids of slides are made from their names. */
function checkName(name: string, path: string, report: (diagnostic: Diagnostic) => void): boolean {
  if (isName(name.replace(/\.md$/, ''))) return true;
  const place = { file: { path, text: '' }, start: 0, end: 0 };
  report(reportTemplate('invalid-name', place, `"${name}" is not a name for a template`, { hint: nameHint }));
  return false;
}

/** `name.md.hbs` is a partial of Markdown templates only, where it stands before `name.hbs`. */
function readPartials(files: ReadonlyMap<string, SourceFile>) {
  const slide = new Map<string, TemplateSource>();
  const own = new Map<string, TemplateSource>();
  for (const [key, file] of files) {
    const source = { file, start: splitFrontMatter(file).bodyStart };
    if (key.endsWith('.md')) own.set(key.slice(0, -3), source);
    else slide.set(key, source);
  }
  return { slide, markdown: new Map([...slide, ...own]) };
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
