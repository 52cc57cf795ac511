import { deckJsonSchema } from '../deck/index.ts';
import { outlineJsonSchema } from '../outline/index.ts';
import { type Project, projectJsonSchema } from '../project/index.ts';
import { type Diagnostic, didYouMean, type Outcome } from '../source/index.ts';
import { themeJsonSchema } from '../theme/index.ts';
import type { JsonSchema } from '../yaml/index.ts';
import { reportBuild } from './codes.ts';
import type { TextFile } from './commit/index.ts';
import { createProjectCache } from './project-cache.ts';

export interface SchemaFile extends TextFile {
  readonly format: 'outline' | 'deck' | 'theme' | 'project';
}

/** The schemas of all formats as files; one for the decks of each outline. Diagnostics: those of its outlines. */
export function projectSchemas(project: Project): Outcome<readonly SchemaFile[]> {
  const diagnostics: Diagnostic[] = [];
  const files: SchemaFile[] = [
    schemaFile('outline', 'outline', outlineJsonSchema()),
    schemaFile('theme', 'theme', themeJsonSchema()),
    schemaFile('project', 'project', projectJsonSchema()),
  ];
  for (const { id } of project.outlines) {
    const schema = deckSchemaOf(project, id);
    diagnostics.push(...schema.diagnostics);
    if (schema.value) files.push(schemaFile('deck', `deck.${id}`, schema.value));
  }
  return { value: files, diagnostics };
}

/**
 * The schema of deck files: with the ids of one outline, or of none where the project has several and none is named.
 * Diagnostics: unknown-outline, and those of the outline and the template set.
 */
export function deckSchemaOf(project: Project, outlineId: string | null): Outcome<JsonSchema> {
  const ids = project.outlines.map((each) => each.id);
  const id = outlineId ?? (ids.length === 1 ? ids[0]! : null);
  if (id !== null && !ids.includes(id)) {
    const hint = didYouMean(id, ids) ?? `the outlines are: ${ids.join(', ')}`;
    return { diagnostics: [reportBuild('unknown-outline', null, `there is no outline "${id}"`, { hint })] };
  }
  const cache = createProjectCache(project);
  const entry = project.outlines.find((each) => each.id === id);
  const outline = entry ? cache.outline(entry) : null;
  const templates = cache.templates(project.settings.template, null);
  const diagnostics = [...templates.diagnostics, ...(outline?.diagnostics ?? [])];
  if (!templates.value) return { diagnostics };
  return { value: deckJsonSchema(templates.value, outline?.value ?? null), diagnostics };
}

function schemaFile(format: SchemaFile['format'], name: string, schema: JsonSchema): SchemaFile {
  return { format, path: `${name}.schema.json`, text: `${JSON.stringify(schema, null, 2)}\n` };
}
