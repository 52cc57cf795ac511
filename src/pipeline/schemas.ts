import { join, resolve } from 'node:path';
import { deckJsonSchema, parseOnce } from '../deck/index.ts';
import { formatNames } from '../formats/index.ts';
import { completeIcons, listIcons } from '../icons/index.ts';
import { outlineJsonSchema } from '../outline/index.ts';
import { type Project, projectJsonSchema as schemaOfSettings } from '../project/index.ts';
import { type Diagnostic, didYouMean, hasErrors, type Outcome } from '../source/index.ts';
import { themeJsonSchema } from '../theme/index.ts';
import { entryOf, type JsonSchema } from '../yaml/index.ts';
import { reportBuild } from './codes.ts';
import { isBelow, type TextFile, writeTextFile } from './commit/index.ts';
import { createProjectCache, type ProjectCache } from './project-cache.ts';

export interface SchemaOptions {
  readonly cache?: ProjectCache;
  readonly sound?: boolean;
}

export interface SchemaFile extends TextFile {
  readonly format: 'outline' | 'deck' | 'theme' | 'project';
}

/**
 * The schemas of all formats as files; one for the decks of each outline. `sound`: without those that errors leave
 * incomplete. Diagnostics: those of its outlines and template sets.
 */
export function projectSchemas(
  project: Project,
  { cache = createProjectCache(project), sound = false }: SchemaOptions = {},
): Outcome<readonly SchemaFile[]> {
  const diagnostics: Diagnostic[] = [];
  const icons = iconNames(project);
  const files: SchemaFile[] = [
    schemaFile('outline', 'outline', completeIcons(outlineJsonSchema(), icons)),
    schemaFile('theme', 'theme', completeIcons(themeJsonSchema(), icons)),
    schemaFile('project', 'project', projectJsonSchema()),
  ];
  for (const { id } of project.outlines) {
    const schema = deckSchemaOf(project, id, cache);
    diagnostics.push(...schema.diagnostics);
    if (schema.value && !(sound && hasErrors(schema.diagnostics)))
      files.push(schemaFile('deck', `deck.${id}`, schema.value));
  }
  return { value: files, diagnostics };
}

/** The schema of throughline.yaml. */
export function projectJsonSchema(): JsonSchema {
  return schemaOfSettings(formatNames);
}

/**
 * The schema of deck files: with the ids of one outline, or of none where the project has several and none is named.
 * It knows the kinds of slides of every template set that decks name, each where `template` names it.
 * Diagnostics: unknown-outline, and those of the outline and the template sets.
 */
export function deckSchemaOf(
  project: Project,
  outlineId: string | null,
  cache = createProjectCache(project),
): Outcome<JsonSchema> {
  const ids = project.outlines.map((each) => each.id);
  const id = outlineId ?? (ids.length === 1 ? ids[0]! : null);
  if (id !== null && !ids.includes(id)) {
    const hint = didYouMean(id, ids) ?? `the outlines are: ${ids.join(', ')}`;
    return { diagnostics: [reportBuild('unknown-outline', null, `there is no outline "${id}"`, { hint })] };
  }
  const entry = project.outlines.find((each) => each.id === id);
  const outline = entry ? cache.outline(entry) : null;
  const usual = cache.templates(project.settings.template, null);
  const diagnostics = [...usual.diagnostics, ...(outline?.diagnostics ?? [])];
  if (!usual.value) return { diagnostics };
  const model = outline?.value ?? null;
  const others = new Map<string, JsonSchema>();
  const outlines = entry ? [entry] : project.outlines;
  const layouts = layoutNames(project, outlines, cache);
  for (const name of namesUnder('template', project, outlines)) {
    if (name === project.settings.template) continue;
    const set = cache.templates(name, null);
    // A set that is not there is a mistake of its deck, which a build reports.
    if (!set.value) continue;
    diagnostics.push(...set.diagnostics);
    others.set(name, deckJsonSchema(set.value, model, formatNames, layouts));
  }
  const schema = chooseByTemplate(deckJsonSchema(usual.value, model, formatNames, layouts), others);
  return { value: completeIcons(schema, iconNames(project)), diagnostics };
}

function iconNames({ files }: Project): readonly string[] {
  return listIcons(files, null).map(({ name }) => name);
}

/** Layouts of every theme that decks name. What is wrong with a theme, a build reports. */
function layoutNames(
  project: Project,
  outlines: Project['outlines'],
  cache: ProjectCache,
): readonly string[] {
  const sets = ['template', 'theme'].flatMap((key) => namesUnder(key, project, outlines));
  const themes = [project.settings.template, ...sets].map((name) => cache.theme(name, null).value);
  return [...new Set(themes.flatMap((theme) => [...(theme?.layouts.keys() ?? [])]))];
}

/** What deck files say under a key, in order: the template sets or themes that they ask for. */
function namesUnder(key: string, project: Project, outlines: Project['outlines']): readonly string[] {
  const names = outlines
    .flatMap((outline) => [...new Set(outline.decks.map((deck) => deck.path))])
    .flatMap((path) => {
      const text = project.files.readText(path, null).value;
      const root = text && parseOnce(text).value;
      const named = root?.kind === 'map' ? entryOf(root, key)?.value : null;
      return named?.kind === 'scalar' && named.text !== '' ? [named.text] : [];
    });
  return [...new Set(names)].sort();
}

/** One schema out of those of several sets: what depends on the set is chosen by what `template` says. */
function chooseByTemplate(usual: JsonSchema, others: ReadonlyMap<string, JsonSchema>): JsonSchema {
  if (others.size === 0) return usual;
  const names = (template: JsonSchema): JsonSchema => ({ properties: { template }, required: ['template'] });
  const ofSet = (schema: JsonSchema): JsonSchema => {
    const { slides, handouts } = propertiesOf(schema);
    return { properties: { slides, handouts } };
  };
  const list: JsonSchema = { type: 'array' };
  return {
    ...usual,
    properties: { ...propertiesOf(usual), slides: list, handouts: list },
    allOf: [
      ...[...others].map(([name, schema]) => ({
        if: names({ const: name }),
        // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
        then: ofSet(schema),
      })),
      { if: names({ enum: [...others.keys()] }), else: ofSet(usual) },
    ],
  };
}

function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  // Schemas of records have properties, which are schemas themselves.
  return schema.properties as Readonly<Record<string, JsonSchema>>;
}

function schemaFile(format: SchemaFile['format'], name: string, schema: JsonSchema): SchemaFile {
  return { format, path: `${name}.schema.json`, text: `${JSON.stringify(schema, null, 2)}\n` };
}

/** Where `init` writes the schemas, in the project. */
export const schemaFolder = 'schemas';

interface Written {
  /** Paths, below the folder as the user knows it. */
  readonly value: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes schemas into a folder, over older ones and over nothing else; in the project no link leads out of it.
 * Diagnostics: output-unwritable, file-exists.
 */
export async function writeSchemas(
  { root }: Project,
  schemas: readonly SchemaFile[],
  { folder, shown }: { readonly folder: string; readonly shown: string },
): Promise<Written> {
  const diagnostics: Diagnostic[] = [];
  const value: string[] = [];
  const within = isBelow(root, folder) ? root : undefined;
  for (const { path, text } of schemas) {
    const named = join(shown, path).replaceAll('\\', '/');
    const mayReplace = (old: string) => parseSchema(old) !== null;
    const problems = await writeTextFile(resolve(folder, path), text, named, { within, mayReplace });
    diagnostics.push(...problems);
    if (problems.length === 0) value.push(named);
  }
  return { value, diagnostics };
}

/** Brings the schemas that `init` wrote up to date, where it did. Diagnostics: output-unwritable, file-exists. */
export async function refreshSchemas(project: Project, cache: ProjectCache): Promise<readonly Diagnostic[]> {
  const place = { folder: join(project.root, schemaFolder), shown: schemaFolder };
  return (await writeSchemas(project, oldSchemas(project, cache), place)).diagnostics;
}

/** Says when the schemas that `init` wrote are old. Diagnostics: schemas-old. */
export function checkSchemas(project: Project, cache: ProjectCache): readonly Diagnostic[] {
  const old = oldSchemas(project, cache).map(({ path }) => path);
  if (old.length === 0) return [];
  const span = { file: { path: `${schemaFolder}/${old[0]}`, text: '' }, start: 0, end: 0 };
  const message = `editors are told of other templates and outlines than there are: ${old.join(', ')}`;
  const hint = `run "throughline schema --out ${schemaFolder}" in the project’s folder; "throughline preview" does it too`;
  return [reportBuild('schemas-old', span, message, { hint })];
}

/** Those that say something else now, or are not there yet; none in a project that keeps no schemas. */
function oldSchemas(project: Project, cache: ProjectCache): readonly SchemaFile[] {
  const textAt = (path: string) => project.files.readText(`${schemaFolder}/${path}`, null);
  // Whoever asked for one schema alone keeps one.
  const always = ['outline', 'theme', 'project'].map((format) => textAt(`${format}.schema.json`).value?.text);
  if (always.some((text) => parseSchema(text ?? '') === null)) return [];
  return projectSchemas(project, { cache, sound: true }).value!.filter(({ path, text }) => {
    const found = textAt(path);
    if (!found.value) return found.diagnostics[0]?.code === 'file-not-found';
    const schema = parseSchema(found.value.text);
    // Other line ends and another layout say the same.
    return schema !== null && JSON.stringify(schema) !== JSON.stringify(JSON.parse(text));
  });
}

/** A text that is a schema of ours, parsed; null for any other. */
function parseSchema(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('$schema' in value) || !('title' in value))
      return null;
    return /^Throughline (outline|deck|theme|project)$/.test(String(value.title)) ? value : null;
  } catch {
    return null;
  }
}
